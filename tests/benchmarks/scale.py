"""Time and memory of an analysis by size: `python tests/benchmarks/scale.py SOURCE [--sizes 1000 10000] [--workers 2]`.

Draws articles of about 3,700 characters from the sentences of SOURCE; each size runs in a process of its own, without
and then with what was kept. Prints MB of text; of finding, of bringing together and (with `--out`) of saving the
seconds by the clock and of this process; the seconds of its workers; the peak memory of it and of its largest worker.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.corpus import write  # noqa: E402


def _peak(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


def measure(folder: str, kept: str, workers: int, out: str | None) -> None:
    """Analyse a folder and print the seconds of the stages and the memory."""
    from analysis import analyze
    from analysis.find.workers import pool
    from analysis.store import EvidenceCache
    marks = [(time.monotonic(), time.process_time())]
    found = marks[:]

    def mark(*_) -> tuple[float, float]:
        found[0] = time.monotonic(), time.process_time()
        return found[0]

    with pool(workers) if workers > 1 else nullcontext() as executor:
        result = analyze(folder, cache=EvidenceCache(kept), executor=executor, progress=mark)
        marks += [found[0], mark()]
    stages = ["finding", "together"]
    if out:
        result.save(out)
        marks.append(mark())
        stages.append("saving")
    print("  ".join(f"{stage} {after[0] - before[0]:8.1f} s, processor {after[1] - before[1]:8.1f} s;"
                    for stage, before, after in zip(stages, marks, marks[1:], strict=False)),
          f"workers {sum(os.times()[2:4]):8.1f} s; peak {_peak(resource.RUSAGE_SELF):8,.0f} MB,",
          f"of a worker {_peak(resource.RUSAGE_CHILDREN):8,.0f} MB", flush=True)


def main() -> None:
    """Measure every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--out", help="where the tables of the last size are saved")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.source, options.measure, options.workers, options.out)
        return
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "articles"
            print(f"{size:,} articles, {write(options.source, folder, size) / 1e6:.1f} MB", flush=True)
            for state in ("at first", "again"):
                print(f"  {state:9}", end=" ", flush=True)
                subprocess.run([sys.executable, "-m", "tests.benchmarks.scale", folder, "--measure", f"{place}/kept",
                                "--workers", str(options.workers), *(["--out", options.out] if options.out else [])],
                               cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
