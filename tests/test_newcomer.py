"""The files that a newcomer brings: what programs really write, and what to do with what is not read."""

import io
import json
import zipfile
from email.message import EmailMessage

import openpyxl
import pytest

from analysis.read import Document, read
from analysis.read.formats import BY_SUFFIX, not_read

LONG = "The mayor told the council on Tuesday that the harbour bridge would be finished before the winter."
OTHER = "Nobody believes in the third date any more, said the residents of the old town on Friday evening."


def parts(path):
    """(documents, {path: reason}) of what was read."""
    found = list(read(path))
    return ([item for item in found if isinstance(item, Document)],
            {item.path: item.reason for item in found if not isinstance(item, Document)})


def named(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return parts(file)


@pytest.mark.parametrize("forwarded", [False, True])
def test_a_mail_of_a_page_with_its_pictures_is_a_mail(tmp_path, forwarded):
    inner = message = EmailMessage()
    inner["From"], inner["Subject"] = "Kari <k@example.org>", "AW: Papers"
    inner["Date"] = "Thu, 11 Feb 2021 18:02:11 +0100"
    inner.set_content(f'<p>{LONG}</p><img src="cid:logo">', subtype="html")
    inner.add_related(b"\x89PNG0000", "image", "png", cid="<logo>", filename="image001.png")
    if forwarded:
        message = EmailMessage()
        message["From"], message["Subject"] = "desk@example.org", "Fwd: see below"
        message.set_content(OTHER)
        message.add_attachment(inner)
    documents, reasons = named(tmp_path, "papers.eml", message.as_bytes())
    assert (documents[-1].title, documents[-1].author, documents[-1].published) == ("Papers", "Kari", "2021-02-11")
    assert [document.text for document in documents] == [OTHER, LONG][1 - forwarded:]
    assert not reasons


def test_what_was_answered_is_apart(tmp_path):
    message = EmailMessage()
    message["From"], message["Subject"] = "k@example.org", "Re: Papers"
    message.set_content(f"{LONG}\n\nFrom: Paul <p@example.org>\nSent: Wednesday, 10 February 2021\nTo: Kari\n"
                        f"Subject: Papers\n\n{OTHER}\n")
    (document,), _ = named(tmp_path, "answer.eml", message.as_bytes())
    assert [document.text[start:end].split()[0] for start, end in document.apart] == ["From:"]
    assert OTHER in document.text[document.apart[0][0]:]


def test_roll_up_captions_are_said_once(tmp_path):
    vtt = ("WEBVTT\nKind: captions\n\n00:00:00.000 --> 00:00:01.000\n \nThe mayor<00:00:00.5><c> told</c>\n\n"
           "00:00:01.000 --> 00:00:02.000\nThe mayor told\nthe<00:00:01.5><c> council on</c>\n\n"
           "00:00:02.000 --> 00:00:03.000\nthe council on\nTuesday.<00:00:02.5><c> Nobody</c>\n")
    (document,), _ = named(tmp_path, "auto.vtt", vtt)
    assert document.text == "The mayor told the council on Tuesday. Nobody"


def test_a_title_above_the_names_of_the_columns_is_no_row(tmp_path):
    book = openpyxl.Workbook()
    for row in (["Press coverage, 2019–2021"], ["exported on", "2021-03-04"], [],
                ["No.", "Published on", "Outlet", "Headline", "Full article"],
                [1, "2020-02-01", "Nordlys", "Late", LONG], [2, "2020-03-01", "Star", "Later", OTHER]):
        book.active.append(row)
    book.create_sheet("Interviews").append(["Person", "Answer"])
    book["Interviews"].append(["Ann", OTHER])
    kept = io.BytesIO()
    book.save(kept)
    documents, _ = named(tmp_path, "coverage.xlsx", kept.getvalue())
    assert [document.doc_id for document in documents] == ["coverage.xlsx#5", "coverage.xlsx#6",
                                                           "coverage.xlsx/Interviews#2"]
    assert (documents[0].title, documents[0].source, documents[0].published) == ("Late", "Nordlys", "2020-02-01")


def test_the_export_of_a_survey_tool_has_its_questions_as_columns(tmp_path):
    rows = ("StartDate,RecordedDate,Q1,Q2\nStart Date,Recorded Date,How old are you?,What should be done?\n"
            '"{""ImportId"":""startDate""}","{""ImportId"":""recordedDate""}","{""ImportId"":""QID1""}",'
            f'"{{""ImportId"":""QID2""}}"\n2021-02-01 10:00:00,2021-02-02 10:05:00,18-24,"{LONG}"\n')
    (document,), _ = named(tmp_path, "survey.csv", rows)
    assert (document.text, document.published, document.doc_id) == (LONG, "2021-02-02 10:05:00", "survey.csv#4")
    assert document.metadata == (("Start Date", "2021-02-01 10:00:00"), ("How old are you?", "18-24"))


def test_a_table_without_names_loses_no_row(tmp_path):
    documents, _ = named(tmp_path, "bare.csv", f'2020-03-01,Nordlys,"{LONG}"\n2020-03-02,Star,"{OTHER}"\n')
    assert [document.text for document in documents] == [LONG, OTHER]
    assert documents[0].metadata == (("column 1", "2020-03-01"), ("column 2", "Nordlys"))


def test_a_column_named_by_a_sentence_is_a_column(tmp_path):
    question = "What worries you most about the tram line? Please explain in your own words."
    documents, _ = named(tmp_path, "form.csv", f'Timestamp,{question}\n1/13/2021 14:00:11,"{LONG}"\n')
    assert [document.text for document in documents] == [LONG]


@pytest.mark.parametrize(("name", "content", "published", "author"), [
    ("tweets.json", json.dumps([{"created_at": "Wed Oct 10 20:19:24 +0000 2018", "full_text": LONG,
                                 "user": {"screen_name": "ann", "name": "Ann"}}]), "2018-10-10", "Ann"),
    ("tweets.js", "window.YTD.tweets.part0 = " + json.dumps([{"tweet": {
        "created_at": "Wed Oct 10 20:19:24 +0000 2018", "full_text": LONG}}]), "2018-10-10", ""),
    ("reddit.jsonl", json.dumps({"author": "u1", "body": LONG, "created_utc": 1546300800}), "2019-01-01", "u1"),
    ("result.json", json.dumps({"messages": [{"date": "2021-02-01T10:00:00", "from": "Ann", "text": [
        LONG[:20], {"type": "link", "text": LONG[20:]}]}]}), "2021-02-01T10:00:00", "Ann"),
    ("feed.rss", f"<?xml version='1.0'?><rss><channel><item><title>Late</title><pubDate>2021-02-11</pubDate>"
                 f"<description>{LONG}</description></item></channel></rss>", "2021-02-11", ""),
    ("clippings.xls", f"Date\tBody\n2021-02-11\t{LONG}\n", "2021-02-11", ""),
], ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "")
def test_posts_and_feeds_have_their_text_day_and_author(tmp_path, name, content, published, author):
    (document,), _ = named(tmp_path, name, content)
    assert (document.text, document.published, document.author) == (LONG, published, author)


@pytest.mark.parametrize("name", ["letter v1.2", "minutes.log", "notes.rst", "LICENSE"])
def test_words_are_read_whatever_the_name_ends_with(tmp_path, name):
    assert [document.text for document in named(tmp_path, name, LONG)[0]] == [LONG]


def packed(*names):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(name, b"x" * 50)
    return kept.getvalue()


@pytest.mark.parametrize(("name", "content", "told"), [
    ("essay.pages", packed("Index/Document.iwa", "preview.jpg"), "Export To, Word"),
    ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "save it as .docx"),
    ("old.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "save it as .xlsx"),
    ("report.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "without a password"),
    ("link.url", "[InternetShortcut]\nURL=https://example.org/\n", "save the page itself"),
    ("photo.heic", b"\0\0\0\x24ftypheic" + bytes(600), "OCR"),
    ("clip.mp4", b"\0\0\0\x20ftypisom" + bytes(600), "transcript"),
    ("book.mobi", b"BOOKMOBI" + bytes(600), ".epub"),
    ("script.py", "import os\n", "a program"),
    ("points.dat", "1.2 3.4 5.6\n" * 50, "no running text"),
    ("no-idea", bytes(range(256)) * 4, "binary"),
])
def test_what_is_not_read_says_in_one_row_what_to_do(tmp_path, name, content, told):
    documents, reasons = named(tmp_path, name, content)
    assert not documents
    assert list(reasons) == [name]
    assert told in reasons[name]


def test_no_suffix_is_both_read_and_refused():
    assert not set(BY_SUFFIX) & set(not_read.ADVICE)


def test_what_the_system_left_in_a_folder_is_not_told(tmp_path):
    for name in ("Thumbs.db", "desktop.ini", "~$report.docx", ".DS_Store"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "a.txt").write_text(LONG)
    assert [len(found) for found in parts(tmp_path)] == [1, 0]
