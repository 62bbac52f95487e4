"""How good and how fast time expressions are found.

    python tests/benchmarks/timeline.py predict GOLD.jsonl OUT.jsonl [--mode narrative] [--events]
    python tests/benchmarks/timeline.py score GOLD.jsonl PREDICTIONS.jsonl [OTHER_PREDICTIONS.jsonl]
    python tests/benchmarks/timeline.py speed FOLDER [--megabytes 20]

GOLD: one document a line, {"doc", "published", "text", "markers": [{"start", "end", "value"}]}. Markers of named
events are left out of predictions unless --events: gold of the TimeML kind does not annotate them. With a second
file of predictions `score` draws documents with replacement (2,000 times) and prints how often the first is better.
`speed` reads the texts of a folder, repeated until there are enough, and then texts made to be slow.
"""

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from analysis.find.timeline import date_document, find_markers
from analysis.text import Sentence, segment

DRAWS = 2000
HOSTILE = {
    "the the the": "the ", "digits": "1", "no space": "abcdefgh", "blanks": " ", "quotes": "'", "1999-1999": "1999-",
    "1 1 1": "1 ", "the end of": "the end of ", "third anniversary of the": "third anniversary of the ",
    "President President": "President ", "Trump's first term": "Trump's first term ", "may-may": "may-",
    "two two two": "two ", "slashes": "1/2/2003 ", "last last last": "last ",
}


def predictions(document, mode=None):
    """The markers of one document of a gold file."""
    sentences = segment(document["text"]).sentences
    dating = date_document(document["text"], sentences, document["published"])
    if mode:
        dating = dating._replace(mode=mode)
    return find_markers(document["text"], sentences, dating)


def read(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def predict(options):
    with open(options.out, "w", encoding="utf-8") as out:
        for document in read(options.gold):
            for marker in predictions(document, options.mode):
                if options.events or marker.basis != "event":
                    row = {"doc": document["doc"], "start": marker.start, "end": marker.end, "value": marker.value}
                    out.write(json.dumps(row) + "\n")


def counts(gold, found):
    """(gold, predicted, relaxed hits, value hits) of one document; equal spans pair first, then the largest overlap."""
    pairs = []
    for i, g in enumerate(gold):
        for j, p in enumerate(found):
            overlap = min(g["end"], p["end"]) - max(g["start"], p["start"])
            if overlap > 0:
                pairs.append(((g["start"], g["end"]) != (p["start"], p["end"]), -overlap, i, j))
    used_gold, used_found, value = set(), set(), 0
    for _, _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            value += gold[i]["value"] == found[j]["value"]
    return len(gold), len(found), len(used_gold), value


def f1(rows, column):
    """F1 in percent of relaxed (column 2) or value (column 3) hits over documents."""
    total = [sum(row[i] for row in rows) for i in range(4)]
    return 200 * total[column] / (total[0] + total[1]) if total[0] + total[1] else 0.0


def score(options):
    documents, tables = read(options.gold), []
    for path in filter(None, (options.predictions, options.other)):
        found = defaultdict(list)
        for row in read(path):
            found[row["doc"]].append(row)
        tables.append([counts(document["markers"], found[document["doc"]]) for document in documents])
        print(f"{path}: relaxed F1 {f1(tables[-1], 2):.1f}, value F1 {f1(tables[-1], 3):.1f}")
    if len(tables) == 2:
        print(f"P(first better in value F1) = {better(*tables):.3f} over {DRAWS} draws of documents")


def better(first, second):
    """The share of paired bootstrap draws in which the first has the higher value F1 (Efron and Tibshirani 1993)."""
    draw, n = random.Random(20240101), len(first)
    wins = 0
    for _ in range(DRAWS):
        picked = [draw.randrange(n) for _ in range(n)]
        wins += f1([first[i] for i in picked], 3) > f1([second[i] for i in picked], 3)
    return wins / DRAWS


def speed(options):
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(Path(options.folder).rglob("*.txt"))]
    size = sum(map(len, texts))
    texts *= max(1, -(-options.megabytes * 1_000_000 // size))
    size = sum(map(len, texts))
    segmented = [segment(text).sentences for text in texts]
    start, n_markers = time.process_time(), 0
    for text, sentences in zip(texts, segmented, strict=True):
        dating = date_document(text, sentences, "2004-05-05")
        n_markers += len(find_markers(text, sentences, dating))
    seconds = time.process_time() - start
    print(f"{size / 1e6:.1f} MB, {len(texts)} documents, {n_markers} markers: {size / 1e6 / seconds:.1f} MB/s")
    for name, piece in HOSTILE.items():
        half, whole = (hostile(piece, length) for length in (500_000, 1_000_000))
        print(f"  {name:26} 0.5 MB {half:6.2f} s   1 MB {whole:6.2f} s")


def hostile(piece, length):
    """Seconds for one text of `length` characters made of one piece."""
    text = (piece * (length // len(piece) + 1))[:length]
    sentences = [Sentence(0, 0, 0, len(text))]
    start = time.process_time()
    find_markers(text, sentences, date_document(text, sentences, "2004-05-05"))
    date_document(text, sentences, None)
    return time.process_time() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, run, arguments in (("predict", predict, ("gold", "out")), ("score", score, ("gold", "predictions")),
                                 ("speed", speed, ("folder",))):
        command = commands.add_parser(name)
        for argument in arguments:
            command.add_argument(argument)
        command.set_defaults(run=run)
    commands.choices["predict"].add_argument("--mode", choices=("news", "narrative"))
    commands.choices["predict"].add_argument("--events", action="store_true")
    commands.choices["score"].add_argument("other", nargs="?")
    commands.choices["speed"].add_argument("--megabytes", type=int, default=20)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
