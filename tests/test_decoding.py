"""Character sets: marked, declared, told by the bytes, guessed and said; text that was garbled before it came."""

import pytest

from analysis.read import Document, Skipped, read
from analysis.read.decoding import decoded, unscrambled

CZECH = "Předseda vlády Ondřej Šťastný se v Brně setkal s rolníky a řekl jim, že ceny obilí příští rok porostou."
RUSSIAN = "Министр встретился с фермерами в Москве и сказал, что цены на зерно вырастут в следующем году."
FRENCH = "Le ministre a déclaré que les prix à l’école étaient élevés, “très élevés” même, où que l’on aille."


def one(tmp_path, name, raw):
    (tmp_path / name).write_bytes(raw)
    found = list(read(tmp_path))
    return found[0], [item.reason for item in found if isinstance(item, Skipped)]


@pytest.mark.parametrize("charset", ["windows-1250", "iso-8859-2", "utf-8"])
def test_what_a_page_declares_is_heeded(tmp_path, charset):
    raw = f"<html><head><meta charset={charset}></head><body><p>{CZECH}</p></body></html>".encode(charset)
    document, reasons = one(tmp_path, "page.html", raw)
    assert document.text == CZECH
    assert reasons == []


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("text", ["The café opened on 3 May 2021 in Leeds.", RUSSIAN])
def test_wide_text_is_read_with_and_without_its_mark(tmp_path, charset, text):
    document, reasons = one(tmp_path, "chat.txt", text.encode(charset))
    assert document.text == text
    assert reasons == []


@pytest.mark.parametrize(("charset", "text"), [
    ("cp1251", RUSSIAN), ("koi8-r", RUSSIAN), ("cp1250", CZECH),
    ("shift-jis", "大臣は農民と会い、来年は穀物の価格が上がると述べた。"),
    ("gb18030", "部长会见了农民并表示明年粮食价格将上涨。"),
])
def test_a_guess_is_right_and_said(tmp_path, charset, text):
    document, (reason,) = one(tmp_path, "a.txt", (text * 4).encode(charset))
    assert document.text == text * 4
    assert "its character set is not declared" in reason
    assert "guessed" in document.how


def test_western_text_is_read_as_it_was_without_a_word(tmp_path):
    document, reasons = one(tmp_path, "a.txt", FRENCH.encode("cp1252"))
    assert (document.text, reasons) == (FRENCH, [])


@pytest.mark.parametrize("meant", ["The café owner, Chloé Moreau, said “prices rose” — by 5 €.",
                                   "It’s Ondřej Šťastný’s.",
                                   "Größe, naïve, coöperate…"])
@pytest.mark.parametrize("times", [1, 2])
def test_text_that_was_encoded_twice_is_repaired(tmp_path, meant, times):
    garbled = meant
    for _ in range(times):
        garbled = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in garbled.encode())
    document, reasons = one(tmp_path, "note.txt", garbled.encode())
    assert (document.text, reasons) == (meant, [])
    assert "repaired" in document.how


@pytest.mark.parametrize("text", ["Plain.", "São Paulo, Ângela, âge", "«Ça va», 5 Â", "Ã É Í", FRENCH, CZECH, RUSSIAN])
def test_what_is_not_garbled_stays(text):
    assert unscrambled(text) == (text, 0)


def test_signs_that_were_lost_are_said(tmp_path):
    document, (reason,) = one(tmp_path, "a.txt", "The caf\ufffd.".encode())
    assert isinstance(document, Document)
    assert reason.startswith("1 of its signs were lost")


def test_line_ends_are_one_sign():
    assert decoded(b"a\r\nb\rc\n").text == "a\nb\nc\n"
