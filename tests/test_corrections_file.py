"""`corrections.csv` is changed by a line at a time: nothing else in it is, and nobody's line is lost."""

import multiprocessing

import pytest

from analysis.errors import InputError
from analysis.gather import Correction, add_correction, read_corrections, remove_correction
from analysis.gather.corrections_file import FILE
from analysis.store import writing

ADDED = Correction("rename", "russia", "Россия", "why")
PLAIN = Correction("merge", "a", "b", "")


def write(folder, text, encoding="utf-8"):
    (folder / FILE).write_bytes(text.encode(encoding))


def read(folder):
    return [correction[:4] for correction in read_corrections(folder / FILE)[0]]


def add_many(folder, writer):
    for number in range(50):
        add_correction(folder, Correction("merge", f"{writer}-{number}", "b", ""))


def test_four_writers_at_once_keep_all_their_lines(tmp_path):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=add_many, args=(tmp_path, writer)) for writer in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert {of for _, of, *_ in read(tmp_path)} == {f"{writer}-{n}" for writer in range(4) for n in range(50)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_columns_encoding_line_ends_and_other_lines_stay_as_they_are(tmp_path, encoding):
    before = 'why,to, what,of\r\n"it, is",b,merge,a\r\n\r\n# a note of mine\r\n b c ,"d",merge, e'
    write(tmp_path, before, encoding)
    kept = add_correction(tmp_path, ADDED)
    raw = (tmp_path / FILE).read_bytes()
    assert raw == (before + "\r\nwhy,Россия,rename,russia\r\n").encode(encoding)
    assert read(tmp_path) == [("merge", "a", "b", "it, is"), ("merge", "e", "d", "b c"), ADDED[:4]]
    assert kept == ADDED._replace(line=6)
    remove_correction(tmp_path, kept)
    assert (tmp_path / FILE).read_bytes() == (before + "\r\n").encode(encoding)


def test_a_line_that_the_encoding_cannot_hold_changes_nothing(tmp_path):
    before = "what,of,to,why\nrename,russia,Fédération,\n".encode("latin-1")
    (tmp_path / FILE).write_bytes(before)
    with pytest.raises(InputError, match="cannot be written in cp1252, in which the file is, and nothing was; save"):
        add_correction(tmp_path, ADDED)
    assert (tmp_path / FILE).read_bytes() == before
    add_correction(tmp_path, PLAIN._replace(why="é"))
    assert (tmp_path / FILE).read_bytes() == before + "merge,a,b,é\n".encode("latin-1")
    assert read(tmp_path)[0] == ("rename", "russia", "Fédération", "")


@pytest.mark.parametrize("line", ["merge,a,b,", '"merge","a","b",""', ' merge , a,"b",  ', 'merge,"a",b,""\r'])
def test_undo_finds_a_line_however_it_is_quoted_and_spaced(tmp_path, line):
    write(tmp_path, f"what,of,to,why\nmerge,x,y,\n{line}\nmerge,x,z,\n")
    remove_correction(tmp_path, PLAIN._replace(line=3))
    assert [of for _, of, *_ in read(tmp_path)] == ["x", "x"]


def test_undo_finds_a_line_in_reordered_columns_and_one_that_has_moved(tmp_path):
    write(tmp_path, "why,to,of,what\n,y,x,merge\n,b,a,merge\n")
    remove_correction(tmp_path, PLAIN._replace(line=2))
    assert read(tmp_path) == [("merge", "x", "y", "")]


def test_undo_of_a_line_that_is_gone_says_so(tmp_path):
    for text in ("", "what,of,to,why\nmerge,x,y,\n", "what,of\nmerge,a\n"):
        write(tmp_path, text)
        with pytest.raises(InputError, match=r"corrections.csv:2: the file has changed since; analyse the folder"):
            remove_correction(tmp_path, PLAIN._replace(line=2))


def test_of_two_equal_lines_undo_takes_the_one_that_is_meant(tmp_path):
    write(tmp_path, 'what,of,to,why\nmerge,a,b,\n"merge",a,b,\n')
    remove_correction(tmp_path, PLAIN._replace(line=2))
    assert (tmp_path / FILE).read_text(encoding="utf-8") == 'what,of,to,why\n"merge",a,b,\n'


def test_a_line_is_not_added_where_it_would_not_be_read(tmp_path):
    write(tmp_path, "what,of,to\nmerge,a,b\n")
    with pytest.raises(InputError, match=r"corrections.csv:1: the header is what,of,to; make it what,of,to,why"):
        add_correction(tmp_path, PLAIN)


def test_a_reason_of_several_lines_becomes_one(tmp_path):
    add_correction(tmp_path, PLAIN._replace(why="first\nsecond\r\n third "))
    assert read(tmp_path) == [("merge", "a", "b", "first second third")]
    remove_correction(tmp_path, PLAIN._replace(why="first\nsecond\r\n third ", line=2))
    assert read(tmp_path) == []


def test_what_ends_a_writer_before_the_renaming_leaves_the_old_lines(tmp_path, monkeypatch):
    write(tmp_path, "what,of,to,why\nmerge,x,y,\n")
    monkeypatch.setattr(writing, "flush", lambda file: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add_correction(tmp_path, PLAIN)
    assert read(tmp_path) == [("merge", "x", "y", "")]
    assert {path.name for path in tmp_path.iterdir()} == {FILE, ".dossier.lock"}


def test_a_link_to_a_file_elsewhere_stays_a_link(tmp_path):
    (tmp_path / "shared.csv").write_text("what,of,to,why\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / FILE).symlink_to("../shared.csv")
    add_correction(tmp_path / "docs", PLAIN)
    assert (tmp_path / "docs" / FILE).is_symlink()
    assert (tmp_path / "shared.csv").read_text(encoding="utf-8") == "what,of,to,why\nmerge,a,b,\n"
