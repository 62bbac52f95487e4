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
from analysis.read.formats.not_read import advice
from analysis.read.formats.opendocument import read_odt
from analysis.read.formats.outlook import read_msg
from analysis.read.formats.page import read_page, read_webarchive
from analysis.read.formats.pdf import read_pdf
from analysis.read.formats.plain import read_markdown, read_plain
from analysis.read.formats.rich_text import read_rtf
from analysis.read.formats.slides import read_odp, read_pptx
from analysis.read.formats.subtitles import read_subtitles
from analysis.read.formats.tables import read_csv, read_json, read_jsonl, read_parquet
from analysis.read.formats.word import read_docx
from analysis.read.formats.workbooks import read_ods, read_xlsx
from analysis.read.formats.xml import read_xml
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
    Format("page of Safari", (".webarchive",), (), read_webarchive, True),
    Format("XML", (".xml", ".rss", ".atom", ".tei", ".nxml"), (), read_xml, True),
    Format("PDF", (".pdf",), (b"%PDF-",), read_pdf, True),
    Format("Word", (".docx", ".docm"), (), read_docx, True),
    Format("OpenDocument", (".odt", ".ott"), (), read_odt, True),
    Format("rich text", (".rtf",), (b"{\\rtf",), read_rtf, True),
    Format("book", (".epub",), (), read_epub, True),
    Format("slides", (".pptx", ".ppsx"), (), read_pptx, True),
    Format("OpenDocument slides", (".odp",), (), read_odp, True),
    Format("message", (".eml", ".emlx"), (), read_eml, True),
    Format("Outlook message", (".msg",), (), read_msg, True),
    Format("mailbox", (".mbox", ".mbx"), (), read_mbox, True),
    Format("table", (".csv", ".tsv", ".tab"), (), read_csv, True),
    Format("workbook", (".xlsx", ".xlsm"), (), read_xlsx, True),
    Format("OpenDocument table", (".ods",), (), read_ods, True),
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
WORDS = 0.75
"""The part of its signs that are letters and blanks where a file of no known suffix is read as text."""
OLE, OF_OUTLOOK = b"\xd0\xcf\x11\xe0", "__properties_version1.0".encode("utf-16-le")
KINDS = {"Apple": ".pages", "drawing": ".odg"}
"""Packed kinds that are not read, by the suffix that tells what to do."""
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*){0,5}"
                  rb"<(?:!doctype\s+html|html\b)", re.IGNORECASE | re.DOTALL)
SAVED_PAGE = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
ARCHIVE_OF_POSTS = re.compile(rb"window\.YTD\.\w+\.part\d+ = \[")
"""How the files begin in which one gets one's own posts (Twitter)."""
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
    if found := _by_content(name, raw, named):
        return found
    if raw and not is_binary(raw) and (named is None or named.name in TEXTS):
        return _text_by_content(raw, name, named)
    if told := advice(name, raw):
        raise Unreadable(told)
    if named:
        return named        # text in two bytes a sign looks like none
    raise Unreadable("is not text but binary data; save it as .txt, .docx or .pdf")


def _by_content(name: str, raw: bytes, named: Format | None) -> Format | None:
    if raw.startswith(ZIP):
        kind = _kind_of_zip(raw)
        if kind and kind not in NAMED:
            raise Unreadable(advice(name, raw) or advice(KINDS[kind], raw))
        return NAMED.get(kind, named or NAMED["zip archive"])
    if raw.startswith(OLE) and (OF_OUTLOOK in raw or named == NAMED["Outlook message"]):
        return NAMED["Outlook message"]
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
    inner = {"word/document.xml": "Word", "xl/workbook.xml": "workbook", "META-INF/container.xml": "book",
             "ppt/presentation.xml": "slides", "Index/Document.iwa": "Apple"}
    for name, form in {"text": "OpenDocument", "spreadsheet": "OpenDocument table",
                       "presentation": "OpenDocument slides", "graphics": "drawing"}.items():
        if f"opendocument.{name}" in kind:
            return form
    return next((form for name, form in inner.items() if name in names), "book" if "epub" in kind else "zip archive")


def _text_by_content(raw: bytes, name: str, named: Format | None) -> Format:
    """A text that is a page, a saved page or a table under another suffix, or one without a known suffix."""
    head = raw[:4096]
    if (named is None or named.name in ("text", "table")) and PAGE.match(head):
        return NAMED["web page"]
    if named and named.name in ("web page", "message") and _is_saved_page(head, named):
        return NAMED["saved web page"]
    if named and named.name == "JSON" and raw.lstrip()[:1] == b"{" and raw.rstrip().count(b"}\n{"):
        return NAMED["JSON Lines"]
    if named:
        return named
    if PurePosixPath(name).suffix.lower() == ".xls":
        return NAMED["table"]       # many programs export so
    if ARCHIVE_OF_POSTS.match(head):
        return NAMED["JSON"]
    if told := advice(name, raw):
        raise Unreadable(told)
    if head.lstrip(b"\xef\xbb\xbf \n").startswith(b"<?xml"):
        return NAMED["XML"]
    if not _is_prose(head):
        raise Unreadable("is of no kind that is read, and what it holds is no running text; save it as .txt, .docx, "
                         ".pdf or .csv")
    return NAMED["text"]


def _is_prose(head: bytes) -> bool:
    """Whether a text that nothing names is words."""
    text = head.decode("utf-8", "ignore")
    return sum(sign.isalpha() or sign.isspace() for sign in text) >= WORDS * len(text)


def _is_saved_page(head: bytes, named: Format) -> bool:
    """Whether a message is a page that a browser saved: a mail, too, may be made of a page and its pictures."""
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    saved = named.name == "web page" or b"<Saved by " in headers or b"Snapshot-Content-Location" in headers
    return saved and headers.startswith(BEGINS_SAVED) and SAVED_PAGE.search(headers) is not None
