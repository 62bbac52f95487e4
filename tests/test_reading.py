"""Every input is read or is a row that says why not."""

import os
from pathlib import Path

import pytest

from analysis.errors import InputError
from analysis.read import Document, Skipped, read
from analysis.read.metadata import date_in_name
from analysis.read.opening import MAX_BYTES

SEEDS = Path(__file__).parents[1] / "seeds"


def parts(source):
    found = list(read(source))
    return [f for f in found if isinstance(f, Document)], [f for f in found if isinstance(f, Skipped)]


def test_the_seeds_are_five_documents_in_the_order_of_their_names():
    documents, skipped = parts(SEEDS)
    assert [document.doc_id[:3] for document in documents] == ["000", "001", "002", "003", "004"]
    assert not skipped


def test_a_messy_folder_is_read_as_far_as_it_goes(tmp_path):
    (tmp_path / "good.txt").write_bytes(b"One.\r\nTwo.")
    (tmp_path / "latin.txt").write_bytes("Élysée".encode("latin-1"))
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "wide.txt").write_bytes("Kyiv".encode("utf-16"))
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\0\0\0")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\0")
    (tmp_path / "binary.txt").write_bytes(b"\1\2\3\0\0\7\1")
    (tmp_path / "script.js").write_bytes(b"let a = 1")
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    os.symlink(tmp_path / "nowhere", tmp_path / "broken.txt")
    documents, skipped = parts(tmp_path)
    assert {d.doc_id: d.text for d in documents} == {
        "good.txt": "One.\nTwo.", "latin.txt": "Élysée", "sub/wide.txt": "Kyiv",
    }
    reasons = {s.path: s.reason for s in skipped}
    assert reasons["empty.txt"] == "is empty"
    assert reasons["huge.txt"] == "50 MB is more than the 20 MB of one document; split it"
    assert reasons["picture.txt"].startswith("is a picture; let a program for text recognition")
    assert reasons["picture.png"].startswith("is a picture; ")
    assert reasons["binary.txt"].startswith("is not text")
    assert reasons["script.js"] == "is a program or its settings, no document"
    assert reasons["broken.txt"].startswith("cannot be opened: No such file")
    assert MAX_BYTES == 20_000_000


def test_metadata_come_from_the_table_then_front_matter_then_the_name(tmp_path):
    (tmp_path / "2018-03-05-a.md").write_text("---\ntitle: A\nauthor: Li\ndate: 2019-01-02\n---\nText.")
    (tmp_path / "b_20180305.txt").write_text("Text.")
    (tmp_path / "documents.csv").write_text("path,title,published\n2018-03-05-a.md,,2020-02-02\n")
    a, b = parts(tmp_path)[0]
    assert (a.title, a.author, a.published, a.published_where) == ("A", "Li", "2020-02-02", "documents.csv:2")
    assert (b.published, b.published_where) == ("2018-03-05", "file name")
    assert a.text == "Text."


@pytest.mark.parametrize(("name", "published"), [
    ("report-2018-03-05.txt", "2018-03-05"), ("2028-targets.txt", None), ("20180305.txt", "2018-03-05"),
    ("2018-03_report.txt", "2018-03"), ("1945-Truman.txt", None), ("2008-crisis.txt", None),
    ("2008-09_season.txt", None), ("2008-10_x.txt", "2008-10"), ("2024-2025-budget.txt", None),
    ("9999-a.txt", None), ("2098-targets.txt", None), ("budget-2018.txt", None), ("2018 crisis.txt", None),
    ("12345-x.txt", None), ("1065-hastings.txt", None), ("17-june-2024_talks.txt", "2024-06-17"),
    ("Speech 5 March 2018.txt", "2018-03-05"), ("Mar 5th, 2018.txt", "2018-03-05"),
    ("notes_Sept-5-2018.txt", "2018-09-05"), ("march 2018.txt", None), ("may-2018-2020.txt", None),
    ("vmay-1-2018x.txt", None),
])
def test_a_name_with_a_day_or_that_begins_with_a_month_dates_its_document(name, published):
    assert date_in_name(name).get("published") == published


@pytest.mark.parametrize(("content", "reason"), [
    ("path,titel\na.txt,A\n", "documents.csv:1: unknown column 'titel'"),
    ("title\nA\n", "documents.csv:1: no column 'path'"),
    ("path,title\nb.txt,A\n", "documents.csv:2: there is no file 'b.txt'"),
    ("path,title\na.txt,A\na.txt,B\n", "documents.csv:3: 'a.txt' stands there twice"),
])
def test_a_wrong_line_of_metadata_is_reported_and_the_text_read(tmp_path, content, reason):
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "documents.csv").write_text(content)
    documents, skipped = parts(tmp_path)
    assert len(documents) == 1
    assert skipped[0].reason.startswith(reason)


def test_hidden_and_steering_files_are_no_documents(tmp_path):
    for name in (".hidden.txt", "actors.csv", "corrections.csv"):
        (tmp_path / name).write_text("x")
    assert parts(tmp_path) == ([], [])


def test_a_path_that_is_not_there_says_what_to_give():
    with pytest.raises(InputError, match="give a folder of documents"):
        list(read("no/such/folder"))


def test_two_given_documents_cannot_share_an_id():
    with pytest.raises(InputError, match="two documents have the doc_id 'a'"):
        list(read([Document("a", "x"), Document("a", "y")]))
