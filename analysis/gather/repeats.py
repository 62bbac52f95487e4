"""Paragraphs that repeat one of another document, so that no sentence is counted twice: syndicated copies, with or
without edits. Those inside a document were found with its evidence (`find.repeats`).

Copies are suspected by MinHash (Broder 1997) or an equal beginning, then verified on all words, in linear time.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.find.repeats import SHINGLE, covered, shingles

ACROSS = 0.8                # the least share of its words that a repeat has in common with what is kept
LONG = 20                   # in a shorter passage ("Result: Milan, Juventus, Lyon") one word makes it another
BATCH = 20_000              # passages looked at in one go
MIX = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93], np.uint64)
SIGNS = 4                   # numbers of 64 bits, each word being one of the bits: which words a passage may hold
KNOWN = 4_096               # passages whose runs and words are remembered while others are compared with them

Key = tuple[str, int]


class Copies(NamedTuple):
    """The passages of all documents that may be copies: `rows` (doc_id as a number, cut), and the hashes of their
    words and of those that tell them from others, from one of the starts to the next."""

    document: np.ndarray
    cut: np.ndarray
    words: np.ndarray
    word_starts: np.ndarray
    telling: np.ndarray
    telling_starts: np.ndarray


class _Bits(NamedTuple):
    """Per passage which words it may hold, which a copy of it has to hold, and how many of its words one may lack."""

    holds: np.ndarray
    wants: np.ndarray
    lacks: np.ndarray


def find_repeats(rows: pd.DataFrame, words: np.ndarray, telling: np.ndarray) -> dict[Key, Key]:
    """Which passages repeat another: {(doc_id, passage_id): (doc_id, passage_id) of the one kept}.

    `rows` are the copies of `find.repeats` with their `doc_id`, the documents in order, `words` and `telling` what they
    hold. Across documents the first one is kept, if it does not stop short of the second.
    """
    own = rows[rows["of"] >= 0]
    doc_ids = own["doc_id"].tolist()
    repeats = dict(zip(zip(doc_ids, own["passage_id"].tolist(), strict=True), zip(doc_ids, own["of"].tolist(),
                                                                                  strict=True), strict=True))
    others = rows[rows["of"] < 0]
    copies = Copies(others["doc_id"].cat.codes.to_numpy(), others["cut"].to_numpy(), words, _starts(others["n_words"]),
                    telling, _starts(others["n_telling"]))
    found = _across(copies)
    repeats |= zip(_keys(others, list(found)), _keys(others, list(found.values())), strict=True)
    return {key: _kept(repeats, key) for key in repeats}


def _keys(rows: pd.DataFrame, numbers: list[int]) -> Iterator[Key]:
    chosen = rows.iloc[numbers]
    return zip(chosen["doc_id"].tolist(), chosen["passage_id"].tolist(), strict=True)


def _starts(lengths: pd.Series) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(lengths.to_numpy(), dtype=np.int64)])


def _kept(repeats: dict[Key, Key], key: Key) -> Key:
    while key in repeats:
        key = repeats[key]
    return key


def _across(copies: Copies) -> dict[int, int]:
    """The repeats between documents: each passage is compared with the first and the last of its sketch."""
    if len(copies.document) < 2:
        return {}
    n = len(copies.document)
    sketches, holds, wants = (np.empty((n, width), dtype=np.uint64) for width in (1 + len(MIX), SIGNS, SIGNS))
    for start in range(0, n, BATCH):
        of = slice(start, min(start + BATCH, n))
        sketches[of], holds[of], wants[of] = _sketched(copies, of.start, of.stop)
    bits = _Bits(holds, wants, _may_lack(copies))
    compared = _Compared(copies)
    repeats: dict[int, int] = {}
    for column in sketches.T:
        for number, earlier, forward, backward in _suspected(column, copies, bits):
            if number in repeats or earlier in repeats:
                continue
            if forward and compared.repeats(number, earlier):
                repeats[number] = earlier
            elif backward and compared.repeats(earlier, number):
                repeats[earlier] = number
    return repeats


def _suspected(column: np.ndarray, copies: Copies, bits: _Bits) -> Iterator[tuple[int, int, bool, bool]]:
    """The pairs of a passage and an earlier one of the same sketch (the first and the last before it) of which the one
    may repeat the other, and whether the later or the earlier one may be the copy."""
    order = np.argsort(column, kind="stable")
    opens = np.flatnonzero(np.diff(column[order], prepend=column[order[0]] + np.uint64(1)))
    place = np.arange(len(order)) - np.repeat(opens, np.diff(opens, append=len(order)))
    later = np.repeat(np.flatnonzero(place > 0), np.minimum(place[place > 0], 2))
    # of two comparisons the one with the first comes before that with the last
    is_last = np.concatenate([[False], later[1:] == later[:-1]]) if len(later) else np.zeros(0, dtype=bool)
    number, earlier = order[later], order[np.where(is_last, later - 1, later - place[later])]
    for start in range(0, len(number), BATCH):
        yield from _possible(number[start:start + BATCH], earlier[start:start + BATCH], copies, bits)


def _possible(number: np.ndarray, earlier: np.ndarray, copies: Copies,
              bits: _Bits) -> Iterator[tuple[int, int, bool, bool]]:
    """Those of the pairs of which one may repeat the other, and whether that is the first or the second of the two."""
    apart = copies.document[number] != copies.document[earlier]
    forward = apart & _may_repeat(bits, number, earlier)
    backward = apart & copies.cut[earlier] & _may_repeat(bits, earlier, number)
    kept = np.flatnonzero(forward | backward)
    yield from zip(*(values[kept].tolist() for values in (number, earlier, forward, backward)), strict=True)


def _may_repeat(bits: _Bits, number: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """False where the passage kept surely lacks a word that is wanted, or more than it may of all words."""
    without = ~bits.holds[kept]
    lacking = np.bitwise_count(bits.holds[number] & without).sum(axis=1)
    return ~np.any(bits.wants[number] & without, axis=1) & (lacking <= bits.lacks[number])


def _may_lack(copies: Copies) -> np.ndarray:
    """Per passage how many of its words another may lack that it repeats; half a word is left of the last one cut."""
    sizes = np.diff(copies.word_starts) - copies.cut
    return np.floor(np.where(sizes >= LONG, (1 - ACROSS) * sizes, 0) + 1e-9).astype(int) + copies.cut


class _Compared:
    """Comparisons of two passages; each is made once."""

    def __init__(self, copies: Copies) -> None:
        self.copies = copies
        self.different: set[tuple[int, int]] = set()
        self.words, self.runs = lru_cache(KNOWN)(self._words), lru_cache(KNOWN)(self._runs)

    def repeats(self, number: int, kept: int) -> bool:
        """Whether `kept` says what the other one says: most of its words in the same runs, and each of its names and
        numbers."""
        if (number, kept) in self.different:
            return False
        same = _repeats(self, number, kept)
        if not same:
            self.different.add((number, kept))
        return same

    def telling(self, number: int) -> list[int]:
        """The names and numbers of a passage."""
        first, last = self.copies.telling_starts[number:number + 2]
        return self.copies.telling[first:last].tolist()

    def _words(self, number: int) -> np.ndarray:
        first, last = self.copies.word_starts[number:number + 2]
        return self.copies.words[first:last]

    def _runs(self, number: int) -> tuple[list[int], frozenset[int]]:
        runs = shingles(self.words(number)).tolist()
        return runs, frozenset(runs)


def _repeats(compared: _Compared, number: int, kept: int) -> bool:
    words, others = compared.words(number), compared.words(kept)
    size = len(words) - int(compared.copies.cut[number])      # half a word is left of the last one
    if np.array_equal(words[:size], others[:size]):           # as most copies are
        return True
    least = (ACROSS if size >= LONG else 1) * size
    known = {*others.tolist()}
    if not known.issuperset(compared.telling(number)) or sum(map(known.__contains__, words[:size].tolist())) < least:
        return False
    return _n_covered(compared.runs(number)[0][:size - SHINGLE + 1], compared.runs(kept)[1]) >= least


def _n_covered(runs: Sequence[int], others: frozenset[int]) -> int:
    """The number of words that are in a run that is one of `others`."""
    hits = np.fromiter(map(others.__contains__, runs), dtype=np.int8, count=len(runs))
    return int(np.count_nonzero(covered(hits)))


def _sketched(copies: Copies, start: int, end: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A row for each of these passages: its sketch, which words it may hold, and which a copy of it has to hold."""
    bounds = copies.word_starts[start:end + 1]
    words, starts = copies.words[bounds[0]:bounds[-1]], bounds[:-1] - bounds[0]
    told = copies.telling_starts[start:end + 1]
    return (_sketches(words, starts, np.diff(bounds)), _signs(words, bounds - bounds[0]),
            _signs(copies.telling[told[0]:told[-1]], told - told[0]))


def _signs(words: np.ndarray, bounds: np.ndarray) -> np.ndarray:
    """The words of each passage as bits."""
    bits = (words * np.uint32(MIX[0] >> np.uint64(32))) >> np.uint32(24)
    found = np.zeros((len(bounds) - 1, SIGNS), dtype=np.uint64)
    filled = np.flatnonzero(np.diff(bounds))
    for sign in range(SIGNS if len(filled) else 0):
        own = np.where(bits >> np.uint32(6) == sign, np.uint64(1) << (bits & np.uint32(63)).astype(np.uint64), 0)
        found[filled, sign] = np.bitwise_or.reduceat(own.astype(np.uint64), bounds[filled])
    return found


def _sketches(words: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """A row per passage: its first shingle and the least of its shingles in four orders."""
    runs = shingles(words)
    columns = [runs[starts]]
    for number in MIX:
        mixed = (runs ^ (runs >> np.uint64(31))) * number
        # a run that goes on into the next passage is no run of this one
        columns.append(_least(mixed, starts, lengths - SHINGLE + 1))
    return np.column_stack(columns)


def _least(values: np.ndarray, starts: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """The least of each `values[start:start + size]`."""
    padded = np.append(values, np.iinfo(np.uint64).max)
    return np.minimum.reduceat(padded, np.column_stack([starts, starts + sizes]).ravel())[::2]
