"""How far the themes of the seeds are those that a reader gave its paragraphs."""

from pathlib import Path

import pandas as pd
from sklearn.metrics import normalized_mutual_info_score

GOLD = Path(__file__).parent / "gold" / "themes_seeds.csv"
FLOOR = 0.42
"""Measured: 0.44, with a passage that fits no theme as a theme of its own."""


def test_paragraphs_of_the_seeds_fall_into_themes_as_an_independent_reader_sorted_them(seeds):
    """Nine themes, one for each of 79 paragraphs, by somebody who had not seen the themes found."""
    gold = pd.read_csv(GOLD).merge(seeds.passages.astype({"doc_id": "str"}), on=["doc_id", "start"])
    heaviest = seeds.passage_themes.astype({"doc_id": "str", "theme_id": "str"}).sort_values("weight", ascending=False)
    both = gold.merge(heaviest.drop_duplicates(["doc_id", "passage_id"]), on=["doc_id", "passage_id"], how="left")
    assert len(both) == 79
    assert normalized_mutual_info_score(both["theme"], both["theme_id"].fillna("none")) >= FLOOR
