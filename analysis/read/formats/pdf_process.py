"""The process in which PDF files are opened, apart from all else: PDFium is not safe with threads and may crash.

Reads a length and a file from its input and writes a length and JSON: the lines of each page with their boxes, or what
is wrong. It imports nothing of Dossier, so that it starts fast.
"""

import json
import struct
import sys

try:
    import resource
except ImportError:     # Windows has no such limits
    resource = None     # type: ignore[assignment]

import pypdfium2
import pypdfium2.raw as pdfium

MOST_PAGES, MOST_MEMORY = 3000, 3_000_000_000


def lines_of(page: pypdfium2.PdfPage) -> list[list]:
    """[text, left, bottom, right, top, size of its signs] of each line, in the order of the page's content."""
    textpage = page.get_textpage()
    text = textpage.get_text_range()
    lines, at = [], 0
    for line in text.split("\n"):
        words = line.rstrip("\r")
        if words.strip():
            lines.append([words, *_box(textpage, words, at)])
        at += len(line) + 1
    textpage.close()
    return lines


def _box(textpage: pypdfium2.PdfTextPage, words: str, at: int) -> list[float]:
    first = at + len(words) - len(words.lstrip())
    last = at + len(words.rstrip()) - 1
    try:
        # signs beyond the first plane count twice for PDFium; a box that is a little off does no harm
        left, bottom, _, top = textpage.get_charbox(first, loose=True)
        _, low, right, high = textpage.get_charbox(last, loose=True)
        size = pdfium.FPDFText_GetFontSize(textpage.raw, first)
    except pypdfium2.PdfiumError:
        return [0.0, 0.0, 0.0, 0.0, 0.0]
    return [round(value, 1) for value in (left, min(bottom, low), right, max(top, high), size)]


def read(raw: bytes) -> dict:
    """The pages and the properties of a file."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        return {"wrong": "password" if "assword" in str(error) else str(error)}
    pages = []
    for number in range(min(len(document), MOST_PAGES)):
        try:
            page = document[number]
            pages.append([*page.get_size(), lines_of(page)])
            page.close()
        except pypdfium2.PdfiumError:
            pages.append([0, 0, None])
    described = {key: document.get_metadata_value(key) for key in ("Title", "Author", "CreationDate")}
    found = {"pages": pages, "n_pages": len(document), "described": described}
    document.close()
    return found


def main() -> None:
    """One file after another until the input ends."""
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while len(head := source.read(8)) == 8:
        answer = json.dumps(read(source.read(struct.unpack("<Q", head)[0]))).encode("utf-8", "surrogatepass")
        target.write(struct.pack("<Q", len(answer)) + answer)
        target.flush()


if __name__ == "__main__":
    main()
