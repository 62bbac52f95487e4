"""Time and memory of an analysis by size: `python tests/benchmarks/scale.py SOURCE [--sizes 1000 10000]`.

Draws articles of about 3,700 characters from the sentences of SOURCE; each size runs in a process of its own, without
and then with what was kept. Prints MB of text, processor seconds of finding and of bringing together, peak memory.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.corpus import write  # noqa: E402


def measure(folder: str, kept: str) -> None:
    """Analyse a folder and print the seconds of the stages and the memory."""
    from analysis import analyze
    from analysis.store import EvidenceCache
    read: list[float] = []
    started = time.process_time()
    analyze(folder, cache=EvidenceCache(kept), progress=lambda *_: read.append(time.process_time()))
    ended = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"finding {read[-1] - started:8.1f} s  together {ended - read[-1]:8.1f} s  peak {peak:8,.0f} MB", flush=True)


def main() -> None:
    """Measure every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.source, options.measure)
        return
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "articles"
            print(f"{size:,} articles, {write(options.source, folder, size) / 1e6:.1f} MB", flush=True)
            for state in ("at first", "again"):
                print(f"  {state:9}", end=" ", flush=True)
                subprocess.run([sys.executable, "-m", "tests.benchmarks.scale", folder, "--measure", f"{place}/kept"],
                               cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
