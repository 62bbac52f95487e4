"""XML: the entries of a feed (RSS, Atom), a row each; of any other its paragraphs (TEI, JATS, news formats)."""

from collections.abc import Iterator
from typing import Any

import lxml.etree

from analysis.read.columns import Row, rows_as_pieces
from analysis.read.formats.page import read_html
from analysis.read.pieces import Piece, Problem, Unreadable, Wanted, parsing

BODIES = ("text", "body", "body.content", "content")
"""Elements that hold the text, where there is one; a head above it describes it."""
NAMES = ("title", "published", "author", "text", "link")
AS = {"pubDate": "published", "published": "published", "updated": "published", "date": "published",
      "creator": "author", "author": "author", "encoded": "text", "content": "text", "description": "text",
      "summary": "text", "title": "title", "link": "link", "id": "link"}


def read_xml(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece | Problem]:
    """A document an entry of a feed, else one document."""
    with parsing("XML"):
        parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        root = lxml.etree.fromstring(raw, parser)
        entries = [element for element in root.iter("{*}item", "{*}entry") if element.find("{*}title") is not None]
    if entries and _tag(root).lower() in ("rss", "feed", "rdf"):
        yield from rows_as_pieces(NAMES, map(_entry, range(1, len(entries) + 1), entries), wanted)
        return
    body = next((found for tag in BODIES if (found := root.find(f".//{{*}}{tag}")) is not None and len(found)), root)
    text = "\n\n".join(_blocks(body))
    if not text:
        raise Unreadable("is XML without text; export what it holds as .csv or .txt")
    fields = {tag: _plain(root.find(f".//{{*}}{tag}")) for tag in ("title", "author")}
    yield Piece(text, fields if body is not root else {})


def _entry(number: int, entry: Any) -> Row:
    found: dict[str, str] = {}
    for child in entry:
        field = AS.get(_tag(child), "")
        value = child.get("href") or _plain(child) if field == "link" else _plain(child)
        # the whole text, where there is a summary, too
        if field and value and (field not in found or (field == "text" and len(value) > len(found[field]))):
            found[field] = value
    if "<" in found.get("text", ""):
        found["text"] = read_html(found["text"])[0]
    return number, [found.get(name, "") or (name == "text" and found.get("title", "")) or "" for name in NAMES]


def _tag(element: Any) -> str:
    return lxml.etree.QName(element).localname if isinstance(element.tag, str) else ""


def _plain(element: Any) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _blocks(element: Any) -> Iterator[str]:
    """The text of each element in which words stand, in their order."""
    waiting = [element]
    while waiting:
        item = waiting.pop()
        if not isinstance(item.tag, str):
            continue
        bare = (item.text or "").strip() or any((child.tail or "").strip() for child in item)
        if not bare:
            waiting.extend(reversed(item))
        elif text := _plain(item):
            yield text
