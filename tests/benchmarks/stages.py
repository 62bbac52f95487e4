"""Processor time of each step of an analysis: `python tests/benchmarks/stages.py FOLDER`.

Prints seconds and seconds per MB of text, the dearest step first; everything in one process, nothing kept.
Where spaCy is installed, beside it, on the same texts in the same run: its blank English tokenizer with an EntityRuler
of the same names, and the ratio of finding to it.
"""

import argparse
import os
import sys
import time
from collections import Counter, deque
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

os.environ["DOSSIER_CACHE"] = "off"

from analysis import analyze
from analysis.lexicons import read_table, schema
from analysis.read import Faults

TOGETHER = ("repeated passages", "words of repeats that differ", "actors across documents", "writing of names",
            "themes")
"""Steps that need the whole collection; the others are taken for each document."""

NAMES = ("countries.csv", "organisations.csv", "outlets.csv", "people.csv", "places.csv")


def timed(folder: str):
    """The analysis of a folder and {step: seconds of processor time}."""
    spent: Counter[str] = Counter()
    step = Faults.step

    def clocked(self, name, *arguments):
        begun = time.process_time()
        try:
            return step(self, name, *arguments)
        finally:
            spent[name] += time.process_time() - begun

    Faults.step = clocked
    begun = time.process_time()
    try:
        result = analyze(folder)
    finally:
        Faults.step = step
    spent["reading, tables and the rest"] = time.process_time() - begun - spent.total()
    return result, spent


def peer(texts: list[str]) -> float | None:
    """Seconds that spaCy takes to tokenise the texts and to find the names of our lexicons in them."""
    try:
        import spacy
    except ImportError:
        return None
    pipeline = spacy.blank("en")
    pipeline.max_length = max(map(len, texts), default=0) + 1
    names = {row["alias"] for file in NAMES for row in read_table(file, tuple(schema.TABLES[file].columns))}
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "ACTOR", "pattern": name} for name in sorted(names)])
    begun = time.process_time()
    deque(pipeline.pipe(texts), maxlen=0)
    return time.process_time() - begun


def main() -> None:
    """Print the steps of the folder given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    folder = parser.parse_args().folder
    analyze([])     # the lexicons are read once
    result, spent = timed(folder)
    size = result.documents["n_characters"].sum() / 1e6
    found = sum(seconds for name, seconds in spent.items() if name not in TOGETHER)
    print(f"{len(result.documents):,} documents, {size:.2f} MB")
    for name, seconds in [*spent.most_common(), ("finding", found), ("all", spent.total())]:
        print(f"{name:32}{seconds:8.2f} s {seconds / size:8.2f} s/MB")
    if (seconds := peer(result.documents["text"].tolist())) is not None:
        print(f"{'spaCy, tokens and names':32}{seconds:8.2f} s {seconds / size:8.2f} s/MB   "
              f"finding / spaCy {found / seconds:.2f}")


if __name__ == "__main__":
    main()
