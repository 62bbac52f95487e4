"""The words of a text, cut once: every finder of a document reads this one stream.

What a word is by itself (says a number, may begin the name of an event) is told once for all documents: each finder
makes its `token_class` out of its lexicon, a token carries the classes of its word as bits, and the finder asks for the
`places` of a class and looks at the text only there.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar

import numpy as np

TOKEN = re.compile(
    # what most words are comes first: letters before a sign, of which no other alternative makes more
    r"(?=[^\W_])(?:[A-Za-z0-9]++(?=[ ,;:!?)\"'’\n-]|\.[ \n])"
    r"|(?:S\.p\.A|S\.r\.l|S\.a\.s|e\.V|A/S)(?![^\W_])"                                        # S.p.A.
    r"|(?:[A-Z]\.){2,}|[A-Z]\.[A-Z](?![^\W_])"                                     # U.S. · U.S
    r"|[A-Z]{1,3}&[A-Z]{1,3}(?![^\W_])"                                            # AT&T
    r"|[^\W_]+(?:[\u00ad\u200b-\u200d\u2060]+[^\W_]+|[\u0300-\u036f]+[^\W_]*)*"     # words, broken by what is not seen
    r"(?:\.(?:com|org|net|info|news|tv|pl|ru|ua|uk|de|fr|it|eu)(?![^\W_]))*)"        # o2.pl
)
PART = re.compile(r"[^\W_]+")
PARTS = re.compile(f"({TOKEN.pattern})")
UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060))
LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
SPELT = re.compile(f"[{''.join(map(chr, UNSEEN))}{''.join(LIGATURES)}\u0300-\u036f]")
KNOWN_WORDS = 1 << 18
"""Words of which is kept what they are; the words of a large folder are no more than these but for names and slips."""

Told = TypeVar("Told")
Tell = Callable[[str, list[str]], bool]
"""Whether a word is of a class, told by itself as it is written and by its `parts`."""


@dataclass(slots=True)      # asked for at every step: the slots of a class are found faster than a tuple's fields
class Tokens:
    """The words of a text in order: word i is `text[starts[i]:ends[i]]`, as `spelt`, in `lows` in small letters.

    `gaps[i]` is what is before it: the characters since the word before, or since the beginning of the text.
    """

    text: str
    words: list[str]
    lows: list[str]
    gaps: list[str]
    starts: list[int]
    ends: list[int]
    _classes: list[int] | None = None
    _bits: np.ndarray | None = None

    @property
    def classes(self) -> list[int]:
        """The classes of each word, as bits; told when they are first asked for."""
        if self._classes is None:
            self._classes = CLASSES.of(self.words)
        return self._classes

    def places(self, classes: int) -> list[int]:
        """The positions of the words of a class, or of any of several (as `token_class` gave them, added up)."""
        if self._bits is None:
            self._bits = np.array(self.classes, dtype=np.int64)
        return (self._bits & classes).nonzero()[0].tolist()

    def within(self, start: int, end: int) -> tuple[int, int]:
        """[first, last) of the words that start in `text[start:end]`."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)


class ByWord(dict[str, Told]):
    """What `tell` says of a word, asked once for each word of all documents: their words repeat."""

    def __init__(self, tell: Callable[[str], Told]) -> None:
        super().__init__()
        self.tell = tell

    def __missing__(self, word: str) -> Told:
        if len(self) >= KNOWN_WORDS:
            self.clear()
        told = self[word] = self.tell(word)
        return told

    def of(self, words: list[str]) -> list[Told]:
        """What each of the words is."""
        return list(map(self.__getitem__, words))


def token_class(tell: Tell) -> int:
    """A class of words, those of which `tell` says so, as the bit that tokens carry; made when a finder is imported."""
    bit = 1 << len(TELLS)
    TELLS[bit] = tell
    CLASSES.clear()
    tokens_of.cache_clear()
    return bit


def _classes(word: str) -> int:
    bits, own = 0, parts(word)
    for bit, tell in TELLS.items():
        if tell(word, own):
            bits |= bit
    return bits


TELLS: dict[int, Tell] = {}
CLASSES = ByWord(_classes)


def parts(word: str) -> list[str]:
    """What stands between the signs of a word, in small letters: `p` and `m` of `P.M.`; most words are one."""
    low = word.lower()
    return [low] if low.isalnum() else PART.findall(low) or [low]


def has_digit(word: str) -> bool:
    """Whether a figure is in a word; most are of letters alone."""
    return not word.isalpha() and any(map(str.isdigit, word))


def tokenize(text: str) -> Tokens:
    """The tokens of `text`: runs of letters and digits, dotted initials and domain names whole."""
    parts = PARTS.split(text)       # gap, word, gap, word, …, what is after the last word
    places = list(accumulate(map(len, parts)))
    words = parts[1::2]
    if not text.isascii() and SPELT.search(text):
        words = [spelt(word) for word in words]
    return Tokens(text, words, list(map(str.lower, words)), parts[:-1:2], places[:-1:2], places[1::2])


@lru_cache(1)
def tokens_of(text: str) -> Tokens:
    """The tokens of the document that is being read: cut for the first finder that asks, the same for all others."""
    return tokenize(text)


def spelt(text: str) -> str:
    """`text` without soft hyphens and zero-width marks, ligatures as letters, accents on their letters."""
    if text.isascii() or not SPELT.search(text):
        return text
    return unicodedata.normalize("NFC", text.translate(_SPELLING))


_SPELLING = str.maketrans(UNSEEN | LIGATURES)
