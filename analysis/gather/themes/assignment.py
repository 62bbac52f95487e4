"""Which themes each passage carries, on both levels."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from analysis.gather.themes import words
from analysis.gather.themes.division import Division
from analysis.gather.themes.evidence import speaks
from analysis.gather.themes.model import Model, around, scores, share

CHUNK = 50_000
CARRIED, LEAST = 3, 0.2     # broad themes a passage can carry, and the share from which it carries one
FEW = 3                     # words that count which a passage needs to be assigned
REST = -1                   # the part of a broad theme that is none of its finer themes


class Assigned(NamedTuple):
    """`shares`, `carried`: unit × broad theme; `parts`: the finer theme of each unit in each broad one, or REST."""

    shares: np.ndarray
    carried: np.ndarray
    parts: np.ndarray


def assigned(counts: sp.csr_matrix, document: np.ndarray, corpus: words.Corpus, model: Model,
             divisions: Sequence[Division | None]) -> Assigned:
    """What the units with these counts of words carry."""
    weights = words.tfidf(counts, corpus.vocabulary.idf)
    shares = share(scores(weights, model.weights, around(document)))
    shares = shares * (np.diff(counts.indptr) >= min(FEW, counts.shape[1]))[:, None]
    carried = _carried(shares)
    parts = np.full(shares.shape, REST, dtype=np.int8)
    for broad, found in enumerate(divisions):
        if found is not None and (rows := np.flatnonzero(carried[:, broad])).size:
            own = words.tfidf(counts[rows][:, found.columns], found.idf)
            best = scores(own, found.model.weights, around(document[rows])).argmax(axis=1)
            firm = found.firm[best] & speaks(counts[rows], found.telling, best)
            parts[rows, broad] = np.where(firm, best, REST)
    return Assigned(shares, carried, parts)


def assigned_all(texts: words.Encoded, document: np.ndarray, corpus: words.Corpus, model: Model,
                 divisions: Sequence[Division | None]) -> Assigned:
    """What all units carry, a chunk of them at a time."""
    n, width, vocabulary = len(texts.starts) - 1, model.weights.shape[0], corpus.vocabulary
    column = np.array([vocabulary.columns.get(form, -1) for form in texts.forms], dtype=np.int32)
    found = Assigned(np.zeros((n, width), np.float32), np.zeros((n, width), bool), np.full((n, width), REST, np.int8))
    for start in range(0, n, CHUNK):
        chunk, bounds = slice(start, start + CHUNK), texts.starts[start:start + CHUNK + 1]
        counts = words.count(column[texts.flat[bounds[0]:bounds[-1]]], bounds - bounds[0], len(vocabulary.terms))
        for whole, part in zip(found, assigned(counts, document[chunk], corpus, model, divisions), strict=True):
            whole[chunk] = part
    return found


def _carried(shares: np.ndarray) -> np.ndarray:
    """True where a unit carries the theme: its three largest shares from a fifth up."""
    third = np.sort(shares, axis=1)[:, -min(CARRIED, shares.shape[1])][:, None]
    return (shares >= np.maximum(third, LEAST)) & (shares > 0)
