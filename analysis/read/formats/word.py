"""Word (.docx): paragraphs and tables in the order of the body, then footnotes; comments and headers are left out."""

import io
from collections.abc import Iterator

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from analysis.read.pieces import Metadata, Piece, Wanted, parsing


def read_docx(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """One document: a paragraph a block, a row of a table a line."""
    with parsing("a Word document"):
        document = docx.Document(io.BytesIO(raw))
        blocks = [text for item in document.iter_inner_content() if (text := _block(item))]
        text = "\n\n".join([*blocks, *_footnotes(document)])
        fields = _properties(document)
    yield Piece(text, fields)


def _block(item: Paragraph | Table) -> str:
    if isinstance(item, Table):
        return "\n".join(filter(None, map(_row, item.rows)))
    text = _words(item._p).strip()
    return f"- {text}" if text and _is_listed(item) else text


def _is_listed(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr
    return properties is not None and properties.numPr is not None


def _row(row) -> str:
    # a merged cell is given once for each place that it covers
    cells = {id(cell._tc): " ".join(cell.text.split()) for cell in row.cells}
    return " | ".join(cells.values()) if any(cells.values()) else ""


SIGNS = {"t": "", "tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
LEFT_OUT = {qn(f"w:{tag}") for tag in ("del", "moveFrom", "footnoteReference", "commentReference", "txbxContent")}


def _words(element) -> str:
    """The text of a paragraph with its links and insertions, without what was deleted."""
    words: list[str] = []
    waiting = [element]
    while waiting:
        node = waiting.pop()
        if node.tag in LEFT_OUT or not isinstance(node.tag, str):
            continue
        tag = node.tag.rpartition("}")[2]
        if tag in SIGNS and node.tag == qn(f"w:{tag}"):
            words.append(SIGNS[tag] or node.text or "")
        waiting.extend(reversed(node))
    return "".join(words)


def _footnotes(document) -> Iterator[str]:
    for part in document.part.package.iter_parts():
        if str(part.partname) not in ("/word/footnotes.xml", "/word/endnotes.xml"):
            continue
        root = parse_xml(part.blob)
        for note in root:
            if note.get(qn("w:type")) is None and (text := " ".join(_words(note).split())):
                yield text


def _properties(document) -> Metadata:
    known = document.core_properties
    return {"title": known.title or "", "author": known.author or ""}
