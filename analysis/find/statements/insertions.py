"""What stands between a source and its cue: `Keller, 72, said`, `Keller (Labour) said`, `and, in a letter, said`."""

from analysis.find.statements.patterns import near_end, near_start
from analysis.find.statements.sentence_line import Line


def before_insertion(line: Line, last: int) -> int:
    """The token before an age or a bracket that ends at `last`: `Keller, 72`, `Keller, 72,`, `Keller (Labour)`."""
    if line.low(last)[:1].isalpha():
        return last
    return min(near_start("insertion", line, last + 1), last)


def before_aside(line: Line, at: int) -> int:
    """The token after `and`, before a circumstance between commas that ends at `at`: `sat and, in a letter, said`."""
    joint = near_start("aside", line, at)
    return joint + (joint < at)


def after_insertion(line: Line, at: int) -> int:
    """The token after an age or a bracket that follows a source at `at`: `according to Keller, 72, …`."""
    return near_end("insertion-after", line, at)
