"""Texts that were set in a narrow or double-spaced column: their lines, brought together to paragraphs."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

LINE = re.compile(r"[^\n\f]*\S[^\n\f]*")
WIDEST, WIDEST_SINGLE = 110, 60
"""Characters of a line of a double-spaced column, and of one whose lines follow each other."""
FEWEST = 4
ENDS = tuple(".!?:…\"”’)»")
FIELD = re.compile(r"\W*[A-Z][\w .-]{1,40}:(?:\s|\Z)|[-*•#>|] |\d+[.)] ")
"""A line that is a field, a speaker's turn or an item of a list begins a paragraph."""


def column_width(lines: Sequence[str], text: str) -> int:
    """The width of a column in which `lines` (of `text`, without the empty ones) were set; 0 where they were not.

    Nearly every line that ends no sentence is so long that the next word had no room, and many go on with a small
    letter. Wider lines that follow each other are told elsewhere, by their blank lines.
    """
    if len(lines) < FEWEST:
        return 0
    lines = [line.strip() for line in lines[:2000]]
    width = sorted(map(len, lines))[len(lines) * 19 // 20]
    doubled = text[:20_000].count("\n\n") >= 0.8 * (text[:20_000].count("\n") - text[:20_000].count("\n\n"))
    if not 12 <= width <= (WIDEST if doubled else WIDEST_SINGLE):
        return 0
    within = [(line, after) for line, after in pairwise(lines) if not line.endswith(ENDS) and not FIELD.match(after)]
    full = sum(len(line) + 1 + len(after.split(" ", 1)[0]) >= width for line, after in within)
    going_on = sum(after[:1].islower() or after[:1].isdigit() for _, after in within)
    return width if within and full * 5 >= len(within) * 4 and going_on * 4 >= len(lines) - 1 else 0


def filled(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a column: one ends with a line that is at the end of a sentence and had room for the next word.

    So it does at more blank lines than stand between its other lines.
    """
    lines = list(LINE.finditer(text))
    usual = min((text.count("\n", a.end(), b.start()) for a, b in pairwise(lines)), default=1)
    start = lines[0].start() if lines else 0
    for line, after in pairwise(lines):
        words = line.group().strip()
        room = len(words) + 1 + len(after.group().split(maxsplit=1)[0]) < width
        more = text.count("\n", line.end(), after.start()) > usual
        ended = (room or more) and words.endswith(ENDS)
        if ended or FIELD.match(after.group()) or (more and not after.group().strip()[:1].islower()):
            yield start, line.end()
            start = after.start()
    if lines:
        yield start, lines[-1].end()
