"""Rich text (.rtf)."""

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from analysis.read.pieces import Metadata, Piece, Unreadable, Wanted, parsing

INFO = re.compile(r"\{\\(title|author) ([^{}\\]{1,300})\}")
CELL = re.compile(r"\\par\s*(\}\s*\\cell\b)")
"""A paragraph that ends with its cell of a table."""


def read_rtf(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """One document: a paragraph a block."""
    source = raw.decode("latin-1")
    if not source.lstrip().startswith("{\\rtf"):
        raise Unreadable("is not rich text, whatever its name says; save it as .docx or .txt")
    with parsing("rich text"):
        text = rtf_to_text(CELL.sub(r"\1", source), encoding="cp1252", errors="replace")
    lines = (" ".join(line.replace("|", " | ").split()).strip("| ") for line in text.split("\n"))
    yield Piece("\n\n".join(filter(None, lines)), _info(source[:20_000]))


def _info(head: str) -> Metadata:
    return {key: value.strip() for key, value in INFO.findall(head)}
