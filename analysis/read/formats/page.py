"""A web page → its article, a paragraph a block, and what the page says about it."""

import logging
import plistlib
import re
from collections.abc import Iterator

import lxml.html
import trafilatura

from analysis.read.decoding import decoded
from analysis.read.formats.page_blocks import blocks_of
from analysis.read.formats.page_chunks import join_chunks
from analysis.read.formats.page_metadata import described
from analysis.read.pieces import Metadata, Piece, Wanted, parsing
from analysis.read.press import is_export

ENOUGH = 80
"""Words from which a page is large enough that the article is told from its surroundings by their shapes."""
NO_CHARACTER = re.compile(r"&#(?:\d{9,}|[xX][0-9a-fA-F]{8,});?")
"""A reference to a sign with a number beyond all signs; what it stands for is the sign for no sign."""
NOT_HTML = re.compile("[\0-\x08\x0e-\x1f\x7f]|[\ud800-\udfff]")
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)     # they tell what they cannot read; that is our row


def read_page(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """One document."""
    found = decoded(raw)
    text, fields = read_html(found.text)
    yield Piece(text, fields, notes=found.notes, how=found.how)


def read_webarchive(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """The page that Safari saved; its frames and pictures are no documents."""
    with parsing("a page of Safari", "save it as .html or .pdf"):
        page = plistlib.loads(raw)["WebMainResource"]
        text, fields = read_html(decoded(page["WebResourceData"], page.get("WebResourceTextEncodingName", "")).text)
    yield Piece(text, fields)


def read_html(text: str) -> tuple[str, Metadata]:
    """The article of a page, and its title, author, site and date."""
    page = parsed(text)
    if page is None:
        return "", {}
    fields = described(page)
    own = "\n\n".join(blocks_of(page))
    article = _article(page) if own.count(" ") >= ENOUGH and not is_export(own) else ""
    return (article or own), fields


def parsed(text: str) -> lxml.html.HtmlElement | None:
    """The tree of a page as far as it can be read; None where nothing is there."""
    text = NOT_HTML.sub("", NO_CHARACTER.sub("\ufffd", text))
    if not text.strip():
        return None
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError):
        return None


def _article(page: lxml.html.HtmlElement) -> str:
    """The article as its shape tells it; "" where that finds too little of the page."""
    join_chunks(page)
    found = trafilatura.extract(page, output_format="txt", include_comments=False, include_tables=True,
                                include_formatting=False, deduplicate=False, fast=False)
    return "\n\n".join(filter(None, map(str.strip, (found or "").split("\n"))))
