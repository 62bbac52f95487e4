"""Mail (.eml, .mbox) and saved pages of a browser (.mhtml), which are mails by their form."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePosixPath
from typing import Any

from analysis.read.decoding import decoded
from analysis.read.formats.page import read_html
from analysis.read.pieces import Member, Metadata, Piece, Problem, Unreadable, Wanted, parsing

MOST_PARTS = 200
"""Parts of one message that are looked at."""
BEGINS = re.compile(rb"^From [^\n]*\d\d:\d\d[^\n]*\n(?=[\w-]+:)", re.MULTILINE)
QUOTED = re.compile(
    r"(?:^(?!>)[^\n]{0,160}(?:wrote|writes|schrieb|a écrit|escribió):[ \t]*\n(?:[ \t]*\n)?)?"
    r"(?:^[ \t]*>[^\n]*(?:\n|\Z))+"
    r"|^-{3,} ?(?:Original Message|Forwarded message|Original-Nachricht)[^\n]*\n(?:.|\n)*\Z"
    r"|^[*_]*(?:From|Von|De|Da):\*? [^\n]+\n"
    r"(?:\*?(?:Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Para|Asunto):[^\n]*\n){2}"
    r"(?:.|\n)*\Z"
    r"|^On [^\n]{6,120}\n?[^\n]{0,80}wrote:[ \t]*\Z", re.MULTILINE)
NO_FILES = ("text/calendar", "application/ics", "application/pgp-signature", "application/pkcs7-signature",
            "application/x-pkcs7-signature", "application/ms-tnef")
"""What programs for mail attach and nobody wrote."""
ANSWERED = re.compile(r"\A(?:(?:re|fwd?|aw|wg|sv|tr|rv)(?:\[\d+\])?: *)+", re.IGNORECASE)
SIGNED = re.compile(r"^-- ?\n(?:.|\n){0,800}\Z", re.MULTILINE)


def read_eml(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece | Member | Problem]:
    """One message: its text, then each attached file as a file of its own."""
    message = _message(raw)
    if not message.keys():
        raise Unreadable("is not a message: it has no headers (From, Date, Subject); save it as .txt")
    yield from _read(message, "")


def read_mbox(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece | Member | Problem]:
    """One document a message, `#1` the first."""
    starts = [found.start() for found in BEGINS.finditer(raw)]
    if not starts:
        raise Unreadable("is not a mailbox: no line begins a message with \"From \"; save its messages as .eml")
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(raw)], strict=True), 1):
        body = raw[start:end].split(b"\n", 1)[1]
        yield from _read(_message(re.sub(rb"^>(>*From )", rb"\1", body, flags=re.MULTILINE)), f"#{number}")


def read_mhtml(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """The page that was saved; its frames and pictures are no documents."""
    message = _message(raw)
    pages = [part for part in _parts(message) if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise Unreadable("holds no page; save the page again, or as .html")
    text, fields = read_html(_text(pages[0]))
    yield Piece(text, fields)


def _message(raw: bytes) -> EmailMessage:
    with parsing("a message"):
        return email.message_from_bytes(raw, policy=email.policy.default)


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """The parts that hold something; a message that is attached is one."""
    parts: list = []
    waiting: list = [message]
    while waiting and len(parts) < MOST_PARTS:
        part = waiting.pop()
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting.extend(reversed(part.get_payload()))
        else:
            parts.append(part)
    return parts


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: EmailMessage) -> str:
    """The text of a part by the character set that it declares, else as a file is read."""
    return decoded(_bytes(part), str(part.get_content_charset() or "")).text


def _read(message: EmailMessage, below: str) -> Iterator[Piece | Member | Problem]:
    parts = _parts(message)
    shown = [part for part in parts if _is_body(part)]
    plain = [part for part in shown if part.get_content_type() == "text/plain"]
    if plain:
        text = "\n\n".join(_text(part).strip() for part in plain)
    else:
        text = "\n\n".join(read_html(_text(part))[0] for part in shown[:1])
    # format=flowed ends a line that goes on with a blank
    text = re.sub(r"(?<=\S) \n(?=[^\s>])", " ", text) if _is_flowed(plain) else text
    yield Piece(text, _fields(message), below, apart=apart_in(text))
    for part in parts:
        if part not in shown and not _is_drawn(part, shown) and (name := _name(part)):
            yield Member(f"{below}/{PurePosixPath(name.replace(chr(92), '/')).name}".lstrip("/"), _attached(part))


def _is_drawn(part: EmailMessage, shown: list[EmailMessage]) -> bool:
    """Whether a part is a picture inside the text (a logo, as a rule), or what only programs read."""
    named = _header(part.get("Content-ID")).strip("<>").encode()
    inside = part.get_content_maintype() == "image" and named and any(b"cid:" + named in _bytes(page) for page in shown)
    return bool(inside) or part.get_content_type() in NO_FILES


def _name(part: EmailMessage) -> str:
    if name := _header(part.get_filename()):
        return name
    if part.get_content_type() != "message/rfc822":
        return ""
    inner: Any = part.get_payload()
    return f"{_header(inner[0].get('Subject')).replace('/', '-')[:80].strip() or 'message'}.eml"


def _attached(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner: Any = part.get_payload()
        return inner[0].as_bytes()
    return _bytes(part)


def _is_body(part: EmailMessage) -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and part.get_content_disposition() != "attachment"


def _is_flowed(plain: list[EmailMessage]) -> bool:
    return bool(plain) and "flowed" in _header(plain[0].get("Content-Type"))


def apart_in(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of a message that are no words of its author: quoted messages and what stands below `-- `."""
    spans = [found.span() for pattern in (QUOTED, SIGNED) for found in pattern.finditer(text)]
    return tuple(sorted((start, end) for start, end in spans if text[start:end].strip()))


def without_answers(subject: str) -> str:
    """A subject without the `Re:` and `Fwd:` before it."""
    return ANSWERED.sub("", " ".join(subject.split()))


def _header(value: object) -> str:
    """A header on one line; what the library cannot read of it is nothing."""
    return " ".join(str(value or "").split())


def _fields(message: EmailMessage) -> Metadata:
    with parsing("the headers of a message"):
        name, address = parseaddr(_header(message.get("From")))
        fields = {"title": without_answers(_header(message.get("Subject"))), "author": name or address}
    try:
        fields["published"] = parsedate_to_datetime(_header(message.get("Date"))).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    return fields
