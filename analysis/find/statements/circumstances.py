"""When and where something was said, between a cue and its clause: `said on Monday the …`, `said in a letter it …`."""

from analysis.find.statements.patterns import near_end
from analysis.find.statements.sentence_line import Line


def after_circumstances(line: Line, at: int) -> int:
    """The token after the times, places and occasions that follow one another from token `at` on."""
    end = near_end("circumstance", line, at)
    while end > at:
        at, end = end, near_end("circumstance", line, end)
    return at
