"""`python -m analysis`, and folders as they come."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import Document, analyze, load
from analysis.__main__ import MOST_THEMES, _themes, main
from analysis.errors import InputError


def test_a_folder_is_analysed_saved_and_summed_up(tmp_path, capsys, pytestconfig):
    out = tmp_path / "out"
    assert main([str(pytestconfig.rootpath / "seeds"), "--out", str(out)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("5 documents, ")
    assert "North Korea (" in told
    assert f"saved    {out}" in told
    assert len(load(out).documents) == 5


def test_of_many_themes_the_largest_broad_ones_are_told(seeds):
    living = seeds.themes[seeds.themes["status"] != "gone"]
    many = pd.concat([living.assign(theme_id=f"{n}-" + living["theme_id"], label=f"Subject {n}", n_passages=n)
                      for n in range(3)])
    told = _themes(replace(seeds, themes=many))
    assert told.split("; ") == ["Subject 2"] * len(living) + ["Subject 1"] * (MOST_THEMES - len(living)) + [
        f"and {3 * len(living) - MOST_THEMES} more"]


def test_a_folder_that_is_watched_is_analysed_again_when_it_changes(tmp_path, capsys, monkeypatch):
    folder, out = tmp_path / "docs", tmp_path / "docs" / "tables"
    changes = [lambda: None, lambda: (folder / "b.txt").write_text("Iran met Iraq.", encoding="utf-8"), lambda: None,
               lambda: (folder / "a.txt").unlink()]

    def sleep(seconds):
        if not changes:
            raise KeyboardInterrupt
        changes.pop(0)()

    monkeypatch.setattr("analysis.__main__.time.sleep", sleep)
    folder.mkdir()
    (folder / "a.txt").write_text("Russia met Ukraine.", encoding="utf-8")
    assert main([str(folder), "--out", str(out), "--watch"]) == 0
    told = capsys.readouterr().out
    assert [line.split(",")[0] for line in told.splitlines() if " documents, " in line] == [
        "1 documents", "2 documents", "1 documents"]
    assert load(out).documents["doc_id"].tolist() == ["b.txt"]
    with pytest.raises(SystemExit):
        main([str(folder), "--watch"])


def test_an_earlier_analysis_that_cannot_be_read_is_replaced(tmp_path, capsys, pytestconfig):
    (tmp_path / "documents.parquet").write_bytes(b"broken")
    assert main([str(pytestconfig.rootpath / "seeds"), "--out", str(tmp_path)]) == 0
    assert "It is replaced" in capsys.readouterr().err
    assert len(load(tmp_path).documents) == 5


def test_a_folder_that_is_not_there_is_one_line_and_exit_code_2(capsys):
    assert main(["no/such/folder"]) == 2
    assert capsys.readouterr().err == (
        "error: no/such/folder: no such folder or file; give a folder of documents, or one document\n"
    )


def test_a_messy_folder_is_analysed_as_far_as_it_goes(tmp_path, capsys):
    (tmp_path / "good.txt").write_text("Russia and Ukraine met in Vienna on 3 May 2022.\n", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("The Élysée spoke with Russia in 2019.".encode("latin-1"))
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "long.txt").write_bytes(b"Russia spoke. " * 3_600_000)
    (tmp_path / "documents.csv").write_text("path,published\ngood.txt,1065-02-30\n", encoding="utf-8")
    result = analyze(tmp_path)
    assert list(result.documents["doc_id"].astype("str")) == ["good.txt", "latin.txt"]
    reasons = dict(zip(result.skipped["path"], result.skipped["reason"], strict=True))
    assert set(reasons) == {"empty.txt", "binary.txt", "long.txt", "good.txt"}
    assert "documents.csv:2" in reasons["good.txt"]
    assert set(result.mentions["actor_id"]) >= {"russia", "ukraine", "france"}
    main([str(tmp_path)])
    assert "skipped  4" in capsys.readouterr().out


def test_one_paragraph_without_a_break_is_read_in_full():
    text = "Russia met Ukraine in Geneva. " * 30_000
    result = analyze([Document("long", text)])
    assert len(result.sentences) == 30_000


@pytest.mark.parametrize("text", ["x" * 500_000, "9" * 500_000, "the " * 100_000, "(" * 200_000, "“" * 200_000])
def test_hostile_texts_take_no_more_than_their_length(text):
    assert len(analyze([Document("hostile", text)]).documents) == 1


def test_worker_processes_give_the_same_tables(seeds, pytestconfig):
    with ProcessPoolExecutor(2) as executor:
        result = analyze(pytestconfig.rootpath / "seeds", executor=executor)
    for name, table in result.tables():
        assert_frame_equal(table, getattr(seeds, name))


def test_adding_a_document_changes_no_address_in_another(seeds, pytestconfig, tmp_path):
    for path in (pytestconfig.rootpath / "seeds").glob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "zzz.txt").write_text("Iran and Iraq met in Doha on 4 June 2021.", encoding="utf-8")
    larger = analyze(tmp_path)
    for name in ("passages", "sentences"):
        both = [getattr(r, name).astype({"doc_id": "str"}) for r in (seeds, larger)]
        assert_frame_equal(both[0], both[1][both[1]["doc_id"] != "zzz.txt"])


def test_a_source_of_another_kind_is_refused():
    with pytest.raises(InputError):
        analyze("README.md/nothing")
