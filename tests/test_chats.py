"""Chats: one document a day, whose turns have speakers."""

import pytest

from analysis import analyze
from analysis.read import Document, read

ANDROID = """17/12/2004, 10:03 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.
17/12/2004, 10:03 - Ann Carter created group "River"
17/12/2004, 10:05 - Ann Carter: The talks broke off this morning.
Nobody will say why.
17/12/2004, 10:06 - Tom Reed: <Media omitted>
17/12/2004, 10:09 - Tom Reed: The treaty of Dale runs out on 30 June.
18/12/2004, 08:11 - Ann Carter: They meet again in Dale.
"""
IPHONE = """[12/17/04, 10:03:22\u202fPM] River: \u200eMessages and calls are end-to-end encrypted.
[12/17/04, 10:05:01\u202fPM] Ann Carter: The talks broke off this morning.
Nobody will say why.
\u200e[12/17/04, 10:06:00\u202fPM] Tom Reed: \u200eimage omitted
[12/17/04, 10:09:00\u202fPM] Tom Reed: The treaty of Dale runs out on 30 June.
[12/18/04, 8:11:40\u202fAM] Ann Carter: They meet again in Dale.
"""
COPIED = """Ann Carter, [17.12.2004 10:05]
The talks broke off this morning.
Nobody will say why.

Tom Reed, [17.12.2004 10:09]
The treaty of Dale runs out on 30 June.

Ann Carter, [18.12.2004 08:11]
They meet again in Dale.
"""
LOG = """[2004-12-17 10:05] <Ann Carter> The talks broke off this morning. Nobody will say why.
[2004-12-17 10:09] <@Tom Reed> The treaty of Dale runs out on 30 June.
[2004-12-18 08:11] <Ann Carter> They meet again in Dale.
"""
SIGNAL = LOG.replace("[", "").replace("] <@", " ").replace("] <", " ").replace("> ", ": ")
DISCORD = """[17-Dec-04 10:05 PM] Ann Carter#1234
The talks broke off this morning.
Nobody will say why.

[17-Dec-04 10:09 PM] Tom Reed#0001
The treaty of Dale runs out on 30 June.

[18-Dec-04 08:11 AM] Ann Carter#1234
They meet again in Dale.
"""
DAYS = ["Ann Carter: The talks broke off this morning. Nobody will say why.\n\n"
        "Tom Reed: The treaty of Dale runs out on 30 June.", "Ann Carter: They meet again in Dale."]


def documents(tmp_path, text, name="River.txt"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return [item for item in read(tmp_path / name) if isinstance(item, Document)]


@pytest.mark.parametrize("text", [ANDROID, IPHONE, COPIED, LOG, SIGNAL, DISCORD])
def test_a_day_of_a_chat_is_a_document_of_turns(tmp_path, text):
    found = documents(tmp_path, text)
    assert [document.text for document in found] == DAYS
    assert [document.published for document in found] == ["2004-12-17", "2004-12-18"]
    assert [document.doc_id for document in found] == ["River.txt#2004-12-17", "River.txt#2004-12-18"]
    assert found[0].title == "River, 2004-12-17"
    assert found[0].source == "River"


def test_the_turns_have_speakers(tmp_path):
    talk = "".join(f"[17/12/2004, 10:0{minute}] {name}: {words}\n" for minute, (name, words) in enumerate((
        ("Ann Carter", "Why did the talks break off?"), ("Tom Reed", "The treaty runs out in June."),
        ("Ann Carter", "Is that all they said?"), ("Tom Reed", "The minister wants a new one."))))
    (tmp_path / "River.txt").write_text(talk)
    found = analyze(tmp_path)
    speakers = [found.documents.iloc[0]["text"][row.speaker_start : row.speaker_end]
                for row in found.statements.itertuples()]
    assert speakers.count("Tom Reed") == 2


@pytest.mark.parametrize("text", [
    "03/04/2021, 10:00 - Ann: One.\n03/04/2021, 10:01 - Tom: Two.\n03/04/2021, 10:02 - Ann: Three.",
    "The minutes\n\n[17/12/2004, 10:00] Ann: One.\n\nThe board met.\n\nIt agreed.\n\nIt went home.\n\nAll was well.",
])
def test_what_is_no_chat_or_has_days_of_two_readings_stays_one_text(tmp_path, text):
    assert [document.doc_id for document in documents(tmp_path, text)] == ["River.txt"]
