"""What may happen while an analysis runs or is written: no room, a folder that is read only, files that change or go,
two runs at once. Part of `python -m tests.hostile`.

Each yields (what was tried, what does not hold): "" where it ended well, or with a sentence that says what to do and
everything as it was before.
"""

import os
import resource
import shutil
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from pandas.testing import assert_frame_equal

from analysis import Analysis, Document, analyze, load
from analysis.ask import save_index
from analysis.errors import InputError
from analysis.gather import Correction, add_correction
from analysis.notebook import Notebook, Step, change_notebook
from analysis.read import add_files
from analysis.report import EXPORTS, REPORTS, export, report
from analysis.store import EvidenceCache, KeptAnalyses

ROOT = Path(__file__).parents[1]
GOOD = "Russia and Ukraine met in Vienna on 3 May 2022. Austria said the talks would go on."
ROOM = (0, 1_000, 5_000, 20_000, 60_000)
"""Bytes after which there is no room for more of a file."""
NOBODY = 65534


@contextmanager
def no_room(after: int) -> Iterator[None]:
    """A disk that is full after so many bytes of a file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (after, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def read_only(place: Path) -> Iterator[None]:
    """Folders in which nothing may be written, by somebody to whom something is forbidden."""
    folders = [place, *(path for path in place.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for folder in folders:
            folder.chmod(0o755)


def _noted(book: Notebook) -> Notebook:
    return replace(book, steps=(*book.steps, Step("Russia", note="x" * 70_000)))


def writers(place: Path) -> Mapping[str, Callable[[Analysis], object]]:
    """{what is written: how}; the folders must be there."""
    cache = EvidenceCache(place / "kept")
    files = [*(f"network{suffix}" for suffix in EXPORTS), *(f"report{suffix}" for suffix in REPORTS)]
    return {
        "tables": lambda result: result.save(place / "tables", partial(save_index, result)),
        "what is kept": lambda _: analyze([Document("a", f"{GOOD} {time.monotonic_ns()}")], cache=cache),
        "a kept analysis": lambda result: KeptAnalyses(cache).put(place / "documents", "state", result),
        "a correction": lambda _: add_correction(place / "documents", Correction(
            "rename", "russia", "the Russians", "x" * 70_000)),
        "a notebook": lambda _: change_notebook(place / "documents", _noted),
        "documents": lambda _: add_files(place / "documents", [
            ("more.txt", f"{time.monotonic_ns()} {GOOD * 900}".encode())]),
        **{name: partial(_left, place / "out" / name) for name in files},
    }


def _left(path: Path, result: Analysis) -> None:
    (export if path.name.startswith("network") else report)(result, path)


def unwritable(place: Path, rooms: Sequence[int] = ROOM) -> Iterator[tuple[str, str]]:
    """Every writer where there is no room after so many bytes, and where nothing may be written."""
    os.chmod(place, 0o755)
    for name in ("documents", "tables", "kept", "out"):
        (place / name).mkdir()
    (place / "documents" / "good.txt").write_text(GOOD, encoding="utf-8")
    result, n_refused = analyze(place / "documents"), 0
    troubles: dict[str, Callable[[], AbstractContextManager[None]]] = {
        **{f"{after:,} bytes of room": partial(no_room, after) for after in rooms},
        "read only": partial(read_only, place)}
    for name, write in writers(place).items():
        write(result)
        for why, trouble in troubles.items():
            before = _content(place)
            with trouble():
                refused, told = _ended(partial(write, result))
            told = told or _changed(before, _content(place), refused)
            yield f"{name}, {why}", told or ("" if len(load(place / "tables").documents) == 1 else "other tables")
            n_refused += refused
    yield "what cannot be written is refused", "" if n_refused > len(troubles) else "hardly ever"


def _ended(run: Callable[[], object]) -> tuple[bool, str]:
    """Whether it was refused, and what does not hold: where it ended neither well nor with what to do."""
    try:
        run()
    except InputError as error:
        return True, "" if "; " in str(error) and "\n" not in str(error) else f"does not say what to do: {error}"
    except Exception:
        return True, traceback.format_exc()
    return False, ""


def _content(place: Path) -> dict[str, bytes]:
    """What the files hold, those apart by which writers take turns."""
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*")
            if path.is_file() and not path.name.endswith(".lock")}


def _changed(before: Mapping[str, bytes], after: Mapping[str, bytes], refused: bool) -> str:
    """What is left of a writer, or is not as it was where it was refused."""
    half = [path for path in after if path.endswith(".part") or Path(path).name.startswith(".")]
    changed = sorted(set(before.items()) ^ set(after.items())) if refused else []
    return f"left {half}" if half else f"changed {[path for path, _ in changed]}" if changed else ""


def restless(place: Path, times: int) -> Iterator[tuple[str, str]]:
    """Analyses of a folder in which files grow, shrink, go and come all the while."""
    folder, ended = place / "restless", threading.Event()
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02}.txt").write_text(f"{GOOD} It was talk {number}.", encoding="utf-8")
    worker = threading.Thread(target=_move, args=(folder, ended))
    worker.start()
    try:
        for number in range(times):
            told = ""
            try:
                result = analyze(folder, strict=True)
                told = "" if "00.txt" in set(result.documents["doc_id"]) else "the good document is not read"
            except Exception:
                told = traceback.format_exc()
            yield f"files that change, {number + 1}", told
    finally:
        ended.set()
        worker.join()


def _move(folder: Path, ended: threading.Event) -> None:
    """Every file but the first is written over, cut off, removed, made anew; and what stands beside them, too."""
    beside = {"documents.csv": f"path,title\n{'00.txt,Talks'}\n", "actors.csv": "name\nTalks\n",
              "corrections.csv": "what,of,to,why\nrename,russia,Rus,\n", "reading.csv": "what,value\ntext,body\n"}
    while not ended.wait(0.001):
        for number in range(1, 20):
            path = folder / f"{number:02}.txt"
            path.write_text(GOOD * (number * 50), encoding="utf-8")
            os.truncate(path, number)
            if number % 3 == 0:
                path.unlink()
        for name, text in beside.items():
            (folder / name).write_text(text, encoding="utf-8")
            (folder / name).unlink()


def two_runs(place: Path) -> Iterator[tuple[str, str]]:
    """Two commands at once on one folder, one cache and one folder of tables: as if there were one."""
    folder, out = place / "twice", place / "both"
    documents = [Document(f"{number}.txt", f"{GOOD} It was talk {number}.") for number in range(60)]
    folder.mkdir()
    for document in documents:
        (folder / document.doc_id).write_text(document.text, encoding="utf-8")
    command = [sys.executable, "-m", "analysis", str(folder), "--out", str(out), "--cache", str(place / "cache")]
    runs = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            for _ in range(2)]
    for run in runs:
        told, _ = run.communicate()
        yield "two runs at once", told if run.returncode else ""
    expected, found = analyze(folder), load(out)
    for name, table in expected.tables():
        try:
            assert_frame_equal(table, getattr(found, name), obj=name)
        except AssertionError as error:
            yield "tables of two runs at once", str(error)


def moments(place: Path, times: int = 10) -> Iterator[tuple[str, str]]:
    """All of these, in folders of their own in `place`, which anybody may look into."""
    os.chmod(place, 0o755)      # temporary folders are for their owner alone
    for part in (unwritable, partial(restless, times=times), two_runs):
        inside = place / "moments"
        inside.mkdir(mode=0o755)
        yield from part(inside)
        shutil.rmtree(inside)
