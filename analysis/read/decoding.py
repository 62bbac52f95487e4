"""Bytes → text: the character set that is marked, declared, told by the bytes or guessed, and text garbled before."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from charset_normalizer import from_bytes

from analysis.read.pieces import Unreadable

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")
LOOKED_AT = 65_536
BLOCK = 4_000_000
"""Bytes that are made text at once where a file is large."""
DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]{2,40})"
                      rb"|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE)
AS_BROWSERS_READ = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252",
                    "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso-8859-9": "cp1254",
                    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949",
                    "euc-kr": "cp949", "x-user-defined": "cp1252", "utf8": "utf-8"}
GUESSED = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "koi8_u",
           "iso8859_2", "iso8859_5", "iso8859_7", "cp932", "euc_jp", "gb18030", "big5", "cp949", "mac_roman", "cp437",
           "cp850", "cp852", "cp866")
WESTERN = re.compile("[A-Za-z]?[àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜ]|[‘’“”–—…•€£§°©®™ «»½¼¾·×¿¡]")


class Decoded(NamedTuple):
    """Text, `\\r\\n` made `\\n`; `notes` say what was guessed or is lost, `how` how it was read where not as UTF-8,
    `original` is the garbled text where it was repaired."""

    text: str
    notes: tuple[str, ...] = ()
    how: str = ""
    original: str = ""


def decoded(raw: bytes, declared: str = "") -> Decoded:
    """The text of `raw`. Raises Unreadable where the bytes are no text."""
    text, notes, how = _read(raw, declared)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    whole, repaired = unscrambled(text)
    if repaired:
        how = ", ".join(filter(None, (how, f"{repaired} garbled signs repaired")))
    if lost := whole.count("\ufffd"):
        notes = (*notes, f"{lost:,} of its signs were lost before it came here (�); get it again where that matters")
    return Decoded(whole, notes, how, text if repaired else "")


def in_blocks(raw: bytes) -> Iterator[Decoded]:
    """The same of a text that may be large, some whole lines at a time, so that it is never held twice.

    What is not UTF-8 is one block: its character set is told from all of it.
    """
    if len(raw) <= BLOCK or is_binary(raw) or not _is_utf8(raw):
        yield decoded(raw)
        return
    start = 0
    while start < len(raw):
        end = raw.find(b"\n", start + BLOCK) + 1 or len(raw)
        yield decoded(raw[start:end])
        start = end


def _read(raw: bytes, declared: str) -> tuple[str, tuple[str, ...], str]:
    for name in _certain(raw, declared):
        try:
            return raw.decode(name), (), "" if name in ("utf-8", "utf-8-sig") else name
        except (UnicodeDecodeError, LookupError):
            continue
    if is_binary(raw):
        raise Unreadable("is not text (it holds binary data); save it as plain text")
    return _guessed(raw)


def _certain(raw: bytes, declared: str) -> Iterator[str]:
    """Character sets by their certainty: by a mark, by zero bytes, as declared, UTF-8."""
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if raw.startswith(mark)), None)
    if marked:
        yield marked
    if wide := _wide(raw):
        yield wide
    if is_binary(raw):
        return
    named = declared or _declared(raw)
    # a page that declares another set and is UTF-8 was converted and its declaration left
    if named and not _is_utf8(raw):
        yield _known(named)
    if b"\x1b$" in raw[:LOOKED_AT]:
        yield "iso2022_jp"
    yield "utf-8"


def _declared(raw: bytes) -> str:
    found = DECLARED.search(raw[:4096])
    return (found[1] or found[2]).decode("ascii") if found else ""


def _known(name: str) -> str:
    return AS_BROWSERS_READ.get(name.lower(), name)


def _is_utf8(raw: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(raw), BLOCK):
            decoder.decode(raw[start : start + BLOCK], start + BLOCK >= len(raw))
    except UnicodeDecodeError:
        return False
    return True


def _wide(raw: bytes) -> str:
    """UTF-16 without its mark: every other byte of Latin text is zero, and of another script a few values only."""
    head = raw[: LOOKED_AT // 2 * 2]
    if len(head) < 4 or len(raw) % 2:
        return ""
    even, odd = head[::2], head[1::2]
    if max(even.count(0), odd.count(0)) * 2 > len(even) and min(even.count(0), odd.count(0)) * 20 < len(even):
        return "utf-16-le" if odd.count(0) > even.count(0) else "utf-16-be"
    # blanks and line ends of a text in another script
    blanks = [head.count(sign) for sign in (b" \0", b"\0 ")]
    if max(blanks) * 40 > len(even) and is_binary(raw):
        return "utf-16-le" if blanks[0] > blanks[1] else "utf-16-be"
    return ""


def _guessed(raw: bytes) -> tuple[str, tuple[str, ...], str]:
    """Windows-1252 where what it gives is Western European, else what the frequency of the letters tells, and said."""
    western = _western(raw)
    if western is not None:
        return western, (), "Windows-1252, guessed"
    best = from_bytes(raw[:LOOKED_AT], cp_isolation=list(GUESSED)).best()
    name = best.encoding if best else "cp1252"
    # what is cut in the middle of a sign at the end of what was looked at
    note = (f"its character set is not declared; read as {name}, which may be wrong: save it as UTF-8")
    return raw.decode(name, "replace"), (note,), f"{name}, guessed"


def _western(raw: bytes) -> str | None:
    """The text in Windows-1252 where its further signs stand among letters as in Western Europe; else None."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    further = re.findall(r"[^\x00-\x7f]", text)
    letters = sum(map(str.isalpha, text))
    accented = sum(sign.isalpha() for sign in further)
    usual = WESTERN.findall(text)
    doubled = len(re.findall(r"[^\W\da-zA-Z_]{3}|[a-z][ÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜ]", text))
    fits = len(usual) >= 0.95 * len(further) and accented <= max(3, 0.2 * letters) and not doubled
    return text if fits and not _is_central(text) else None


CENTRAL = re.compile(r"[a-z][øìèùò][a-z]|[Øì]\w|\bè[a-z]|ø\b|[¹³¿œŸ][a-z]|[a-z][¹³¿]")
"""What letters of Central Europe become in Windows-1252 (ř → ø, ě → ì, č → è, ů → ù, ą → ¹, ł → ³, ż → ¿)."""


def _is_central(text: str) -> bool:
    return len(CENTRAL.findall(text)) * 2 > len(re.findall(r"[^\W\da-zA-Z_]|[¹³¿]", text))


def decode(raw: bytes) -> str | None:
    """The text of `raw`, or None where the bytes are not text."""
    try:
        return decoded(raw).text
    except Unreadable:
        return None


def is_binary(raw: bytes) -> bool:
    """Whether the first 64 kB hold a zero byte or more than one control character in a hundred."""
    head = raw[:LOOKED_AT]
    return b"\0" in head or (len(head) - len(head.translate(None, CONTROLS))) * 100 > len(head)


def _byte_signs() -> dict[str, int]:
    """{what Windows-1252 makes of a byte over 0x7f: the byte}; bytes that it does not have stay controls."""
    signs = {}
    for byte in range(0x80, 0x100):
        signs[bytes([byte]).decode("cp1252", "ignore") or chr(byte)] = byte
        signs.setdefault(chr(byte), byte)
    return signs


BYTE_OF = _byte_signs()
_REST = "".join(re.escape(sign) for sign, byte in BYTE_OF.items() if byte < 0xC0)
_LEADS = [("".join(sign for sign, byte in BYTE_OF.items() if low <= byte < high), n)
          for low, high, n in ((0xC2, 0xE0, 1), (0xE0, 0xF0, 2), (0xF0, 0xF5, 3))]
SCRAMBLED = re.compile("|".join(f"[{leads}][{_REST}]{{{n}}}" for leads, n in _LEADS))
LEADS = re.compile(f"[{''.join(leads for leads, _ in _LEADS)}][{_REST}]")
"""How each of them begins: one set of signs is looked for faster than three."""
CUT = re.compile("â€(?=[\\s\"'.,;:!?)]|\\Z)")
"""A closing quotation mark of which the last byte was lost."""


def unscrambled(text: str) -> tuple[str, int]:
    """UTF-8 that was once read as Windows-1252 ("cafÃ©") as it was meant, and how many signs were mended."""
    n_mended = 0
    for _ in range(0 if text.isascii() else 2):
        if not (LEADS.search(text) and SCRAMBLED.search(text)):
            break
        text, n = SCRAMBLED.subn(_meant, CUT.sub("”", text))
        n_mended += n
    return text, n_mended


def _meant(found: re.Match[str]) -> str:
    try:
        return bytes(BYTE_OF[sign] for sign in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
