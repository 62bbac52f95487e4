"""What a correction, its undo and a restart cost the server: `python tests/benchmarks/corrections.py FOLDER`.

FOLDER is analysed as the app does it, and kept. Then, each as often as asked for: a correction of every kind is written
beside a copy of nothing but the file of corrections, replayed with those that stood there before, and the corrected
analysis narrowed to what counts, as every page begins; it is taken back; and a server is started again that finds the
folder as it was. Prints seconds on the clock and of processor time, the median and the most.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from analysis import Analysis, Filter, analyze, narrow  # noqa: E402
from analysis.gather import (  # noqa: E402
    Correction,
    add_correction,
    correct,
    place_of,
    read_corrections,
    remove_correction,
)
from analysis.gather.corrections import FILE  # noqa: E402
from analysis.store import EvidenceCache, KeptAnalyses, state_of  # noqa: E402


def kept(folder: Path, cache: EvidenceCache) -> Analysis:
    """The analysis of the folder as the app has it, uncorrected: what was kept of it, else made now."""
    analyses, state = KeptAnalyses(cache), state_of(folder, leave_out=(FILE,))
    known = analyses.get(folder, state)
    if known is None:
        analyses.put(folder, state, analyze(folder, corrected=False, cache=cache))
        known = analyses.get(folder, state)
    assert known is not None, "the analysis is not kept"
    return known


def some_of_each(result: Analysis) -> list[Correction]:
    """A correction of every kind, of what is named most."""
    named = result.mentions["actor_id"].astype(str).value_counts().index
    broad = result.themes.loc[result.themes["parent"] == "", "theme_id"].tolist()
    said = next(result.statements.itertuples())
    return [
        Correction("merge", named[0], named[1], ""), Correction("rename", named[2], "Another name", ""),
        Correction("kind", named[3], "place", ""), Correction("not an actor", named[4], "", ""),
        Correction("right", named[5], "x", ""),
        Correction("wrong speaker", place_of(said.doc_id, said.start, said.end), named[6], ""),
        Correction("merge themes", broad[0], broad[1], ""), Correction("rename theme", broad[2], "Another name", ""),
        Correction("hide theme", broad[3], "", ""),
    ]


def earlier(result: Analysis, number: int) -> list[Correction]:
    """So many corrections that stand there before: merges of actors that are named seldom."""
    named = result.mentions["actor_id"].astype(str).value_counts().index[50:]
    return [Correction("merge", named[2 * n], named[2 * n + 1], "") for n in range(number)]


def clocked(act: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock and of processor time."""
    started, begun = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - started, time.process_time() - begun


def shown(result: Analysis, place: Path) -> Analysis:
    """What a page begins with: the corrections of the file replayed, and what counts under an empty filter."""
    made, _ = read_corrections(place / FILE)
    return narrow(correct(result, made), Filter())


def main() -> None:
    """Measure, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", help="where the analysis is kept; a folder for a moment by default")
    parser.add_argument("--earlier", type=int, default=10, help="corrections that stand there before")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        cache = EvidenceCache(options.cache or Path(place) / "kept")
        result = kept(options.folder, cache)
        beside = Path(place) / "beside"
        for correction in earlier(result, options.earlier):
            add_correction(beside, correction)
        shown(result, beside)       # what is made once for all
        spent: dict[str, list[tuple[float, float]]] = {}
        for _ in range(options.runs):
            for made in some_of_each(result):
                spent.setdefault(made.what, []).append(clocked(
                    lambda made=made: (add_correction(beside, made), shown(result, beside))))
                spent.setdefault(f"{made.what}, undone", []).append(clocked(
                    lambda made=made: (remove_correction(beside, made), shown(result, beside))))
            spent.setdefault("a restart", []).append(clocked(lambda: shown(kept(options.folder, cache), beside)))
    print(f"{len(result.documents):,} documents, {len(result.mentions):,} mentions, {options.earlier} earlier")
    for name, times in spent.items():
        told = (f"{statistics.median(part):5.2f} (at most {max(part):5.2f})" for part in zip(*times, strict=True))
        print(f"{name:24}", "s,  processor ".join(told), "s", flush=True)


if __name__ == "__main__":
    main()
