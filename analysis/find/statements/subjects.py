"""The subject of a sentence, for the cues that come after another verb of it: `X did this and said …, adding …`."""

from analysis.find.statements.appositions import names, next_comma, opens_apposition
from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.patterns import may_be_near, near
from analysis.find.statements.phrases import left_phrase, trimmed
from analysis.find.statements.sentence_line import QUOTE, Line

# between the subject and `and said` these open a clause whose verb the cue may go on from

LONGEST_RELATIVE, LONGEST_LEAD = 14, 6


def main_subject(line: Line) -> tuple[int, int] | None:
    """The first noun phrase of a sentence, as far as its verb can be told; for participles that follow."""
    first = line.opens + near("conjunction", line, line.opens)
    if line.low(first) in word_class("preposition", "boundary", "adverb"):
        comma = next((i for i, low in enumerate(line.lows) if low == "," and i > first), -1)
        led = range(first + 2, min(first + LONGEST_LEAD, comma))
        pronoun = next((i for i in led if line.lows[i] in word_class("subject")), -1)
        if pronoun > 0:                                     # `By evening he had changed his tone, saying`
            return pronoun, pronoun + 1
        first = comma + 1 if comma > 0 else first
    if line.low(first) in word_class("pronoun"):
        return first, first + 1
    end = first
    while end < len(line) and end - first < 12 and not _is_verb(line, end) and line.lows[end] not in {",", ".", QUOTE}:
        end += 1
    gerund = end - first == 1 and line.lows[first].endswith("ing")
    subject = None if gerund else trimmed(line, first, end)
    return subject and (subject[0], _with_apposition(line, subject, end))


def shared_subject(line: Line, cue: int) -> tuple[int, int] | None:
    """The subject that the cue at token `cue` shares with a verb before: `The bank cut its rate and said …`."""
    subject = main_subject(line)
    if subject is None or line.lows[subject[0]] in word_class("verb"):      # `Let this be the year …`
        return None
    verb = subject[1] + (line.low(subject[1]) == ",")
    between = line.lows[verb:cue - 1]
    is_other = line.words[verb:cue].count(QUOTE) or not word_class("other-clause", also=(";", ":")).isdisjoint(between)
    return None if is_other or not any(_is_verb(line, at) for at in range(verb, cue - 1)) else subject


def relative_subject(line: Line, cue: int) -> tuple[int, int] | None:
    """The subject with a relative clause that ends before the cue: `The firm that runs the ferries said`."""
    first = max(0, cue - LONGEST_RELATIVE)
    if not may_be_near("relative", line, first, cue):
        return None
    for at in range(cue - 1, first, -1):
        low = line.lows[at]
        if near("relative", line, at):
            if at == cue - 1 and not near("those-who", line, at):
                return None             # `customers who accused the firm`
            subject = _before_relative(line, at) if _opens_relative(line, at + 1) else None
            return (subject[0], cue) if subject else None
        is_cue = low in cues().verbs and cues().match(line.lows, at) and not near("those-who", line, at - 1)
        if is_cue or not low[0].isalnum() or near("ends-relative", line, at):
            return None
    return None


def _before_relative(line, at):
    """What a relative clause goes on from: a noun phrase, or `those who know him`."""
    return (at - 1, at) if near("those-who", line, at) else left_phrase(line, at - 1)


def _opens_relative(line, at):
    """Whether a verb without a subject follows `who` or `that`: `who lost her son`, not `who critics say`."""
    return near("relative-verb", line, at)


def _with_apposition(line, subject, comma):
    """Where the subject ends with the apposition between commas after it: `Ann Lee, the mayor, quit, saying …`."""
    close = next_comma(line, comma + 1)
    is_apposed = line.low(comma) == "," and line.low(close) == "," and close - comma > 1 and (
        opens_apposition(line, comma + 1) or names(line, subject, comma + 1, close))
    return close if is_apposed else subject[1]


def _is_verb(line, at):
    """Whether the word is a verb, as far as can be told; after an article it is none: `the report`."""
    low = line.lows[at]
    if line.low(at - 1) in word_class("determiner") or line.is_name(at):
        return False
    return low in word_class("auxiliary", "be", "verb") or low in cues().verbs or low.endswith("ed")
