"""Plain text, and Markdown, which stays as written but for its front matter."""

import re
from collections.abc import Iterator

from analysis.read.decoding import decoded
from analysis.read.pieces import Metadata, Piece, Wanted

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,10000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
KNOWN = {"title": "title", "author": "author", "source": "source", "date": "published", "published": "published"}


def read_plain(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """Plain text is its own text."""
    found = decoded(raw)
    yield Piece(found.text, notes=found.notes, how=found.how, original=found.original)


def read_markdown(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """Markdown stays as written; simple `key: value` front matter becomes metadata and leaves the text."""
    found = decoded(raw)
    text, fields = _front_matter(found.text)
    yield Piece(text, fields, notes=found.notes, how=found.how, original=found.original)


def _front_matter(text: str) -> tuple[str, Metadata]:
    found = FRONT_MATTER.match(text)
    if not found:
        return text, {}
    fields = {key.lower(): value.strip("\"'") for key, value in FIELD.findall(found[1])}
    return text[found.end() :], {KNOWN[key]: value for key, value in fields.items() if key in KNOWN}
