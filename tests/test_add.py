"""Documents that are brought: kept under safe names, never over others; looked through, mended, shown."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from analysis import Document, add_files, preview, safe_names
from analysis.read import read

TEXT = b"Olga Brandt met Ivan Petrov in Kursk.\n"


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, raw in files.items():
            archive.writestr(path, raw)
    return out.getvalue()


def described(folder):
    return {item.doc_id: (item.title, item.source, item.published) for item in read(folder)
            if isinstance(item, Document)}


@pytest.mark.parametrize(("path", "safe"), [
    ("a.txt", "a.txt"), ("news/a.txt", "news/a.txt"), ("../../etc/passwd", "etc/passwd"), ("/etc/x.txt", "etc/x.txt"),
    ("..\\..\\win.txt", "win.txt"), ("C:\\a.txt", "C_/a.txt"), ("a\0\n.txt", "a__.txt"), ("<b>*.txt", "_b__.txt"),
    ("con.txt", "_con.txt"), ("x" * 500 + ".txt", "x" * 116 + ".txt"), ("é" * 200, "é" * 60),
    ("\udcff.txt", "_.txt"), ("fdp.\u202etxt", "fdp._txt"), ("a. ", "a"), ("1/2/3/4/5/6/7/8.txt", "1/2/3/4/5/8.txt"),
])
def test_a_name_stays_inside_the_folder_and_can_be_written_anywhere(path, safe):
    assert safe_names([(path, b"")]) == [(safe, b"")]


def test_hidden_files_are_left_out_and_equal_names_are_two():
    files = [(".DS_Store", b""), ("a/.git/x", b""), ("..", b""), ("a.txt", b"1"), ("/a.txt", b"2"), ("A.txt", b"3")]
    assert safe_names(files) == [("a.txt", b"1"), ("a 2.txt", b"2"), ("A 3.txt", b"3")]


def test_files_are_written_with_what_is_known_of_them(tmp_path):
    box = zipped(**{"in/b.txt": TEXT})
    known = {"news/a.txt": {"published": "2020-03-01", "title": "A, or\n\"B\""}, "box.zip/in/b.txt": {"source": "Post"}}
    added = add_files(tmp_path, [("news/a.txt", TEXT), ("box.zip", box)], known)
    assert added == (("box.zip", "news/a.txt"), ())
    assert described(tmp_path) == {"news/a.txt": ('A, or "B"', "", "2020-03-01"),
                                   "box.zip/in/b.txt": ("", "Post", None)}


def test_nothing_is_written_over_and_both_are_told(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "documents.csv").write_text("path,title\na.txt,Old", encoding="utf-8")
    known = {"a.txt": {"title": "New", "published": "2020"}, "b.txt": {"title": "Never"}}
    added = add_files(tmp_path, [("a.txt", b"Another."), ("b.txt", TEXT)], known)
    assert added.written == ("a 2.txt", "b.txt")
    assert added.told[0].reason == "another file has this name in the folder; it was written as a 2.txt"
    assert described(tmp_path) == {"a.txt": ("Old", "", None), "a 2.txt": ("New", "", "2020"),
                                   "b.txt": ("Never", "", None)}
    again = add_files(tmp_path, [("b.txt", TEXT)], {"b.txt": {"title": "Other"}})
    assert again.written == ()
    assert "already" in again.told[0].reason
    assert (tmp_path / "documents.csv").read_text().splitlines()[:2] == ["path,title,published", "a.txt,Old"]


def test_a_link_in_the_folder_leads_nobody_out(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "in").mkdir()
    os.symlink(tmp_path / "outside", tmp_path / "in/news")
    os.symlink(tmp_path / "outside/new.txt", tmp_path / "in/b.txt")
    added = add_files(tmp_path / "in", [("news/a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT)])
    assert added.written == ("c.txt",)
    assert len(added.told) == 2
    assert list((tmp_path / "outside").iterdir()) == []


def test_what_steers_the_analysis_of_a_dropped_folder_is_taken_over(tmp_path):
    files = [("mine/a.txt", TEXT), ("mine/documents.csv", b"path,author,published\na.txt,Li,2019-05-01\nx.txt,,\n"),
             ("mine/actors.csv", b"name,kind\nOlga Brandt,person\n")]
    rows = preview(files)
    assert [(row.doc_id, row.date, row.problem) for row in rows] == [
        ("mine/a.txt", "2019-05-01", ""),
        ("documents.csv", "", "documents.csv:3: there is no file 'x.txt'; write its path inside the folder")]
    added = add_files(tmp_path, files, {"mine/a.txt": {"title": "T"}})
    assert added.written == ("mine/a.txt",)
    assert (tmp_path / "documents.csv").read_text() == ("path,title,source,author,published\n"
                                                        "mine/a.txt,T,,Li,2019-05-01\n")
    assert (tmp_path / "actors.csv").is_file()
    (tmp_path / "actors.csv").write_text("name\nHans\n")
    assert "has its own actors.csv" in add_files(tmp_path, files).told[-1].reason


def test_parts_of_a_saved_page_are_not_brought(tmp_path):
    page = [("p.html", b"<p>It rained in Kursk.</p>"), ("p_files/ad.html", b"<p>Buy.</p>")]
    assert add_files(tmp_path, page).written == ("p.html",)


def test_a_documents_csv_with_other_columns_is_left_alone(tmp_path):
    (tmp_path / "documents.csv").write_text("file;title\n")
    told = add_files(tmp_path, [("a.txt", TEXT)], {"a.txt": {"title": "T"}}).told
    assert "what you set was not written" in told[0].reason
    assert Path(tmp_path / "documents.csv").read_text() == "file;title\n"
