"""The saved analysis: whatever ends a writer, the folder holds the old tables or the new ones, whole."""

import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from analysis import Document, analyze, load
from analysis.__main__ import main
from analysis.errors import InputError
from analysis.store import saved
from tests.killing import KILLED_AT_EVERY_STEP

ROOT = Path(__file__).parents[1]
OLD = [Document("old", "Russia and Ukraine met in Vienna on 3 May 2022.")]
NEW = [Document("new", "Iran and Iraq met in Doha on 4 June 2021."), Document("two", "France praised Iran.")]


@pytest.fixture(scope="module")
def both():
    return analyze(OLD), analyze(NEW)


@pytest.fixture
def folder(both, tmp_path):
    both[0].save(tmp_path / "out")
    return tmp_path / "out"


def held(folder):
    """The documents of the analysis that the folder holds; its tables fit each other."""
    result = load(folder)
    assert set(result.sentences["doc_id"]) == set(result.documents["doc_id"])
    return "+".join(result.documents["doc_id"])


def run(code, *arguments):
    return subprocess.run([sys.executable, "-c", code, *map(str, arguments)], cwd=ROOT, capture_output=True,
                          text=True, timeout=120)


def test_a_writer_killed_at_any_step_leaves_the_old_tables_or_the_new_ones(folder):
    done = run(KILLED_AT_EVERY_STEP, folder)
    assert done.returncode == 0, done.stderr
    states = done.stdout.split()
    assert set(states) == {"old", "new+two"}
    assert len(states) > 15
    assert states == sorted(states, reverse=True)      # the old ones up to one step, the new ones from there
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


FULL = """
import resource, signal, sys
from analysis import DossierError
from tests.test_saved import NEW, analyze
result = analyze(NEW)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    result.save(sys.argv[1])
except DossierError as error:
    print(error)
"""


@pytest.mark.parametrize("room", [0, 2_500])
def test_a_disk_without_room_is_one_line_and_the_old_tables_stay(folder, room):
    done = run(FULL, folder, room)
    assert "cannot be written (File too large), what it held is unchanged; make room" in done.stdout, done.stderr
    assert held(folder) == "old"
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


READ_ONLY = """
import os, sys
from analysis import DossierError, load
from tests.test_saved import NEW, analyze
result = analyze(NEW)
load(sys.argv[1])
if os.geteuid() == 0:
    os.setuid(65534)        # to whom nothing is forbidden, nothing is read-only
try:
    result.save(sys.argv[1])
except DossierError as error:
    print(error)
print(*load(sys.argv[1]).documents["doc_id"])
"""


def test_a_read_only_folder_is_one_line_and_is_still_read(both):
    with tempfile.TemporaryDirectory() as parent:
        os.chmod(parent, 0o755)
        folder = Path(parent) / "out"
        both[0].save(folder)
        folder.chmod(0o555)
        done = run(READ_ONLY, folder)
        folder.chmod(0o755)
    assert "cannot be written (Permission denied), what it held is unchanged" in done.stdout, done.stderr
    assert done.stdout.split()[-1] == "old", done.stderr


def test_a_file_is_no_folder_to_save_in(both, tmp_path, capsys):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    for target in (tmp_path / "out", tmp_path / "out" / "in"):
        with pytest.raises(InputError, match=r"cannot be made .*; give a folder that can be written"):
            both[0].save(target)
    assert main([str(ROOT / "seeds"), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.startswith("error: ")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def save_often(documents, folder, times):
    result = analyze(documents)
    for _ in range(times):
        result.save(folder)


def test_two_writers_and_a_reader_at_once_meet_whole_tables_only(folder):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=save_often, args=(documents, folder, 4)) for documents in (OLD, NEW)]
    for writer in writers:
        writer.start()
    seen = set()
    while any(writer.is_alive() for writer in writers):
        seen.add(held(folder))
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert {*seen, held(folder)} <= {"old", "new+two"}
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


def place(folder):
    return folder / json.loads((folder / "dossier.json").read_text(encoding="utf-8"))["place"]


def test_a_table_of_another_analysis_is_not_read_with_these(both, folder, tmp_path):
    both[1].save(tmp_path / "other")
    shutil.copy(place(tmp_path / "other") / "passages.parquet", place(folder))
    with pytest.raises(InputError, match=r"passages.parquet: is not the table that was saved with the others; make"):
        load(folder)


def test_every_damaged_byte_is_noticed(folder):
    table = place(folder) / "mentions.parquet"
    sound = table.read_bytes()
    for at in range(0, len(sound), 97):
        table.write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1:])
        with pytest.raises(InputError, match="analysis FOLDER --out"):
            load(folder)
    table.write_bytes(sound)
    assert held(folder) == "old"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"format": 1}', '{"format": 0}', "\ufeff{}", '{"a": NaN',
                                  '{"format": 1, "place": "../..", "tables": {}}',
                                  '{"format": 1, "place": "tables-0123456789ab", "tables": {"../x": {}}}',
                                  '{"format": 1, "place": "tables-0123456789ab", "tables": {}}'])
def test_a_damaged_manifest_is_one_sentence_and_is_replaced(both, folder, text):
    (folder / "dossier.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"make it again: `python -m analysis FOLDER --out "):
        load(folder)
    both[1].save(folder)
    assert held(folder) == "new+two"
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


def test_tables_of_an_older_version_are_told_and_replaced(both, tmp_path):
    for name, table in both[0].tables():
        table.to_parquet(tmp_path / f"{name}.parquet", index=False)
    with pytest.raises(InputError, match="was saved by an older version of Dossier; make it again"):
        load(tmp_path)
    both[1].save(tmp_path)
    assert held(tmp_path) == "new+two"
    assert not list(tmp_path.glob("*.parquet"))


def test_an_analysis_without_a_column_or_a_table_was_saved_by_another_version(both, tmp_path):
    tables = dict(both[0].tables())
    for wrong in (tables | {"rules": tables["rules"].drop(columns="line")},
                  {name: table for name, table in tables.items() if name != "rules"}):
        saved.write_tables(tmp_path, wrong, {})
        with pytest.raises(InputError, match="was saved by another version of Dossier"):
            load(tmp_path)


def test_the_manifest_tells_what_the_analysis_was_made_from(both, tmp_path):
    facts = []
    for number, result in enumerate((both[0], both[0], both[1])):
        result.save(tmp_path / str(number))
        facts.append(saved.read_manifest(tmp_path / str(number)))
    assert facts[0]["documents"] == facts[1]["documents"] != facts[2]["documents"]
    assert facts[0]["rules"] == facts[2]["rules"]
    assert {name: known["rows"] for name, known in facts[2]["tables"].items()} == {
        name: len(table) for name, table in both[1].tables()}
