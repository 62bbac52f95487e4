"""How well statements are found: F1 against a gold file of spans and speakers.

`python tests/gold/statements.py [GOLD] [FOLDER]` prints precision, recall and F1 for the seeds, or for a gold
file of the same form and its folder. A statement is right if its content overlaps the gold content by at least
half of the longer one and its speaker is the gold speaker ("" is the author, or a source that is no actor).
A gold file may give `source_head` (the span of the head of the source phrase) instead of `speaker_id`: then the
source phrase has to hold it, and what the author says is left out.
"""

import json
import sys
from pathlib import Path

GOLD = Path(__file__).parent / "statements_seeds.jsonl"
SEEDS = Path(__file__).parents[2] / "seeds"


def read_gold(path=GOLD):
    """The gold statements: dicts of doc_id, spans (the parts of the content), speaker_id, kind."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def overlap(start, end, spans):
    """The share of the longer of both contents that they have in common."""
    common = sum(max(0, min(end, b) - max(start, a)) for a, b in spans)
    return common / max(end - start, sum(b - a for a, b in spans))


def is_source(item, row):
    """Whether the source of a statement is that of the gold."""
    if "source_head" not in item:
        return item["speaker_id"] == row.speaker_id
    start, end = item["source_head"]
    return row.speaker_start < end and start < row.speaker_end


def match(gold, statements):
    """{index of a gold statement: index of the statement that matches it}, each used once, best overlaps first."""
    pairs = sorted(((overlap(row.start, row.end, item["spans"]), g, s)
                    for g, item in enumerate(gold) for s, row in enumerate(statements)
                    if item["doc_id"] == row.doc_id and is_source(item, row)), reverse=True)
    matched: dict[int, int] = {}
    for share, g, s in pairs:
        if share >= 0.5 and g not in matched and s not in matched.values():
            matched[g] = s
    return matched


def score(gold, statements):
    """Precision, recall and F1 of the statements of an analysis (rows of its table)."""
    hits = len(match(gold, statements))
    precision, recall = hits / max(1, len(statements)), hits / max(1, len(gold))
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main(arguments):
    from analysis import analyze
    gold = read_gold(arguments[0] if arguments else GOLD)
    rows = list(analyze(arguments[1] if len(arguments) > 1 else SEEDS).statements.itertuples())
    if "source_head" in gold[0]:
        rows = [row for row in rows if row.speaker_end > 0]
    print("precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(*score(gold, rows)))
    matched = match(gold, rows)
    for index, item in enumerate(gold):
        if index not in matched:
            source = item.get("speaker_id", item.get("source")) or "(author)"
            print("missed:", item["doc_id"][:3], source, "|", item["content"][0][:80])
    for index, row in enumerate(rows):
        if index not in matched.values():
            print("not in the gold:", row.doc_id[:3], row.rule_id, row.speaker_id or "(none)", row.start, row.end)
    if "speaker_id" in gold[0]:
        kinds = [(gold[g]["kind"], rows[s].kind) for g, s in matched.items()]
        print(f"kind right: {sum(a == b for a, b in kinds)} of {len(kinds)}")


if __name__ == "__main__":
    main(sys.argv[1:])
