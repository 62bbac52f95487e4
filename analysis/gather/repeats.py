"""Paragraphs that repeat another one, so that no sentence is counted twice.

Inside a document: an abstract or lead that the body says again, a headline given twice, a caption under two
pictures, a pull quote, a copy that stops short. Across documents: syndicated copies, with or without edits.

Words are compared without case and punctuation, in runs of five (shingles). Copies across documents are
suspected by MinHash (Broder 1997) or an equal beginning, then verified on all words, in linear time. Paragraphs alike
but for a name, a year or a figure (of yearly reports) are two, and both are counted.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, groupby
from typing import NamedTuple

import numpy as np

from analysis.find.actors import gazetteer

SHINGLE = 5                 # words in a run
MIN_WORDS = 6               # a shorter passage ("Yes.") is said again rather than copied
INSIDE, ACROSS = 0.7, 0.8   # the least share of its words that a repeat has in common with what is kept
LONG = 20                   # in a shorter passage ("Result: Milan, Juventus, Lyon") one word makes it another
EXAMINED = 20               # passages looked at where a phrase is common to many
BATCH = 20_000              # passages hashed in one go
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
GLUED = re.compile(r"\s*\w*?[a-z][A-Z]")    # "NewsTrump aims": a section name stuck to a headline
CAPITAL = re.compile(r"[^\W\d_a-zà-öø-ÿ][^\W_]+")
INSIDE_SENTENCE = re.compile(r"(?<=[\w,’')] )[^\W\d_a-zà-öø-ÿ][^\W_]+")
CUT = re.compile(r"(…|\.\.\.|\w)$")         # the text stops in the middle of a sentence
MIX = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93], np.uint64)

Key = tuple[str, int]


class Copy(NamedTuple):
    """A passage that may repeat another: its key, its words as hashes (odd for numbers), and how it looks."""

    key: Key
    is_text: bool
    glued: bool
    cut: bool
    words: np.ndarray
    telling: frozenset[int]     # its names and numbers

    def tells_no_more(self, words: Iterable[int]) -> bool:
        """Whether its names and numbers are all among `words`; a word is no name where half of another one is."""
        more = self.telling.difference(words)
        halves = {int(self.words[-1])} if self.cut else set()
        return more <= (halves | {int(self.words[0])} if self.glued else halves)


def find_repeats(passages: Iterable[tuple[str, int, str, str]]) -> dict[Key, Key]:
    """Which passages repeat another: {(doc_id, passage_id): (doc_id, passage_id) of the one kept}.

    `passages` are (doc_id, passage_id, kind, text), those of a document in a row. Inside a document the body
    is kept and not its abstract, the fuller copy, of two as full the first; across documents the first, if it
    does not stop short of the second. Boilerplate is neither dropped nor kept; headings never across documents.
    """
    repeats: dict[Key, Key] = {}
    texts: list[Copy] = []
    for _, document in groupby(_copies(passages), key=lambda copy: copy.key[0]):
        copies = list(document)
        repeats |= _inside(copies)
        texts += [copy for copy in copies if copy.is_text and copy.key not in repeats]
    repeats |= _across(texts)
    return {key: _kept(repeats, key) for key in repeats}


def _kept(repeats: dict[Key, Key], key: Key) -> Key:
    while key in repeats:
        key = repeats[key]
    return key


def _copies(passages: Iterable[tuple[str, int, str, str]]) -> Iterator[Copy]:
    known = _Hashes()
    for doc_id, passage_id, kind, text in passages:
        words = WORD.findall(text)
        if kind != "boilerplate" and len(words) >= MIN_WORDS:
            hashes = [known[word] for word in words]
            telling = {value for value in hashes if value & 1}
            telling |= {known[word] for word in {*words} - known.plain if CAPITAL.fullmatch(word)}
            telling |= {known[word] for word in INSIDE_SENTENCE.findall(text) if word not in known.titles}
            yield Copy((doc_id, passage_id), kind == "text", GLUED.match(text) is not None,
                       CUT.search(text[-9:].rstrip()) is not None, np.array(hashes, dtype=np.uint32),
                       frozenset(telling))


class _Hashes(dict):
    """Word → its hash, for all writings of a word the same."""

    def __init__(self) -> None:
        known = gazetteer()
        self.titles = frozenset(word.capitalize() for word in known.role_nouns)
        self.plain = frozenset(word.capitalize() for word in known.common_words) | self.titles

    def __missing__(self, word: str) -> int:
        self[word] = value = _hash(word.casefold())
        return value


def _hash(word: str) -> int:
    return zlib.crc32(word.encode()) & ~1 | any(character.isdigit() for character in word)


def _shingles(words: np.ndarray) -> np.ndarray:
    """The hash of each run of five words."""
    wide = words.astype(np.uint64)
    size = len(words) - SHINGLE + 1
    runs = wide[:size].copy()
    for offset in range(1, SHINGLE):
        runs *= MIX[0]
        runs ^= runs >> np.uint64(29)
        runs += wide[offset:offset + size]
    return runs


def _inside(copies: Sequence[Copy]) -> dict[Key, Key]:
    """The repeats of one document: passages whose words are mostly in others, looked at in reading order."""
    if len(copies) < 2 or not _any_twice(copies):
        return {}
    shingles = [_shingles(copy.words) for copy in copies]
    places: dict[int, list[int]] = defaultdict(list)
    for number, runs in enumerate(shingles):
        for run in set(runs.tolist()):
            places[run].append(number)
    repeats: dict[int, int] = {}
    for number, runs in enumerate(shingles):
        sources = [[n for n in places[run][:EXAMINED] if n != number and n not in repeats]
                   for run in runs.tolist()]
        if _covered(np.array([bool(found) for found in sources])) >= INSIDE:
            shared = Counter(n for found in sources for n in found)
            source = min(shared, key=lambda n: (-shared[n], n))
            fuller = _fullness(number, copies[number]) > _fullness(source, copies[source])
            alone = _covered(np.isin(runs, shingles[source])) >= INSIDE
            said = chain.from_iterable(copies[n].words.tolist() for n in ([source] if alone else shared))
            if copies[number].tells_no_more(said) and not (fuller and _alike(runs, shingles[source])):
                repeats[number] = source
    return {copies[number].key: copies[source].key for number, source in repeats.items()}


def _alike(runs: np.ndarray, others: np.ndarray) -> bool:
    """Whether each of two passages covers the other."""
    return min(_covered(np.isin(runs, others)), _covered(np.isin(others, runs))) >= INSIDE


def _any_twice(copies: Sequence[Copy]) -> bool:
    """Whether a look at all runs of the document, those across a passage's end too, shows equal ones."""
    runs = np.sort(_shingles(np.concatenate([copy.words for copy in copies])))
    return bool(np.count_nonzero(runs[1:] == runs[:-1]) >= MIN_WORDS - SHINGLE + 1)


def _fullness(number: int, copy: Copy) -> tuple:
    """Which of two alike passages stays: the longer, the text, the one not glued, the first."""
    return len(copy.words), copy.is_text, not copy.glued, -number


def _covered(hits: np.ndarray) -> float:
    """The share of the words that are in a run that was found elsewhere."""
    words = np.convolve(hits, np.ones(SHINGLE, dtype=np.int8))
    return np.count_nonzero(words) / len(words)


def _across(copies: Sequence[Copy]) -> dict[Key, Key]:
    """The repeats between documents: each passage is compared with the first and the last of its sketch."""
    if len(copies) < 2:
        return {}
    sketches = np.concatenate([_sketches(copies[i:i + BATCH]) for i in range(0, len(copies), BATCH)])
    repeats: dict[int, int] = {}
    for column in sketches.T:
        order = np.argsort(column, kind="stable")
        starts = np.flatnonzero(np.diff(column[order], prepend=column[order[0]] + np.uint64(1)))
        sizes = np.diff(starts, append=len(order))
        for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
            _compare(copies, order[start:start + size].tolist(), repeats)
    return {copies[number].key: copies[source].key for number, source in repeats.items()}


def _compare(copies: Sequence[Copy], alike: list[int], repeats: dict[int, int]) -> None:
    first = last = _Kept(alike[0], copies[alike[0]])
    for number in alike[1:]:
        this = _Kept(number, copies[number])
        for earlier in (first,) if first is last else (first, last):
            if number in repeats or earlier.number in repeats:
                continue
            if _repeats(this, earlier):
                repeats[number] = earlier.number
            elif earlier.copy.cut and _repeats(earlier, this):
                repeats[earlier.number] = number
        last = this


class _Kept:
    """A passage among those that look alike; what comparing needs of it is made once."""

    def __init__(self, number: int, copy: Copy) -> None:
        self.number, self.copy = number, copy

    @cached_property
    def runs(self) -> list[int]:
        return _shingles(self.copy.words).tolist()

    @cached_property
    def all_runs(self) -> frozenset[int]:
        return frozenset(self.runs)

    @cached_property
    def all_words(self) -> frozenset[int]:
        return frozenset(self.copy.words.tolist())


def _repeats(this: _Kept, kept: _Kept) -> bool:
    """Whether `kept` says what `this` says: most of its words in the same runs, and each of its names and numbers."""
    copy = this.copy
    if copy.key[0] == kept.copy.key[0] or not copy.tells_no_more(kept.all_words):
        return False
    size = len(copy.words) - copy.cut      # half a word is left of the last one
    least = ACROSS if size >= LONG else 1
    return _n_covered(this.runs[:size - SHINGLE + 1], kept.all_runs) >= least * size


def _n_covered(runs: Sequence[int], others: frozenset[int]) -> int:
    """The number of words that are in a run that is one of `others`."""
    covered = reach = 0
    for at, run in enumerate(runs, SHINGLE):
        if run in others:
            covered += at - max(reach, at - SHINGLE)
            reach = at
    return covered


def _sketches(copies: Sequence[Copy]) -> np.ndarray:
    """A row per copy: its first shingle and the least of its shingles in four orders."""
    lengths = np.array([len(copy.words) for copy in copies])
    runs = _shingles(np.concatenate([copy.words for copy in copies]))
    starts = np.cumsum(lengths) - lengths
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
