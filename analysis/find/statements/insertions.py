"""What stands between a source and its cue: `Keller, 72, said`, `Keller (Labour) said`, `and, in a letter, said`."""

from analysis.find.statements.cues import word_class
from analysis.find.statements.sentence_line import Line

LONGEST_BRACKET = 8
LONGEST_CIRCUMSTANCE = 10


def before_insertion(line: Line, last: int) -> int:
    """The token before an age or a bracket that ends at `last`: `Keller, 72`, `Keller, 72,`, `Keller (Labour)`."""
    end = last - 1 if line.low(last) == "," else last
    before = last
    if line.low(end).isdigit() and line.low(end - 1) == ",":
        before = end - 2
    elif line.low(end) == ")":
        inside = range(end - 1, max(0, end - LONGEST_BRACKET), -1)
        before = next((at - 1 for at in inside if line.lows[at] == "("), last)
    is_named = line.is_name(before) and line.low(before) not in word_class("temporal")
    return before if is_named or line.low(last) == ")" else last


def before_aside(line: Line, at: int) -> int:
    """The token after `and`, before a circumstance between commas that ends at `at`: `sat and, in a letter, said`."""
    if line.low(at - 1) != ",":
        return at
    comma = next((i for i in range(at - 2, max(0, at - LONGEST_CIRCUMSTANCE), -1) if line.lows[i] == ","), at)
    opens = line.low(comma + 1) in word_class("preposition", "adverb", "temporal")
    return comma if opens and line.low(comma - 1) in {"and", "but"} else at


def after_insertion(line: Line, at: int) -> int:
    """The token after an age or a bracket that follows a source at `at`: `according to Keller, 72, …`."""
    if line.low(at) == "," and line.low(at + 1).isdigit() and line.low(at + 2) == ",":
        return at + 2
    inside = range(at + 1, at + LONGEST_BRACKET) if line.low(at) == "(" else ()
    return next((i + 1 for i in inside if line.low(i) == ")"), at)
