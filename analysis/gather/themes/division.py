"""Broad themes opened into finer ones, each learned from the passages of its broad theme alone."""

from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from analysis.gather.themes import words
from analysis.gather.themes.evidence import telling
from analysis.gather.themes.factors import reduced
from analysis.gather.themes.model import Model, fit, learned, merged, of
from analysis.gather.themes.stability import Material, holds

LEAST = 60              # units that a broad theme needs to be divided
FINE, ROOT = 8.0, 0.25  # a collection of n units is tried with three quarters, and half, of 5 n ** 0.25 finer themes
PARTS = 12              # the most in one broad theme
TIMES = 10              # resamples
MANY = 0.5              # exponent of the number of parts, as against what they cover
KEPT = 0.6              # share of the resamples in which a theme has to be found again
SMALLEST = 5            # units of a theme


class Division(NamedTuple):
    """How one broad theme is divided: its words, the model, and which of its parts hold, in how many resamples."""

    columns: np.ndarray     # of the collection's vocabulary
    idf: np.ndarray
    model: Model
    held: np.ndarray        # of `times` resamples
    times: int
    firm: np.ndarray        # part: whether it is shown; the passages of others are the rest of the broad theme
    telling: sp.csr_matrix  # part × word of the vocabulary: those that speak for it


def division(corpus: words.Corpus, material: Material, rows: np.ndarray, n_units: int) -> Division | None:
    """The finer themes of the sampled units `rows` of one broad theme, None where there are too few.

    `n_units` are all units of the collection, beyond the sample too.
    """
    n_rows = len(rows)
    if n_rows < LEAST:
        return None
    n = int(np.clip(round(FINE * n_units**ROOT * n_rows / corpus.counts.shape[0]), 2, PARTS))
    columns, idf = columns_of_part(corpus, rows)
    if len(columns) <= n:
        return None
    weights = words.tfidf(corpus.counts[rows][:, columns], idf)
    own = Material(weights, reduced(weights), material.documents[rows], material.lots[rows])
    model, held, firm = _best_parts(own, [max(n * part // 4, 2) for part in (3, 2)])
    if not firm.any():
        return None
    if _covered(model, firm) < 1 and firm.sum() > 1:
        model, held, firm = learned(weights, own.documents, of(model.shares, firm)), held[firm], firm[firm]
    return Division(columns, idf, model, held, TIMES, firm,
                    telling(corpus, rows, model.shares.argmax(axis=1), len(firm)))


def columns_of_part(corpus: words.Corpus, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The words that tell the units `rows` apart from each other, and how rare each is among them."""
    counts = corpus.counts[rows]
    found = np.bincount(counts.indices, minlength=counts.shape[1])
    columns = np.flatnonzero((found >= max(2, len(rows) // 500)) & (found <= words.COMMONEST * len(rows)))
    return columns, words.inverse(found[columns], len(rows))


def _best_parts(own: Material, numbers: list[int]) -> tuple[Model, np.ndarray, np.ndarray]:
    """The parts that cover most, and are many: the first of `numbers` (descending) unless another is better."""
    best = _parts(own, numbers[0])
    most = _worth(*best)
    for number in numbers[1:]:
        if number**MANY > most:     # else it would not be better if all of its parts held
            other = _parts(own, number)
            if _worth(*other) > most:
                best, most = other, _worth(*other)
    return best


def _worth(model: Model, held: np.ndarray, firm: np.ndarray) -> float:
    return _covered(model, firm) * len(held) ** MANY


def _parts(own: Material, n: int) -> tuple[Model, np.ndarray, np.ndarray]:
    """`n` parts, in how many resamples each is found again, and whether it holds."""
    model = merged(own.weights, own.documents, fit(*own[:3], n))
    held = holds(own, model, TIMES)
    sizes = np.bincount(model.shares.argmax(axis=1), minlength=len(held))
    return model, held, (held >= KEPT * TIMES) & (sizes >= SMALLEST) & (len(held) > 1)


def _covered(model: Model, firm: np.ndarray) -> float:
    """The share of the units that are in a part that holds."""
    return float(firm[model.shares.argmax(axis=1)].mean())
