"""When and where something was said, between a cue and its clause: `said on Monday the …`, `said in a letter it …`."""

from analysis.find.statements.cues import word_class
from analysis.find.statements.sentence_line import Line

# `said next year the …`, `said this week the …`: the time of what is said rather than of saying it
OF_CONTENT = frozenset(("next", "this", "today", "tonight"))
LONGEST_OCCASION = 5


def after_circumstances(line: Line, at: int) -> int:
    """The token after the times, places and occasions that follow one another from token `at` on."""
    end = _after_one(line, at)
    while end > at:
        at, end = end, _after_one(line, end)
    return at


def _after_one(line, at):
    low = line.low(at)
    if low in word_class("temporal"):
        return at if low in OF_CONTENT else _after_time(line, at)
    if low not in {"on", "in", "at", "during"}:
        return at
    if line.low(at + 1) in word_class("temporal"):
        return _after_time(line, at + 1)
    if line.low(at + 1) in word_class("determiner"):
        return next((end + 1 for end in range(at + 2, at + LONGEST_OCCASION)
                     if line.low(end) in word_class("occasion")
                     and line.low(end + 1) not in word_class("occasion")), at)
    return at + 2 if low != "during" and line.is_name(at + 1) and not line.is_name(at + 2) else at


def _after_time(line, at):
    """The token after a time: `late on Monday`, `Monday 3 May`, `last week`."""
    times = word_class("temporal")
    while line.low(at) in times or line.low(at).isdigit() or (line.low(at) == "on" and line.low(at + 1) in times):
        at += 1
    return at
