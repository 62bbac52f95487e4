"""Themes as weights over words, and which themes a passage carries."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from analysis.gather.themes.factors import Reduced, factorise

ROUNDS = 10         # of refinement
SOFT, SHARP = 3.0, 8.0  # from the scores of a passage to the shares of its themes, while learning and at last
AROUND = 6          # passages before and after one that are its company
COMPANY = 1.5       # weight of its company beside the passage itself,
WHOLE = 13          # passages of a document on one matter; in longer ones their company says the less
ALIKE, SAME = 0.6, 0.9  # cosine of the mean passages of two themes from which they are one, among few and many
PLENTY = 1_000      # passages that make one
ALPHA = 0.1         # smoothing of the counts


class Model(NamedTuple):
    """`weights`: theme × word, for scoring; `shares`: passage × theme of the passages it was fitted on."""

    weights: np.ndarray
    shares: np.ndarray


class Around(NamedTuple):
    """For each passage where its company begins and ends, and what each of it counts."""

    start: np.ndarray
    end: np.ndarray
    weight: np.ndarray


def around(documents: np.ndarray) -> Around:
    """The passages around each in the same document: these are in a row, in reading order."""
    place = np.arange(len(documents))
    first, last = np.searchsorted(documents, documents), np.searchsorted(documents, documents, side="right")
    start, end = np.maximum(place - AROUND, first), np.minimum(place + AROUND + 1, last)
    company = COMPANY * np.minimum(WHOLE / (last - first), 1.0)
    return Around(start, end, (company / (end - start))[:, None])


def fit(weights: sp.csr_matrix, table: Reduced, documents: np.ndarray, n: int) -> Model:
    """`n` themes of the passages (`documents`: the number of each one's document, ascending)."""
    return fits([(weights, table, documents)], n)[0]


def fits(parts: Sequence[tuple[sp.csr_matrix, Reduced, np.ndarray]], n: int) -> list[Model]:
    """`n` themes of each of as many passages of a collection.

    NMF on the reduced passages gives the first assignment; rounds of weight-normalised complement naive Bayes
    (Rennie et al. 2003) with soft assignments refine it on the words that are really there.
    """
    if n == 1:
        return [Model(np.zeros((1, own.shape[1])), np.ones((own.shape[0], 1))) for own, _, _ in parts]
    by_passage, by_word = factorise([table for _, table, _ in parts], n)
    first = by_passage * np.linalg.norm(by_word, axis=2, keepdims=True)
    return [_refined(weights, around(documents), np.ascontiguousarray(own.T))
            for (weights, _, documents), own in zip(parts, first, strict=True)]


def _refined(weights: sp.csr_matrix, places: Around, first: np.ndarray) -> Model:
    # what few passages teach is soon learned by heart
    plenty = min(weights.shape[0] / PLENTY, 1.0)
    shares = np.eye(first.shape[1], dtype=np.float32)[in_company(first, places).argmax(axis=1)]
    for _ in range(max(round(ROUNDS * plenty), 1)):
        found = _complement(weights, shares)
        own = scores(weights, found, places)
        shares = share(own, SOFT)
    return Model(found, share(own))


def merged(weights: sp.csr_matrix, documents: np.ndarray, model: Model) -> Model:
    """The model with themes joined whose mean passages are alike, the most alike first.

    Among many passages the means of any two themes share the words that all passages share: there the words of all
    are taken off before, and only themes of nearly the same passages are joined for what is left on.
    """
    shares = model.shares
    plenty = weights.shape[0] >= PLENTY
    while shares.shape[1] > 1:
        means = np.asarray((weights.T @ shares).T, dtype=np.float64) / np.maximum(shares.sum(axis=0), 1e-12)[:, None]
        near = np.triu(cosines(means), 1)
        alike = near > (SAME if plenty else ALIKE)
        if plenty:
            apart = np.triu(cosines(means - np.average(means, axis=0, weights=shares.sum(axis=0))), 1)
            near, alike = np.where(alike, near, apart), alike | (apart > ALIKE)
        if not alike.any():
            break
        one, other = np.unravel_index(np.where(alike, near, -1).argmax(), near.shape)
        shares = np.delete(shares, other, axis=1) + (
            shares[:, [other]] * (np.arange(shares.shape[1] - 1) == one)).astype(np.float32)
    return model if shares.shape == model.shares.shape else learned(weights, documents, shares)


def of(shares: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """The shares of the themes kept; a passage that has less than half its share in them speaks for none."""
    left = shares[:, kept]
    return np.where(left.sum(axis=1, keepdims=True) > 0.5, left, 0).astype(np.float32)


def cosines(rows: np.ndarray) -> np.ndarray:
    """Row × row: the cosine of each two."""
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return rows @ rows.T


def learned(weights: sp.csr_matrix, documents: np.ndarray, shares: np.ndarray) -> Model:
    """The model that assigns passages as `shares` does, as far as their words allow."""
    if shares.shape[1] == 1:
        return Model(np.zeros((1, weights.shape[1])), np.ones((weights.shape[0], 1), dtype=np.float32))
    found = _complement(weights, shares)
    return Model(found, share(scores(weights, found, around(documents))))


def _complement(weights: sp.csr_matrix, shares: np.ndarray) -> np.ndarray:
    """Theme × word: how much less the word is expected in all other themes together, centred and equalised."""
    mass = np.ascontiguousarray((weights.T @ shares).T, dtype=np.float64)     # sums are faster so
    others = mass.sum(axis=0) - mass + ALPHA
    learned = -np.log(others / others.sum(axis=1, keepdims=True))
    learned -= learned.mean(axis=0)
    # without equal weights the themes of uniform documents swallow the others
    totals = np.abs(learned).sum(axis=1, keepdims=True)
    return learned / np.maximum(totals, 1e-12) * totals.mean()


def scores(weights: sp.csr_matrix, learned: np.ndarray, places: Around) -> np.ndarray:
    """Passage × theme: how well they fit, the passage's own score plus the mean of those around it."""
    return in_company(np.asarray(weights @ learned.T.astype(np.float32)), places)


def in_company(own: np.ndarray, places: Around) -> np.ndarray:
    """Passage × theme `own` plus COMPANY times the mean of the passages around in the same document."""
    sums = np.zeros((len(own) + 1, own.shape[1]))
    np.cumsum(own, axis=0, out=sums[1:])
    return own + places.weight * (sums[places.end] - sums[places.start])


def share(fits: np.ndarray, sharpness: float = SHARP) -> np.ndarray:
    """Passage × theme: shares that add up to one."""
    sharp = np.exp(sharpness * (fits - fits.max(axis=1, keepdims=True)))
    return (sharp / sharp.sum(axis=1, keepdims=True)).astype(np.float32)
