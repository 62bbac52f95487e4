"""What comes nearest where no passage holds all the words that were typed."""

import numpy as np
import pandas as pd

from analysis.ask.finding import each_word
from analysis.store.tables import Analysis, unit_keys

MOST = 30
"""Passages that are told."""
EVERYWHERE = 0.2
"""A word that so large a share of the passages holds tells none from another ("what", "did", "say")."""
ENOUGH = 0.6
"""What a passage must reach of the best one's weight."""


def nearest(result: Analysis, narrowed: Analysis, words: str) -> pd.DataFrame:
    """One row per passage of `narrowed` that holds the most of the `words`, a rare one weighing more: place and `rank`.

    Empty where what was typed is one word, or a query of another kind than words: it was meant as it stands.
    """
    columns = ["doc_id", "passage_id", "start", "end"]
    kept = np.isin(unit_keys(result.passages, "passage_id"), unit_keys(narrowed.passages, "passage_id"))
    weights, n = np.zeros(len(kept)), max(int(kept.sum()), 1)
    for held in each_word(result, words):
        holds = held & kept
        if 0 < holds.sum() <= EVERYWHERE * n:
            weights[holds] += np.log(n / holds.sum())
    best = np.argsort(-weights, kind="stable")[:MOST]
    best = best[weights[best] > ENOUGH * weights.max(initial=0)]    # where none holds any of them, none
    return result.passages.iloc[best][columns].assign(rank=np.arange(1, len(best) + 1)).reset_index(drop=True)
