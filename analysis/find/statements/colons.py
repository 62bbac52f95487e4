"""What a colon gives to whom stands before it, without a cue: `Ann Lee, a nurse: “…”`, a headline's `X: …`."""

from analysis.find.statements.appositions import next_comma
from analysis.find.statements.content_ends import content_end
from analysis.find.statements.cues import word_class
from analysis.find.statements.phrases import is_source, is_speaker
from analysis.find.statements.sentence_line import QUOTE, Line
from analysis.find.statements.subjects import main_subject
from analysis.find.statements.wordings import Clause

LONGEST_LEAD, SHORTEST = 24, 4
"""Tokens before the colon; words of a quotation that is somebody's and no title or name."""


def headline(line: Line) -> Clause | None:
    """The utterance of a headline: `NATO official: the war goes on`."""
    colon = next((at for at, low in enumerate(line.lows) if low == ":"), len(line))
    content = colon + 1, content_end(line, colon + 1)
    if " ".join(line.lows[:colon]) in word_class("label"):
        return None
    if colon > 8 or content[1] - content[0] < 4 or not (is_source(line, 0, colon) and is_speaker(line, 0, colon)):
        return None
    return Clause("headline-colon", (0, colon), (colon, colon + 1), content, "asserts")


def after_colon(line: Line) -> Clause | None:
    """`X: “…”` and `X was blunt: “…”`, where the quotation ends the sentence and X is somebody."""
    quote = next(iter(line.quotes), 0)
    colon = quote - 1
    if line.low(colon) != ":" or colon - line.opens > LONGEST_LEAD or line.quotes[quote].n_words < SHORTEST \
            or not line.is_end(quote + 1) or line.words[line.opens:colon].count(QUOTE):
        return None
    source = _whole(line, colon) or _subject(line, colon)
    if source is None or not is_speaker(line, *source):
        return None
    return Clause("colon-quote", source, (colon, colon + 1), (quote, quote + 1), "asserts")


def _whole(line, colon):
    """All before the colon, where it is a phrase without a verb: `Ann Lee, a nurse in Kiel:`."""
    verbs = word_class("auxiliary", "be", "verb")
    is_phrase = verbs.isdisjoint(line.lows[line.opens:colon]) and is_source(line, line.opens, colon)
    return (line.opens, colon) if is_phrase and any(
        line.is_name(at) for at in range(line.opens + 1, colon)) else None


def _subject(line, colon):
    """The subject before its verb: `The senator had a simple answer:`, `An official, in private, was blunt:`."""
    source = main_subject(line)
    if source is None:
        return None
    comma = line.low(source[1]) == ","
    verbs = (source[1] + 1, next_comma(line, source[1] + 1) + 1) if comma else (source[1],)
    told = word_class("be", "telling")
    return source if any(line.low(verb + (line.low(verb) in word_class("adverb"))) in told and verb < colon
                         for verb in verbs) else None
