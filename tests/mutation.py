"""Files that are broken at random: bytes lost, doubled, turned or put in, also inside a packed file."""

import io
import random
import zipfile

JUNK = (b"\0", b"\xff\xfe", b"<", b">", b"&#", b"9" * 300, b'"', b"\n", b"\r\n\r\n", b"--", b"{", b"}}}",
        b"\\", b"<!--", b"]]>", b"\xed\xa0\x80",
        b"PK\x03\x04", b"%PDF-", b"-1", b"1e999", b"NaN", b"\xe2\x80\xae", b"\x1b[31m")


def mutated(data: bytes, drawn: random.Random) -> bytes:
    """The bytes after one to four changes."""
    changed = bytearray(data)
    for _ in range(drawn.randint(1, 4)):
        at = drawn.randrange(len(changed) + 1)
        end = min(len(changed), at + drawn.choice((1, 4, 40, 400)))
        match drawn.randrange(8):
            case 0:
                del changed[at:]
            case 1:
                del changed[:at]
            case 2:
                del changed[at:end]
            case 3:
                changed[at:end] = bytes(end - at)
            case 4:
                changed[at:end] = changed[at:end] * drawn.choice((2, 50))
            case 5:
                changed[at:at] = drawn.choice(JUNK)
            case 6:
                changed[at:end] = bytes(byte ^ 1 << drawn.randrange(8) for byte in changed[at:end])
            case _:
                changed[at:end] = drawn.randbytes(end - at)
    return bytes(changed)


def mutated_inside(data: bytes, drawn: random.Random) -> bytes:
    """A packed file with a change in one of its parts, or with a part less."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        names = archive.namelist()
        chosen, is_lost = drawn.choice(names), drawn.random() < 0.1
        for name in names:
            if name != chosen:
                changed.writestr(name, archive.read(name))
            elif not is_lost:
                changed.writestr(name, mutated(archive.read(name), drawn))
    return target.getvalue()
