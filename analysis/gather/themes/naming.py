"""What a person would write on the folder: a phrase, or two or three terms, from the words of the passages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.gather.themes.labels import (
    Phrase,
    Usage,
    acceptable,
    empty,
    lexicon,
    phrases,
    pieces,
    related,
    stem,
    written,
)
from analysis.gather.themes.stability import Material
from analysis.gather.themes.words import Corpus, plain
from analysis.lexicons import read_table

READ, READ_BROAD = 100, 160  # units that are read for the name of a theme, half of them those that carry it best
LONG = 3_000            # signs of a unit that are read
REPEATED = 2            # units that may hold the same stretch of words; where more do, nobody wrote it for this
CLEAR, EVEN = 0.35, 0.01    # share from which a unit speaks for the name; what it counts without a term
CANDIDATES = 60
LEAST = 0.04            # part of the units read that a phrase has to be in,
WORD = 0.08             # and a word,
SEVERAL = 3             # and in so many documents where the theme is in many
PHRASE = 1.25           # what a phrase tells more than a word, where a theme is not broad
BROAD_WORD = 0.8        # what a broad word (war, market) counts alone there
TITLE = 0.5             # what the title of an office (prime minister) counts: it is rather somebody than something
ENOUGH = 1.6            # score of a term below which it is in no name,
SECOND = 0.5            # and part of the best one's score below which it stands beside none
CLOSER = 0.3            # part of a word's units from which a phrase with it stands in its place
ALONE = 0.25            # part of the units that a phrase has to be in to be the whole name
LONELY = 0.15           # and a word that finds no other
PHRASES, WORDS = 2, 3   # terms in a name that holds a phrase; in one of words alone,
FEW, SECOND_OF_FEW = 25, 0.7    # if there are so many units: in fewer a third, or a weak second, is mostly chance
PLURAL = 0.25           # part of its uses in the plural from which a phrase is in the plural,
SOME, COUNTED = 0.02, 0.2   # and a word from a few on, if these and those after "a" together are so many
ALL = 4.0               # score of what is in all units, where there are no others to tell them from
SMALL = 0.2             # part of its uses in which it is in small letters, from which a name has it so

Key = tuple[str, ...]


class Candidate(NamedTuple):
    """A phrase that may name a theme: its score, its words, and the units read that hold it."""

    score: float
    key: Key
    units: frozenset[int]


class Read(NamedTuple):
    """What is known of the units read: the phrases of each, singular and plural as one, their forms, and the use of
    words."""

    phrases: dict[int, set[Key]]
    forms: dict[Key, Counter]
    usage: Usage


def best_units(material: Material, shares: np.ndarray, terms: list[list[tuple[int, float]]]) -> list[list[int]]:
    """For each theme the units that carry it, best first; unit × theme `shares`."""
    carrying = _carrying(material, shares, terms)
    return [_order(carrying[:, theme]) for theme in range(len(terms))]


def named(texts: Sequence[str], corpus: Corpus, documents: np.ndarray, orders: list[list[int]],
          parents: Sequence[int], names: frozenset[str]) -> list[str]:
    """The name of each theme, "" where no phrase would do; its units in their `orders`, `parents` (-1: none)."""
    chosen = [_some(order, READ_BROAD if parent < 0 else READ) for order, parent in zip(orders, parents, strict=True)]
    read = Read({}, defaultdict(Counter), empty())
    numbers = sorted({number for own in chosen for number in own})
    often = Counter(piece for number in numbers for piece in pieces(texts[number][:LONG]))
    repeated = {piece for piece, n in often.items() if n > REPEATED}
    # among few units, or where most is repeated, such as in ten invoices, it is what they are about
    if len(numbers) < FEW or sum(often[piece] for piece in repeated) > often.total() / 2:
        repeated = set()
    for number in numbers:
        read.phrases[number] = _phrases(texts[number][:LONG], corpus, read, repeated)
    everywhere = Counter(key for own in read.phrases.values() for key in own)
    ranked = [(_ranked(_Place(theme, parents, chosen, orders), everywhere, documents, read, names), len(own))
              for theme, own in enumerate(chosen)]
    return _chosen(ranked, parents, read.forms, read.usage)


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


def _phrases(text: str, corpus: Corpus, read: Read, repeated: set[str]) -> set[Key]:
    own = set()
    for phrase in phrases(text, corpus.stop, read.usage, repeated):
        key = tuple(map(stem, phrase.words))
        own.add(key)
        read.forms[key][_form(phrase)] += 1 if phrase.opens else 4
    return own


def _form(phrase: Phrase) -> str:
    # where a sentence opens, the capital says nothing
    return phrase.written[0].lower() + phrase.written[1:] if phrase.opens else phrase.written


def _ranked(place: _Place, everywhere: Counter, documents: np.ndarray, read: Read,
            names: frozenset[str]) -> list[Candidate]:
    """The phrases that may name the theme, best first: more often in its units than in those of others beyond chance,
    in all of its documents, and in all of its parts."""
    inside, held = _holders(place.inside, read), _holders(place.units, read)
    n, n_others = len(place.units), len(read.phrases) - len(place.inside)
    n_documents = len(np.unique(documents[place.units]))
    several = min(SEVERAL, max(n_documents // 2, 1))
    ranked = []
    for key, own in held.items():
        least = max((WORD if len(key) == 1 else LEAST) * n, 2 if n > 4 else 1)
        if len(own) < least or (found := len(np.unique(documents[list(own)]))) < several:
            continue
        words = tuple(plain(word) for word in written(read.forms[key]).split())
        if len(words) != len(key) or words[0] in lexicon()["vague"] or not acceptable(words, read.usage, names):
            continue
        score = surplus(len(own), n, everywhere[key] - len(inside[key]), n_others)
        score *= spread(found, len(own), n_documents, n) * _even(inside[key], place)
        score *= _kind(words, place.is_broad and n >= FEW)
        if score >= ENOUGH:
            ranked.append(Candidate(float(score), key, frozenset(own)))
    return sorted(ranked, key=lambda row: (-row.score, row.key))[:CANDIDATES]


def _holders(units: Iterable[int], read: Read) -> dict[Key, set[int]]:
    """For each phrase the units that hold it."""
    held: dict[Key, set[int]] = defaultdict(set)
    for number in units:
        for key in read.phrases[number]:
            held[key].add(number)
    return held


def _kind(words: tuple[str, ...], is_broad: bool) -> float:
    """What a phrase of this kind counts."""
    if " ".join(words) in _titles():
        return TITLE
    if is_broad:
        return 1.0
    return PHRASE if len(words) > 1 else BROAD_WORD if words[0] in lexicon()["bare"] else 1.0


@cache
def _titles() -> frozenset[str]:
    rows = read_table("roles.csv", ["role", "kind", "source"])
    return frozenset(row["role"].casefold() for row in rows if row["kind"] == "title")


def surplus(inside: int, n_inside: int, outside: int, n_outside: int) -> float:
    """By how many standard errors the odds of a phrase are greater inside than outside (log-odds, Agresti 2013)."""
    if not n_outside:
        return ALL * inside / n_inside
    a, b, c, d = inside + 0.5, n_inside - inside + 0.5, outside + 0.5, n_outside - outside + 0.5
    return float(np.log(a * d / (b * c)) / np.sqrt(1 / a + 1 / b + 1 / c + 1 / d))


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


def _chosen(ranked: list[tuple[list[Candidate], int]], parents: Sequence[int], forms: dict[Key, Counter],
            usage: Usage) -> list[str]:
    """The names: broad themes choose first, then the largest, and no term stands in the names of two themes."""
    taken: dict[int, list[Key]] = defaultdict(list)
    made = [""] * len(ranked)
    for theme in sorted(range(len(ranked)), key=lambda theme: (parents[theme] >= 0, -ranked[theme][1])):
        own, n = ranked[theme]
        parts = _parts([row for row in own if not _is_taken(row.key, parents[theme], taken)], n)
        taken[parents[theme]] += [row.key for row in parts]
        made[theme] = joined([_as_written(row.key, forms, usage) for row in parts])
    return made


def _is_taken(key: Key, parent: int, taken: dict[int, list[Key]]) -> bool:
    """Whether the phrase names another theme; among the parts of one theme, also whether one holds the other."""
    return any(key == other or (group == parent and (set(key) <= set(other) or set(other) <= set(key)))
               for group, own in taken.items() for other in own)


def joined(terms: list[str]) -> str:
    """The terms as one name: "Airlines, fuel and fares"."""
    name = " and ".join(filter(None, [", ".join(terms[:-1]), *terms[-1:]]))
    return name[:1].upper() + name[1:]


def _parts(own: list[Candidate], n: int) -> list[Candidate]:
    """The terms that name a theme of whose units `n` were read, none where no term would do.

    After the best one those follow that are in units where none before them is.
    """
    parts: list[Candidate] = []
    covered: frozenset[int] = frozenset()
    while own:
        best = max(own, key=lambda row: row.score * (1 + len(row.units - covered) / len(row.units)))
        best = _closer(best, own)
        parts.append(best)
        covered |= best.units
        most = PHRASES if n < FEW or any(len(row.key) > 1 for row in parts) else WORDS
        if len(parts) >= most or (len(parts) == 1 < len(best.key) and len(best.units) >= ALONE * n):
            break
        least = (SECOND_OF_FEW if n < FEW else SECOND) * parts[0].score
        own = [row for row in own if row.score >= least and not _akin(row.key, best.key)]
    lonely = len(parts) == 1 == len(parts[0].key) and len(covered) < LONELY * n
    return [] if lonely else parts


def _closer(row: Candidate, own: list[Candidate]) -> Candidate:
    """The phrase that stands for the one given: a longer one that many of its units hold."""
    longer = [other for other in own if len(other.key) > len(row.key) and _within(row.key, other.key)
              and len(other.units) >= CLOSER * len(row.units)]
    return _closer(max(longer, key=lambda other: (other.score, other.key)), own) if longer else row


def _within(key: Key, other: Key) -> bool:
    return any(other[at:at + len(key)] == key for at in range(len(other) - len(key) + 1))


def _as_written(key: Key, forms: dict[Key, Counter], usage: Usage) -> str:
    """The commonest form of the phrase; in the plural and in small letters where it is often so."""
    uses = forms[key]
    plural = Counter({form: n for form, n in uses.items() if _is_plural(form)})
    one = usage.single[key[-1]] / max(usage.seen[key[-1]], 1)
    share = plural.total() / uses.total()
    if share >= PLURAL or (len(key) == 1 and share >= SOME and share + one >= COUNTED):
        uses = plural
    small = Counter({form: n for form, n in uses.items() if form.islower()})
    return written(small if small.total() >= SMALL * uses.total() else uses)


def _is_plural(form: str) -> bool:
    last = plain(form.rpartition(" ")[2])
    return stem(last) != last


def _akin(one: Key, other: Key) -> bool:
    """Whether a word of one phrase is, or looks derived from, one of the other."""
    return any(related(a, b) for a in one for b in other)
