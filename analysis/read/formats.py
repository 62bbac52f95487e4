"""One function per document format: decoded text → (text, metadata). A new format is one line in `READERS`."""

import re
from collections.abc import Callable

from analysis.read.html import read_html

Metadata = dict[str, str]
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,10000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
KNOWN = {"title": "title", "author": "author", "source": "source", "date": "published", "published": "published"}


def read_plain(text: str) -> tuple[str, Metadata]:
    """Plain text is its own text."""
    return text, {}


def read_markdown(text: str) -> tuple[str, Metadata]:
    """Markdown stays as written; simple `key: value` front matter becomes metadata and leaves the text."""
    found = FRONT_MATTER.match(text)
    if not found:
        return text, {}
    fields = {key.lower(): value.strip("\"'") for key, value in FIELD.findall(found[1])}
    return text[found.end() :], {KNOWN[key]: value for key, value in fields.items() if key in KNOWN}


READERS: dict[str, Callable[[str], tuple[str, Metadata]]] = {
    ".htm": read_html,
    ".html": read_html,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".text": read_plain,
    ".txt": read_plain,
}
