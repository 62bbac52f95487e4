"""Files, folders and archives that are not what they seem: each is a row that says why, and ends nothing."""

import bz2
import io
import os
import tarfile
import zipfile

import pytest

from analysis.__main__ import main
from analysis.errors import InputError
from analysis.read import Document, Skipped, opening, pieces, preview, read

TEXT = "The council of Leeds met on Monday and spoke of the bridge."


def parts(source, **options):
    found = list(read(source, **options))
    return ([item.doc_id for item in found if isinstance(item, Document)],
            {item.path: item.reason for item in found if isinstance(item, Skipped)})


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "a.txt").write_text(TEXT)
    return inside


def test_what_is_no_file_is_not_opened(folder):
    os.mkfifo(folder / "pipe.txt")
    os.symlink("/dev/zero", folder / "zero.txt")
    os.symlink("/proc/self/status", folder / "status.txt")
    read_ids, skipped = parts(folder)
    assert read_ids == ["a.txt"]
    assert skipped["pipe.txt"] == "is no file but a pipe, a device or a socket; it is not read"
    assert skipped["zero.txt"] == skipped["status.txt"] == (
        "is a link to a file outside the folder; it is not followed: bring the file itself")


def test_a_device_as_the_source_is_a_row():
    assert list(parts("/dev/zero")[1].values()) == ["is no file but a pipe, a device or a socket; it is not read"]


def test_links_that_stay_inside_are_read_and_those_to_folders_are_not_followed(folder):
    (folder / "sub").mkdir()
    os.symlink(folder / "a.txt", folder / "sub" / "b.txt")
    os.symlink(folder, folder / "sub" / "loop")
    os.symlink(folder.parent, folder / "out")
    read_ids, skipped = parts(folder)
    assert read_ids == ["a.txt", "sub/b.txt"]
    assert set(skipped) == {"out", "sub/loop"}
    assert all("is a link to a folder" in reason for reason in skipped.values())


def test_a_folder_that_cannot_be_opened_is_a_row(folder, monkeypatch):
    (folder / "closed").mkdir()
    scan = os.scandir

    def refuses(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(opening.os, "scandir", refuses)
    assert parts(folder) == (["a.txt"], {
        "closed": "the folder cannot be opened: Permission denied; check the file and its permissions"})


def test_folders_deeper_than_a_path_can_be_are_read_as_far_as_they_go(folder):
    here = os.getcwd()
    try:
        os.chdir(folder)
        for _ in range(20):
            os.mkdir("d" * 250)
            os.chdir("d" * 250)
    finally:
        os.chdir(here)
    read_ids, skipped = parts(folder)
    assert read_ids == ["a.txt"]
    assert ["File name too long" in reason for reason in skipped.values()] == [True]


def test_names_that_are_not_utf8_and_strange_are_read(folder):
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)
    (folder / "a\nb.txt").write_text(TEXT)
    read_ids, _ = parts(folder)
    assert read_ids == ["a\nb.txt", "a.txt", "caf\\xe9.txt"]


def test_a_file_that_changes_while_it_is_read_is_said(folder, monkeypatch):
    stat = os.fstat
    seen = []

    def grows(number):
        if seen:
            (folder / "a.txt").write_text(TEXT * 2)
        seen.append(number)
        return stat(number)

    monkeypatch.setattr(opening.os, "fstat", grows)
    assert parts(folder) == ([], {"a.txt": "changed while it was read; analyse the folder again when it is complete"})


def test_a_file_that_goes_while_the_folder_is_read_is_said(folder):
    (folder / "b.txt").write_text(TEXT)
    (folder / "c.txt").write_text(TEXT)
    found = read(folder)
    assert next(found).doc_id == "a.txt"
    (folder / "b.txt").unlink()
    gone, left = found
    assert gone == ("b.txt", "cannot be opened: No such file or directory; check the file and its permissions")
    assert left.doc_id == "c.txt"


def zipped(**files):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def tarred(*entries):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for entry, content in entries:
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return target.getvalue()


def test_no_path_leaves_an_archive(folder):
    names = ["../out.txt", "/etc/a.txt", "C:\\a.txt", "in/../../b.txt", "in/ok.txt", ".hidden.txt", "__MACOSX/x.txt"]
    (folder / "z.zip").write_bytes(zipped(**dict.fromkeys(names, TEXT)))
    link = tarfile.TarInfo("link.txt")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    (folder / "t.tar.gz").write_bytes(tarred((tarfile.TarInfo("../out.txt"), TEXT.encode()), (link, b""),
                                             (tarfile.TarInfo("ok.txt"), TEXT.encode())))
    read_ids, skipped = parts(folder)
    assert read_ids == ["a.txt", "t.tar.gz/ok.txt", "z.zip/in/ok.txt"]
    assert sum("leaves the archive" in reason for reason in skipped.values()) == 5
    assert skipped["t.tar.gz/link.txt"] == "is a link or a device, no file; it is not followed"


def test_archives_are_opened_twice_deep(folder):
    inner = zipped(**{"c.txt": TEXT})
    for _ in range(3):
        inner = zipped(**{"b.zip": inner, "c.txt": TEXT})
    (folder / "z.zip").write_bytes(inner)
    read_ids, skipped = parts(folder)
    assert read_ids == ["a.txt", "z.zip/b.zip/c.txt", "z.zip/c.txt"]
    assert skipped == {"z.zip/b.zip/b.zip": "is an archive in an archive in an archive; unpack it"}


def test_bombs_are_not_unpacked(folder):
    (folder / "z.zip").write_bytes(zipped(**{"a.txt": b"a" * 30_000_000, "ok.txt": TEXT}))
    (folder / "t.tar.gz").write_bytes(tarred((tarfile.TarInfo("a.txt"), b"a" * 30_000_000)))
    (folder / "b.bz2").write_bytes(bz2.compress(b"a" * 300_000_000))
    read_ids, skipped = parts(folder)
    assert read_ids == ["a.txt", "z.zip/ok.txt"]
    assert "times larger than packed" in skipped["z.zip/a.txt"]
    assert "far larger than packed" in skipped["t.tar.gz"]
    assert "far larger than packed" in skipped["b.bz2"]


def test_an_archive_of_more_files_than_can_be_is_read_to_the_limit(folder, monkeypatch):
    monkeypatch.setattr(pieces, "MOST_FILES", 3)
    (folder / "z.zip").write_bytes(zipped(**{f"{number}.txt": TEXT for number in range(9)}))
    read_ids, skipped = parts(folder)
    assert len(read_ids) == 4
    assert list(skipped) == ["z.zip/3.txt"]


def test_entities_in_a_book_are_not_expanded(folder):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><container>&b;</container>'
    (folder / "b.epub").write_bytes(zipped(mimetype="application/epub+zip", **{"META-INF/container.xml": bomb}))
    assert "defines entities" in parts(folder)[1]["b.epub"]


def test_a_file_is_read_by_what_it_holds(folder, pytestconfig):
    samples = pytestconfig.rootpath / "tests/formats"
    names = {"office.pdf": "a.txt", "office.docx": "b.pdf", "page.html": "c.txt", "office.rtf": "d.doc"}
    for name, to in names.items():
        (folder / to).write_bytes((samples / name).read_bytes())
    found = {item.doc_id: item.how.split(",")[0] for item in read(folder)}
    assert found == {"a.txt": "PDF", "b.pdf": "Word", "c.txt": "web page", "d.doc": "rich text"}


def test_a_table_is_read_by_the_columns_that_are_named(folder, capsys):
    (folder / "t.csv").write_text('head,when,words,notes\nA,2020-01-02,"One, two.",x\nB,2020-01-03,,y\n')
    _, skipped = parts(folder)
    assert "is a table without running text; its columns are head, when, words, notes" in skipped["t.csv"]
    columns = {"text": "words", "published": "when", "title": "head"}
    _, row, note = read(folder, columns=columns)
    assert (row.doc_id, row.text, row.published, row.title, row.metadata) == (
        "t.csv#2", "One, two.", "2020-01-02", "A", (("notes", "x"),))
    assert note.reason == "1 of its rows has no text and is left out"
    assert "has no column 'nix'; its columns are head" in parts(folder, columns={"text": "nix"})[1]["t.csv"]
    with pytest.raises(InputError, match="'body' is no field of a document; the fields are text, title, published"):
        parts(folder, columns={"body": "words"})
    assert main([str(folder), "--text", "words", "--date", "when", "--title", "head"]) == 0
    told = capsys.readouterr().out
    assert "read     1 as table, 1 as text" in told
    assert "t.csv: 1 of its rows has no text" in told


def test_hostile_tables_cost_no_more_than_their_rows(folder):
    (folder / "wide.csv").write_text(",".join(f"c{n}" for n in range(10_000)) + ",text\n" + "1," * 10_000 + "Words.\n")
    (folder / "tall.csv").write_text('text\n"' + "a " * 5_000_000 + '"\n')
    (folder / "open.csv").write_text('text,b\nOne is whole.,1\n"two,2\nthree,3\n')
    found = {item.doc_id: item for item in read(folder) if isinstance(item, Document)}
    assert len(found["wide.csv#2"].metadata) == 60
    assert len(found["tall.csv#2"].text) == 9_999_999
    assert "open.csv#2" in found


def test_the_review_names_what_would_be_read_and_what_not():
    rows = preview([("b.txt", b""), ("a.md", b"---\ntitle: T\ndate: 2020-01-02\nsource: S\n---\n\nIt rained."),
                    ("news.html", b"<p>It rained.</p>"), ("news_files/frame.html", b"<p>Buy.</p>")]).rows
    assert rows[0] == ("a.md", "T", "2020-01-02", "S", "It rained.", "Markdown", "")
    assert rows[1] == ("b.txt", "", "", "", "", "", "is empty")
    assert [row.doc_id for row in rows] == ["a.md", "b.txt", "news.html"]


def test_reading_holds_one_document_at_a_time(folder):
    (folder / "b.txt").write_text(TEXT)
    found = read(folder)
    assert next(found).doc_id == "a.txt"
    (folder / "b.txt").write_text("It rained.")
    assert next(found).text == "It rained."


def test_what_is_in_an_archive_or_a_table_can_be_described_beside_it(folder):
    (folder / "z.zip").write_bytes(zipped(**{"b.txt": TEXT}))
    (folder / "t.csv").write_text("text\nIt rained all day.\n")
    (folder / "documents.csv").write_text("path,title\nz.zip/b.txt,B\nt.csv#2,T\nnix.zip/b.txt,X\nt.csv,All\n")
    found = list(read(folder))
    assert {item.doc_id: item.title for item in found if isinstance(item, Document)} == {
        "a.txt": "", "t.csv#2": "T", "z.zip/b.txt": "B"}
    assert [item.reason for item in found if isinstance(item, Skipped)] == [
        "documents.csv:4: there is no file 'nix.zip/b.txt'; write its path inside the folder"]
