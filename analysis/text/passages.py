"""Paragraphs of a text: where they are and whether they are text, a heading or furniture."""

import itertools
import re
from collections.abc import Iterator, Sequence

from analysis.text.columns import column_width, filled
from analysis.text.furniture import is_furniture
from analysis.text.long_paragraphs import pieces
from analysis.text.segments import Passage

LINE = re.compile(r"[^\n\r\f\x0b\u2028\u2029]*\S[^\n\r\f\x0b\u2028\u2029]*")
BLOCK = re.compile(r"\S.*?(?=\n[^\S\n]*\n|\Z)", re.DOTALL)
MARKDOWN_HEADING = re.compile(r"#{1,6} |={3,}$|-{3,}$")
WRAPPED_WIDTH = (40, 100)
"""Characters of a line in a text that was broken at a fixed width."""
LOOKED_AT, LONGEST_SIGNATURE = 200_000, 600
"""Characters in which it shows whether lines were broken; characters of a signature."""
FIELD = re.compile(r"[A-Z][\w-]{1,24}: ?\S")
QUOTING = "> |"
HEADING_CHARACTERS, HEADING_WORDS = 130, 18
CLOSED = tuple(".!?:;,…\"”'’)]»*-–。！？")


def find_passages(text: str, apart: Sequence[tuple[int, int]] = ()) -> Iterator[Passage]:
    """The passages of `text`: its lines, and as one the lines of a blank-line block that was broken at a fixed width.

    A very long line is several (`long_paragraphs`).

    What stands below the line `--` at the end of a message is a signature, and boilerplate; so is what lies in
    the spans that are `apart`.
    """
    spans = [_stripped(text, piece) for span in _cut(_spans(text), apart) for piece in pieces(text, *span)]
    signed = _signature(text)
    kinds = ["boilerplate" if start >= signed or any(a <= start and end <= b for a, b in apart)
             else _kind(text[start:end]) for start, end in spans]
    if kinds[:1] == ["text"] and kinds.count("text") > 1 and _is_quoting(text[slice(*spans[0])]):
        kinds[0] = "heading"
    if "text" not in kinds:
        # nothing but short lines: a list or a tweet is text, not a row of headings
        kinds = ["text" if kind == "heading" else kind for kind in kinds]
    for passage_id, ((start, end), kind) in enumerate(zip(spans, kinds, strict=True)):
        yield Passage(passage_id, start, end, kind)


def _cut(spans: Iterator[tuple[int, int]], apart: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, cut where one that is apart begins or ends."""
    edges = sorted({edge for span in apart for edge in span})
    for start, end in spans:
        for edge in edges:
            if start < edge < end:
                yield start, edge
                start = edge
        yield start, end


def _spans(text: str) -> Iterator[tuple[int, int]]:
    lines = [line for line in text[:LOOKED_AT].split("\n") if line.strip()]
    if width := column_width(lines, text):
        yield from filled(text, width)
        return
    broken = _broken(lines)
    whole = len(lines) >= 4 and broken * 4 > len(lines)
    if not broken:
        yield from (line.span() for line in LINE.finditer(text))
        return
    for block in BLOCK.finditer(text):
        lines = block.group().split("\n")
        fields = sum(FIELD.match(line) is not None for line in lines)
        if fields * 2 <= len(lines) and (whole or (_broken(lines) * 3 >= len(lines) and _filled(lines))):
            yield from _paragraphs(text, *block.span())
        else:
            yield from (line.span() for line in LINE.finditer(text, *block.span()))


def _broken(lines: list[str]) -> int:
    """How many of the lines end at a fixed width in the middle of a sentence; marks of quoted messages do not count."""
    low, high = WRAPPED_WIDTH
    return sum(
        low <= len(line) <= high and not line.rstrip().endswith(CLOSED) and after.lstrip(QUOTING)[:1].islower()
        for line, after in itertools.pairwise(lines)
    )


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a block of broken lines: one begins where a line is further in than the line before."""
    before, indented = "", 0
    for line in LINE.finditer(text, start, end):
        content = line.group().lstrip()
        inwards = len(line.group()) - len(content)
        goes_on = content[:1].islower() and not before.endswith(CLOSED)
        if before and inwards > indented and not goes_on:
            yield start, line.start()
            start = line.start()
        before, indented = content.rstrip(), inwards
    yield start, end


def _filled(lines: list[str]) -> bool:
    """Whether nearly all lines are so long that the next word had no room."""
    width = max(map(len, lines))
    full = sum(len(line) + len(after.split(" ", 1)[0]) >= width for line, after in itertools.pairwise(lines))
    return full * 5 >= 4 * (len(lines) - 1)


def _signature(text: str) -> int:
    """Where the signature of a message begins; the end of the text where there is none."""
    begins = text.rfind("\n--", max(len(text) - LONGEST_SIGNATURE, 0))
    return begins + 1 if begins >= 0 and text[begins + 3:].split("\n", 1)[0] in ("", " ") else len(text)


def _stripped(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    content = text[start:end]
    return start + len(content) - len(content.lstrip()), start + len(content.rstrip())


def _kind(paragraph: str) -> str:
    if is_furniture(paragraph):
        return "boilerplate"
    return "heading" if _is_heading(paragraph) else "text"


def _is_quoting(line: str) -> bool:
    """Whether a first line is a headline that ends with somebody's words: a sentence has its stop before the mark."""
    return _is_heading(line.rstrip("\"”’»")) and line[-1:] in "\"”’»" and line.count(" ") > 1 and "\n" not in line


def _is_heading(paragraph: str) -> bool:
    if MARKDOWN_HEADING.match(paragraph):
        return True
    if " | " in paragraph:
        return False        # a row of a table
    short = len(paragraph) <= HEADING_CHARACTERS and paragraph.count(" ") < HEADING_WORDS
    return short and not paragraph.endswith(CLOSED) and not paragraph.startswith(("- ", "* ", "• "))
