"""What sets two selections of texts apart: words that one says more than the other, beyond chance."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.gather.themes.words import TOKEN, plain
from analysis.text.languages import stopwords

PRIOR = 1_000       # words that the prior weighs: so much the two together say about either
COLUMNS = ("word", "n_first", "n_second", "log_odds", "z")


def contrast(first: Iterable[str], second: Iterable[str]) -> pd.DataFrame:
    """A row per word: how often each selection says it, the log-odds ratio and its z value.

    Weighted log-odds with an informative Dirichlet prior, which is the words of both selections together (Monroe,
    Colaresi and Quinn 2008, "Fightin' Words"). `log_odds` is natural; it and `z` are positive for words of the
    first selection; |z| above 1.96 is beyond chance at one in twenty, for a word looked at by itself. Sorted by z,
    largest first. Stop words and words of one letter are left out.
    """
    one, other = _counts(first), _counts(second)
    words = sorted(one.keys() | other.keys())
    a, b = (np.array([counts[word] for word in words], dtype=float) for counts in (one, other))
    log_odds, z = _log_odds(a, b)
    rows = pd.DataFrame(dict(zip(COLUMNS, (words, a.astype(int), b.astype(int), log_odds, z), strict=True)))
    return rows.sort_values(["z", "word"], ascending=[False, True], kind="stable").reset_index(drop=True)


def _counts(texts: Iterable[str]) -> Counter[str]:
    stop = stopwords()["en"]
    words = (plain(word) for text in texts for word in TOKEN.findall(text))
    return Counter(word for word in words if len(word) > 1 and word not in stop)


def _log_odds(a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    together = a + b
    prior = together * min(PRIOR, together.sum()) / max(together.sum(), 1)
    with_a, with_b = a + prior, b + prior
    log_odds = np.log(with_a / _others(with_a)) - np.log(with_b / _others(with_b))
    return log_odds, log_odds / np.sqrt(1 / with_a + 1 / with_b)


def _others(counts: np.ndarray) -> np.ndarray:
    """The count of all other words, of which there is always some."""
    return np.maximum(counts.sum() - counts, 1e-9)
