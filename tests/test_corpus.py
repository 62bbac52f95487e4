"""The corpus that is shown: read aside, swapped when ready, looked at on a timer; and the cache beside it."""

import gc
import sys
import threading
import time
import weakref
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from streamlit.testing.v1 import AppTest

from analysis import Document, analyze
from analysis.errors import InputError
from analysis.gather import Correction, correct
from analysis.store import EvidenceCache, KeptAnalyses, analyses, user_cache
from dashboard.charts.everyone import everyone
from dashboard.charts.network import network
from dashboard.charts.pairs import Choice
from dashboard.charts.profile import partners
from dashboard.parts import newer
from dashboard.state import cache, readings
from dashboard.state.corpus import may_write
from dashboard.state.readings import Corpus, Stopped, fingerprint
from dashboard.state.started import VARIABLE, misunderstood, started_with
from tests.conftest import ROOT


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("Olga Brandt met Ivan Petrov in Kursk.", encoding="utf-8")
    return tmp_path


def ready(shown):
    job = shown.look()
    assert job is None or job.ended.wait(600)
    return shown.reading


def test_a_reading_is_made_aside_and_swapped_when_ready(folder, monkeypatch):
    monkeypatch.setattr(readings, "EVERY", 0)
    monkeypatch.setattr(readings, "SELDOM", 0)
    go, made = threading.Event(), []

    def make(path, progress, previous):
        made.append(previous)
        assert len(made) == 1 or go.wait(600)
        return analyze(path)

    shown = Corpus(folder, make)
    first = ready(shown)
    (folder / "b.txt").write_text("Pavel Orlov left.", encoding="utf-8")
    job = shown.look()
    assert shown.look() is job              # one viewer more starts nothing more
    assert shown.reading is first           # and nobody waits
    go.set()
    assert job.ended.wait(600)
    assert len(shown.reading.result.documents) == 2
    assert made == [None, first.result]     # whose themes go on


def test_the_folder_is_looked_at_on_a_timer(folder, monkeypatch):
    looks = []
    monkeypatch.setattr(readings, "EVERY", 3600)
    monkeypatch.setattr(readings, "fingerprint", lambda path: looks.append(path) or "same")
    shown = Corpus(folder)
    ready(shown)
    for _ in range(10):
        assert shown.look() is None
    assert len(looks) == 1


def test_a_folder_that_cannot_be_read_is_told_once_and_read_again_when_it_changes(tmp_path, monkeypatch):
    monkeypatch.setattr(readings, "EVERY", 0)
    monkeypatch.setattr(readings, "SELDOM", 0)
    calls = []

    def make(path, progress, previous):
        calls.append(path)
        raise InputError("nothing here")

    shown = Corpus(tmp_path, make)
    job = shown.look()
    assert job.ended.wait(600)
    assert str(shown.look().error) == "nothing here"
    assert len(calls) == 1
    (tmp_path / "a.txt").write_text("Now.", encoding="utf-8")
    assert shown.look() is not job


def test_a_folder_that_is_as_it_was_is_not_analysed_again_after_a_restart(folder, tmp_path_factory, monkeypatch):
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path_factory.mktemp("cache")))
    made = []
    monkeypatch.setattr(analyses, "MOST", 1)
    monkeypatch.setattr(readings, "analyze", lambda path, **options: made.append(path) or analyze(path, **options))

    def started():
        corpus = Corpus(folder)
        first = ready(corpus)
        (thread,) = [thread for thread in threading.enumerate() if thread.name == "reading"] or [None]
        if thread:
            thread.join()       # it keeps what was made
        return first.result

    first, again = started(), started()
    assert len(made) == 1
    for name, table in first.tables():
        assert_frame_equal(table, getattr(again, name), obj=name)
    (folder / "a.txt").write_text("Pavel Orlov left.", encoding="utf-8")
    assert started().documents["text"].tolist() == ["Pavel Orlov left."]
    assert len(list(KeptAnalyses(user_cache()).folder.iterdir())) == 1


def test_an_analysis_with_a_passing_fault_is_not_kept(tmp_path):
    kept = KeptAnalyses(EvidenceCache(tmp_path))
    result = analyze([Document("a", "It rained.")])
    fault = pd.DataFrame({"path": ["a"], "reason": ["was stopped after 30 s; nothing in it is counted"]})
    kept.put(tmp_path, "x", replace(result, skipped=fault))
    assert kept.get(tmp_path, "x") is None
    kept.put(tmp_path, "x", result)
    assert kept.get(tmp_path, "x") is not None
    assert kept.get(tmp_path, "y") is None
    assert kept.last(tmp_path / "other") is None
    assert kept.last(tmp_path).documents["text"].tolist() == ["It rained."]
    assert kept.taken() == kept.clear() > 0 == kept.taken()


@pytest.mark.parametrize(("before", "now", "label"), [
    ("a", "abcd", "3 documents added, show them"), ("abc", "bcd", "1 document added, 1 removed, show them"),
    ("abc", "c", "2 documents removed, show the others"), ("a", "a", "The folder has changed, show it as it is now"),
])
def test_what_is_new_in_the_folder_is_told(before, now, label):
    assert newer.told(*(analyze([Document(doc_id, "It rained.") for doc_id in ids]) for ids in (before, now))) == label


def test_a_folder_of_tables_that_is_written_anew_is_noticed(folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    analyze(folder).save(out)
    before = fingerprint(out)
    (out / "words.sqlite").write_bytes(b"")
    assert fingerprint(out) == before
    (folder / "b.txt").write_text("Pavel Orlov left.", encoding="utf-8")
    analyze(folder).save(out)
    assert fingerprint(out) != before


def test_tables_saved_among_the_documents_are_none_of_them(folder):
    before = fingerprint(folder)
    analyze(folder).save(folder / "tables")
    assert fingerprint(folder) == before
    result = analyze(folder)
    assert result.documents["doc_id"].tolist() == ["a.txt"]
    assert result.skipped.to_numpy().tolist() == [["tables", "holds tables that Dossier saved; they are no documents"]]


def test_the_fingerprint_tells_a_change_of_any_document_and_of_no_correction(folder):
    before = fingerprint(folder)
    (folder / "corrections.csv").write_text("what,of,to,why\n", encoding="utf-8")
    assert fingerprint(folder) == before
    (folder / "b.txt").write_text("x", encoding="utf-8")
    added = fingerprint(folder)
    time.sleep(0.01)
    (folder / "a.txt").write_text("Olga Brandt met nobody.", encoding="utf-8")
    assert len({before, added, fingerprint(folder)}) == 3


@pytest.mark.parametrize(("arguments", "variable", "may"), [
    ([], "", False), (["--write"], "", True), ([], "1", True), ([], "0", False), (["--wri"], "", False),
])
def test_writing_is_switched_on_by_how_the_app_was_started(arguments, variable, may, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["app.py", *arguments])
    monkeypatch.setenv("DOSSIER_WRITE", variable)
    assert may_write() is may


@pytest.mark.parametrize(("arguments", "folder", "told"), [
    ([], "named", ""), (["mine"], "mine", ""), (["mine", "--write"], "mine", ""), (["--corpus", "mine"], "mine", ""),
    (["my", "folder"], "my", "folder: "), (["mine", "--wri"], "mine", "--wri: "), (["--corpus"], "named", "--corpus: "),
])
def test_the_folder_after_two_dashes_is_shown_and_what_is_not_known_there_is_told(arguments, folder, told, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard/app.py", *arguments])
    monkeypatch.setenv(VARIABLE, "named")
    assert started_with() == Path(folder)
    assert misunderstood()[:len(told)] == told
    assert bool(misunderstood()) is bool(told)


def test_a_page_of_an_app_started_with_what_it_does_not_know_says_what_is_allowed(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard/app.py", "my", "folder"])
    page = AppTest.from_file(ROOT / "dashboard/app.py", default_timeout=60).run()
    assert page.text[0].value.startswith("folder: the app was started with this")
    assert not page.exception


def test_a_correction_that_stands_from_the_first_gives_the_same_as_one_made_later(folder):
    (folder / "b.txt").write_text("Olga Brandt and Petrov agree. Ivan Petrow left.", encoding="utf-8")
    made = Correction("merge", "ivan-petrow", "ivan-petrov", "")
    later = correct(analyze(folder), [made._replace(line=2)])
    (folder / "corrections.csv").write_text("what,of,to,why\nmerge,ivan-petrow,ivan-petrov,\n", encoding="utf-8")
    for (name, one), (_, other) in zip(analyze(folder).tables(), later.tables(), strict=True):
        assert one.astype("str").equals(other.astype("str")), name


def test_charts_of_the_same_parameters_are_one():
    assert network(Choice(least=2)) == network(Choice(least=2), None)
    assert hash(network(Choice(least=2))) == hash(network(Choice(least=2)))
    assert network(Choice(least=2)) != network(Choice(least=5))
    assert network(Choice(), {"a": (0.0, 1.0)}) != network(Choice(), {"a": (1.0, 0.0)})
    assert partners("china") == partners("china")
    assert partners("china") != partners("iran")
    assert network() != everyone()


def test_a_table_is_counted_once_and_goes_with_its_analysis():
    result = analyze([Document(doc_id="a", text="China met Iran. China left.")])
    counted = cache.of(result).get(network(), lambda: "counted")
    assert cache.of(result).get(network(), lambda: "again") == counted == "counted"
    assert cache.of(result).get(network(Choice(least=2)), lambda: "other") == "other"
    gone = weakref.ref(result)
    del result
    gc.collect()
    assert gone() is None


def test_the_cache_is_bounded_and_makes_an_answer_once_for_all_who_wait():
    kept, calls, results = cache.Cache(2), [], []

    def slow():
        calls.append(1)
        time.sleep(0.1)
        return "answer"

    threads = [threading.Thread(target=lambda: results.append(kept.get("a", slow))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == ["answer"] * 8
    assert len(calls) == 1
    for key in "bc":
        kept.get(key, lambda: key)      # noqa: B023
    assert len(kept) == 2
    assert kept.get("a", lambda: "made again") == "made again"


def test_an_answer_that_cannot_be_made_is_not_kept():
    kept = cache.Cache(2)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 / 0)
    assert kept.get("a", lambda: 1) == 1


def test_a_reading_that_nobody_waits_for_ends_at_the_next_document(tmp_path):
    begun, heard = threading.Event(), []

    def make(path, progress, previous):
        progress(1, 9)
        begun.set()
        while True:     # reading goes on until it is stopped
            progress(len(heard), 9)

    shown = Corpus(tmp_path, make)
    job = shown.look()
    begun.wait()
    job.stopped.set()
    job.ended.wait()
    assert isinstance(job.error, Stopped)
    assert shown.reading is None
