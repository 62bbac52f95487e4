"""Counting pairs in an incidence: per pair its units, documents, strongest document, sources and dates."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.ask.pairing.units import Incidence, distinct, smallest, starts

LARGEST_TABLE = 20_000_000


class Pairs(NamedTuple):
    """Parallel arrays, one entry per pair that shares a unit: counts, and the same without `strongest`.

    `a` and `b` number the actors, `strongest` is the row of the document with the most shared units (the
    first of equals); `left` holds (both, n_a, n_b, total) without that document.
    """

    a: np.ndarray
    b: np.ndarray
    both: np.ndarray
    n_a: np.ndarray
    n_b: np.ndarray
    n_documents: np.ndarray
    n_sources: np.ndarray
    first: np.ndarray
    last: np.ndarray
    strongest: np.ndarray
    left: tuple[np.ndarray, ...]


def count_pairs(table: Incidence, documents: pd.DataFrame) -> Pairs:
    """The pairs of `table`; `documents` gives the source and the dates of each document row."""
    width = len(table.actors)
    pair, document, shared = _by_document(table)
    first = starts(pair)
    a, b = np.divmod(pair[first], max(width, 1))
    both = _reduce(np.add, shared, first)
    frequency = np.bincount(table.actor, minlength=width)
    strongest = document[_first_largest(shared, first)]
    in_strongest = _frequency_in(table, strongest)
    left = (both - _reduce(np.maximum, shared, first), frequency[a] - in_strongest(a),
            frequency[b] - in_strongest(b), table.total - table.totals[strongest])
    since, until = _dates(documents, document, first)
    return Pairs(a, b, both, frequency[a], frequency[b], np.diff(first, append=len(pair)),
                 _sources(documents, document, first), since, until, strongest, left)


def _by_document(table):
    """Each (pair, document) with the number of units shared there, sorted by pair, then document.

    What shares a unit is listed in the order of the documents; a stable sort of two-byte numbers, which is fast,
    then brings the pairs together.
    """
    a, b, document = _together(table)
    width = max(len(table.actors), 1)
    short = width * width <= np.iinfo(np.uint16).max
    whole = np.uint16 if short else smallest(width * width)
    pair = a.astype(whole) * whole(width) + b.astype(whole)
    order = np.argsort(pair, kind="stable") if short else np.lexsort((b, a))
    pair, document = pair[order], document[order]
    first = starts(pair, document)
    return pair[first], document[first], np.diff(first, append=len(pair))


def _together(table):
    """The actors a < b of every two entries that share a unit, and their document, in the order of the units."""
    shares = np.append(table.unit[1:] == table.unit[:-1], False)[:len(table.unit)]
    entry, last = np.flatnonzero(shares), np.flatnonzero(~shares)
    after = last[entry - np.arange(len(entry))] - entry
    begin, total = np.cumsum(after) - after, int(after.sum())
    whole = smallest(max(total, len(shares)))
    other = np.arange(total, dtype=whole) + np.repeat((entry + 1 - begin).astype(whole), after)
    return np.repeat(table.actor[entry], after), table.actor[other], np.repeat(table.document[entry], after)


def _first_largest(shared, first):
    """For each group the position of its first largest value."""
    if shared.max(initial=0) <= 1:
        return first
    size = len(shared)
    rank = shared.astype(np.int64) * size + np.arange(size - 1, -1, -1)
    return size - 1 - _reduce(np.maximum, rank, first) % max(size, 1)


def _frequency_in(table, documents):
    """A function from actors to their number of units in the document at the same place of `documents`."""
    wanted, place = np.unique(documents, return_inverse=True)
    first, last = np.searchsorted(table.document, wanted), np.searchsorted(table.document, wanted, "right")
    size, width = last - first, len(table.actors)
    row = np.repeat(np.arange(len(wanted)), size)
    entry = np.repeat(first - np.cumsum(size) + size, size) + np.arange(size.sum())
    counts = np.bincount(row * width + table.actor[entry], minlength=len(wanted) * width)
    return lambda actors: counts[place * width + actors]


def _sources(documents, document, first):
    """The number of different named sources per group of documents."""
    numbers, count = source_numbers(documents)
    width = count + 1
    source = numbers[document]
    whole = smallest(width * (len(first) + 1))
    group = np.repeat(np.arange(len(first), dtype=whole), np.diff(np.append(first, len(document))))
    key = group * whole(width) + source.astype(whole)
    if width * len(first) < LARGEST_TABLE:
        named = np.zeros((len(first), width), bool)
        named.reshape(-1)[key] = True
        return named[:, :-1].sum(axis=1)
    group, source = np.divmod(distinct(key), width)
    return np.bincount(group[source < width - 1], minlength=len(first))


def source_numbers(documents: pd.DataFrame) -> tuple[np.ndarray, int]:
    """The number of each document's source and one more than the largest, which stands for no source."""
    codes, names = pd.factorize(documents["source"])
    count = len(names)
    return np.where((codes < 0) | (codes == _place(names, "")), count, codes).astype(np.int32), count


def _place(names, wanted):
    """The position of `wanted` in `names`, -1 if it is not there."""
    return int(names.get_loc(wanted)) if wanted in names else -1


def _dates(documents, document, first):
    """The first and the last day on which a document of each group may have been published; NaT if unknown."""
    since = _extreme(documents["published_from"], document, first, np.minimum)
    return since, _extreme(documents["published_to"], document, first, np.maximum)


def _extreme(dates, document, first, function):
    return days_of(_reduce(function, day_numbers(dates, function)[document], first), function)


def day_numbers(dates: pd.Series, function: np.ufunc) -> np.ndarray:
    """The dates as numbers of days, half the size of a date; one unknown is what `function` chooses last."""
    days = dates.to_numpy("datetime64[D]")
    return np.where(np.isnat(days), _unknown(function), days.astype(np.int64)).astype(np.int32)


def days_of(numbers: np.ndarray, function: np.ufunc) -> np.ndarray:
    """The dates of `day_numbers`."""
    days = np.where(numbers == _unknown(function), np.datetime64("NaT", "D"), numbers.astype("datetime64[D]"))
    return days.astype("datetime64[s]")


def _unknown(function):
    return np.iinfo(np.int32).max if function is np.minimum else np.iinfo(np.int32).min


def _reduce(function, values, first):
    return function.reduceat(values, first) if len(first) else values[:0]
