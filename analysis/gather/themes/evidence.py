"""The words that speak for a finer theme: a passage that has none of them is only about what is around it."""

import numpy as np
import scipy.sparse as sp

from analysis.gather.themes.labels import lexicon
from analysis.gather.themes.words import Corpus

TELLING = 40            # the most words that speak for one theme,
CLEAR = 3.0             # and by how many standard errors their odds are greater in it than elsewhere
NEEDED, SHORT = 2, 8    # of them in a unit that carries the theme; one where it has fewer words than SHORT that count


def telling(corpus: Corpus, rows: np.ndarray, parts: np.ndarray, n_parts: int) -> sp.csr_matrix:
    """Part × word of the vocabulary, 1 where it speaks for the part; `parts`: the part of each of the units `rows`."""
    there = present(corpus.counts)
    of = sp.csr_matrix((np.ones(len(rows), np.float32), (parts, rows)), shape=(n_parts, there.shape[0]))
    inside, n_inside = np.asarray((of @ there).todense(), dtype=float), np.bincount(parts, minlength=n_parts)[:, None]
    outside, n_outside = np.bincount(there.indices, minlength=there.shape[1]) - inside, there.shape[0] - n_inside
    odds = log_odds(inside, n_inside, outside, n_outside) * _meaning(corpus)
    chosen = np.argsort(-odds, axis=1, kind="stable")[:, :TELLING]
    part = np.repeat(np.arange(n_parts), chosen.shape[1])
    clear = odds[part, chosen.ravel()] >= CLEAR
    return sp.csr_matrix((np.ones(clear.sum(), np.float32), (part[clear], chosen.ravel()[clear])), shape=odds.shape)


def speaks(counts: sp.csr_matrix, words: sp.csr_matrix, parts: np.ndarray) -> np.ndarray:
    """Whether enough words of each unit speak for its part; `words`: part × word."""
    there = present(counts)
    spoken = np.asarray((there @ words.T).todense())[np.arange(len(parts)), parts]
    return spoken >= np.where(np.diff(there.indptr) < SHORT, 1, NEEDED)


def present(counts: sp.csr_matrix) -> sp.csr_matrix:
    """Unit × word: 1 where the unit has the word."""
    return sp.csr_matrix((np.ones_like(counts.data), counts.indices, counts.indptr), shape=counts.shape)


def log_odds(inside, n_inside, outside, n_outside):
    """By how many standard errors the odds are greater inside than outside (Agresti 2013); of numbers or arrays."""
    a, b, c, d = inside + 0.5, n_inside - inside + 0.5, outside + 0.5, n_outside - outside + 0.5
    return np.log(a * d / (b * c)) / np.sqrt(1 / a + 1 / b + 1 / c + 1 / d)


def _meaning(corpus: Corpus) -> np.ndarray:
    """Per word 1; 0 for one that alone says little."""
    known = lexicon()
    little = known["generic"] | known["vague"]
    return np.array([word not in little for word in corpus.vocabulary.terms.tolist()], dtype=float)
