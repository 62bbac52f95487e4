"""Bytes → text."""

import codecs

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")


def decode(raw: bytes) -> str | None:
    """The text of `raw`, `\\r\\n` made `\\n`, or None where the bytes are not text.

    UTF-8 is tried first; what is not UTF-8 is read as Windows-1252, of which Latin-1 text is a part.
    """
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if raw.startswith(mark)), None)
    if marked is None and is_binary(raw):
        return None
    for encoding in (marked,) if marked else ("utf-8", "cp1252", "latin-1"):
        try:
            return raw.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    return None


def is_binary(raw: bytes) -> bool:
    """Whether the first 64 kB hold a zero byte or more than one control character in a hundred."""
    head = raw[:65_536]
    return b"\0" in head or (len(head) - len(head.translate(None, CONTROLS))) * 100 > len(head)
