"""What is said in the passive: `described by X as …`, `was condemned by X`."""

from analysis.find.statements.content_ends import content_end
from analysis.find.statements.cues import Cue, word_class
from analysis.find.statements.patterns import near, near_start
from analysis.find.statements.phrases import is_speaker, left_phrase, right_phrase
from analysis.find.statements.sentence_line import Line
from analysis.find.statements.wordings import Clause

JUDGES = frozenset(("praises", "condemns", "denies", "doubts", "opposes", "supports"))
LONGEST_AGENT = 12


def passive(line: Line, at: int, cue: Cue, end: int) -> Clause | None:
    """The utterance of the agent after `by`: what follows its `as`, else what is judged."""
    if not cue.takes & {"object", "as"} or line.low(end) != "by" or not line.lows[at].endswith(("ed", "seen")):
        return None
    source = _agent(line, end + 1)
    if source is None or not is_speaker(line, *source):
        return None
    first = near_start("auxiliaries", line, at)
    negated = not word_class("negation").isdisjoint(line.lows[first:at])
    if negated or line.lows[first:at].count("to"):
        return None
    content: tuple[int, int] | None
    if near("after-agent", line, source[1]):
        start = source[1] + (line.low(source[1]) == "as")
        content = start, content_end(line, start)
    elif cue.kind in JUDGES and "deed" not in cue.takes and line.low(at - 1) in word_class("be", "adverb"):
        content = left_phrase(line, first - 1)
    else:
        return None
    return Clause("reported-passive", source, (at, end), content, cue.kind) if content else None


def _agent(line, first):
    """The phrase after `by`, up to what it says: `accused by unions | of hiding the bill`."""
    source = right_phrase(line, first)
    ends = (i for i in range(first + 1, min(first + LONGEST_AGENT, len(line))) if near("ends-agent", line, i))
    end = next(ends, len(line))
    return (first, end) if source and end < source[1] else source
