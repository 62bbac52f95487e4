"""How well the chronology chooses days, and how long it takes.

    python tests/benchmarks/chronology.py ARTICLES.jsonl GOLD.jsonl [PREDICTIONS.jsonl]

ARTICLES: one document a line, {"topic", "doc_id", "published", "text"}. GOLD: one timeline a line, {"topic", "name",
"days": {"YYYY-MM-DD": ["sentence", …]}}. For each timeline the chronology is asked for as many days as it has, inside
its first and last day, and as many sentences a day as it has on average. Printed is the F1 of the days chosen (of mean
precision and mean recall) and the seconds taken; the lines themselves go to PREDICTIONS, in the form of GOLD.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).parents[2]))

from analysis import Document, analyze, chronology, load
from analysis.ask import quote


def rows_of(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def analysed(articles, kept):
    """{topic: its analysis}, kept in a folder."""
    topics = defaultdict(list)
    for row in articles:
        topics[row["topic"]].append(Document(doc_id=row["doc_id"], text=row["text"], published=row["published"]))
    for topic, documents in topics.items():
        if not (kept / topic).exists():
            analyze(documents).save(kept / topic)
    return {topic: load(kept / topic) for topic in topics}


def told(result, gold):
    """{day: sentences} of the chronology, shaped as a timeline of the gold."""
    days = sorted(gold["days"])
    each = max(1, round(mean(len(sentences) for sentences in gold["days"].values())))
    lines = chronology(result, len(days), each, days[0], days[-1])
    found = defaultdict(list)
    for day, sentence in zip(lines["from_date"], quote(result, lines), strict=True):
        found[str(day)[:10]].append(sentence)
    return found


def main():
    """Analyse, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("gold")
    parser.add_argument("predictions", nargs="?")
    parser.add_argument("--kept", help="folder in which the analyses are kept from run to run")
    options = parser.parse_args()
    kept = Path(options.kept or tempfile.mkdtemp())
    results, shares, lines = analysed(rows_of(options.articles), kept), [], []
    for gold in rows_of(options.gold):
        begun = time.perf_counter()
        found = told(results[gold["topic"]], gold)
        seconds = time.perf_counter() - begun
        both = len(set(found) & set(gold["days"]))
        shares.append((both / max(1, len(found)), both / len(gold["days"])))
        lines.append(json.dumps({"topic": gold["topic"], "name": gold["name"], "days": found}, ensure_ascii=False))
        print(f"{gold['topic']:20} {gold['name'][:30]:30} {len(found):4} days, {both} right, {seconds:.2f} s")
    precision, recall = (mean(pair[side] for pair in shares) for side in (0, 1))
    print(f"{len(shares)} timelines, date F1 {2 * precision * recall / (precision + recall):.3f}")
    if options.predictions:
        Path(options.predictions).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
