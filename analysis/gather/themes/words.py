"""Words of passages: from masked texts to counts and TF-IDF."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy.sparse as sp

from analysis.lexicons import read_table
from analysis.text.languages import by_language, languages_of, stopwords

TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
JOINTS = tuple((signs, b"  ") for signs in (b"--", b"''", b"-'", b"'-", b" '", b"' ", b" -", b"- "))
LETTERS = bytes(sign if sign in b"abcdefghijklmnopqrstuvwxyz'-" else sign + 32 if 65 <= sign <= 90 else 32
                for sign in range(256))
"""ASCII in small letters, blanks for all but letters and joints; a joint that joins no letters is none."""
BETWEEN = "\0"          # stands between two texts that are cut together
SEVERAL = BETWEEN.encode() + LETTERS[1:]
DIGIT = re.compile(r"\d")
DIGITS, FUNCTION = 0.25, 0.1    # a table has more digits among its signs, and fewer stop words (or one at most)
MOST_WORDS = 20_000
STRANGE, TELLING = 0.1, 15  # share of stop words below which a passage of so many words is in another language,
FEW = 0.2                   # if not too many passages are
COMMONEST = 0.4             # a word in more of the passages than this says nothing about any of them,
MANY = 25                   # if there are this many


@lru_cache(1 << 16)
def plain(word: str) -> str:
    """The word without capitals and a possessive ending."""
    word = word.casefold().replace("’", "'")
    return word[:-2] if word.endswith("'s") else word


@cache
def markup() -> frozenset[str]:
    """Names of character references and tags that are left over in texts: they are no words."""
    return frozenset(row["word"] for row in read_table("markup_words.csv", ["word", "source"]))


def is_table(text: str) -> bool:
    """Whether the text is rather a table of numbers than sentences."""
    n_digits = len(text) - len(text.encode().translate(None, b"0123456789")) if text.isascii() else (
        len(DIGIT.findall(text)))
    if n_digits <= DIGITS * (len(text) - text.count(" ")):
        return False
    found = tokens(text)
    return sum(word in languages_of() for word in found) <= max(FUNCTION * len(found), 1)


def language(text: str) -> str:
    """The language most of whose stop words are in the text, "" where no list has two of them."""
    best, hits = by_language(tokens(text))
    return best if hits[best] > 1 else ""


def capitals_tell_names(text: str) -> bool:
    """Whether a capital inside a sentence marks a name: not in German, where it marks every noun."""
    return language(text) != "de"


def tokens(text: str, signs: bytes = LETTERS) -> list[str]:
    """The words of a text in small letters, as TOKEN finds them; of ASCII, which `signs` bring to letters and joints,
    half again as fast."""
    if not text.isascii():
        return TOKEN.findall(text.casefold())
    found = b" %b " % text.encode().translate(signs)
    if b"-" in found or b"'" in found:
        for joint, blanks in JOINTS:
            found = found.replace(joint, blanks)
    return found.decode().split()


class Encoded(NamedTuple):
    """The words of texts as numbers of their `forms`, one after the other, and where each text starts (and the last
    ends): texts are cut into words once."""

    forms: list[str]
    flat: np.ndarray
    starts: np.ndarray

    def part(self, rows: np.ndarray) -> "Encoded":
        """These texts alone, with the forms that are in them."""
        flat, starts = _rows(self.flat, self.starts, rows)
        used = np.flatnonzero(np.bincount(flat, minlength=len(self.forms)))
        numbers = np.zeros(len(self.forms), dtype=np.int32)
        numbers[used] = np.arange(len(used))
        return Encoded([self.forms[number] for number in used.tolist()], numbers[flat], starts)

    def without(self, left_out: np.ndarray) -> "Encoded":
        """With nothing in place of the texts that are left out."""
        lengths = np.diff(self.starts)
        flat = self.flat[np.repeat(~left_out, lengths)]
        return Encoded(self.forms, flat, _starts(np.where(left_out, 0, lengths)))

    def joined(self, of: np.ndarray) -> "Encoded":
        """Texts of the same number put together; the numbers ascend."""
        return self._replace(starts=self.starts[np.searchsorted(of, np.arange(int(of.max(initial=-1)) + 2))])


CHUNK = 10_000
"""Texts that are Python's, or their words Python's numbers, at the same time."""


def encode(texts: pd.Series) -> Encoded:
    """The texts, cut into words."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    between = numbers[BETWEEN]
    flats, lengths = [np.empty(0, np.int32)], [np.empty(0, np.int64)]
    for first in range(0, len(texts), CHUNK):
        flat: list[int] = []
        for own in _cut_together(texts.iloc[first:first + CHUNK].tolist()):
            flat.extend(map(numbers.__getitem__, own))
        found = np.array(flat, dtype=np.int32)
        ends = np.flatnonzero(found == between)
        lengths.append(np.diff(ends, prepend=-1) - 1)
        flats.append(np.delete(found, ends))
    return Encoded(list(numbers), np.concatenate(flats), _starts(np.concatenate(lengths)))


def _cut_together(texts: Sequence[str]) -> Iterator[list[str]]:
    """The words of the texts, BETWEEN after those of each; as many texts of ASCII as are in a row are cut at once."""
    for is_ascii, own in groupby(texts, str.isascii):
        if is_ascii:
            yield tokens("".join(f"{text.replace(BETWEEN, ' ')} {BETWEEN} " for text in own), SEVERAL)
        else:
            yield from ([*tokens(text), BETWEEN] for text in own)


def _starts(lengths: np.ndarray) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])


def _rows(flat: np.ndarray, starts: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    lengths = np.diff(starts)[rows]
    own = _starts(lengths)
    return flat[np.repeat(starts[rows] - own[:-1], lengths) + np.arange(own[-1])], own


class Vocabulary(NamedTuple):
    """The words that count: a column per word with its forms (singular, plural, possessive)."""

    columns: dict[str, int]     # form → column
    terms: np.ndarray           # column → its commonest form
    idf: np.ndarray             # column → inverse document frequency, float32


class Corpus(NamedTuple):
    """Passages read with one vocabulary; `flat` has -1 for a word that does not count."""

    vocabulary: Vocabulary
    flat: np.ndarray
    starts: np.ndarray
    counts: sp.csr_matrix
    stop: frozenset[str]        # the stop words of the languages it is in


def read(texts: Encoded, at_least: int, names: frozenset[str] = frozenset()) -> Corpus:
    """The corpus of `texts`, whose vocabulary are the words in at least that many of them, without `names`."""
    forms, flat, starts = texts
    n_texts = len(starts) - 1
    frequencies = np.bincount(flat, minlength=len(forms))
    stop = _stop(forms, flat, starts)
    strange, stop = _strange(forms, flat, starts, stop), stop | markup()
    lemmas, lemma = _lemmas(forms, frequencies, stop | names)
    flat = np.where(strange, np.int32(-1), lemma[flat])
    counts = count(flat, starts, len(lemmas))
    found = np.bincount(counts.indices, minlength=len(lemmas))
    most = COMMONEST * n_texts if n_texts >= MANY else n_texts
    kept = np.flatnonzero((found >= at_least) & (found <= most))
    kept = np.sort(kept[np.argsort(-found[kept], kind="stable")][:MOST_WORDS])
    # columns in alphabetical order: nothing depends on which passage came first
    kept = kept[np.argsort(np.array(lemmas, dtype=object)[kept], kind="stable")] if len(kept) else kept
    renumber = np.full(len(lemmas) + 1, -1, dtype=np.int32)
    renumber[kept] = np.arange(len(kept))
    columns = {form: int(renumber[lemma[n]]) for n, form in enumerate(forms) if renumber[lemma[n]] >= 0}
    terms = np.array([lemmas[n] for n in kept], dtype=object)     # type: ignore[type-var]
    vocabulary = Vocabulary(columns, terms, inverse(found[kept], n_texts))
    return Corpus(vocabulary, renumber[flat], starts, counts[:, kept], stop)


def _stop(forms: Sequence[str], flat: np.ndarray, starts: np.ndarray) -> frozenset[str]:
    """The stop words of each language that at least a twentieth of the passages is written in."""
    lists = stopwords()
    words = [plain(form) for form in forms]
    rows = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    hits = np.column_stack([
        np.bincount(rows, np.array([word in stop for word in words])[flat], len(starts) - 1)
        for stop in lists.values()
    ]) if len(flat) else np.zeros((0, len(lists)))
    best: Iterable[int] = (np.bincount(hits[hits.max(axis=1) > 0].argmax(axis=1), minlength=len(lists))
                           if len(hits) else [])
    used = [words for words, found in zip(lists.values(), best, strict=False) if found > len(hits) / 20]
    return frozenset().union(*used)


def _strange(forms: Sequence[str], flat: np.ndarray, starts: np.ndarray, stop: frozenset[str]) -> np.ndarray:
    """Per word whether its passage is in no language that the collection is in, for it has hardly a stop word."""
    common = np.array([plain(form) in stop for form in forms], dtype=bool)
    lengths = np.diff(starts)
    rows = np.repeat(np.arange(len(lengths)), lengths)
    share = np.bincount(rows, common[flat] if len(flat) else None, len(lengths)) / np.maximum(lengths, 1)
    strange = (share < STRANGE) & (lengths >= TELLING)
    if strange.sum() > FEW * len(strange):     # the collection is in a language without a list
        strange[:] = False
    return strange[rows]


def _lemmas(forms: Sequence[str], frequencies: np.ndarray,
            stop: frozenset[str]) -> tuple[list[str], np.ndarray]:
    """The commonest form of each word, and for each form the number of its word (-1: counts for nothing)."""
    known = {plain(form) for form in forms}
    groups: dict[str, list[int]] = {}
    for number in sorted(range(len(forms)), key=lambda n: (-frequencies[n], forms[n])):
        word = plain(forms[number])
        if len(word) > 1 and word not in stop:
            groups.setdefault(singular(word, known), []).append(number)
    lemma = np.full(len(forms), -1, dtype=np.int32)
    for group, numbers in enumerate(groups.values()):
        lemma[numbers] = group
    return [plain(forms[numbers[0]]) for numbers in groups.values()], lemma


def singular(word: str, known: Iterable[str]) -> str:
    """The singular of a plural whose singular is known as well, else the word itself."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        guesses = [word[:-1]]
        if word.endswith("ies"):
            guesses = [word[:-3] + "y"]
        elif word.endswith(("ches", "shes", "sses", "xes", "zes")):
            guesses = [word[:-2]]
        return next((guess for guess in guesses if guess in known), word)
    return word


def count(flat: np.ndarray, starts: np.ndarray, width: int) -> sp.csr_matrix:
    """How often each word is in each passage."""
    rows = np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))
    valid = flat >= 0
    entries = (np.ones(np.count_nonzero(valid), dtype=np.float32), (rows[valid], flat[valid]))
    return sp.csr_matrix(entries, shape=(len(starts) - 1, width))


def part(corpus: Corpus, rows: np.ndarray) -> Corpus:
    """These passages of the corpus, with the same vocabulary."""
    flat, starts = _rows(corpus.flat, corpus.starts, rows)
    return corpus._replace(flat=flat, starts=starts, counts=corpus.counts[rows])


def inverse(found: np.ndarray, n_passages: int) -> np.ndarray:
    """The inverse document frequency of words that are in so many of the passages."""
    return (np.log((1 + n_passages) / (1 + found)) + 1).astype(np.float32)


def tfidf(counts: sp.csr_matrix, idf: np.ndarray) -> sp.csr_matrix:
    """Sublinear TF-IDF, each passage of length one (Salton and Buckley 1988)."""
    weights = counts.copy()
    weights.data = (1 + np.log(weights.data)) * idf[weights.indices]
    return unit(weights)


def unit(rows: sp.csr_matrix) -> sp.csr_matrix:
    """Each row divided by its Euclidean length; empty rows stay empty."""
    squares = np.add.reduceat(np.append(rows.data**2, 0), rows.indptr[:-1]) if rows.shape[0] else rows.data
    lengths = np.sqrt(np.where(np.diff(rows.indptr) > 0, squares, 1)).astype(np.float32)
    scaled = rows.copy()
    scaled.data = rows.data / np.repeat(np.maximum(lengths, 1e-12), np.diff(rows.indptr))
    return scaled
