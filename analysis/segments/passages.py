"""Paragraphs of a text: where they are and whether they are text, a heading or furniture."""

import itertools
import re
from collections.abc import Iterator

from analysis.segments.furniture import is_furniture
from analysis.segments.spans import Passage

LINE = re.compile(r"[^\n\r\f\x0b\u2028\u2029]*\S[^\n\r\f\x0b\u2028\u2029]*")
BLOCK = re.compile(r"\S.*?(?=\n[^\S\n]*\n|\Z)", re.DOTALL)
MARKDOWN_HEADING = re.compile(r"#{1,6} |={3,}$|-{3,}$")
WRAPPED_WIDTH = (40, 100)
"""Characters of a line in a text that was broken at a fixed width."""
HEADING_CHARACTERS, HEADING_WORDS = 130, 18
CLOSED = tuple(".!?:;,…\"”'’)]»*-–")


def find_passages(text: str) -> Iterator[Passage]:
    """The passages of `text`: its lines, or its blank-line blocks where lines were broken at a fixed width."""
    spans = [_stripped(text, found.span()) for found in (BLOCK if is_wrapped(text) else LINE).finditer(text)]
    kinds = [_kind(text[start:end]) for start, end in spans]
    if "text" not in kinds:
        # nothing but short lines: a list or a tweet is text, not a row of headings
        kinds = ["text" if kind == "heading" else kind for kind in kinds]
    for passage_id, ((start, end), kind) in enumerate(zip(spans, kinds, strict=True)):
        yield Passage(passage_id, start, end, kind)


def is_wrapped(text: str) -> bool:
    """Whether most lines end at a fixed width in the middle of a sentence."""
    lines = [line for line in text[:200_000].split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    low, high = WRAPPED_WIDTH
    broken = sum(
        low <= len(line) <= high and not line.rstrip().endswith(CLOSED) and after[:1].islower()
        for line, after in itertools.pairwise(lines)
    )
    return broken * 4 > len(lines)


def _stripped(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    content = text[start:end]
    return start + len(content) - len(content.lstrip()), start + len(content.rstrip())


def _kind(paragraph: str) -> str:
    if is_furniture(paragraph):
        return "boilerplate"
    return "heading" if _is_heading(paragraph) else "text"


def _is_heading(paragraph: str) -> bool:
    if MARKDOWN_HEADING.match(paragraph):
        return True
    short = len(paragraph) <= HEADING_CHARACTERS and paragraph.count(" ") < HEADING_WORDS
    return short and not paragraph.endswith(CLOSED) and not paragraph.startswith(("- ", "* ", "• "))
