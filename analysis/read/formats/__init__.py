"""The formats that are read. A new one is a file here, a line in `FORMATS`, a sample in tests/formats."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from analysis.read.decoding import is_binary
from analysis.read.formats.archives import read_epub, read_gzip, read_zip
from analysis.read.formats.mail import read_eml, read_mbox, read_mhtml
from analysis.read.formats.opendocument import read_odt
from analysis.read.formats.page import read_page
from analysis.read.formats.pdf import read_pdf
from analysis.read.formats.plain import read_markdown, read_plain
from analysis.read.formats.rich_text import read_rtf
from analysis.read.formats.subtitles import read_subtitles
from analysis.read.formats.tables import read_csv, read_json, read_jsonl, read_parquet, read_xlsx
from analysis.read.formats.word import read_docx
from analysis.read.pieces import Member, Piece, Problem, Unreadable, Wanted

Reader = Callable[[bytes, str, Wanted], Iterator[Piece | Member | Problem]]


class Format(NamedTuple):
    """A kind of file: its name, its usual suffixes, how it begins (bytes), its reader.

    `holds_many`: one file may hold many documents, and may be larger than one.
    """

    name: str
    suffixes: tuple[str, ...]
    begins: tuple[bytes, ...]
    read: Reader
    holds_many: bool = False


FORMATS = (
    Format("text", (".txt", ".text"), (), read_plain),
    Format("Markdown", (".md", ".markdown"), (), read_markdown),
    Format("web page", (".html", ".htm", ".xhtml"), (), read_page),
    Format("saved web page", (".mhtml", ".mht"), (), read_mhtml, True),
    Format("PDF", (".pdf",), (b"%PDF-",), read_pdf, True),
    Format("Word", (".docx", ".docm"), (), read_docx, True),
    Format("OpenDocument", (".odt", ".ott"), (), read_odt, True),
    Format("rich text", (".rtf",), (b"{\\rtf",), read_rtf, True),
    Format("book", (".epub",), (), read_epub, True),
    Format("message", (".eml",), (), read_eml, True),
    Format("mailbox", (".mbox", ".mbx"), (), read_mbox, True),
    Format("table", (".csv", ".tsv", ".tab"), (), read_csv, True),
    Format("workbook", (".xlsx", ".xlsm"), (), read_xlsx, True),
    Format("JSON", (".json",), (), read_json, True),
    Format("JSON Lines", (".jsonl", ".ndjson"), (), read_jsonl, True),
    Format("Parquet", (".parquet",), (b"PAR1",), read_parquet, True),
    Format("subtitles", (".vtt", ".srt"), (b"WEBVTT", b"\xef\xbb\xbfWEBVTT"), read_subtitles),
    Format("zip archive", (".zip",), (), read_zip, True),
    Format("packed file", (".tar", ".gz", ".tgz", ".bz2", ".xz", ".txz"), (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0"),
           read_gzip, True),
)
NAMED = {form.name: form for form in FORMATS}
BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}
NOT_READ = (
    ((b"\xd0\xcf\x11\xe0",), "is an older Office file (.doc, .xls, .msg) or one protected by a password; save it as "
                             ".docx, .xlsx or .eml without a password"),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM"), "is a picture; let a program for text "
                                                                       "recognition (OCR) read it into a .pdf or .txt"),
    ((b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"\0\0\0 ftyp", b"\0\0\0\x18ftyp", b"\0\0\0\x1cftyp"),
     "is sound or video; bring its transcript (.vtt, .srt, .txt)"),
    ((b"7z\xbc\xaf", b"Rar!"), "is an archive of another kind; pack it as .zip"),
    ((b"MZ", b"\x7fELF"), "is a program"),
)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*){0,5}"
                  rb"<(?:!doctype\s+html|html\b)", re.IGNORECASE | re.DOTALL)
SAVED_PAGE = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
BEGINS_SAVED = (b"From:", b"MIME-", b"Snapshot")
TEXTS = {"text", "Markdown", "table", "web page", "JSON", "JSON Lines", "message", "mailbox", "saved web page",
         "subtitles"}
"""Formats that are text themselves, whose content may be another of them than their suffix says."""


def format_of(name: str, raw: bytes) -> Format:
    """The format of a file, by its content, and by its suffix where content does not tell.

    Raises Unreadable with what to do where it is none that is read.
    """
    suffix = PurePosixPath(name).suffix.lower()
    named = BY_SUFFIX.get(suffix)
    if found := _by_content(raw, named):
        return found
    for begins, advice in NOT_READ:
        if raw.startswith(begins) and is_binary(raw):
            raise Unreadable(advice)
    if named and named.name in TEXTS:
        return _text_by_content(raw, named)
    if named:
        return named
    if PAGE.match(raw[:4096]):
        return NAMED["web page"]
    if not suffix and raw and not is_binary(raw):
        return NAMED["text"]
    raise Unreadable(f"{suffix or 'no suffix'} is not a format read here: {', '.join(BY_SUFFIX)}")


def _by_content(raw: bytes, named: Format | None) -> Format | None:
    if raw.startswith(ZIP):
        return NAMED.get(_kind_of_zip(raw), named or NAMED["zip archive"])
    if b"%PDF-" in raw[:1024] and is_binary(raw):
        return NAMED["PDF"]
    if raw[257:262] == b"ustar":
        return NAMED["packed file"]
    return next((form for form in FORMATS if form.begins and raw.startswith(form.begins)), None)


def _kind_of_zip(raw: bytes) -> str:
    """What is packed: an Office document, a book, or files; "" where the archive is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist()[:2000])
            kind = archive.open("mimetype").read(200).decode("ascii", "replace") if "mimetype" in names else ""
    except Exception:       # whatever is wrong is told by its reader
        return ""
    inner = {"word/document.xml": "Word", "xl/workbook.xml": "workbook", "META-INF/container.xml": "book"}
    if "opendocument.text" in kind:
        return "OpenDocument"
    return next((form for name, form in inner.items() if name in names), "book" if "epub" in kind else "zip archive")


def _text_by_content(raw: bytes, named: Format) -> Format:
    """A page or a saved page under another suffix."""
    head = raw[:4096]
    if named.name in ("text", "table") and PAGE.match(head):
        return NAMED["web page"]
    if named.name in ("web page", "message") and head.startswith(BEGINS_SAVED) and SAVED_PAGE.search(head):
        return NAMED["saved web page"]
    if named.name == "JSON" and raw.lstrip()[:1] == b"{" and raw.rstrip().count(b"}\n{"):
        return NAMED["JSON Lines"]
    return named
