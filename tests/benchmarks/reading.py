"""How well and how cheaply files are read.

    python tests/benchmarks/reading.py words FOLDER     # each FILE beside FILE.words.txt, its running text in order
    python tests/benchmarks/reading.py memory FOLDER    # reads a folder one document after another

`words` prints per format the share of the words of the running text that are read in their order, and the share of the
counted words that belong to none of it (furniture).
"""

import argparse
import re
import resource
import time
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

from analysis.read import Document, read
from analysis.text import segment

WORD = re.compile(r"\w+")
TRUTH = ".words.txt"


def counted(document: Document) -> list[str]:
    """The words of a document that are counted, and those of its headings."""
    passages = segment(document.text, document.apart).passages
    return WORD.findall(" ".join(document.text[p.start : p.end] for p in passages if p.kind != "boilerplate"))


def words(folder: Path) -> None:
    """Print the table of formats."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for truth in sorted(folder.glob(f"*{TRUTH}")):
        file = truth.with_name(truth.name.removesuffix(TRUTH))
        found = [item for item in read(file) if isinstance(item, Document)]
        given = WORD.findall(truth.read_text(encoding="utf-8"))
        got = [word for document in found for word in counted(document)]
        same = sum(block.size for block in SequenceMatcher(None, given, got, autojunk=False).get_matching_blocks())
        for place, number in enumerate((1, len(given), same, len(got))):
            totals[file.suffix][place] += number
    print("format   files   words   in order   furniture")
    for suffix, (n_files, n_given, n_same, n_got) in sorted(totals.items()):
        print(f"{suffix:8} {n_files:5} {n_given:7,} {n_same / n_given:9.2%} {1 - n_same / max(n_got, 1):10.2%}")
    n_files, n_given, n_same, n_got = map(sum, zip(*totals.values(), strict=True))
    print(f"{'all':8} {n_files:5} {n_given:7,} {n_same / n_given:9.2%} {1 - n_same / max(n_got, 1):10.2%}")


def memory(folder: Path) -> None:
    """Print how much is read, how fast and with how much memory."""
    started, n_documents, n_characters, n_skipped = time.perf_counter(), 0, 0, 0
    for item in read(folder):
        if isinstance(item, Document):
            n_documents, n_characters = n_documents + 1, n_characters + len(item.text)
        else:
            n_skipped += 1
    seconds = time.perf_counter() - started
    peak, child = (resource.getrusage(who).ru_maxrss / 1e6 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    print(f"{size:,.0f} MB of files: {n_documents:,} documents, {n_characters / 1e6:,.0f} M characters, {n_skipped:,} "
          f"not read, {seconds:.0f} s, {peak:.2f} GB at most, {child:.2f} GB in the largest process of its own")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("what", choices=("words", "memory"))
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    {"words": words, "memory": memory}[options.what](options.folder)
