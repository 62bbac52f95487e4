"""Quotations that a colon gives to the subject of their sentence, without a cue: `Ann Lee, a nurse: “…”`."""

from analysis.find.statements.appositions import next_comma
from analysis.find.statements.cues import word_class
from analysis.find.statements.phrases import is_source, is_speaker
from analysis.find.statements.sentence_line import QUOTE, Line
from analysis.find.statements.subjects import main_subject
from analysis.find.statements.wordings import Clause

TELLING = frozenset(("had", "has", "went", "goes", "put", "offered", "gave", "took"))
LONGEST_LEAD, SHORTEST = 24, 4
"""Tokens before the colon; words of a quotation that is somebody's and no title or name."""


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
    told = word_class("be", also=TELLING)
    return source if any(line.low(verb + (line.low(verb) in word_class("adverb"))) in told and verb < colon
                         for verb in verbs) else None
