"""HTML → its text, one block a line, and what its meta tags say."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from analysis.read.decoding import decoded
from analysis.read.pieces import Piece, Wanted

BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol option p pre section table td th title tr ul".split()
)
UNREAD = frozenset("script style noscript template svg head iframe object select button".split())
FURNITURE = frozenset("nav footer aside form".split())
META = {
    "article:published_time": "published", "datepublished": "published", "date": "published", "dc.date": "published",
    "dc.date.issued": "published", "publish-date": "published", "pubdate": "published",
    "author": "author", "article:author": "author", "og:site_name": "source", "og:title": "title",
}
JSON_DATE = re.compile(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.)*")')


NO_CHARACTER = re.compile(r"&#(?:\d{9,}|[xX][0-9a-fA-F]{8,});?")
"""A reference to a sign with a number beyond all signs; what it stands for is the sign for no sign."""


class _Page(HTMLParser):
    """Collects the blocks of text outside menus and scripts, and the metadata."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.fields: dict[str, str] = {}
        self.closed_by: list[str] = []
        self.in_title = self.in_json = self.in_heading = False
        self.heading = ""

    def handle_starttag(self, tag, attributes):
        named = {name: value or "" for name, value in attributes}
        if tag == "meta":
            self._meta(named)
        self.in_title |= tag == "title"
        self.in_heading |= tag == "h1"
        self.in_json |= tag == "script" and "json" in named.get("type", "")
        if tag == "time" and "datetime" in named:
            self.fields.setdefault("published", named["datetime"])
        if tag in UNREAD or tag in FURNITURE:
            self.closed_by.append(tag)
        elif tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag):
        if tag in self.closed_by:
            # what a page leaves open inside is closed with it
            del self.closed_by[self.closed_by.index(tag) :]
        self.in_title &= tag != "title"
        self.in_heading &= tag != "h1"
        self.in_json &= tag != "script"
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data):
        if self.in_title:
            self.fields.setdefault("title", " ".join(data.split()))
        if self.in_json and (found := JSON_DATE.search(data)):
            self.fields.setdefault("published", _unquoted(found[1]))
        if self.in_heading and not self.closed_by:
            self.heading += data
        if not self.closed_by:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def parse_marked_section(self, i, report=1):
        """The end of `<![if IE]>`, which HTML does not have: to a browser a comment up to the next `>`.

        The parser of the standard library asserts that it knows its name.
        """
        end = self.rawdata.find(">", i)
        return end + 1 or len(self.rawdata)

    def _meta(self, named):
        key = META.get((named.get("property") or named.get("name") or named.get("itemprop") or "").lower())
        if key and named.get("content", "").strip():
            self.fields[key] = " ".join(named["content"].split())


def _unquoted(string: str) -> str:
    """The value of a JSON string; of one that is not quite JSON (`\\-`, a raw line break) without its backslashes."""
    try:
        return " ".join(json.loads(string, strict=False).split())
    except ValueError:
        return " ".join(string.strip('"').replace("\\", "").split())


def read_html(text: str) -> tuple[str, dict[str, str]]:
    """The text of a page without its menus, scripts and forms, and its title, author, site and date."""
    page = _Page()
    page.feed(NO_CHARACTER.sub("\ufffd", text))
    page.close()
    if (heading := " ".join(page.heading.split())) and page.fields.get("title", "").startswith(heading):
        page.fields["title"] = heading      # without the name of the site behind it
    lines = (line.strip() for line in "".join(page.pieces).split("\n"))
    return "\n\n".join(line for line in lines if line), {key: value for key, value in page.fields.items() if value}


def read_page(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """One document."""
    found = decoded(raw)
    text, fields = read_html(found.text)
    yield Piece(text, fields, notes=found.notes, how=found.how)
