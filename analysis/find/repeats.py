"""What a document gives to the search for repeated paragraphs: its own repeats, and the words of the others.

Inside a document repeats are an abstract or lead that the body says again, a headline given twice, a caption under two
pictures, a pull quote, a copy that stops short. Those across documents are found by `gather.repeats` from the words
that stand here as hashes.

Words are compared without case and punctuation, in runs of five (shingles). Paragraphs alike but for a name, a year or
a figure (of yearly reports) are two, and both are counted.
"""

import re
import zlib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from analysis.find.actors import gazetteer
from analysis.text import Passage
from analysis.text.tokens import ByWord, Tokens, has_digit, tokens_of

SHINGLE = 5                 # words in a run
MIN_WORDS = 6               # a shorter passage ("Yes.") is said again rather than copied
INSIDE = 0.7                # the least share of its words that a repeat has in common with what is kept
EXAMINED = 20               # passages looked at where a phrase is common to many
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
GLUED = re.compile(r"\s*\w*?[a-z][A-Z]")    # "NewsTrump aims": a section name stuck to a headline
CAPITAL = re.compile(r"[^\W\d_a-zà-öø-ÿ][^\W_]+")
BEFORE_BLANK = re.compile(r"[\w,’')]")      # what stands before the blank before a word that begins no sentence
CUT = re.compile(r"(…|\.\.\.|\w)$")         # the text stops in the middle of a sentence
MIX = np.uint64(0x9E3779B97F4A7C15)


class Copy(NamedTuple):
    """A passage that repeats another one of its document (`of`), or may be one and the same as one of another.

    Of the latter `of` is -1, and its words and those that tell it from others follow those of the copy before.
    """

    passage_id: int
    of: int
    n_words: int
    n_telling: int
    cut: bool


class Copies(NamedTuple):
    """The copies of a document with the hashes of their words, odd for numbers; `telling`: names and numbers, without
    what may be half of one."""

    rows: tuple[Copy, ...]
    words: np.ndarray
    telling: np.ndarray


NO_COPIES = Copies((), np.empty(0, np.uint32), np.empty(0, np.uint32))


class _Passage(NamedTuple):
    number: int
    is_text: bool
    glued: bool
    cut: bool
    words: np.ndarray
    telling: frozenset[int]

    def tells_no_more(self, words: Iterable[int]) -> bool:
        """Whether its names and numbers are all among `words`."""
        return self.telling.issubset(words)


def find_copies(text: str, passages: Sequence[Passage]) -> Copies:
    """The copies among the passages of a document.

    The body is kept and not its abstract, the fuller copy, of two as full the first. Boilerplate is neither dropped nor
    kept; headings are looked at inside the document only.
    """
    found = list(_passages(text, passages))
    repeats = _inside(found)
    rows, words, telling = [], [NO_COPIES.words], [NO_COPIES.telling]
    for passage in found:
        if (of := repeats.get(passage.number)) is not None:
            rows.append(Copy(passage.number, of, 0, 0, passage.cut))
        elif passage.is_text:
            rows.append(Copy(passage.number, -1, len(passage.words), len(passage.telling), passage.cut))
            words.append(passage.words)
            telling.append(np.array(sorted(passage.telling), dtype=np.uint32))
    return Copies(tuple(rows), np.concatenate(words), np.concatenate(telling))


def _passages(text: str, passages: Sequence[Passage]) -> Iterator[_Passage]:
    starts, codes = _words(tokens_of(text))
    hashes = (codes >> np.uint64(KINDS)).astype(np.uint32)
    numbers = hashes.tolist()       # few of them are asked for one by one, and a list gives them faster
    where = np.flatnonzero(codes & np.uint64(ALWAYS | INSIDE_SENTENCE)).tolist()
    always = set(np.flatnonzero(codes & np.uint64(ALWAYS)).tolist())
    for passage in passages:
        first = bisect_left(starts, passage.start)
        last = bisect_left(starts, passage.end, first)
        if passage.kind == "boilerplate" or last - first < MIN_WORDS:
            continue
        names = [numbers[i] for i in where[bisect_left(where, first):bisect_left(where, last)]
                 if i in always or _inside_sentence(text, passage.start, starts[i])]
        tail = text[max(passage.start, passage.end - 9):passage.end]
        glued, cut = GLUED.match(text, passage.start, passage.end) is not None, CUT.search(tail.rstrip()) is not None
        halves = numbers[first:first + glued] + numbers[last - cut:last]    # a word is no name where half of one is
        yield _Passage(passage.passage_id, passage.kind == "text", glued, cut, hashes[first:last],
                       frozenset(names).difference(halves))


def _words(tokens: Tokens) -> tuple[list[int], np.ndarray]:
    """Where the words start that are compared, and their codes: `U.S.` is two, and so are two signs of Chinese."""
    codes = np.array(CODES.of(tokens.words), dtype=np.uint64)
    if not np.any(codes & np.uint64(PARTED)):
        return tokens.starts, codes
    parts = [part for span in zip(tokens.starts, tokens.ends, strict=True)
             for part in WORD.finditer(tokens.text, *span)]
    return [part.start() for part in parts], np.array(CODES.of([part[0] for part in parts]), dtype=np.uint64)


def _inside_sentence(text: str, start: int, at: int) -> bool:
    """Whether a word at `at` begins no sentence in a passage that begins at `start`."""
    return text[at - 1] == " " and at - 2 >= start and BEFORE_BLANK.match(text, at - 2) is not None


@cache
def _titles() -> frozenset[str]:
    return frozenset(word.capitalize() for word in gazetteer().role_nouns)


@cache
def _plain() -> frozenset[str]:
    return frozenset(word.capitalize() for word in gazetteer().common_words)


def _hash(word: str) -> int:
    """For all writings of a word the same."""
    return zlib.crc32(word.casefold().encode()) & ~1 | has_digit(word)


def _code(word: str) -> int:
    """The hash of a word, and below it what it is: a number or a name always, or a name only inside a sentence, where a
    capital is no matter of course (a title is none); whether it is compared as several words."""
    parted = PARTED * (not (word.isascii() and word.isalnum()) and WORD.findall(word) != [word])
    if has_digit(word):
        kind = ALWAYS
    elif not CAPITAL.fullmatch(word) or word in _titles():
        kind = 0
    else:
        kind = INSIDE_SENTENCE if word in _plain() else ALWAYS
    return _hash(word) << KINDS | parted | kind


INSIDE_SENTENCE, ALWAYS, PARTED = 1, 2, 4
KINDS = 3
"""Bits below the hash of a word."""
CODES = ByWord(_code)


def shingles(words: np.ndarray) -> np.ndarray:
    """The hash of each run of five words."""
    wide = words.astype(np.uint64)
    size = len(words) - SHINGLE + 1
    runs = wide[:size].copy()
    for offset in range(1, SHINGLE):
        runs *= MIX
        runs ^= runs >> np.uint64(29)
        runs += wide[offset:offset + size]
    return runs


def _inside(passages: Sequence[_Passage]) -> dict[int, int]:
    """The repeats of one document: passages whose words are mostly in others, looked at in reading order."""
    if len(passages) < 2 or not _any_twice(passages):
        return {}
    runs_of = [shingles(passage.words) for passage in passages]
    places: dict[int, list[int]] = defaultdict(list)
    for number, runs in enumerate(runs_of):
        for run in set(runs.tolist()):
            places[run].append(number)
    repeats: dict[int, int] = {}
    for number, runs in enumerate(runs_of):
        sources = [[n for n in places[run][:EXAMINED] if n != number and n not in repeats]
                   for run in runs.tolist()]
        if _covered(np.array([bool(found) for found in sources])) >= INSIDE:
            shared = Counter(n for found in sources for n in found)
            source = min(shared, key=lambda n: (-shared[n], n))
            fuller = _fullness(number, passages[number]) > _fullness(source, passages[source])
            alone = _covered(np.isin(runs, runs_of[source])) >= INSIDE
            said = chain.from_iterable(passages[n].words.tolist() for n in ([source] if alone else shared))
            if passages[number].tells_no_more(said) and not (fuller and _alike(runs, runs_of[source])):
                repeats[number] = source
    return {passages[number].number: passages[_kept(repeats, source)].number for number, source in repeats.items()}


def _kept(repeats: dict[int, int], number: int) -> int:
    while number in repeats:
        number = repeats[number]
    return number


def _alike(runs: np.ndarray, others: np.ndarray) -> bool:
    """Whether each of two passages covers the other."""
    return min(_covered(np.isin(runs, others)), _covered(np.isin(others, runs))) >= INSIDE


def _any_twice(passages: Sequence[_Passage]) -> bool:
    """Whether a look at all runs of the document, those across a passage's end too, shows equal ones."""
    runs = np.sort(shingles(np.concatenate([passage.words for passage in passages])))
    return bool(np.count_nonzero(runs[1:] == runs[:-1]) >= MIN_WORDS - SHINGLE + 1)


def _fullness(number: int, passage: _Passage) -> tuple:
    """Which of two alike passages stays: the longer, the text, the one not glued, the first."""
    return len(passage.words), passage.is_text, not passage.glued, -number


def covered(hits: np.ndarray) -> np.ndarray:
    """Per word how many of the runs that it is in were found elsewhere."""
    return np.convolve(hits, np.ones(SHINGLE, dtype=np.int8))


def _covered(hits: np.ndarray) -> float:
    """The share of the words that are in a run that was found elsewhere."""
    words = covered(hits)
    return np.count_nonzero(words) / len(words)
