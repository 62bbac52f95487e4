"""How often the time of writing is told from the text, and how often what is told is true.

    python tests/benchmarks/dating.py GOLD.jsonl [--wrong]

GOLD: one document a line, {"published": "YYYY-MM-DD" or "first/last", "text"}; a `doc_id`, where there is one, names
it. The date is hidden from `date_document`. An interval is right when it shares a day with that of the gold. Printed
are the share of the documents that get a two-sided interval (of them those inferred within half a year, which may head
a page) and a one-sided one, of each the share that is right, and the median width; `--wrong` lists the wrong ones.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from analysis.ask.time_of_writing import INFERRED, NARROW
from analysis.find.timeline import date_document, days
from analysis.text import evidence_sentences, segment


def outcome(document):
    """(dating, kind, whether it is right) of one document."""
    text = document["text"]
    dating = date_document(text, evidence_sentences(segment(text)), None)
    first, last = (document["published"].split("/") * 2)[:2]
    first, last = days.parse_iso(first), days.parse_iso(last)
    told = dating.published_from, dating.published_to
    right = (not told[0] or days.parse_iso(told[0]) <= last) and (not told[1] or days.parse_iso(told[1]) >= first)
    kind = "two-sided" if all(told) else "one-sided" if any(told) else "none"
    return dating, kind, right


def main():
    """Read the gold, date every document, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    lines = Path(options.gold).read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines if line.strip()]
    found = [(document, *outcome(document)) for document in documents]
    print(f"{len(found):,} documents")
    for kind in ("two-sided", "narrow", "one-sided"):
        rows = [row for row in found if row[2] == kind or (kind == "narrow" and _is_narrow(row[1]))]
        if not rows:
            print(f"{kind:10} 0")
            continue
        right = sum(row[3] for row in rows)
        told = f"{kind:10} {len(rows):5,} ({len(rows) / len(found):.1%}), contained {right / len(rows):.1%}"
        if kind != "one-sided":
            widths = [days.parse_iso(row[1].published_to) - days.parse_iso(row[1].published_from) for row in rows]
            told += f", median width {median(widths):,.0f} days; by basis {Counter(r[1].published_basis for r in rows)}"
        print(told)
    if options.wrong:
        for document, dating, _, right in found:
            if not right:
                _tell(document, dating)


def _is_narrow(dating):
    """Whether an inferred date is told as a fact."""
    return dating.published_basis == INFERRED and dating.published_from and dating.published_to and (
        days.parse_iso(dating.published_to) - days.parse_iso(dating.published_from) <= NARROW)


def _tell(document, dating):
    print(f"\n{document.get('doc_id', '')} {document['published']}: {dating[:3]}")
    for clue in dating.clues:
        around = document["text"][max(0, clue.start - 60):clue.end + 40]
        print(f"   {clue.rule_id} {clue.from_date}..{clue.to_date}: {' '.join(around.split())}")


if __name__ == "__main__":
    main()
