"""Counting pairs in whole documents: a row of bits per actor, one bit per document; shared documents are their AND.

In the window `document` most pairs of frequent actors share thousands of units, which are slow to list one by one.
"""

import numpy as np
import pandas as pd

from analysis.ask.pairing.pairs import Pairs, day_numbers, days_of, source_numbers
from analysis.ask.pairing.units import Incidence, starts

MOST_ACTORS = 300
WORD = 64


def count_document_pairs(table: Incidence, documents: pd.DataFrame) -> Pairs:
    """What `count_pairs` gives for units that are documents; time grows with the square of the actors."""
    holds = np.zeros((len(table.actors), len(table.totals)), bool)
    holds[table.actor, table.document] = True
    frequency = holds.sum(axis=1)
    a, b, both = _together(holds)
    first, last = (_extreme(holds, documents[column], a, b, function) for column, function in
                   (("published_from", np.minimum), ("published_to", np.maximum)))
    strongest = _first_shared(holds, a, b)
    left = both - 1, frequency[a] - 1, frequency[b] - 1, np.full(len(both), table.total - 1)
    return Pairs(a, b, both, frequency[a], frequency[b], both, _sources(holds, documents, a, b),
                 first, last, strongest, left)


def _together(holds):
    """The pairs that share a document, in order, and the number of documents they share."""
    words = _words(holds)
    counts = [np.bitwise_count(words[i] & words[i + 1:]).sum(axis=1, dtype=np.int64) for i in range(len(words))]
    a, b = np.triu_indices(len(words), 1)
    both = np.concatenate([*counts, np.zeros(0, np.int64)])
    return a[both > 0], b[both > 0], both[both > 0]


def _first_shared(holds, a, b):
    """For each pair the first column that both hold."""
    words = _words(holds)
    shared = [words[i] & words[b[group]] for i, group in _groups(a)]
    if not shared:
        return np.zeros(0, np.intp)
    places = [np.argmax(rows != 0, axis=1) for rows in shared]
    word = np.concatenate([rows[np.arange(len(rows)), place] for rows, place in zip(shared, places, strict=True)])
    lowest = np.bitwise_count((word & -word) - np.uint64(1))
    return np.concatenate(places) * WORD + lowest


def _extreme(holds, dates, a, b, function):
    """The first or last day of the documents each pair shares."""
    numbers = day_numbers(dates, function)
    order = np.argsort(numbers if function is np.minimum else -numbers.astype(np.int64), kind="stable")
    return days_of(numbers[order[_first_shared(np.take(holds, order, axis=1), a, b)]], function)


def _sources(holds, documents, a, b):
    """The number of named sources each pair shares a document of: sources lie side by side, each in whole bytes."""
    numbers, count = source_numbers(documents)
    order = np.argsort(numbers, kind="stable")
    order = order[:np.searchsorted(numbers[order], count)]
    first = starts(numbers[order])
    size = -(-np.diff(first, append=len(order)) // 8) * 8
    begin = np.cumsum(size) - size
    column = np.arange(len(order)) + np.repeat(begin - first, np.diff(first, append=len(order)))
    apart = np.zeros((len(holds), int(size.sum())), bool)
    apart[:, column] = holds[:, order]
    packed, begin = np.packbits(apart, axis=1), begin // 8
    if not len(begin):
        return np.zeros(len(a), np.int64)
    shared = [np.bitwise_or.reduceat(packed[i] & packed[b[group]], begin, axis=1) for i, group in _groups(a)]
    return np.concatenate([(rows != 0).sum(axis=1) for rows in shared] or [np.zeros(0, np.int64)])


def _groups(a):
    """Each first actor with the slice of its pairs."""
    first = starts(a)
    for begin, end in zip(first, np.append(first, len(a))[1:], strict=True):
        yield a[begin], slice(begin, end)


def _words(holds):
    """The rows as unsigned integers of 64 columns each, the first column in the lowest bit."""
    padded = np.pad(holds, ((0, 0), (0, -holds.shape[1] % WORD)))
    return np.packbits(padded, axis=1, bitorder="little").view("<u8")
