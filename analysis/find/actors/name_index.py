"""The names of one document by their words: the longer forms of a name are found without a look at all others."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from analysis.find.actors.entities import Entity
from analysis.find.actors.known_names import shipped_cues

Key = tuple[str, ...]
LONG, LONGEST = 7, 30
"""Letters of a surname from which on one that lacks a letter is the same, and above which it is none."""
BEGINNING = 4
"""Words of a beginning by which a name is found; what is longer is compared."""


class Named(NamedTuple):
    """A name of the document, its words in lower case, and whose it is."""

    words: Key
    entity: Entity


class NameIndex:
    """Names that may be the longer form of another one: `bodies` are those of known organisations and outlets."""

    def __init__(self, unknown: Iterable[Named], bodies: Iterable[Named]) -> None:
        self._bare: dict[Key, list[Named]] = defaultdict(list)
        self._shorter: dict[Key, list[Named]] = defaultdict(list)       # without the last word
        self._tails: dict[Key, list[Named]] = defaultdict(list)         # without the first word
        self._beginnings: dict[Key, list[Named]] = defaultdict(list)
        self._holding: dict[str, list[Named]] = defaultdict(list)       # of several words
        self._slips: dict[Key, dict[str, list[Named]]] = {}             # first words → last one without one letter
        suffixes = shipped_cues()["company-suffix"]
        for named in unknown:
            self._bare[tuple(word for word in named.words if word not in suffixes)].append(named)
            self._hold(named)
            self._add(named)
        for named in bodies:
            self._hold(named)
            if named.entity.kind != "outlet":
                self._add(named)

    def _add(self, named: Named) -> None:
        words = named.words
        self._shorter[words[:-1]].append(named)
        self._tails[words[1:]].append(named)
        for size in range(1, min(len(words), BEGINNING) + 1):
            self._beginnings[words[:size]].append(named)

    def _hold(self, named: Named) -> None:
        if len(named.words) > 1:
            for word in dict.fromkeys(named.words):
                self._holding[word].append(named)

    def holding(self, word: str) -> Sequence[Named]:
        """The names of several words of which one is `word`."""
        return self._holding.get(word, ())

    def one_letter_more(self, words: Key) -> Sequence[Named]:
        """The unknown people whose surname, a long one, has one letter more than the last of `words`."""
        *rest, last = words
        called = self._shorter.get(words[:-1], ())
        if not rest or len(called) < 2:
            return ()   # nobody else is called so
        if words[:-1] not in self._slips:
            self._slips[words[:-1]] = _slips(called)
        return self._slips[words[:-1]].get(last, ())

    def bare(self, words: Key) -> Sequence[Named]:
        """The unknown names that are `words` once what a company has after its name is left out."""
        return self._bare.get(words, ())

    def one_more(self, words: Key) -> Sequence[Named]:
        """The names that are `words` and one word after them."""
        return self._shorter.get(words, ())

    def one_before(self, words: Key) -> Sequence[Named]:
        """The names that are `words` after one word."""
        return self._tails.get(words, ())

    def beginning(self, words: Key) -> Sequence[Named]:
        """The names that begin with the first of `words`: with four of them at most."""
        return self._beginnings.get(words[:BEGINNING], ())


def _slips(called: Iterable[Named]) -> dict[str, list[Named]]:
    """The people of those names by their surnames, long ones, without one letter."""
    found: dict[str, list[Named]] = defaultdict(list)
    for named in called:
        last = named.words[-1]
        if LONG < len(last) < LONGEST and named.entity.kind == "person":
            for slipped in {last[:i] + last[i + 1:] for i in range(len(last))}:
                found[slipped].append(named)
    return found


def one_company(names: Sequence[tuple[Key, Entity]]) -> Entity | None:
    """The one body that all the names are of, or that they name with and without Ltd or the like: the longest."""
    bare = {tuple(word for word in name if word not in shipped_cues()["company-suffix"]) for name, _ in names}
    if len({entity for _, entity in names}) == 1 or len(bare) == 1:
        return max(names, key=lambda named: len(named[0]))[1]
    return None


class FullNames:
    """The people of a document who are named in full, or may so be, by the words that others call them by."""

    def __init__(self, names: Iterable[Named]) -> None:
        self._ends: dict[Key, list[Named]] = defaultdict(list)
        self._frames: dict[Key, list[Named]] = defaultdict(list)
        self._firsts: dict[str, set[Entity]] = defaultdict(set)
        self._first_surnames: dict[str, set[Entity]] = defaultdict(set)
        self._given: dict[str, set[Entity]] = defaultdict(set)
        for named in names:
            self._ends[named.words[-2:]].append(named)
            self._frames[named.words[0], named.words[-1]].append(named)
            if named.entity.kind == "person":
                self._firsts[named.words[0]].add(named.entity)
                if len(named.words) > 1:
                    self._given[named.words[0]].add(named.entity)
                if len(named.words) > 2:
                    self._first_surnames[named.words[-2]].add(named.entity)

    def longer(self, words: Key) -> Iterable[Named]:
        """The names of more words that end in `words` (two at least), or have others between the first and last."""
        for named in self._ends.get(words[-2:], ()):
            if len(named.words) > len(words) and named.words[-len(words):] == words:
                yield named
        for named in self._frames.get((words[0], words[-1]), ()):
            if len(named.words) > len(words):
                yield named

    def given(self, word: str) -> set[Entity]:
        """The people whose names of several words begin with the word."""
        return self._given.get(word, set())

    def first_surname(self, word: str) -> set[Entity]:
        """The people in whose names the word stands before the last: Gil in Yván Gil Pinto."""
        return self._first_surnames.get(word, set())

    def called(self, first: str) -> Entity | None:
        """The one person whose name begins with the word: of several the one whom no lexicon knows."""
        same = self._firsts.get(first, set())
        if len(same) > 1:
            same = {entity for entity in same if entity.origin == "discovered"}
        return next(iter(same)) if len(same) == 1 else None


class Sightings:
    """Where people are named in full, in the order in which that was told, which need not be that of the text."""

    def __init__(self) -> None:
        self._found: list[tuple[int, Entity]] = []
        self._least: list[int] = []

    def add(self, at: int, entity: Entity) -> None:
        """Note that the word `at` begins the full name of `entity`."""
        self._found.append((at, entity))
        self._least = []

    def first(self) -> Entity:
        """Who was noted first."""
        return self._found[0][1]

    def before(self, at: int) -> Entity | None:
        """Who was noted last of those named before the word `at`."""
        if not self._least:
            self._least, least = [0] * len(self._found), self._found[-1][0]
            for number in range(len(self._found) - 1, -1, -1):
                least = self._least[number] = min(least, self._found[number][0])
        number = bisect_left(self._least, at) - 1
        return self._found[number][1] if number >= 0 else None


class Initials:
    """Groups of spans by the initials that an acronym may take from their names."""

    MOST_SMALL = 4
    """Small words of a name whose initials are tried; a name of more of them is always looked at."""

    def __init__(self, groups: Iterable[tuple[Entity, Sequence[str]]]) -> None:
        self._groups = list(groups)
        self._longest = max((len(words) for _, words in self._groups), default=0)

    @cached_property
    def _by_letters(self) -> Mapping[Key, list[int]]:
        """Initials → the numbers of the groups; many documents ask for none."""
        found: Mapping[Key, list[int]] = defaultdict(list)
        for number, (_, words) in enumerate(self._groups):
            for letters in self._letters(words):
                found[letters].append(number)
        return found

    def _letters(self, words: Sequence[str]) -> set[Key]:
        cues = shipped_cues()
        lower, little, suffixes = [word.lower() for word in words], cues["acronym-small"], cues["company-suffix"]
        if len(words) < 3 and little.isdisjoint(lower) and suffixes.isdisjoint(lower):
            return {tuple(word[0].lower() for word in words)}   # most names
        small = [word in little for word in lower]
        if sum(small) > self.MOST_SMALL:
            return {()}
        takes = product(*((False, True) if is_small else (True,) for is_small in small))
        letters = {tuple(word[0].lower() for word, taken in zip(words, take, strict=True) if taken) for take in takes}
        large = [word[0].lower() for word, is_small in zip(words, small, strict=True) if not is_small]
        in_part = {(*large[:at], *large[at + 1:]) for at in range(1, len(large) - 1)}
        bare = [word for word in words if word.lower() not in suffixes]
        return letters | in_part | (self._letters(bare) if 0 < len(bare) < len(words) else set())

    def of(self, acronym: str) -> list[tuple[Entity, Sequence[str]]]:
        """(entity, words) of the names that `acronym` may abbreviate, and others, in their order."""
        letters = tuple(character.lower() for character in acronym if character.isalnum())
        if not (acronym[-1].isupper() or acronym.isupper() or len(letters) <= self._longest):
            return []   # `Icann` has a word for each letter
        numbers = {number for size in range(len(letters) + 1) for number in self._by_letters.get(letters[:size], ())}
        return [self._groups[number] for number in sorted(numbers)]
