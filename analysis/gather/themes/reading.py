"""The units that are read for names: their phrases, how these are written, and how words are used.

Every distinct word and gap is looked at once; what stands where is told from tables of numbers. (Phrase by phrase it
took three times as long, and most phrases stand in one unit alone and are asked for by nobody.)
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from analysis.gather.themes.labels import Usage, stem
from analysis.gather.themes.words import TOKEN, plain
from analysis.text.languages import stopwords

LONGEST = 3             # words in a phrase
KNOWN = 5               # words of a piece that is known again
MARKS = r".,;:!?()\[\]{}|\"“”«»/\n–—"
PIECE, MARK = re.compile(f"[^{MARKS}]+"), re.compile(f"[{MARKS}]+")
WITH_MARK = re.compile(f"([^{MARKS}]+).?", re.DOTALL)
PARTED = re.compile(f"({TOKEN.pattern})")
ENDS = ".!?\n"          # marks after which a sentence opens
TOGETHER = re.compile(r"[\w-]+(?: [\w-]+)*")            # words with nothing but a blank or a number between
LAST = re.compile(r"[\w-]+(?:['’]\w+)?")                # a word that may end a phrase: it may be a possessive
MODAL = frozenset({"to", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "cannot",
                   "they", "we", "he", "she", "it", "who", "i", "you"})
ARTICLES = frozenset({"a", "an", "another", "every", "each"})
INSIDE = 4              # what a form counts inside a sentence; where one opens, its capital says nothing

Key = tuple[str, ...]


class Read(NamedTuple):
    """The phrases of each unit read, singular and plural as one: all single words, and what stands in several units;
    the forms of those in several, and the use of words."""

    phrases: list[set[Key]]
    forms: dict[Key, Counter[str]]
    usage: Usage


def pieces(text: str) -> set[str]:
    """The stretches between two marks of a passage that are long enough to be known again."""
    return {piece for piece in map(str.strip, PIECE.findall(text)) if piece.count(" ") >= KNOWN - 1}


def without_pieces(text: str, repeated: Collection[str]) -> str:
    """The text without the pieces that are `repeated` word by word elsewhere, and the mark after each."""
    return WITH_MARK.sub(lambda found: "" if found[1].strip() in repeated else found[0], text)


def read(texts: Sequence[str], stop: frozenset[str], least: int) -> Read:
    """What there is to read in the texts; of phrases of several words, those in `least` of the texts."""
    laid = _laid(texts)
    signs = _signs(laid.words, stop)
    found = _phrases(laid, signs)
    code, numbers = np.unique(np.concatenate([own.codes for own in found]), return_inverse=True)
    each = np.unique(numbers * len(texts) + laid.unit[np.concatenate([own.last for own in found])])
    of_each, in_unit = np.divmod(each, max(len(texts), 1))
    several = np.bincount(of_each, minlength=len(code)) >= least
    keys = [_key(number, signs.stems) if kept else None for number, kept in zip(
        code.tolist(), (several | (code <= len(signs.stems))).tolist(), strict=True)]
    phrases: list[set[Key]] = [set() for _ in texts]
    for number, at in zip(of_each.tolist(), in_unit.tolist(), strict=True):
        if (key := keys[number]) is not None:
            phrases[at].add(key)
    forms: dict[Key, Counter[str]] = defaultdict(Counter)
    for own, number in zip(found, np.split(numbers, np.cumsum([len(own.last) for own in found])[:-1]), strict=True):
        asked = several[number]
        _note_forms(forms, [keys[at] for at in number[asked].tolist()], own.last[asked], own.length,
                    laid)
    return Read(phrases, forms, _usage(laid, signs))


class _Laid(NamedTuple):
    """The texts laid out: per word its number, that of the gap before it, its unit, whether a piece begins with it,
    whether capitals tell names there, and whether it has its own only because a sentence opens with it."""

    words: list[str]
    gaps: list[str]
    word: np.ndarray
    gap: np.ndarray
    unit: np.ndarray
    begins: np.ndarray
    is_telling: np.ndarray
    opens: np.ndarray


def _laid(texts: Sequence[str]) -> _Laid:
    words: defaultdict[str, int] = defaultdict()
    gaps: defaultdict[str, int] = defaultdict()
    words.default_factory, gaps.default_factory = words.__len__, gaps.__len__
    word: list[int] = []
    gap: list[int] = []
    lengths: list[int] = []
    for text in texts:
        parted = PARTED.split(f".{text}")       # gap, word, gap …; a text begins as after a full stop
        word.extend(map(words.__getitem__, parted[1::2]))
        gap.extend(map(gaps.__getitem__, parted[:-1:2]))
        lengths.append(len(parted) // 2)
    unit = np.repeat(np.arange(len(texts)), lengths)
    marks = [MARK.findall(own) for own in gaps]
    of_word, of_gap = np.array(word, dtype=np.int64), np.array(gap, dtype=np.int64)
    is_telling = _capitals_tell_names(list(words), of_word, unit, len(texts))[unit]
    opens = _each(own and own[-1][0] in ENDS for own in marks)[of_gap]
    return _Laid(list(words), list(gaps), of_word, of_gap, unit, _each(marks)[of_gap], is_telling, opens & is_telling)


def _each(asked: Iterable[object]) -> np.ndarray:
    return np.array([bool(own) for own in asked], dtype=bool)


def _capitals_tell_names(words: list[str], word: np.ndarray, unit: np.ndarray, n_units: int) -> np.ndarray:
    """Per unit what `words.capitals_tell_names` says, told for all at once."""
    lists, forms = stopwords(), [own.casefold() for own in words]
    names = sorted(lists, reverse=True)         # of two languages with as many words it is the later one
    hits = np.array([np.bincount(unit, _each(form in lists[name] for form in forms)[word], n_units) for name in names])
    return (np.array(names)[hits.argmax(axis=0)] != "de") | (hits.max(axis=0) < 2)


class _Signs(NamedTuple):
    """What is to be seen in each distinct word alone: its number among `forms` and `stems`, and what it may do."""

    forms: list[str]
    stems: list[str]
    form: np.ndarray
    stem: np.ndarray
    is_stop: np.ndarray
    goes_on: np.ndarray     # may stand in a phrase before another word,
    ends: np.ndarray        # and may end one
    is_capital: np.ndarray


def _signs(words: list[str], stop: frozenset[str]) -> _Signs:
    own = [plain(word) for word in words]
    forms = {form: number for number, form in enumerate(dict.fromkeys(own))}
    stems = {form: number for number, form in enumerate(dict.fromkeys(map(stem, own)))}
    is_stop = _each(form in stop for form in own)
    said = ~is_stop & _each(len(form) > 1 for form in own)
    return _Signs(list(forms), list(stems), np.array([forms[form] for form in own], dtype=np.int64),
                  np.array([stems[stem(form)] for form in own], dtype=np.int64), is_stop,
                  said & _each(map(TOGETHER.fullmatch, words)), said & _each(map(LAST.fullmatch, words)),
                  _each(word[0].isupper() for word in words))


class _Phrases(NamedTuple):
    """The phrases of so many words: where the last word of each stands, and the number that their stems make."""

    last: np.ndarray
    codes: np.ndarray
    length: int


def _phrases(laid: _Laid, signs: _Signs) -> list[_Phrases]:
    """The phrases of one word, of two and of three: none goes across a mark or a stop word."""
    joined = ~laid.begins & _each(TOGETHER.fullmatch(f"a{gap}a") for gap in laid.gaps)[laid.gap]
    goes_on, ends, stems = signs.goes_on[laid.word], signs.ends[laid.word], signs.stem[laid.word] + 1
    reached, code, found = np.ones(len(ends), dtype=bool), np.zeros_like(stems), []
    for length in range(1, LONGEST + 1):
        code = code * (len(signs.stems) + 1) + stems
        last = np.flatnonzero(reached & ends)
        found.append(_Phrases(last, code[last], length))
        # to the next word; the first one of all begins a piece, so that nothing goes from the end to the beginning
        reached, code = np.roll(reached & goes_on, 1) & joined, np.roll(code, 1)
    return found


def _key(code: int, stems: list[str]) -> Key:
    key: list[str] = []
    while code:
        code, place = divmod(code, len(stems) + 1)
        key.insert(0, stems[place - 1])
    return tuple(key)


def _note_forms(forms: dict[Key, Counter[str]], keys: list[Key], last: np.ndarray, length: int,
                laid: _Laid) -> None:
    """How phrases are written; each way of writing one is put together once."""
    places = last[:, None] + np.arange(1 - length, 1)
    opens = laid.opens[places[:, 0]]
    way = opens.astype(np.int64)
    for column in (*laid.word[places].T, *laid.gap[places[:, 1:]].T):
        way = np.unique(way * (column.max(initial=0) + 1) + column, return_inverse=True)[1]
    _, one, times = np.unique(way, return_index=True, return_counts=True)
    for at, often in zip(one.tolist(), times.tolist(), strict=True):
        first, *others = places[at].tolist()
        written = laid.words[laid.word[first]] + "".join(
            laid.gaps[laid.gap[place]] + laid.words[laid.word[place]] for place in others)
        written = written.removesuffix("'s").removesuffix("’s")
        if opens[at] and not written[1:2].isupper():
            written = written[0].lower() + written[1:]
        forms[keys[at]][written] += often if opens[at] else INSIDE * often


def _usage(laid: _Laid, signs: _Signs) -> Usage:
    before = np.roll(laid.word, 1)
    modal, article = (_each(form in words for form in signs.forms)[signs.form][before] & ~laid.begins
                      for words in (MODAL, ARTICLES))
    final = np.roll(laid.begins | signs.is_stop[laid.word], -1)     # before a stop word, or where a piece ends
    inner = laid.is_telling & ~laid.opens
    capital = inner & signs.is_capital[laid.word]
    every = np.ones(len(inner), dtype=bool)
    return Usage(*(_counted(signs, laid.word[where]) for where in (every, final, modal, capital, inner, article)))


def _counted(signs: _Signs, words: np.ndarray) -> Counter[str]:
    times = np.bincount(signs.form[words], minlength=len(signs.forms))
    return Counter({signs.forms[number]: int(times[number]) for number in np.flatnonzero(times).tolist()})
