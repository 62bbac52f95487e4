"""Throughput of statements and quantities: `python tests/benchmarks/statements.py [FOLDER] [--megabytes 5]`.

Reads the texts of a folder (the seeds if none is given) again and again until the size is reached; prints MB/s
of one core for statements (given sentences and actors) and for quantities, and the time of twice the size of one
text, which shows that it grows linearly.
"""

import argparse
import time
from pathlib import Path

from analysis.find.actors import gazetteer, recognise
from analysis.find.quantities import find_quantities
from analysis.find.statements import attribute
from analysis.text import evidence_sentences, segment

SEEDS = Path(__file__).parents[2] / "seeds"


def prepared(text, known):
    """The text with its passages, sentences and actors."""
    segments = segment(text)
    sentences = evidence_sentences(segments)
    actors = recognise(text, sentences, known)
    return text, segments.passages, sentences, actors.mentions, actors.entities


def seconds(function, rows):
    start = time.perf_counter()
    for row in rows:
        function(row)
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=SEEDS)
    parser.add_argument("--megabytes", type=float, default=5)
    options = parser.parse_args()
    known = gazetteer()
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(options.folder.glob("*.txt"))]
    rows = [prepared(text, known) for text in texts]
    size = sum(len(text) for text in texts)
    rows *= max(1, round(options.megabytes * 1e6 / size))
    size = sum(len(row[0]) for row in rows) / 1e6
    print(f"statements {size / seconds(lambda row: attribute(*row), rows):6.2f} MB/s")
    print(f"quantities {size / seconds(lambda row: find_quantities(row[0], row[2]), rows):6.2f} MB/s")
    for times in (20, 40):
        long = prepared("\n\n".join(texts[1:5] * times), known)
        print(f"one text of {len(long[0]) / 1e6:.1f} MB: {seconds(lambda row: attribute(*row), [long]):.2f} s")


if __name__ == "__main__":
    main()
