"""Non-negative matrix factorisation that gives the same result every time, on passages brought to a few directions.

One singular value decomposition serves all factorisations of a collection and of its resamples: each is then a few
products of small dense tables. (That of scikit-learn takes no table in two factors, and five times as long on the whole
one.)
"""

from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

DIRECTIONS = 40     # that are kept of the words, three times as many as there are themes at most
SMALL = 1_000_000   # cells up to which a table with all its zeros is faster
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
        left, values, right = np.linalg.svd(weights.toarray(), full_matrices=False)
        return Reduced((left * values)[:, :DIRECTIONS].astype(np.float32), right[:DIRECTIONS].astype(np.float32))
    # imported here: whoever only loads an analysis does not need it
    from scipy.sparse.linalg import svds

    begun = np.random.RandomState(0).uniform(-1, 1, min(weights.shape))
    right = svds(weights, DIRECTIONS, tol=EXACT, v0=begun)[2][::-1]
    # either sign is as good: the word that counts most is on the positive side
    right = right * np.sign(right[np.arange(DIRECTIONS), np.abs(right).argmax(axis=1)])[:, None]
    return Reduced((weights @ right.T).astype(np.float32), right.astype(np.float32))


def factorise(table: Reduced, n: int) -> tuple[np.ndarray, np.ndarray]:
    """W (passages × n) and H (n × words), both non-negative, whose product is near the table.

    Hierarchical alternating least squares (Cichocki and Phan 2009) from the singular vectors (NNDSVDa, Boutsidis and
    Gallopoulos 2008), so there is no chance in it.
    """
    rows, directions = table
    by_passage, by_word = _start(table, n)
    for _ in range(ROUNDS):
        _improved(by_word, (by_passage.T @ rows) @ directions, by_passage.T @ by_passage)
        across = by_passage.T.copy()
        _improved(across, (rows @ (directions @ by_word.T)).T, by_word @ by_word.T)
        by_passage = across.T
    return by_passage, by_word


def _improved(factor: np.ndarray, wanted: np.ndarray, products: np.ndarray) -> None:
    """Each row of the factor in turn as near as it can come to what is wanted, the others as they are."""
    for row in range(len(factor)):
        step = (wanted[row] - products[row] @ factor) / max(products[row, row], 1e-12)
        np.maximum(factor[row] + step, 0, out=factor[row])


def _start(table: Reduced, n: int) -> tuple[np.ndarray, np.ndarray]:
    """The parts of the singular vectors that have one sign, zeros filled with the mean of the table."""
    left, values, right = np.linalg.svd(table.rows, full_matrices=False)
    n_found, mean = min(n, len(values)), max(float(table.rows.mean(axis=0) @ table.directions.mean(axis=1)), 0)
    by_passage = np.zeros((len(left), n), dtype=np.float32)
    by_word = np.zeros((n, table.directions.shape[1]), dtype=np.float32)
    words = right[:n_found] @ table.directions
    for k in range(n_found):
        signs = [(np.maximum(sign * left[:, k], 0), np.maximum(sign * words[k], 0)) for sign in (1, -1)]
        one, other = max(signs, key=lambda pair: np.linalg.norm(pair[0]) * np.linalg.norm(pair[1]))
        lengths = max(float(np.linalg.norm(one)), 1e-12), max(float(np.linalg.norm(other)), 1e-12)
        weight = np.sqrt(values[k] * lengths[0] * lengths[1])
        by_passage[:, k], by_word[k] = weight * one / lengths[0], weight * other / lengths[1]
    by_passage[by_passage == 0] = mean
    by_word[by_word == 0] = mean
    return by_passage, by_word
