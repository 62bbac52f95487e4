"""What a person would write on the folder: a subject, a phrase, or two of them, from the words of the passages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from analysis.gather.themes.choosing import FEW, Candidate, chosen_names
from analysis.gather.themes.evidence import log_odds
from analysis.gather.themes.labels import Usage, acceptable, lexicon, written
from analysis.gather.themes.reading import Key, pieces, read, without_pieces
from analysis.gather.themes.stability import Material
from analysis.gather.themes.words import Corpus, plain
from analysis.gather.themes.worth import is_subject, spoken_of, subject_names, with_cues, worth

READ, READ_BROAD = 100, 160  # units that are read for the name of a theme, half of them those that carry it best
LONG = 3_000            # signs of a unit that are read
REPEATED = 2            # units that may hold the same stretch of words; where more do, nobody wrote it for this
CLEAR, EVEN = 0.35, 0.01    # share from which a unit speaks for the name; what it counts without a term
CANDIDATES = 60
LEAST = 0.04            # part of the units read that a phrase has to be in,
WORD = 0.08             # and a word,
SEVERAL = 3             # and in so many documents where the theme is in many
ENOUGH = 1.6            # score of a term below which it is in no name,
COVERED, COVERED_BROAD, RARE = 0.25, 0.4, 0.5   # share of the units below which a term counts less, and the exponent
LATIN = re.compile(r"[a-z\u00df-\u024f'’-]+")     # of other alphabets it is not known which words are nouns
ALL = 4.0               # score of what is in all units, where there are no others to tell them from


class Units(NamedTuple):
    """What is known of the units read, by their numbers: their phrases, and the subjects that some of their words
    speak of; the forms of phrases, and the use of words."""

    phrases: dict[int, set[Key]]
    touched: dict[int, set[Key]]
    forms: dict[Key, Counter[str]]
    usage: Usage


def best_units(material: Material, shares: np.ndarray, terms: list[list[tuple[int, float]]]) -> list[list[int]]:
    """For each theme the units that carry it, best first; unit × theme `shares`."""
    carrying = _carrying(material, shares, terms)
    return [_order(carrying[:, theme]) for theme in range(len(terms))]


def named(texts: Sequence[str], corpus: Corpus, documents: np.ndarray, orders: list[list[int]],
          parents: Sequence[int], names: frozenset[str]) -> list[str]:
    """The name of each theme, "" where no phrase would do; its units in their `orders`, `parents` (-1: none)."""
    chosen = [_some(order, READ_BROAD if parent < 0 else READ) for order, parent in zip(orders, parents, strict=True)]
    numbers = sorted({number for own in chosen for number in own})
    fewest = min((len(own) for own in chosen if own), default=0)
    read = _units(numbers, [texts[number][:LONG] for number in numbers], corpus.stop, fewest)
    everywhere = Counter(key for own in read.phrases.values() for key in own)
    of = documents.tolist()
    ranked = [(_ranked(_Place(theme, parents, chosen, orders), everywhere, of, read, names), len(own))
              for theme, own in enumerate(chosen)]
    return chosen_names(ranked, parents, read.forms, read.usage)


class _Place:
    """A theme among the others: its units that are read, those of its parts, and how large these are."""

    def __init__(self, theme: int, parents: Sequence[int], chosen: list[list[int]], orders: list[list[int]]):
        parts = [part for part, parent in enumerate(parents) if parent == theme]
        self.units = chosen[theme]
        self.is_broad = parents[theme] < 0
        self.parts = [chosen[part] for part in parts]
        self.sizes = np.array([len(orders[part]) for part in parts], dtype=float)
        self.inside = {*self.units, *(number for own in self.parts for number in own)}


def _carrying(material: Material, shares: np.ndarray, terms: list[list[tuple[int, float]]]) -> np.ndarray:
    """Unit × theme: how much of the theme's terms a unit holds that it has a good share in; else 0."""
    weights = np.zeros((len(terms), material.weights.shape[1]), dtype=np.float32)
    for theme, own in enumerate(terms):
        for column, weight in own:
            weights[theme, column] = weight
    return np.where(shares >= CLEAR, shares * (EVEN + material.weights @ weights.T), 0.0)


def _order(carrying: np.ndarray) -> list[int]:
    order = np.argsort(-carrying, kind="stable")
    return order[carrying[order] > 0].tolist()


def _some(order: list[int], most: int) -> list[int]:
    """The units that are read: the best, and as many spread evenly over the others, so that a name fits these too."""
    best, others = order[:most // 2], order[most // 2:]
    step = max(len(others) / (most - len(best)), 1) if others else 1
    return best + [others[int(at * step)] for at in range(min(len(others), most - len(best)))]


def _units(numbers: list[int], texts: list[str], stop: frozenset[str], fewest: int) -> Units:
    """What the units of these numbers and texts say; of each theme at least `fewest` are read."""
    often = Counter(piece for text in texts for piece in pieces(text))
    repeated = {piece for piece, n in often.items() if n > REPEATED}
    # among few units, or where most is repeated, such as in ten invoices, it is what they are about
    if repeated and len(texts) >= FEW and sum(often[piece] for piece in repeated) <= often.total() / 2:
        texts = [without_pieces(text, repeated) for text in texts]
    found = read(texts, stop, _least(fewest))
    touched = [_touched(own, found.forms) for own in found.phrases]
    return Units(dict(zip(numbers, found.phrases, strict=True)), dict(zip(numbers, touched, strict=True)),
                 found.forms, found.usage)


def _least(n: int) -> int:
    """In how many of the `n` units read of a theme a phrase has to be."""
    return 2 if n > 4 else 1


def _touched(own: set[Key], forms: dict[Key, Counter]) -> set[Key]:
    """The subjects that a few words of a unit speak of; what it is on counts as called by name in it."""
    spoken, touched = spoken_of(own)
    for key in spoken - own:
        own.add(key)
        forms[key][subject_names()[key]] += 1
    return touched


def _ranked(place: _Place, everywhere: Counter, documents: list[int], read: Units,
            names: frozenset[str]) -> list[Candidate]:
    """The phrases that may name the theme, best first: more often in its units than in those of others beyond chance,
    in all of its documents, and in all of its parts."""
    inside, held = _holders(place.inside, read), _holders(place.units, read)
    n, n_others = len(place.units), len(read.phrases) - len(place.inside)
    n_documents = len({documents[number] for number in place.units})
    several = min(SEVERAL, max(n_documents // 2, 1))
    covered = COVERED_BROAD if place.is_broad else COVERED
    ranked = []
    for key, own in held.items():
        least = max((WORD if len(key) == 1 else LEAST) * n, _least(n))
        if len(own) < least or (found := len({documents[number] for number in own})) < several:
            continue
        words = tuple(plain(word) for word in written(read.forms[key]).split())
        if len(words) != len(key) or not _may_name(words, key, read.usage, names):
            continue
        score = surplus(len(own), n, everywhere[key] - len(inside[key]), n_others)
        score *= spread(found, len(own), n_documents, n) * _even(inside[key], place)
        if score >= ENOUGH:
            score *= worth(words, key, read.usage, place.is_broad) * min(len(own) / (covered * n), 1) ** RARE
            told = [number for number in place.units if key in read.touched[number]] if key in with_cues() else own
            ranked.append(Candidate(float(score), key, frozenset(own), frozenset(told)))
    return sorted(ranked, key=lambda row: (-row.score, row.key))[:CANDIDATES]


def _may_name(words: tuple[str, ...], key: Key, usage: Usage, names: frozenset[str]) -> bool:
    """Whether the phrase is fit to stand in a name: a known subject always is."""
    if is_subject(words, key, usage):
        return True
    return all(map(LATIN.fullmatch, words)) and words[0] not in lexicon()["vague"] and acceptable(words, usage, names)


def _holders(units: Iterable[int], read: Units) -> dict[Key, set[int]]:
    """For each phrase the units that hold it."""
    held: dict[Key, set[int]] = defaultdict(set)
    for number in units:
        for key in read.phrases[number]:
            held[key].add(number)
    return held


def surplus(inside: int, n_inside: int, outside: int, n_outside: int) -> float:
    """By how many standard errors the odds of a phrase are greater inside than outside."""
    return float(log_odds(inside, n_inside, outside, n_outside)) if n_outside else ALL * inside / n_inside


def spread(documents: int, units: int, n_documents: int, n_units: int) -> float:
    """In how many documents a phrase is, against those it would be in if its units were drawn by lot; at most one."""
    expected = n_documents * (1 - (1 - units / n_units) ** (n_units / n_documents))
    return min(documents / max(expected, 1e-9), 1.0)


def _even(units: set[int], place: _Place) -> float:
    """One where all parts of a theme hold the phrase alike; less, where it would rather name one of them."""
    if len(place.parts) < 2:
        return 1.0
    shares = np.array([len(units.intersection(part)) / max(len(part), 1) for part in place.parts])
    total = (place.sizes * shares).sum() * place.sizes.sum()
    return float((place.sizes * np.sqrt(shares)).sum() ** 2 / total) if total else 1.0
