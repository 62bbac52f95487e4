"""Slides (.pptx, .odp): a slide is a page; its title, its texts and tables in their order, then its notes."""

import io
from collections.abc import Iterator, Sequence

import pptx
from odfdo import Document as Odf

from analysis.read.formats.opendocument import blocks_of, properties_of
from analysis.read.pieces import Piece, Unreadable, Wanted, parsing

FRAMES = ".//draw:frame | .//draw:custom-shape"


def read_pptx(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """One document."""
    with parsing("slides"):
        show = pptx.Presentation(io.BytesIO(raw))
        slides = [list(_texts(slide)) for slide in show.slides]
        fields = {"title": show.core_properties.title or "", "author": show.core_properties.author or ""}
    yield _piece(slides, {} if fields["title"] == "PowerPoint Presentation" else fields)


def _texts(slide) -> Iterator[str]:
    waiting = list(reversed(slide.shapes))
    while waiting:
        shape = waiting.pop()
        if hasattr(shape, "shapes"):
            waiting.extend(reversed(shape.shapes))
        elif shape.has_text_frame and not _is_furniture(shape):
            yield from (_line(paragraph.text) for paragraph in shape.text_frame.paragraphs)
        elif getattr(shape, "has_table", False):
            yield "\n".join(" | ".join(_line(cell.text) for cell in row.cells) for row in shape.table.rows)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame:
        yield from (_line(paragraph.text) for paragraph in slide.notes_slide.notes_text_frame.paragraphs)


def _is_furniture(shape) -> bool:
    """Whether a text is the date, the foot or the number of a slide."""
    return shape.is_placeholder and shape.placeholder_format.type in (13, 15, 16)


def _line(text: str) -> str:
    return " ".join(text.split())


def read_odp(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """One document."""
    with parsing("slides"):
        document = Odf(io.BytesIO(raw))
        slides = [[text for frame in page.get_elements(FRAMES) for text in blocks_of(frame)]
                  for page in document.body.get_elements("draw:page")]
        fields = properties_of(document)
    yield _piece(slides, fields)


def _piece(slides: Sequence[Sequence[str]], fields: dict[str, str]) -> Piece:
    texts = ["\n\n".join(filter(None, slide)) for slide in slides]
    if not any(texts):
        raise Unreadable("holds no text, only pictures; let a program for text recognition (OCR) read it as .pdf")
    pages, at = [], 0
    for number, text in enumerate(texts, 1):
        if text:
            pages.append((number, at, at + len(text)))
            at += len(text) + 2
    return Piece("\n\n".join(filter(None, texts)), fields, pages=tuple(pages),
                 how=f"{len(slides)} slide{'s' * (len(slides) > 1)}")
