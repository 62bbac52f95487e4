"""How fast actors are recognised, and how well against a gold file of your own.

    python tests/benchmarks/actors.py FOLDER [MEGABYTES]     throughput over the text files of a folder (default 20)
    python tests/benchmarks/actors.py GOLD.jsonl             F1; one document a line: {"text", "mentions": [{"start",
                                                             "end", "type"}]}, types PER, ORG and LOC are scored

exact: the same span; overlap: the spans share a character, one to one. A span of another type is neither hit nor miss.
aliases: pairs of different strings that name one actor in a document, where the mentions of the gold tell their
`entity`; end to end, so a pair is found only where both strings are.
kinds: where they tell their `kind`, too, how many of the overlapping mentions have it.
"""

import json
import sys
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, cycle
from pathlib import Path

from analysis.find.actors import gazetteer, recognise
from analysis.text import segment

SCORED = {"PER", "ORG", "LOC"}


def throughput(folder: Path, megabytes: float) -> None:
    """Print MB/s of recognition and discovery, sentences given, on one core, and the memory of the lexicon."""
    tracemalloc.start()
    known = gazetteer()
    memory = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))]
    documents = [(text, segment(text).sentences) for text in texts]
    characters, seconds, mentions = 0, 0.0, 0
    for text, sentences in cycle(documents):
        started = time.process_time()
        mentions += len(recognise(text, sentences, known).mentions)
        seconds += time.process_time() - started
        characters += len(text)
        if characters >= megabytes * 1e6:
            break
    print(f"{characters / 1e6:.1f} MB  {characters / 1e6 / seconds:.2f} MB/s  {mentions:,} mentions  "
          f"lexicon {memory:.0f} MB")


def overlap(a, b) -> int:
    """How many characters two spans share."""
    return min(a[1], b[1]) - max(a[0], b[0])


def matched(gold, found) -> tuple[int, dict]:
    """(exact hits, predicted span of every gold span that is hit), one to one, the best first."""
    pairs = sorted((g != p, -overlap(g, p), g, p) for g in gold for p in found if overlap(g, p) > 0)
    hit: dict = {}
    used, exact = set(), 0
    for differs, _, g, p in pairs:
        if g not in hit and p not in used:
            hit[g] = p
            used.add(p)
            exact += not differs
    return exact, hit


def aliases(named: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs of different surfaces of one entity among (entity, surface)."""
    surfaces: dict[str, set[str]] = defaultdict(set)
    for entity, surface in named:
        surfaces[entity].add(surface)
    return {pair for same in surfaces.values() for pair in combinations(sorted(same), 2)}


def score(path: Path) -> None:
    """Print exact and overlap precision, recall and F1 of the mentions in a gold file, of its aliases and kinds."""
    known, totals, pairs, kinds = gazetteer(), [0, 0, 0, 0], [0, 0, 0], []
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text, spans = document["text"], document["mentions"]
        gold = {(m["start"], m["end"]) for m in spans if m["type"] in SCORED}
        other = {(m["start"], m["end"]) for m in spans} - gold
        entities, mentions, *_ = recognise(text, segment(text).sentences, known)
        found = {(m.start, m.end) for m in mentions}
        exact, hit = matched(gold, found)
        hits, used = len(hit), set(hit.values())
        kind_of = {entity.key: entity.kind for entity in entities}
        found_kinds = {(m.start, m.end): kind_of[m.entity] for m in mentions}
        kinds += [found_kinds[hit[span]] == m["kind"] for m in spans
                  if (span := (m["start"], m["end"])) in hit and m.get("kind")]
        wrong = [p for p in found - used
                 if any(overlap(p, g) > 0 for g in gold) or not any(overlap(p, o) > 0 for o in other)]
        totals = [a + b for a, b in zip(totals, (exact, hits, len(used) + len(wrong), len(gold)), strict=True)]
        scored = used | set(wrong)
        right = aliases((m.get("entity"), text[m["start"]:m["end"]]) for m in spans
                        if m["type"] in SCORED and m.get("entity"))
        ours = aliases((m.entity, text[m.start:m.end]) for m in mentions if (m.start, m.end) in scored)
        pairs = [a + b for a, b in zip(pairs, (len(right & ours), len(ours), len(right)), strict=True)]
    exact, hits, n_found, n_gold = totals
    rows = [("exact", exact, n_found, n_gold), ("overlap", hits, n_found, n_gold), ("aliases", *pairs)]
    for name, n, n_ours, n_right in rows:
        if n_ours and n_right:
            f1 = 200 * n / (n_ours + n_right)
            print(f"{name:8} P {100 * n / n_ours:.1f}  R {100 * n / n_right:.1f}  F1 {f1:.1f}")
    if kinds:
        print(f"kinds    {100 * sum(kinds) / len(kinds):.1f} % of {len(kinds)}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    target = Path(sys.argv[1])
    if target.is_dir():
        throughput(target, float(sys.argv[2]) if len(sys.argv) > 2 else 20)
    else:
        score(target)
