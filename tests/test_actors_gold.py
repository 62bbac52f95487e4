"""Measured on the seeds, annotated by hand: spans and canonical actors. Floors are raised, never lowered silently."""

import json
from pathlib import Path

from analysis.find.actors import gazetteer, recognise
from analysis.text import segment

ROOT = Path(__file__).parents[1]
FLOOR = 0.985   # F1 of (span, canonical name) over all five seeds


def annotated():
    """(text, {(start, end, canonical name)}) of every seed."""
    for line in (ROOT / "tests/gold/actors_seeds.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = (ROOT / row["doc"]).read_text(encoding="utf-8")
        assert all(text[start:end] == surface for start, end, surface, _ in row["mentions"])
        yield text, {(start, end, name) for start, end, _, name in row["mentions"]}


def predicted(text, known):
    actors = recognise(text, segment(text).sentences, known)
    names = {entity.key: entity.name for entity in actors.entities}
    return {(mention.start, mention.end, names[mention.entity]) for mention in actors.mentions}


def test_mentions_of_the_seeds_have_the_span_and_the_actor_that_a_reader_gives_them():
    known, hits, n_gold, n_predicted = gazetteer(), 0, 0, 0
    for text, gold in annotated():
        found = predicted(text, known)
        hits, n_gold, n_predicted = hits + len(gold & found), n_gold + len(gold), n_predicted + len(found)
    assert 2 * hits / (n_gold + n_predicted) >= FLOOR
