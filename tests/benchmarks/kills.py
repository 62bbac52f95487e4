"""An analysis killed again and again: `python tests/benchmarks/kills.py SOURCE [--documents 2000] [--kills 10]`.

Draws articles from the sentences of SOURCE (with `--as-it-is`, takes the folder itself) and analyses them once, without
a break. Then `python -m analysis` runs on them, is killed (`kill -9`) at a random moment and is started again, so many
times; and at last runs to its end. After each kill the folder of tables must hold nothing yet or a whole analysis, and
no worker may live on; at the end its tables must be those of the clean run. Prints the moments and how many documents
were kept.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pandas.testing import assert_frame_equal

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from analysis import load  # noqa: E402
from analysis.store import EvidenceCache, is_saved  # noqa: E402
from tests.benchmarks.corpus import CHARACTERS, write  # noqa: E402

SOON = 5
"""Seconds in which the workers of a run that was killed must be gone."""


def command(folder: Path, out: Path, kept: Path, workers: int) -> list[str]:
    """The command line of an analysis."""
    return [sys.executable, "-m", "analysis", str(folder), "--out", str(out), "--cache", str(kept),
            "--workers", str(workers)]


def kill_and_go_on(folder: Path, place: Path, kills: int, workers: int, seed: int = 1) -> Iterator[tuple[float, int]]:
    """The moments at which runs were killed, in seconds, and the documents that were kept by then.

    Raises AssertionError where a kill left tables in pieces or workers behind, or the tables at the end are not those
    of a clean run. A run that ends before its moment is no kill, and the next one begins with nothing kept.
    """
    clean, out, kept = place / "clean", place / "out", place / "kept"
    started = time.monotonic()
    subprocess.run(command(folder, clean, place / "kept by the clean run", workers), cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    longest, drawn = time.monotonic() - started, random.Random(seed)
    while kills:
        moment = drawn.uniform(0, longest)
        run = subprocess.Popen(command(folder, out, kept, workers), cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            run.wait(moment)
            shutil.rmtree(out)
            shutil.rmtree(kept)
            continue
        except subprocess.TimeoutExpired:
            left = _children(run.pid)
            run.kill()
            run.wait()
        kills -= 1
        assert_gone(left)
        if is_saved(out):
            assert_same(out, clean)
        yield moment, len(EvidenceCache(kept)._index())
    subprocess.run(command(folder, out, kept, workers), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    assert_same(out, clean)


def assert_same(one: Path, other: Path) -> None:
    """The folders hold the same tables."""
    expected = load(other)
    for name, table in load(one).tables():
        assert_frame_equal(table, getattr(expected, name), obj=name)


def assert_gone(processes: list[int]) -> None:
    """The processes end soon."""
    until = time.monotonic() + SOON
    while left := [process for process in processes if Path(f"/proc/{process}").exists()]:
        assert time.monotonic() < until, f"{len(left)} workers live on"
        time.sleep(0.05)


def _children(process: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:     # it has ended
            continue
        if parent == process:
            found.append(int(path.parent.name))
    return found


def main() -> None:
    """Kill as often as asked for, and say when."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source")
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--characters", type=int, default=CHARACTERS, help="of an article")
    parser.add_argument("--as-it-is", action="store_true", help="the documents of SOURCE, none are drawn")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(options.source).resolve() if options.as_it_is else Path(place) / "articles"
        if not options.as_it_is:
            write(options.source, folder, options.documents, options.characters)
        for moment, n_kept in kill_and_go_on(folder, Path(place), options.kills, options.workers):
            print(f"killed after {moment:6.1f} s, {n_kept:,} documents kept", flush=True)
    print("the tables are those of a clean run")


if __name__ == "__main__":
    main()
