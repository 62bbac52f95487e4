"""How often the day of a saved page is told, and how often what is told is true.

    python tests/benchmarks/page_dates.py GOLD.jsonl [--missed]

GOLD: one page a line, {"name", "published": "YYYY-MM-DD", or "" for a page that has no day, "page": its HTML}. Each
page is read alone. Right is the day, or no day where there is none; wrong is a day or a stretch of time that is not
true; what is left is not told, or not as a day.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from analysis.find.timeline import date_document, parse_published
from analysis.read import Document
from analysis.read.contents import Reading
from analysis.text import evidence_sentences, segment


def dated(page: str) -> tuple[str, str]:
    """The first and the last day between which a page is said to be written; "" is an open end."""
    found = [item for item in Reading(False).content(page.encode(), "page.html") if isinstance(item, Document)]
    if not found:
        return "", ""
    text = found[0].text
    given = parse_published(found[0].published or "", "page").date
    return date_document(text, evidence_sentences(segment(text)), given or None)[:2]


def outcome(published: str, first: str, last: str) -> str:
    """Whether what is told of a page is `right`, `wrong` or `missed`."""
    if not published:
        return "wrong" if first and first == last else "right"
    if first == last == published:
        return "right"
    return "missed" if (first or published) <= published <= (last or published) else "wrong"


def outcomes(gold: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """(name, day, first, last, outcome) of each page of a file."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        first, last = dated(row["page"])
        yield row["name"], row["published"], first, last, outcome(row["published"], first, last)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--missed", action="store_true", help="list what is not right")
    options = parser.parse_args()
    rows = list(outcomes(options.gold))
    number = {kind: sum(row[-1] == kind for row in rows) for kind in ("right", "wrong", "missed")}
    print(f"{len(rows)} pages: {number['right']} right, {number['wrong']} wrong, {number['missed']} not told")
    if options.missed:
        for name, published, first, last, kind in rows:
            if kind != "right":
                print(f"  {kind:7} {name}: {published or 'none'}, told {first or '…'} to {last or '…'}")
