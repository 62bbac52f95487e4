"""What a person would write on the folder: one phrase, or two joined by "and", from the words of the passages."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from analysis.gather.themes.labels import Phrase, Usage, acceptable, empty, lexicon, phrases, related, stem, written
from analysis.gather.themes.stability import Material
from analysis.gather.themes.words import Corpus, plain

READ = 100              # units of a theme that are read for its name, those that carry it best
CLEAR, EVEN = 0.35, 0.01    # share from which a unit speaks for the name; what it counts without a term
CANDIDATES = 40
LEAST = 0.04            # part of the units read that a phrase has to be in,
SEVERAL = 3             # and in so many documents where the theme is in many
LENGTH = 1.0            # exponent of the number of words of a phrase in its score
WORD = 0.15             # part of the units read that a single word has to be in to be in a name
ALONE, WORD_ALONE = 0.12, 0.5   # part of them that a phrase, or a word, has to be in to be the whole name
SECOND = 0.3            # score of the second phrase, as a part of that of the first
ENOUGH = 0.45           # score of the first below which there is no name
LONELY = 0.25           # part of the units that a single word has to be in that finds no second
CLOSER, CLOSER_HELD = 0.4, 0.1  # score and part of the units from which a phrase stands for a word in it
PLURAL = 0.2            # part of its uses in which a phrase is plural, from which a name has it in the plural
SMALL = 0.2             # part of its uses in which it is in small letters, from which a name has it so
BROAD_WORD = 0.25       # what a broad word (war, market) counts alone

Key = tuple[str, ...]


class Candidate(NamedTuple):
    """A phrase that may name a theme: its score, its words, and the units read that hold it."""

    score: float
    key: Key
    units: frozenset[int]


class Named(NamedTuple):
    """What a theme is called, "" where no phrase would do, and the units that carry it best, best first."""

    name: str
    units: list[int]


class Reading(NamedTuple):
    """The units of one theme that are read, and for each phrase the units that hold it."""

    units: list[int]
    held: dict[Key, set[int]]


def named(texts: Sequence[str], corpus: Corpus, material: Material, shares: np.ndarray,
          terms: list[list[tuple[int, float]]], parents: Sequence[int], names: frozenset[str]) -> list[Named]:
    """The name of each theme; unit × theme `shares`, `parents` of the themes (-1: none)."""
    carrying = _carrying(material, shares, terms)
    usage = empty()
    found: dict = {}
    forms: dict[Key, Counter] = defaultdict(Counter)
    readings = [_read(carrying[:, theme], texts, corpus, usage, found, forms) for theme in range(len(terms))]
    everywhere = Counter(key for own in found.values() for key in own)
    ranked = [_ranked(reading, everywhere, len(found), _weights(corpus, own), material.documents, usage, names, forms)
              for reading, own in zip(readings, terms, strict=True)]
    made = _chosen(ranked, readings, parents, forms)
    return [Named(name, reading.units) for name, reading in zip(made, readings, strict=True)]


def _carrying(material: Material, shares: np.ndarray, terms: list[list[tuple[int, float]]]) -> np.ndarray:
    """Unit × theme: how much of the theme's terms a unit holds that it has a good share in; else 0."""
    weights = np.zeros((len(terms), material.weights.shape[1]), dtype=np.float32)
    for theme, own in enumerate(terms):
        for column, weight in own:
            weights[theme, column] = weight
    return np.where(shares >= CLEAR, shares * (EVEN + material.weights @ weights.T), 0.0)


def _read(carrying: np.ndarray, texts: Sequence[str], corpus: Corpus, usage: Usage, found: dict[int, set[Key]],
          forms: dict[Key, Counter]) -> Reading:
    order = np.argsort(-carrying, kind="stable")[:READ]
    reading = Reading(order[carrying[order] > 0].tolist(), defaultdict(set))
    for number in reading.units:
        if number not in found:
            found[number] = _phrases(texts[number], corpus, usage, forms)
        for key in found[number]:
            reading.held[key].add(number)
    return reading


def _phrases(text: str, corpus: Corpus, usage: Usage, forms: dict[Key, Counter]) -> set[Key]:
    """The phrases of a unit, singular and plural as one."""
    own = set()
    for phrase in phrases(text, corpus.stop, usage):
        key = tuple(map(stem, phrase.words))
        own.add(key)
        forms[key][_form(phrase)] += 1 if phrase.opens else 4
    return own


def _form(phrase: Phrase) -> str:
    # where a sentence opens, the capital says nothing
    return phrase.written[0].lower() + phrase.written[1:] if phrase.opens else phrase.written


def _weights(corpus: Corpus, terms: list[tuple[int, float]]) -> dict[str, float]:
    return {stem(plain(corpus.vocabulary.terms[column])): weight for column, weight in terms}


def _ranked(reading: Reading, everywhere: Counter, n_units: int, weights: dict[str, float], documents: np.ndarray,
            usage: Usage, names: frozenset[str], forms: dict[Key, Counter]) -> list[Candidate]:
    """The phrases that may name the theme, best first: in many of its units, in few others, made of its words."""
    n = len(reading.units)
    several = min(SEVERAL, max(len(np.unique(documents[reading.units])) // 2, 1))
    least = max(LEAST * n, 2 if n > 4 else 1)
    ranked = []
    for key, units in reading.held.items():
        if len(units) < least or len(np.unique(documents[list(units)])) < several:
            continue
        words = tuple(plain(word) for word in written(forms[key]).split())
        if len(words) != len(key) or words[0] in lexicon()["vague"] or not acceptable(words, usage, names):
            continue
        weight = sum(weights.get(word, 0.0) for word in key) / len(key)
        lift = np.log((len(units) + 0.5) / n / ((everywhere[key] - len(units) + 0.5) / max(n_units - n, 1)))
        score = (len(units) / n) ** 0.5 * max(lift, 0.05) * (0.1 + weight) * len(key) ** LENGTH
        score *= BROAD_WORD if len(key) == 1 and words[0] in lexicon()["bare"] else 1.0
        ranked.append(Candidate(float(score), key, frozenset(units)))
    ranked = sorted(ranked, key=lambda row: (-row.score, row.key))[:CANDIDATES]
    return [row for row in ranked if not _within_longer(row, ranked)]


def _within_longer(row: Candidate, ranked: list[Candidate]) -> bool:
    """Whether the phrase hardly occurs outside of a longer one: that stands for it."""
    size = len(row.key)
    return any(len(other.key) > size and len(other.units) >= 0.7 * len(row.units)
               and any(other.key[at:at + size] == row.key for at in range(len(other.key))) for other in ranked)


def _chosen(ranked: list[list[Candidate]], readings: list[Reading], parents: Sequence[int],
            forms: dict[Key, Counter]) -> list[str]:
    """The names: broad themes choose first, then the largest, and no phrase names two themes."""
    taken: set[Key] = set()
    made = [""] * len(ranked)
    for theme in sorted(range(len(ranked)), key=lambda theme: (parents[theme] >= 0, -len(readings[theme].units))):
        parts = _parts([row for row in ranked[theme] if row.key not in taken], len(readings[theme].units))
        taken.update(row.key for row in parts)
        name = " and ".join(_as_written(row.key, forms) for row in parts)
        made[theme] = name[:1].upper() + name[1:]
    return made


def _parts(own: list[Candidate], n: int) -> list[Candidate]:
    """The phrase that names a theme of whose units `n` were read, or the two; none where no phrase would do."""
    own = [row for row in own if len(row.key) > 1 or len(row.units) >= WORD * n]
    if not own or own[0].score < ENOUGH:
        return []
    first = next((row for row in own if own[0].key[0] in row.key and len(row.key) > len(own[0].key) == 1
                  and row.score >= CLOSER * own[0].score and len(row.units) >= CLOSER_HELD * n), own[0])
    parts = [first]
    if len(first.units) < (ALONE if len(first.key) > 1 else WORD_ALONE) * n:
        seconds = [row for row in own if row.score >= SECOND * first.score and not _akin(row.key, first.key)]
        parts += sorted(seconds, key=lambda row: (-len(row.units - first.units) * row.score, row.key))[:1]
    return [] if len(parts) == len(first.key) == 1 and len(first.units) < LONELY * n else parts


def _as_written(key: Key, forms: dict[Key, Counter]) -> str:
    """The commonest form of the phrase; in the plural and in small letters where it is often so."""
    uses = forms[key]
    for often, chosen in ((PLURAL, _is_plural), (SMALL, str.islower)):
        some = Counter({form: n for form, n in uses.items() if chosen(form)})
        uses = some if some.total() >= often * uses.total() else uses
    return written(uses)


def _is_plural(form: str) -> bool:
    last = plain(form.rpartition(" ")[2])
    return stem(last) != last


def _akin(one: Key, other: Key) -> bool:
    """Whether a word of one phrase is, or looks derived from, one of the other."""
    return any(related(a, b) for a in one for b in other)
