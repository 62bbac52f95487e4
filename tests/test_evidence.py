"""What was found is kept: analysing again reads what is new, and gives the tables of a full run."""

import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import Document, analyze, load, pipeline
from analysis.__main__ import main
from analysis.find import columns, extraction
from analysis.find.actors import gazetteer
from analysis.gather import Correction, correct
from analysis.store import EvidenceCache, fingerprints, user_cache
from tests.benchmarks.kills import kill_and_go_on
from tests.test_themes_levels import many

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


def assert_same(one, other):
    for name, table in one.tables():
        assert_frame_equal(table, getattr(other, name))


@pytest.fixture
def cache(tmp_path):
    return EvidenceCache(tmp_path / "cache")


@pytest.fixture
def read_now(monkeypatch):
    """The ids of the documents in which something is looked for, as it happens."""
    found = []
    extract = extraction.extract
    monkeypatch.setattr(extraction, "extract", lambda document, *more: (
        found.append(document.doc_id), extract(document, *more))[1])
    return found


def test_analysing_again_finds_nothing_again_and_gives_the_same_tables(seeds, cache, read_now):
    assert_same(analyze(SEEDS, cache=cache), seeds)
    assert len(read_now) == 5
    assert_same(analyze(SEEDS, cache=EvidenceCache(cache.folder.parent)), seeds)
    assert len(read_now) == 5


def folder_of(tmp_path, n=130):
    folder = tmp_path / "docs"
    folder.mkdir()
    for i in range(n):
        (folder / f"{i:03}.txt").write_text(f"Russia and Ukraine met in Vienna on {i % 28 + 1} May 2022.\n\n"
                                            f"“We paid {i} million euros,” Vladimir Putin said.\n", encoding="utf-8")
    return folder


def made_up():
    """So many texts that their number of themes is chosen."""
    return [Document(doc_id=row.doc_id, text=row.text.replace("of it", f"{number} times of it"), published=None)
            for number, row in enumerate(many(600).itertuples())]


@pytest.mark.parametrize("some", ["seeds", "made up"])
def test_a_folder_that_has_not_changed_has_the_same_tables_however_often_it_is_analysed(some, tmp_path):
    # a run that was killed after it had saved, and is started again, goes on from the tables that it left
    source = SEEDS if some == "seeds" else made_up()
    first = analyze(source)
    first.save(tmp_path)
    analyze(source, previous=load(tmp_path)).save(tmp_path)
    again = analyze(source, previous=load(tmp_path))
    assert (len(first.curve) > 0) == (some == "made up")       # a number of themes was chosen in one of the two
    assert_same(first, again)


def first_themes(result):
    return result.themes.loc[result.themes["parent"] == "", "theme_id"].tolist()


@pytest.mark.parametrize("some", ["seeds", "made up"])
def test_corrections_of_themes_and_of_actors_are_no_reason_to_find_other_themes(some, seeds, tmp_path):
    # the themes of the tables before go on as they were found: corrections are replayed on them, and can be undone
    source, first = (SEEDS, seeds) if some == "seeds" else (made_up(), None)
    first = first or analyze(source)
    one, two, three, *_ = first_themes(first)
    made = [Correction("hide theme", one, "", ""), Correction("merge themes", two, three, ""),
            Correction("rename theme", three, "Another name", "")]
    made += [Correction("not an actor", "north-korea", "", "")] if some == "seeds" else []
    corrected = correct(first, made)
    assert set(corrected.corrections["status"]) == {"applied"}
    corrected.save(tmp_path / "out")
    again = analyze(source, previous=load(tmp_path / "out"))
    assert_same(again, first)
    assert_same(correct(correct(again, made[:1]), made[1:]), corrected)
    correct(correct(again, made[:1]), made[1:]).save(tmp_path / "out")
    assert_same(analyze(source, previous=load(tmp_path / "out")), first)


def test_only_what_is_new_or_changed_is_read(tmp_path, cache, read_now):
    folder = folder_of(tmp_path)
    analyze(folder, cache=cache)
    assert len(read_now) == 130
    read_now.clear()
    (folder / "007.txt").write_text("Iran thanked Iraq.", encoding="utf-8")
    (folder / "0070.txt").write_text("France thanked Spain.", encoding="utf-8")
    (folder / "129.txt").unlink()
    (folder / "documents.csv").write_text("path,published\n100.txt,2021-03-04\n", encoding="utf-8")
    again = analyze(folder, cache=cache)
    assert read_now == ["007.txt", "0070.txt", "100.txt"]
    assert_same(again, analyze(folder))


def test_copies_that_come_and_go_are_told_as_if_all_were_read(tmp_path, cache, read_now):
    folder = folder_of(tmp_path, 40)
    copy = ("Negotiators from both sides met in Geneva on Tuesday to discuss the exchange of prisoners, the reopening "
            "of the port and the return of grain ships, but left after six hours without an agreement")
    for name, text in (("010a", copy + "."), ("020a", copy[:150] + "…"), ("030a", copy.replace("six", "seven") + ".")):
        (folder / f"{name}.txt").write_text(f"{text}\n\n{copy}, said {name}.\n", encoding="utf-8")
    before = analyze(folder, cache=cache)
    assert (before.passages["repeat_of"] != "").sum() >= 2
    (folder / "000a.txt").write_text(copy + ".\n", encoding="utf-8")       # what is kept of all, from now on
    (folder / "010a.txt").unlink()
    read_now.clear()
    again = analyze(folder, cache=cache, previous=before)
    assert read_now == ["000a.txt"]
    assert_same(again, analyze(folder, previous=before))


def test_another_version_of_the_rules_or_names_of_ones_own_find_anew(tmp_path, cache, read_now, monkeypatch):
    folder = folder_of(tmp_path, 3)
    analyze(folder, cache=cache)
    (folder / "actors.csv").write_text("name,kind\nVienna Talks,organization\n", encoding="utf-8")
    analyze(folder, cache=cache)
    assert len(read_now) == 6
    monkeypatch.setattr("analysis.store.evidence.rules_version", lambda: "f" * 64)
    analyze(folder, cache=EvidenceCache(cache.folder.parent))
    assert len(read_now) == 9


def test_the_version_of_the_rules_covers_code_and_vocabularies(tmp_path, monkeypatch):
    versions = set()
    for floor, name in ((None, None), ("find", "a.py"), ("lexicons", "b.csv"), ("text", "c.toml")):
        if floor:
            (tmp_path / floor).mkdir(exist_ok=True)
            (tmp_path / floor / name).write_text("x", encoding="utf-8")
        monkeypatch.setattr(fingerprints, "ANALYSIS", tmp_path)
        versions.add(fingerprints.version.__wrapped__(fingerprints.RULES))
    assert len(versions) == 4


def test_a_document_with_a_fault_is_tried_again(cache, monkeypatch):
    documents = [Document("a", "Russia met Iran."), Document("b", "France met Spain.")]
    sound = extraction.recognise
    monkeypatch.setattr(extraction, "recognise", lambda text, *more: (
        1 / 0 if "France" in text else sound(text, *more)))
    assert len(analyze(documents, cache=cache, strict=False).skipped) == 1
    monkeypatch.setattr(extraction, "recognise", sound)
    assert_same(analyze(documents, cache=cache), analyze(documents))


def test_a_damaged_shard_is_found_anew(tmp_path, cache):
    folder = folder_of(tmp_path, 60)
    whole = analyze(folder, cache=cache)
    shard, = cache.place.glob("*.parquet")
    sound = shard.read_bytes()
    for damaged in (b"", sound[:-1], sound[: len(sound) // 2], b"PAR1" + bytes(1000) + b"PAR1",
                    *(sound[:at] + bytes([sound[at] ^ 255]) + sound[at + 1:] for at in range(40, len(sound), 3001))):
        shard.write_bytes(damaged)
        assert_same(analyze(folder, cache=EvidenceCache(cache.folder.parent)), whole)
        for path in cache.place.glob("*.parquet"):
            if path != shard:
                path.unlink()


def test_two_runs_at_once_share_what_is_kept_and_where_it_is_saved(tmp_path, cache):
    folder, out = folder_of(tmp_path, 60), tmp_path / "out"

    def run():
        analyze(folder, cache=EvidenceCache(cache.folder.parent, shard=10)).save(out)

    with ThreadPoolExecutor(2) as executor:
        for ran in [executor.submit(run) for _ in range(2)]:
            ran.result()
    assert_same(load(out), analyze(folder, cache=cache))


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = EvidenceCache(tmp_path / "file" / "in")
    documents = [Document("a", "Russia met Iran.")]
    assert_same(analyze(documents, cache=cache), analyze(documents))
    assert cache.taken() == 0


def test_the_oldest_shards_go_when_there_is_no_room(tmp_path):
    small = EvidenceCache(tmp_path, room=60_000, shard=50)
    for n in range(6):
        text = "Russia met Iran for the {}th time in year {}."
        analyze([Document(f"{n}-{i}", text.format(i, n)) for i in range(50)], cache=small)
    assert 0 < small.taken() <= 60_000
    old, new = ([pipeline._Work(None, True, None, small)._key(Document(f"{n}-1", text.format(1, n)))] for n in (0, 5))
    assert not small.get(old)
    assert small.get(new)


def test_evidence_goes_through_columns_and_comes_back(pytestconfig):
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    found = extraction.extract_all([Document(str(n), text) for n, text in enumerate(["", *texts])], None)
    table = columns.as_table(found)
    assert list(columns.actors(table)) == [evidence.actors._replace(mentions=tuple(
        mention._replace(sent_id=0, start=0, end=0) for mention in evidence.actors.mentions)) for evidence in found]
    for name, (piece, told) in columns.KINDS.items():
        rows = columns.pieces(table.slice(2, 3), name, pd.CategoricalDtype(["a", "b", "c"]))
        assert set(rows["doc_id"]) <= {"a", "b", "c"}
        assert [piece(*row[1:]) for row in rows.itertuples(index=False)] == [
            item for evidence in found[2:5] for item in told(evidence)]
    for name in ("words", "telling"):
        assert columns.hashes(table.slice(2, 3), name).tolist() == [
            value for evidence in found[2:5] for value in getattr(evidence.copies, name)]


def test_the_cache_is_where_it_is_told_and_is_cleared(tmp_path, capsys, monkeypatch):
    assert main([str(SEEDS), "--cache", str(tmp_path)]) == 0
    assert main(["cache", "--cache", str(tmp_path)]) == 0
    assert "kept  0." in capsys.readouterr().out
    assert main(["cache", "--clear", "--cache", str(tmp_path)]) == 0
    assert "removed  0." in capsys.readouterr().out
    assert not list(tmp_path.rglob("*.parquet"))
    assert user_cache() is None         # as the tests say
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "named"))
    assert user_cache().folder.parent == tmp_path / "named"
    monkeypatch.delenv("DOSSIER_CACHE")
    assert user_cache().folder.parts[-2:] == ("dossier", "evidence")


def here(function, *arguments, **named):
    return function(*arguments, **named)


def in_a_thread(*arguments, **named):
    with ThreadPoolExecutor(1) as executor:
        return executor.submit(*arguments, **named).result()


@pytest.mark.parametrize("called", [here, in_a_thread])
def test_a_document_that_takes_too_long_is_stopped_and_listed(monkeypatch, cache, called):
    def endless(*_):
        while True:
            sum(range(100))

    sound = extraction.attribute
    monkeypatch.setattr(extraction, "LIMIT", 0.5)
    monkeypatch.setattr(extraction, "attribute", lambda text, *more: (
        endless() if text.startswith("Stuck") else sound(text, *more)))
    documents = [Document("a", "Russia met Iran."), Document("b", "Stuck. Iran met Russia.")]
    gazetteer()
    result = called(analyze, documents, cache=cache)
    assert result.skipped[["path", "reason"]].values.tolist() == [[
        "b", "was stopped after 0.5 s; nothing in it is counted; split it, or look for what it repeats without end"]]
    assert result.documents["doc_id"].tolist() == ["a", "b"]
    assert set(result.mentions["doc_id"]) == {"a"}
    monkeypatch.setattr(extraction, "attribute", sound)
    assert_same(analyze(documents, cache=cache), analyze(documents))


RUN = """
import sys
from analysis import analyze
from analysis.gather import Correction, correct
from analysis.store import EvidenceCache
folder, kept, out = sys.argv[1:]
analyze(folder, cache=EvidenceCache(kept, shard=50), progress=lambda done, size: print(done, flush=True)).save(out)
print("saved", flush=True)
"""


def test_a_run_killed_again_and_again_goes_on_where_it_stopped(tmp_path, read_now):
    folder, kept, out = folder_of(tmp_path, 300), tmp_path / "kept", tmp_path / "out"
    clean, drawn, n_kept = analyze(folder), random.Random(4), []
    for _ in range(10):
        run = subprocess.Popen([sys.executable, "-c", RUN, folder, kept, out], cwd=ROOT, stdout=subprocess.PIPE)
        for _ in range(drawn.randint(1, 7)):    # of seven lines, one per batch and one at the end
            run.stdout.readline()
        time.sleep(drawn.uniform(0, 0.3))
        run.send_signal(signal.SIGKILL)
        run.communicate()
        n_kept.append(len(EvidenceCache(kept)._index()))
        assert not out.exists() or not (out / "dossier.json").exists() or len(load(out).documents) == 300
    assert n_kept == sorted(n_kept)
    assert 0 < n_kept[0] < n_kept[-1]
    read_now.clear()
    assert_same(analyze(folder, cache=EvidenceCache(kept)), clean)
    assert len(read_now) == 300 - n_kept[-1]


def test_a_command_killed_at_any_moment_leaves_whole_tables_and_no_worker_and_ends_like_a_clean_run(tmp_path):
    moments = list(kill_and_go_on(folder_of(tmp_path, 210), tmp_path, kills=2, workers=2))
    assert len(moments) == 2
