"""Lines on printed pages → running text: running heads and page numbers left out, broken lines and words joined."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from analysis.read.mending import joined
from analysis.read.press import begins_article

EDGE = 3
"""Lines at the top and the bottom of a page that may be a running head or foot."""
NEAR = 0.14
"""The part of a page's height in which its running head or foot stands."""
DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
PAGE_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\W*(?:\d{1,4}|[ivxlc]{1,6})\W*(?:(?:of|von|/)\W*\d{1,4})?\W*"
                         r"|(?:file|https?)://\S+(?:\s+\d+/\d+)?"
                         r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d(?: [AP]M)?(?: .*)?", re.IGNORECASE)
"""A page number, and what browsers print at the edges: the address, and the day of printing with the title."""
ENDS = tuple(".!?:…\"”’)»")
BULLET = re.compile(r"[•‣▪◦●–—*-] |\(?\d{1,2}[.)] |\([a-z]\) ")
LABELLED = re.compile(r"[A-Z]{3,}(?:[-/. ]+[A-Z]{2,}){0,3}: ")
"""A turn of a transcript (`ROSA ENGEL: `), a field (`LOAD-DATE: `)."""
FULL = 0.78
"""The part of the width of its column that a line fills at least where the next one goes on with its paragraph."""


class Page(NamedTuple):
    """The size of a page and its lines: (text, left, bottom, right, top, size of its signs)."""

    width: float
    height: float
    lines: Sequence[Sequence]


class LaidOut(NamedTuple):
    """Running text, and (page, start, end) of each page in it; a paragraph over two pages is cut at its sign."""

    text: str
    pages: tuple[tuple[int, int, int], ...]


class _Line(NamedTuple):
    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    page: int
    margin: float


def laid_out(pages: Sequence[Page]) -> LaidOut:
    """The running text of the pages."""
    lines = [line for number, (page, kept) in enumerate(zip(pages, _without_heads(pages), strict=True), 1)
             for line in _lines(page._replace(lines=kept), number)]
    paragraphs: list[list[_Line]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None or _begins(before, line, paragraphs[-1]):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return _written(paragraphs)


def _lines(page: Page, number: int) -> Iterator[_Line]:
    for text, left, bottom, right, top, size in page.lines:
        words = " ".join(text.replace("\ufffe", "\u00ad").replace("\x02", "\u00ad").split())
        beside = [other[3] for other in page.lines if other[1] < right and other[3] > left]
        yield _Line(words, left, bottom, right, top, size, number, max(beside))


def _without_heads(pages: Sequence[Page]) -> Iterator[list[Sequence]]:
    """The lines of each page without those at its edges that stand there on other pages, too."""
    edges = [_edges(page) for page in pages]
    counts = Counter(key for keys in edges for key in set(keys.values()))
    for page, keys in zip(pages, edges, strict=True):
        kept = []
        for number, line in enumerate(page.lines):
            key = keys.get(number)
            often = key is not None and counts[key] >= max(2, min(3, len(pages) // 3))
            if not often and not (key is not None and PAGE_NUMBER.fullmatch(str(line[0]).strip())):
                kept.append(line)
        yield kept


def _edges(page: Page) -> dict[int, tuple[str, str]]:
    """{number of a line: (edge, its words with `#` for its numbers)} of the lines nearest to the edges of a page."""
    order = sorted(range(len(page.lines)), key=lambda number: -page.lines[number][4])
    top, bottom = order[:EDGE], order[-EDGE:]
    keys = {}
    for edge, numbers in (("top", top), ("bottom", bottom)):
        for number in numbers:
            height = page.lines[number][4]
            near = height > page.height * (1 - NEAR) if edge == "top" else height < page.height * NEAR
            words = " ".join(DIGITS.sub("#", str(page.lines[number][0]).lower()).split())
            if near and words and not begins_article(str(page.lines[number][0])):
                keys[number] = (edge, words)
    return keys


def _begins(before: _Line, line: _Line, paragraph: Sequence[_Line]) -> bool:
    """Whether a line begins a paragraph."""
    if _is_beside(before, line):
        return False
    if any(form.match(line.text) for form in (BULLET, LABELLED)):
        return True
    if begins_article(line.text) or begins_article(before.text):
        return True
    if abs(line.size - before.size) > 0.15 * max(line.size, before.size, 1):
        return True
    closed = before.text.endswith(ENDS)
    if line.page != before.page or line.bottom > before.top:
        # the next page or the next column: the sentence goes on where it was not at its end
        return closed and not line.text[:1].islower()
    if _is_further_down(before, line, paragraph):
        return True
    width = before.margin - before.left
    if before.right - before.left < FULL * width and not line.text[:1].islower() and not before.text.endswith("-"):
        return True
    left = min(other.left for other in paragraph[1:] or paragraph)
    return closed and len(paragraph) > 1 and line.left > left + 0.8 * line.size


def _is_beside(before: _Line, line: _Line) -> bool:
    """Whether a line is the rest of the line before, behind a small figure or in the next cell."""
    overlap = min(before.top, line.top) - max(before.bottom, line.bottom)
    return line.page == before.page and line.left >= before.right - 1 and overlap * 2 > min(before.size, line.size)


def _is_further_down(before: _Line, line: _Line, paragraph: Sequence[_Line]) -> bool:
    """Whether more than the usual gap is above a line."""
    pitches = [a.bottom - b.bottom for a, b in pairwise(paragraph)]
    usual = median(pitches) if pitches else 1.45 * line.size
    pitch = before.bottom - line.bottom
    return pitch > 1.3 * usual and pitch > 1.2 * line.size


def _written(paragraphs: Sequence[Sequence[_Line]]) -> LaidOut:
    begins: dict[int, int] = {}
    written: list[str] = []
    at = 0
    for paragraph in paragraphs:
        text = ""
        for line in paragraph:
            text = joined(text, line.text)
            begins.setdefault(line.page, at + max(0, len(text) - len(line.text)))
        written.append(text)
        at += len(text) + 2
    whole = "\n\n".join(written)
    starts = sorted((start, page) for page, start in begins.items())
    ends = [start for start, _ in starts[1:]] + [len(whole)]
    return LaidOut(whole, tuple((page, start, end) for (start, page), end in zip(starts, ends, strict=True)))
