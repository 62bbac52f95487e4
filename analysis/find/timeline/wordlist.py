"""Where the words of a list stand in a text: told by the first letters of all its words at once.

The first eight bytes of a word make a number, and a table says which numbers may belong to the list; only the few words
that pass are looked up by name.
"""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

HEAD, TABLE = 8, 1 << 16
KEPT = np.array([(1 << 8 * n) - 1 for n in range(HEAD + 1)], np.uint64)     # the first n bytes of a number
SPREAD, SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(48)                # multiplicative hashing, Knuth (1973) 6.4
IN_WORD, DIGIT = np.zeros(256, bool), np.zeros(256, bool)
DIGIT[[*b"0123456789"]] = True
IN_WORD[[*b"abcdefghijklmnopqrstuvwxyz0123456789_"]] = True


class Wordlist:
    """Words of a-z, 0-9 and _ to be found in lower-case texts; with `numbers` whatever begins with a digit, too."""

    def __init__(self, words: Iterable[str], numbers: bool = False):
        self.words, self.numbers = frozenset(words), numbers
        self.may_be_one = np.zeros(TABLE, bool)
        for word in self.words:
            head = np.frombuffer(word.encode()[:HEAD].ljust(HEAD, b"\0"), "<u8")
            self.may_be_one[head * SPREAD >> SHIFT] = True

    def places(self, low: str) -> list[tuple[int, str]]:
        """(offset, word) of every word of the list, in order."""
        begin, end, number, digit = _words(low)
        likely = self.may_be_one[number]
        if self.numbers:
            likely |= digit
        spans = zip(begin[likely].tolist(), end[likely].tolist(), strict=True)
        found = [(at, low[at:stop]) for at, stop in spans]
        return [(at, word) for at, word in found if word in self.words or (self.numbers and word[0].isdigit())]


@lru_cache(1)  # one text is looked through for several lists
def _words(low: str) -> tuple[np.ndarray, ...]:
    """Of every word where it begins and ends, its place in the table and whether it begins with a digit."""
    raw = low.encode("ascii", "replace") + b" " * HEAD
    letters = np.frombuffer(raw, np.uint8)
    inside = np.zeros(len(letters) + 1, bool)
    inside[1:] = IN_WORD[letters]
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    begin, end = edges[::2], edges[1::2]
    heads = np.ndarray(len(raw) - HEAD + 1, "<u8", raw, strides=(1,))[begin]
    heads &= KEPT[np.minimum(end - begin, HEAD)]
    return begin, end, (heads * SPREAD >> SHIFT).astype(np.uint16), DIGIT[letters[begin]]
