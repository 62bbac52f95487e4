"""A few documents, each clearly about something: as many themes as they have subjects.

Among a handful of passages no factorisation finds anything; whether two notes speak of one thing shows in the words
they share. The words themselves are resampled to see whether the subjects hold.
"""

from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from analysis.gather.themes.labels import lexicon
from analysis.gather.themes.words import Corpus, tfidf, unit

DOCUMENTS, MOST = 40, 10    # documents among which subjects are looked for, and the most of them
LONG = 50                   # passages of one subject that have themes of their own
APART = 0.075               # mean cosine of two groups of documents below which they are of different subjects
SHARED = 2                  # words that two documents on one subject have in common at least
STEM = 5                    # letters of a word that tell it from others: "dredging" and "dredger" are one
TIMES, SHARE = 50, 0.8      # resamples of the words, and the part of them in each


class Subjects(NamedTuple):
    """`of`: the number of each document's subject; `held`: in how many of TIMES resamples each is found again."""

    of: np.ndarray
    held: np.ndarray


def subjects(corpus: Corpus, document: np.ndarray) -> Subjects | None:
    """The subjects of a few documents, None where there are many, or where they do not clearly differ."""
    n = int(document.max(initial=-1)) + 1
    if not 1 < n <= DOCUMENTS:
        return None
    weights = _weights(corpus, document, n)
    alike = _alike(weights)
    of = _grouped(alike)
    if np.bincount(of[document]).max() > LONG or of.max() + 1 > MOST or (of.max() == 0 and not _one_thing(alike)):
        return None
    return Subjects(of, _held(weights, of))


def _one_thing(alike: np.ndarray) -> bool:
    """Whether the documents say nearly the same, so that nothing in them is to be told apart."""
    return float(alike[~np.eye(len(alike), dtype=bool)].mean()) > 0.5


def _weights(corpus: Corpus, document: np.ndarray, n: int) -> sp.csr_matrix:
    """Document × stem of a word: sublinear TF-IDF without generic words."""
    terms = corpus.vocabulary.terms.tolist()
    known = lexicon()
    stems = {stem: number for number, stem in enumerate(sorted({word[:STEM] for word in terms}))}
    kept = np.array([word not in known["generic"] and word not in known["vague"] for word in terms], dtype=bool)
    shape = (len(terms), len(stems))
    to_stem = sp.csr_matrix((kept.astype(np.float32), (np.arange(len(terms)), [stems[w[:STEM]] for w in terms])), shape)
    to_document = sp.csr_matrix((np.ones(len(document), np.float32), (document, np.arange(len(document)))),
                                (n, len(document)))
    counts = (to_document @ corpus.counts @ to_stem).tocsr()
    counts.eliminate_zeros()
    found = np.bincount(counts.indices, minlength=len(stems))
    return tfidf(counts, (np.log((1 + n) / (1 + found)) + 1).astype(np.float32))


def _alike(weights: sp.csr_matrix) -> np.ndarray:
    """Document × document: the cosine, half of it where they share one word only: any two notes can."""
    there = weights.copy()
    there.data = np.ones_like(there.data)
    shared = np.asarray((there @ there.T).todense())
    least = np.minimum(SHARED, np.diff(weights.indptr))
    alike = np.asarray((weights @ weights.T).todense(), dtype=np.float64)
    return np.where(shared >= np.minimum.outer(least, least), alike, alike / 2)


def _grouped(alike: np.ndarray) -> np.ndarray:
    """Documents joined by mean likeness (average linkage), the most alike first, as long as they are not apart."""
    groups = [[number] for number in range(len(alike))]
    near = alike.copy()
    np.fill_diagonal(near, -1)
    while len(groups) > 1:
        one, other = np.unravel_index(near.argmax(), near.shape)
        if near[one, other] < APART:
            break
        one, other = min(one, other), max(one, other)
        sizes = len(groups[one]), len(groups[other])
        joined = (near[one] * sizes[0] + near[other] * sizes[1]) / sum(sizes)
        near[one], near[:, one] = joined, joined
        near[one, one] = -1
        near = np.delete(np.delete(near, other, axis=0), other, axis=1)
        groups[one] += groups.pop(other)
    of = np.zeros(len(alike), dtype=int)
    for number, members in enumerate(sorted(groups, key=min)):
        of[members] = number
    return of


def _held(weights: sp.csr_matrix, of: np.ndarray) -> np.ndarray:
    """Per subject in how many resamples of the words it is found again, with the same documents."""
    chance, kept = np.random.default_rng(0), np.zeros(of.max() + 1, dtype=int)
    wanted = [frozenset(np.flatnonzero(of == number).tolist()) for number in range(len(kept))]
    for _ in range(TIMES):
        drawn = chance.random(weights.shape[1]) < SHARE
        again = _grouped(_alike(unit(weights[:, drawn].tocsr())))
        found = {frozenset(np.flatnonzero(again == number).tolist()) for number in range(again.max() + 1)}
        kept += [documents in found for documents in wanted]
    return kept
