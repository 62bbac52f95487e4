"""Non-negative matrix factorisation that gives the same result every time, on passages brought to a few directions.

One singular value decomposition serves all factorisations of a collection and of its resamples: each is then a few
products of small dense tables. (`sklearn.decomposition.NMF` takes no table in two factors, and five times as long on
the whole one.)
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

DIRECTIONS = 40     # that are kept of the words, three times as many as there are themes at most
SMALL = 1_000_000   # cells up to which a table with all its zeros is faster
FEW = 300           # columns up to which all singular values are found as fast as some
ROUNDS = 25         # refinement follows: the factors need not have settled
EXACT = 1e-3        # relative error of the singular values


class Reduced(NamedTuple):
    """`rows` (passages × directions) @ `directions` (× words) is near the weights of the words in the passages."""

    rows: np.ndarray
    directions: np.ndarray

    def part(self, drawn: np.ndarray) -> "Reduced":
        """The drawn passages alone."""
        return Reduced(self.rows[drawn], self.directions)


NOTHING = Reduced(np.empty((0, 0), np.float32), np.empty((0, 0), np.float32))
"""In place of what is not factorised."""


def reduced(weights: sp.csr_matrix) -> Reduced:
    """The passages in the directions in which they differ most (truncated singular value decomposition)."""
    if weights.shape[0] * weights.shape[1] <= SMALL or min(weights.shape) <= DIRECTIONS:
        table = weights.toarray()
        is_wide = len(table) < table.shape[1]
        values, vectors = _singular(table.T if is_wide else table, DIRECTIONS)
        if not is_wide:
            return Reduced(table @ vectors.T, vectors)
        return Reduced((vectors * values[:, None]).T, vectors @ table / np.maximum(values, 1e-12)[:, None])
    # imported here: whoever only loads an analysis, or reads a few documents, does not need it
    from sklearn.decomposition import TruncatedSVD

    found = TruncatedSVD(DIRECTIONS, algorithm="arpack", tol=EXACT, random_state=0)
    return Reduced(found.fit_transform(weights).astype(np.float32), found.components_.astype(np.float32))


def factorise(tables: Sequence[Reduced], n: int) -> tuple[np.ndarray, np.ndarray]:
    """Per table (of one size, in the same directions) W (n × passages) and H (n × words), both non-negative, of which
    W.T @ H is near the table.

    Hierarchical alternating least squares (Cichocki and Phan 2009) from the singular vectors (NNDSVDa, Boutsidis and
    Gallopoulos 2008), so there is no chance in it. Small tables go together: most of the time is in calling numpy.
    """
    directions = tables[0].directions
    rows, begun = np.stack([table.rows for table in tables]), [_start(table, n) for table in tables]
    by_passage, by_word = (np.stack(factors) for factors in zip(*begun, strict=True))
    for _ in range(ROUNDS):
        _improved(by_word, (by_passage @ rows) @ directions, by_passage @ by_passage.mT)
        _improved(by_passage, (by_word @ directions.T) @ rows.mT, by_word @ by_word.mT)
    return by_passage, by_word


def _improved(factor: np.ndarray, wanted: np.ndarray, products: np.ndarray) -> None:
    """Each row of the factor in turn as near as it can come to what is wanted, the others as they are."""
    every = np.arange(factor.shape[-2])
    own = np.maximum(products[..., every, every], 1e-12)[..., None]
    wanted /= own
    products /= own
    products[..., every, every] = 0
    for row in every:
        others = products[..., row:row + 1, :] @ factor
        np.maximum(wanted[..., row, :] - others[..., 0, :], 0, out=factor[..., row, :])


def _start(table: Reduced, n: int) -> tuple[np.ndarray, np.ndarray]:
    """The parts of the singular vectors that have one sign, zeros filled with the mean of the table."""
    values, right = _singular(table.rows, n)
    words = right @ table.directions
    passages = (right @ table.rows.T) / np.maximum(values, 1e-12)[:, None]
    mean = max(float(table.rows.mean(axis=0) @ table.directions.mean(axis=1)), 0)
    parts = [[np.maximum(sign * vectors, 0) for vectors in (passages, words)] for sign in (1, -1)]
    lengths = np.array([[np.linalg.norm(side, axis=1) for side in own] for own in parts]).clip(1e-12)
    better = lengths.prod(axis=1).argmax(axis=0)
    found = []
    for side in (0, 1):
        factor = np.zeros((n, parts[0][side].shape[1]), dtype=np.float32)
        length = np.choose(better, lengths[:, side])
        weight = np.sqrt(values * np.choose(better, lengths.prod(axis=1))) / length
        factor[:len(values)] = np.where(better[:, None] == 0, parts[0][side], parts[1][side]) * weight[:, None]
        factor[factor == 0] = mean
        found.append(factor)
    return found[0], found[1]


def _singular(rows: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """The largest `n` singular values and the right vectors, from the products of the columns, which are the fewer."""
    products = rows.T.astype(np.float64) @ rows.astype(np.float64)
    if len(products) <= FEW:
        values, vectors = np.linalg.eigh(products)
        values, vectors = values[-n:], vectors[:, -n:]
    else:   # imported here: for a few documents that would take longer than the rest
        from scipy.linalg import eigh

        values, vectors = eigh(products, subset_by_index=(max(len(products) - n, 0), len(products) - 1))
    values, vectors = values[::-1], vectors[:, ::-1]
    return np.sqrt(np.maximum(values, 0)).astype(np.float32), vectors.T.astype(np.float32)
