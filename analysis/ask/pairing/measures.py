"""Measures of one pair: how often two actors share a unit against how often chance would let them.

All functions take arrays of counts: `both` units of both, `n_a` and `n_b` units of each, `total` units.
"""

import numpy as np
from scipy.special import gammaln, xlogy

PRECISION = 1e-17
BLOCK = 64


def expected(n_a, n_b, total):
    """Units that two actors of these frequencies share on average if they were placed independently."""
    return n_a * np.divide(n_b, total, out=np.zeros(np.shape(n_b)), where=np.asarray(total) > 0)


def npmi(both, n_a, n_b, total):
    """Normalised pointwise mutual information, -1 (never together) to 1 (only together); Bouma (2009).

    0 where both are in every unit, which tells nothing about the pair.
    """
    surprise = -np.log(np.maximum(both, 1) / total)
    information = np.log(np.maximum(both, 1) * total / (n_a * n_b))
    measure = np.divide(information, surprise, out=np.zeros(np.shape(surprise)), where=surprise > 0)
    return np.where(both > 0, measure, -1.0)


def log_likelihood(both, n_a, n_b, total):
    """The G² statistic of the pair's fourfold table, 0 if independent; Dunning (1993)."""
    cells = (both, n_a - both, n_b - both, total - n_a - n_b + both)
    rows = (n_a, n_a, total - n_a, total - n_a)
    columns = (n_b, total - n_b, n_b, total - n_b)
    terms = (xlogy(cell, cell) + xlogy(cell, total) - xlogy(cell, row) - xlogy(cell, column)
             for cell, row, column in zip(cells, rows, columns, strict=True))
    return np.maximum(2 * sum(terms), 0.0)


def p_value(both, n_a, n_b, total):
    """The chance of at least `both` shared units under the hypergeometric distribution (Fisher's exact test).

    The tail away from the mean is summed term by term, each from the one before; that of fewer units than `both`
    is the one of more units of `a` outside those of `b`.
    """
    both, n_a, n_b, total = (np.asarray(x, float) for x in np.broadcast_arrays(both, n_a, n_b, total))
    upper = both > expected(n_a, n_b, total)
    start, others = np.where(upper, both, n_a - both + 1), np.where(upper, n_b, total - n_b)
    tail = _mass(start, n_a, others, total) * _series(start, n_a, others, total)
    return np.clip(np.where(upper, tail, 1 - tail), 0.0, 1.0)


def q_value(p_values, tests=None):
    """The p-values adjusted for `tests` tests by Benjamini and Hochberg (1995); tests not listed count as 1."""
    p_values = np.asarray(p_values, dtype=float)
    tests = max(len(p_values), tests or 0)
    order = np.argsort(p_values, kind="stable")[::-1]
    ranks = np.arange(len(p_values), 0, -1)
    adjusted = np.minimum.accumulate(p_values[order] * tests / ranks)
    result = np.empty_like(p_values)
    result[order] = np.minimum(adjusted, 1.0)
    return result


def _mass(k, n_a, n_b, total):
    """The hypergeometric probability of exactly `k`; 0 outside the possible values."""
    possible = (k >= np.maximum(0, n_a + n_b - total)) & (k <= np.minimum(n_a, n_b))
    k = np.where(possible, k, np.maximum(0, n_a + n_b - total))
    logarithm = (_choose(n_a, k) + _choose(total - n_a, n_b - k) - _choose(total, n_b))
    return np.where(possible, np.exp(logarithm), 0.0)


def _choose(n, k):
    return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)


def _series(k, n_a, n_b, total):
    """1 + the products of the ratios of the terms that follow the term at `k`."""
    sums, term, active = np.ones(k.shape), np.ones(k.shape), np.arange(k.size)
    for block in range(0, int(np.max(n_a, initial=0)) + BLOCK, BLOCK):
        at = k[active, None] + np.arange(block, block + BLOCK)
        ratio = _ratio(at, n_a[active, None], n_b[active, None], total[active, None])
        terms = term[active, None] * np.cumprod(ratio, axis=1)
        sums[active] += terms.sum(axis=1)
        term[active] = terms[:, -1]
        active = active[term[active] > sums[active] * PRECISION]
        if not len(active):
            break
    return sums


def _ratio(k, n_a, n_b, total):
    """The probability of `k` + 1 over that of `k`; 0 past the end."""
    above = np.maximum(n_a - k, 0) * np.maximum(n_b - k, 0)
    below = (k + 1) * (total - n_a - n_b + k + 1)
    return np.divide(above, below, out=np.zeros(above.shape), where=(above > 0) & (below > 0))
