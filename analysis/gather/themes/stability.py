"""Would the themes be the same with other passages? Answered by fitting them again on resamples."""

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
import scipy.sparse as sp

from analysis.gather.themes.factors import Reduced
from analysis.gather.themes.model import Model, fits

SHARE = 0.8             # of the passages drawn into a resample
MOST = 2_500            # passages in a resample
SAME = 0.5              # Jaccard index of the passages above which a theme is the same
GOLDEN = 0.618034       # shifts of the lots between resamples: these are spread evenly


class Material(NamedTuple):
    """What themes are fitted on: weights of words, passages in few directions, each one's document, and its lot."""

    weights: sp.csr_matrix
    table: Reduced
    documents: np.ndarray
    lots: np.ndarray


def lots(names: Sequence[str]) -> np.ndarray:
    """A number from 0 to 1 for each name, by which it is drawn: one more name changes that of no other."""
    return np.array([crc32(name.encode("utf-8", "surrogatepass")) for name in names], dtype=np.float64) / 2**32


def resamples(lots: np.ndarray, times: int, most: int = MOST) -> list[np.ndarray]:
    """The passages of each resample, drawn without replacement, the same every time."""
    size = max(min(int(SHARE * len(lots)), most), 1)
    return [np.sort(np.argsort((lots + GOLDEN * turn) % 1, kind="stable")[:size]) for turn in range(1, times + 1)]


def part(material: Material, drawn: np.ndarray) -> Material:
    """The drawn passages alone."""
    weights, table, documents, lots = material
    return Material(weights[drawn], table.part(drawn), documents[drawn], lots[drawn])


def refits(material: Material, resamples: Sequence[np.ndarray], n: int) -> list[np.ndarray]:
    """The theme of each passage of each resample, the themes being those of its passages alone."""
    models = fits([part(material, drawn)[:3] for drawn in resamples], n)
    return [model.shares.argmax(axis=1) for model in models]


def holds(material: Material, model: Model, times: int, most: int = MOST) -> np.ndarray:
    """Per theme in how many of the resamples it is found again, with at least half of its passages."""
    n = model.shares.shape[1]
    kept = np.zeros(n, dtype=int)
    whole = model.shares.argmax(axis=1)
    drawn = resamples(material.lots, times, most)
    for rows, again in zip(drawn, refits(material, drawn, n), strict=True):
        kept += _overlap(whole[rows], again, n).max(axis=1) >= SAME
    return kept


def _overlap(one: np.ndarray, other: np.ndarray, n: int) -> np.ndarray:
    """Jaccard index of the passages of each theme of one assignment and each of the other."""
    both = np.bincount(one * n + other, minlength=n * n).reshape(n, n)
    either = both.sum(axis=1)[:, None] + both.sum(axis=0)[None, :] - both
    return both / np.maximum(either, 1)


def agreement(material: Material, model: Model, times: int) -> float:
    """How alike (adjusted Rand index) the assignments of resamples and of all are."""
    n = model.shares.shape[1]
    whole = model.shares.argmax(axis=1)
    drawn = resamples(material.lots, times)
    return float(np.mean([adjusted_rand(whole[rows], again, n)
                          for rows, again in zip(drawn, refits(material, drawn, n), strict=True)]))


def adjusted_rand(one: np.ndarray, other: np.ndarray, n: int) -> float:
    """How alike two assignments to `n` themes are: 1 if the same, 0 by chance (Hubert and Arabie 1985)."""
    both = np.bincount(one * n + other, minlength=n * n).reshape(n, n).astype(float)
    pairs, rows, columns = ((counts * (counts - 1) / 2).sum() for counts in (both, both.sum(axis=1), both.sum(axis=0)))
    expected = rows * columns / max(len(one) * (len(one) - 1) / 2, 1)
    most = (rows + columns) / 2
    return float((pairs - expected) / (most - expected)) if most > expected else 1.0
