"""The words that stand for a theme: typical of it, and at home beside each other."""

import numpy as np
import scipy.sparse as sp

from analysis.gather.themes.labels import lexicon
from analysis.gather.themes.words import Corpus

CANDIDATES, TERMS, SEEDS = 60, 10, 20
WINDOW = 10         # words in which two terms are together, as in the coherence c_npmi (Röder et al. 2015)
WEAK = 0.1          # what a word counts that alone says little: a verb, an adjective, a generic word
FEW_TOGETHER = 0.3  # an exponent from which (in some 500 passages or fewer) being together is mostly chance
PLENTY = 1_000      # passages that show by themselves which words belong together
RELEVANCE = 0.1    # exponent of the typicality beside the coherence; one where passages are few


def theme_terms(corpus: Corpus, shares: np.ndarray) -> list[list[tuple[int, float]]]:
    """Per theme its best terms as (column, weight), best first; weights are shares of the heaviest one's."""
    plenty = min(corpus.counts.shape[0] / PLENTY, 1)
    relevance = RELEVANCE**plenty
    typical = typicality(corpus, shares) * _readable(corpus, plenty)
    candidates = [_candidates(row) for row in typical]
    columns = np.unique(np.concatenate(candidates)) if candidates else np.empty(0, dtype=int)
    near = _togetherness(corpus, columns)
    place = {column: number for number, column in enumerate(columns.tolist())}
    chosen = []
    for row, own in zip(typical, candidates, strict=True):
        at = np.array([place[column] for column in own.tolist()], dtype=int)
        best = _coherent(near[np.ix_(at, at)], row[own], relevance) if len(own) else []
        top = max(row[own].max(), 1e-12) if len(own) else 1.0
        chosen.append([(int(own[n]), float(row[own[n]] / top)) for n in best])
    return chosen


def typicality(corpus: Corpus, shares: np.ndarray) -> np.ndarray:
    """Theme × word: how much more frequent in the theme than elsewhere, by the root of its frequency there."""
    mass = np.asarray((corpus.counts.T @ shares).T, dtype=np.float64)
    inside = mass / np.maximum(mass.sum(axis=1, keepdims=True), 1e-12)
    overall = mass.sum(axis=0) / max(mass.sum(), 1e-12)
    if len(inside) == 1:
        return np.sqrt(inside)
    return np.sqrt(inside) * np.log(np.maximum(inside, 1e-12) / np.maximum(overall, 1e-12)).clip(0)


def _readable(corpus: Corpus, plenty: float) -> np.ndarray:
    """Per word what it counts for as a term: among few passages verbs, adjectives and generic words less.

    Where there are many passages, they show by themselves which words belong together.
    """
    known = lexicon()
    weak = known["verb"] | known["adjective"] | known["generic"]
    little = WEAK ** (1 - plenty)
    return np.array([little if word in weak or (word.endswith(("ing", "ly")) and word not in known["noun"]) else 1.0
                     for word in corpus.vocabulary.terms.tolist()])


def _candidates(row: np.ndarray) -> np.ndarray:
    order = np.argsort(-row, kind="stable")[:CANDIDATES]
    return order[row[order] > 0]


def _togetherness(corpus: Corpus, columns: np.ndarray) -> np.ndarray:
    """Candidate × candidate: NPMI over windows of ten words, discounted by n / (n + 5) for n passages shared."""
    windows = _windows(corpus, columns)
    total = max(windows.shape[0], 1)
    both = np.asarray((windows.T @ windows).todense(), dtype=np.float64)
    single = np.maximum(np.diag(both), 1)
    share = np.maximum(both, 0.1) / total
    npmi = np.log(share * total**2 / np.outer(single, single)) / np.maximum(-np.log(share), 1e-9)
    present = corpus.counts[:, columns]
    present.data = np.ones_like(present.data)
    passages = np.asarray((present.T @ present).todense())
    discounted = np.where(npmi > 0, npmi * passages / (passages + 5), npmi)
    np.fill_diagonal(discounted, 0)
    return discounted


def _windows(corpus: Corpus, columns: np.ndarray) -> sp.csr_matrix:
    """Window × candidate, 1 where the window that starts at a word holds the candidate."""
    wanted = np.full(len(corpus.vocabulary.terms) + 1, -1, dtype=np.int32)
    wanted[columns] = np.arange(len(columns))
    terms = wanted[corpus.flat]
    here = np.flatnonzero(terms >= 0)
    first = corpus.starts[np.searchsorted(corpus.starts, here, side="right") - 1]
    starts = here[:, None] - np.arange(WINDOW)
    inside = starts >= first[:, None]
    entries = (np.ones(np.count_nonzero(inside), np.float32),
               (starts[inside], np.repeat(terms[here], inside.sum(axis=1))))
    windows = sp.csr_matrix(entries, shape=(len(corpus.flat), len(columns)))
    windows.data[:] = 1     # where a window holds it twice
    return windows


def _coherent(near: np.ndarray, typical: np.ndarray, relevance: float) -> list[int]:
    """The ten candidates that are most at home together, grown from each of the most typical ones in turn."""
    if relevance > FEW_TOGETHER:
        return list(range(min(TERMS, len(typical))))
    weight = (typical / typical.max()) ** relevance
    grown = [_grow(near, weight, seed) for seed in range(min(SEEDS, len(typical)))]
    best = max(grown, key=lambda chosen: _worth(near, weight, chosen))
    return sorted(best, key=lambda n: (-typical[n], n))


def _grow(near: np.ndarray, weight: np.ndarray, seed: int) -> list[int]:
    chosen = [seed]
    total = near[seed].copy()
    while len(chosen) < min(TERMS, len(weight)):
        mean = total / len(chosen)
        value = np.where(mean > 0, mean * weight, mean / np.maximum(weight, 1e-6))
        value[chosen] = -np.inf
        chosen.append(int(value.argmax()))
        total += near[chosen[-1]]
    return chosen


def _worth(near: np.ndarray, weight: np.ndarray, chosen: list[int]) -> float:
    return float(near[np.ix_(chosen, chosen)].mean() * weight[chosen].mean())
