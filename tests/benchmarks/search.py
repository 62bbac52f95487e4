"""Search against a regular expression, and its speed.

`python tests/benchmarks/search.py agree FOLDER` counts passages that 1,000 words, 200 phrases of two words and their
marks find in vain or miss; `speed FOLDER [PASSAGES]` repeats the folder until it has so many passages;
`drawn FOLDER DOCUMENTS` measures the same on so many articles drawn from the sentences of the folder, whose paragraphs
are the passages: what search needs, and nothing else.
"""

import os
import re
import statistics
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[2]))
from analysis import Document, analyze, narrow, search
from analysis.ask import marks, quote, save_index
from analysis.ask.finding import matching
from analysis.store import index, tables
from tests.benchmarks.corpus import articles

WORDS, PHRASES, MARKED = 1000, 200, 40
LETTER, GAP = r"[^\W_]", r"[\W_]+"


def plainly(text):
    """Small letters without accents."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


def standing(words):
    """A pattern of words in a row, each with or without hyphens inside."""
    parts = GAP.join(map(re.escape, words))
    joined = GAP.join("-?".join(map(re.escape, word)) for word in words)
    return re.compile(rf"(?<!{LETTER}){parts}(?!{LETTER})|(?<!{LETTER})(?<!{LETTER}-){joined}(?!{LETTER})(?!-{LETTER})")


def spread(values, number):
    """`number` of the values, evenly spread."""
    return values[:: max(1, len(values) // number)][:number]


def agree(folder):
    """Compare with a regular expression that knows nothing of the index."""
    result = narrow(analyze(folder))
    texts = quote(result, result.passages)
    passages = [plainly(text) for text in texts]
    words = sorted({word for text in passages for word in re.findall(rf"{LETTER}+", text)})
    pairs = sorted({pair for text in passages for pair in re.findall(rf"({LETTER}+)\s+({LETTER}+)", text)})
    asked = [(word,) for word in spread(words, WORDS)] + spread(pairs, PHRASES)
    false = missed = unmarked = hits = 0
    for number, told in enumerate(asked):
        pattern, typed = standing(told), f'"{" ".join(told)}"'
        expected = {row for row, text in enumerate(passages) if pattern.search(text)}
        found = set(matching(result, typed).nonzero()[0].tolist())
        hits, false, missed = hits + len(found), false + len(found - expected), missed + len(expected - found)
        if found != expected:
            print(typed, sorted(found - expected)[:3], sorted(expected - found)[:3])
        if number % (len(asked) // MARKED) == 0:
            unmarked += sum(bool(marks(text, typed)) != (row in found) for row, text in enumerate(texts))
    print(f"{len(asked):,} queries in {len(passages):,} passages: {hits:,} hits, {false} false, {missed} missed, "
          f"{unmarked} where hit and mark differ (every {len(asked) // MARKED}th query)")


def repeated(result, number):
    """The analysis with its documents copied until it has `number` passages: what search needs of them."""
    times = -(-number // int((result.passages["kind"] == "text").sum()))
    copies = {}
    for name in ("documents", "passages", "sentences"):
        table = getattr(result, name).astype({"doc_id": "str"})
        copies[name] = pd.concat([table.assign(doc_id=f"{n}/" + table["doc_id"]) for n in range(times)])
    none = {name: getattr(result, name).head(0) for name in (*tables.EVIDENCE, "passage_themes", "positions")}
    return tables.aligned(dict(result.tables()) | copies | none)


def drawn(folder, number):
    """Articles drawn from the sentences of the folder, without evidence."""
    documents, passages = [], []
    for name, text in articles(folder, number):
        documents.append({"doc_id": name, "text": text})
        ends = [found.start() for found in re.finditer("\n\n", text)] + [len(text) - 1]
        starts = [0, *(end + 2 for end in ends[:-1])]
        passages += ({"doc_id": name, "passage_id": n, "start": start, "end": end, "kind": "text", "repeat_of": ""}
                     for n, (start, end) in enumerate(zip(starts, ends, strict=True)))
    made = dict(narrow(analyze([Document("a.txt", "Nothing.")])).tables())
    known = made["documents"].iloc[0].to_dict()
    passages = pd.DataFrame(passages)
    tables_drawn = {"documents": pd.DataFrame(documents).assign(**{
        name: value for name, value in known.items() if name not in ("doc_id", "text")}),
        "passages": passages, "sentences": passages.assign(sent_id=passages["passage_id"])[
            list(made["sentences"].columns)]}
    none = {name: made[name].head(0) for name in (*tables.EVIDENCE, "passage_themes", "positions")}
    return tables.aligned(made | tables_drawn | none)


def speed(result):
    """How long a search takes, and how large and fast to build the index is."""
    size = sum(result.passages["end"] - result.passages["start"])
    with tempfile.TemporaryDirectory() as out:
        started = time.process_time()
        save_index(result, out)
        built = time.process_time() - started
        disk = os.path.getsize(Path(out) / index.NAME)
        print(f"{len(result.passages):,} passages, {size / 1e6:.0f} MB: built at {size / 1e6 / built:.1f} MB/s, "
              f"{disk / size:.2f} of the text on disk")
        index.offer(out)
        words = re.findall(r"[A-Za-z]{3,}", " ".join(quote(result, result.passages.head(2000))))
        counted = pd.Series(words).str.lower().value_counts().index.tolist()
        asked = [*counted[:5], *spread(counted, 15), '"united states"', "st*", "oil OR gas NOT price",
                 "said NEAR government"]
        search(result, "warm")
        for name, function in (("which passages", lambda typed: matching(result, typed)),
                               ("the same, ranked", lambda typed: search(result, typed))):
            took = []
            for typed in asked:
                started = time.process_time()
                function(typed)
                took.append(1000 * (time.process_time() - started))
            ranked = sorted(took)
            print(f"{name}: p50 {statistics.median(took):.1f}, p95 {ranked[int(0.95 * len(ranked))]:.1f}, "
                  f"most {ranked[-1]:.1f} ms")


if __name__ == "__main__":
    command, *values = sys.argv[1:]
    if command == "agree":
        agree(values[0])
    elif command == "drawn":
        speed(drawn(values[0], int(values[1])))
    else:
        speed(repeated(narrow(analyze(values[0])), int(values[1]) if values[1:] else 100_000))
