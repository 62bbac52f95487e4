"""Messages of Outlook (.msg)."""

import io
from collections.abc import Iterator
from email.utils import parseaddr
from pathlib import PurePosixPath

import oxmsg

from analysis.read.formats.mail import apart_in, without_answers
from analysis.read.formats.page import read_html
from analysis.read.pieces import Member, Metadata, Piece, Problem, Wanted, parsing


def read_msg(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece | Member | Problem]:
    """One message: its text, then each attached file as a file of its own."""
    with parsing("a message of Outlook", "save it as .eml, or its text as .txt"):
        message = oxmsg.Message.load(io.BytesIO(raw))
        text = (message.body or "").replace("\r\n", "\n").strip()
        text = text or read_html(message.html_body or "")[0]
        fields = _fields(message)
        files = [(file.file_name, file.file_bytes) for file in message.attachments if not _is_drawn(file)]
    yield Piece(text, fields, apart=apart_in(text))
    for called, content in files:
        if called and content:
            yield Member(PurePosixPath(called.replace("\\", "/")).name, content)


def _fields(message: oxmsg.Message) -> Metadata:
    called, address = parseaddr(" ".join((message.sender or "").split()))
    fields = {"title": without_answers(message.subject or ""), "author": called or address}
    return fields | ({"published": message.sent_date.date().isoformat()} if message.sent_date else {})


def _is_drawn(file) -> bool:
    """Whether a file is a picture inside the text: Outlook numbers them."""
    return (file.file_name or "").startswith("image0") and (file.mime_type or "").startswith("image/")
