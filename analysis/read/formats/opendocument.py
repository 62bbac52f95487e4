"""OpenDocument: of a text (.odt) paragraphs, headings, lists and tables in order, notes at the end; tables (.ods)."""

import io
from collections.abc import Iterator

from odfdo import Document as Odf

from analysis.read.pieces import Metadata, Piece, Wanted, parsing

PARAGRAPHS = ("text:p", "text:h")
SIGNS = {"text:s": " ", "text:tab": "\t", "text:line-break": " "}
LEFT_OUT = ("text:note", "office:annotation", "office:annotation-end", "text:tracked-changes", "draw:frame",
            "text:table-of-content", "text:sequence-decls", "text:bookmark-ref")


def read_odt(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """One document: a paragraph a block, a row of a table a line."""
    with parsing("an OpenDocument text"):
        document = Odf(io.BytesIO(raw))
        body = document.body
        blocks = list(blocks_of(body))
        notes = [" ".join(filter(None, (_inline(p).strip() for p in note.get_elements(".//text:p"))))
                 for note in body.get_elements("//text:note-body")]
        text = "\n\n".join([*blocks, *filter(None, notes)])
        fields = properties_of(document)
    yield Piece(text, fields)


def blocks_of(element) -> Iterator[str]:
    """The paragraphs and tables in an element, in their order."""
    for child in element.children:
        if child.tag in LEFT_OUT:
            continue
        if child.tag in PARAGRAPHS:
            if text := _inline(child).strip():
                yield text
        elif child.tag == "table:table":
            rows = (" | ".join(" ".join(_cell(cell).split()) for cell in row.get_elements("table:table-cell"))
                    for row in child.get_elements(".//table:table-row"))
            if table := "\n".join(row for row in rows if row.strip(" |")):
                yield table
        elif child.tag == "text:list":
            yield from (f"- {item}" for item in blocks_of(child))
        else:
            yield from blocks_of(child)


def _cell(cell) -> str:
    return " ".join(_inline(p) for p in cell.get_elements(".//text:p"))


def _inline(element) -> str:
    words = [element.text or ""]
    for child in element.children:
        if child.tag in SIGNS:
            words.append(SIGNS[child.tag] * int(child.get_attribute("text:c") or 1))
        elif child.tag not in LEFT_OUT:
            words.append(_inline(child))
        words.append(child.tail or "")
    return "".join(words)


def properties_of(document) -> Metadata:
    """Title and author of a document."""
    meta = document.meta
    return {"title": meta.title or "", "author": meta.creator or meta.initial_creator or ""}
