"""Words that keep company: what a word in a passage lets one expect beside it."""

import numpy as np
import scipy.sparse as sp

from analysis.gather.themes.words import unit

NEAREST = 10
SHARE = 0.5         # weight of the expected words beside those that are there
SEEN = 3            # passages two words have to share


def neighbours(counts: sp.csr_matrix) -> sp.csr_matrix:
    """Each word's ten nearest by positive pointwise mutual information over passages, rows adding up to one.

    A pair seen v times counts v / (v + 5) of its information: rare pairs look close by chance.
    """
    present = counts.copy()
    present.data = np.ones_like(present.data)
    frequency = np.asarray(present.sum(axis=0)).ravel()
    pairs = (present.T @ present).tocoo()
    often = (pairs.data >= SEEN) & (pairs.row != pairs.col)
    row, col, both = pairs.row[often], pairs.col[often], pairs.data[often]
    information = np.log(both * counts.shape[0] / (frequency[row] * frequency[col])) * both / (both + 5)
    positive = information > 0
    row, col, information = row[positive], col[positive], information[positive]
    order = np.lexsort((col, -information, row))
    row, col, information = row[order], col[order], information[order]
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    near = rank < NEAREST
    return _rows_to_one(sp.csr_matrix((information[near], (row[near], col[near])), shape=pairs.shape))


def _rows_to_one(matrix: sp.csr_matrix) -> sp.csr_matrix:
    totals = np.asarray(matrix.sum(axis=1)).ravel()
    matrix.data = matrix.data / np.repeat(np.maximum(totals, 1e-12), np.diff(matrix.indptr))
    return matrix.astype(np.float32)


def smoothed(weights: sp.csr_matrix, near: sp.csr_matrix) -> sp.csr_matrix:
    """Passages with half of the weight of each word given to its neighbours on top."""
    return unit((weights + SHARE * (weights @ near)).tocsr())
