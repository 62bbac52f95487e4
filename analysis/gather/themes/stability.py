"""Would the themes be the same with other passages? Answered by fitting them again on resamples."""

from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from analysis.gather.themes.model import Model, fit

SHARE = 0.8             # of the passages drawn into a resample
MOST = 2_500            # passages in a resample
SAME = 0.5              # Jaccard index of the passages above which a theme is the same


class Material(NamedTuple):
    """What themes are fitted on: weights of words, the same smoothed, and each passage's document."""

    weights: sp.csr_matrix
    smooth: sp.csr_matrix
    documents: np.ndarray


def resamples(n_passages: int, times: int) -> list[np.ndarray]:
    """The passages of each resample, drawn without replacement, the same every time."""
    chance = np.random.default_rng(0)
    size = max(min(int(SHARE * n_passages), MOST), 1)
    return [np.sort(chance.choice(n_passages, size, replace=False)) for _ in range(times)]


def refit(material: Material, drawn: np.ndarray, n: int) -> Model:
    """The themes of the drawn passages alone."""
    return fit(material.weights[drawn], material.smooth[drawn], material.documents[drawn], n)


def holds(material: Material, model: Model, times: int) -> np.ndarray:
    """Per theme in how many of the resamples it is found again, with at least half of its passages."""
    n = model.shares.shape[1]
    kept = np.zeros(n, dtype=int)
    whole = model.shares.argmax(axis=1)
    for drawn in resamples(len(whole), times):
        kept += _overlap(whole[drawn], refit(material, drawn, n).shares.argmax(axis=1), n).max(axis=1) >= SAME
    return kept


def _overlap(one: np.ndarray, other: np.ndarray, n: int) -> np.ndarray:
    """Jaccard index of the passages of each theme of one assignment and each of the other."""
    both = np.bincount(one * n + other, minlength=n * n).reshape(n, n)
    either = both.sum(axis=1)[:, None] + both.sum(axis=0)[None, :] - both
    return both / np.maximum(either, 1)


def agreement(material: Material, model: Model, times: int) -> float:
    """How alike (adjusted Rand index, Hubert and Arabie 1985) the assignments of resamples and of all are."""
    # imported here: whoever only loads an analysis does not need it
    from sklearn.metrics import adjusted_rand_score

    n = model.shares.shape[1]
    whole = model.shares.argmax(axis=1)
    found = [adjusted_rand_score(whole[drawn], refit(material, drawn, n).shares.argmax(axis=1))
             for drawn in resamples(len(whole), times)]
    return float(np.mean(found))
