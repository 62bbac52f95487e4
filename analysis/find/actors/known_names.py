"""The known actors: the shipped lexicons and the user's `actors.csv`, ready for matching."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis.find.actors.entities import KINDS, Entity
from analysis.lexicons import Row, read_table, table_rows
from analysis.read.decoding import decode
from analysis.read.opening import beside
from analysis.read.pieces import Unreadable
from analysis.text.matcher import Vocabulary, folded, slug
from analysis.text.tokens import ByWord, tokenize

USER_FILE = "actors.csv"
LARGER = ("dr-congo", "dominican-republic", "jersey")   # whom a shared name means where nothing tells


class Entry(NamedTuple):
    """One reading of an alias: the entity it names, and the rule that says so."""

    entity: Entity
    rule_id: str


class Term(NamedTuple):
    """A term of office: ISO dates of any grain, `""` is open."""

    from_date: str
    to_date: str


class GivenNames(frozenset):
    """Given names, which hold with their accents and without: Aurélio is Aurelio."""

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or (isinstance(name, str) and not name.isascii()
                                              and super().__contains__(folded(name)))

    def among(self, words: frozenset[str]) -> frozenset[str]:
        """Those of the words that are given names."""
        return frozenset(self & words | {word for word in words if not word.isascii() and word in self})


class Cues(dict[str, frozenset[str]]):
    """{kind of cue: its words}."""

    def __init__(self, kinds: Mapping[str, frozenset[str]]):
        super().__init__(kinds)
        self._united: dict[tuple[str, ...], frozenset[str]] = {}
        self._endings: dict[str, tuple[str, ...]] = {}
        self._lowered: dict[str, frozenset[str]] = {}

    def either(self, *kinds: str) -> frozenset[str]:
        """The words of several kinds, united once."""
        if kinds not in self._united:
            self._united[kinds] = frozenset().union(*(self[kind] for kind in kinds))
        return self._united[kinds]

    def lowered(self, kind: str) -> frozenset[str]:
        """The words of a kind in small letters, put together once."""
        if kind not in self._lowered:
            self._lowered[kind] = frozenset(map(str.lower, self[kind]))
        return self._lowered[kind]

    def endings(self, kind: str) -> tuple[str, ...]:
        """The words of a kind as `str.endswith` takes them, put together once."""
        if kind not in self._endings:
            self._endings[kind] = tuple(self[kind])
        return self._endings[kind]


@dataclass(slots=True, frozen=True)
class Gazetteer:
    """Every known alias, and the word lists that recognition asks."""

    names: Vocabulary                         # alias → Entry
    roles: Vocabulary                         # title → "title"
    not_actors: Vocabulary                    # events, weekdays, creeds, weapons …
    people: dict[str, tuple[Entity, ...]]     # surname in lower case → people
    terms: dict[str, tuple[Term, ...]]        # actor_id → terms of office
    cues: Cues                                # kind of cue → words
    role_nouns: frozenset[str]                # offices in lower case: president, analyst
    given_names: GivenNames
    common_words: frozenset[str]              # English words in lower case
    metonyms: frozenset[str]                  # capitals that often stand for their government
    problems: tuple[str, ...]                 # what is wrong with the user's file, by line
    listed: ByWord[bool] = field(repr=False, compare=False)     # whether one of the first three begins with a word

    def resolve(self, string: str) -> str:
        """The actor_id that `string` alone names, a capital read as its country; "" if unknown or ambiguous."""
        tokens = tokenize(string)
        for i in range(1 + (tokens.words[:1] in (["the"], ["The"]))):
            end, entries = self.names.longest(tokens, i, len(tokens.words)) if tokens.words else (-1, ())
            if entries and end == len(tokens.words):
                named = [entry for entry in entries if entry.rule_id == "capital-acting"] or entries
                acting = {entry.entity.key for entry in named}
                return acting.pop() if len(acting) == 1 else next((key for key in LARGER if key in acting), "")
        return ""

    def is_place(self, word: str) -> bool:
        """Whether a word alone is the name of a town or region, or of a country."""
        named = (key.values for key in self.names.get(word, {}).get("", ()))
        return any(entry.rule_id in ("place", "capital-place", "country-name") for values in named for entry in values)


def gazetteer(folder: Path | None = None) -> Gazetteer:
    """The shipped lexicon, extended and overridden by `actors.csv` in `folder` if there is one."""
    path = folder / USER_FILE if folder else None
    if path is None or not os.path.lexists(path):
        return _built(None, 0)      # one for all folders without names of their own
    return _built(folder, path.stat().st_mtime_ns if path.is_file() else 0)


def names_version(folder: Path | None) -> str:
    """The fingerprint of the `actors.csv` in a folder; "" where there is none that can be read."""
    try:
        raw = beside(folder, USER_FILE) if folder else None
    except Unreadable:
        raw = None
    return "" if raw is None else hashlib.sha256(raw).hexdigest()


@lru_cache(maxsize=4)
def _built(folder: Path | None, changed: int) -> Gazetteer:
    # `changed` tells an edited actors.csv from the one that was read before
    aliases, terms, metonyms = _shipped()
    problems: list[str] = []
    user = _user_rows(folder, problems)
    names = {alias: tuple(entries) for alias, entries in aliases.items()} | user
    known = Vocabulary(names), _phrases("roles.csv", "role", "title"), _phrases("not_actors.csv", "phrase")
    return Gazetteer(
        *known, _surnames(names), terms, shipped_cues(),
        frozenset(r["role"] for r in _rows("roles.csv") if r["kind"] == "noun"),
        GivenNames(_words("given_names.csv", "name")), _words("words.csv", "word"), metonyms, tuple(problems),
        ByWord(lambda word: any(vocabulary.opens(word) for vocabulary in known)),
    )


@lru_cache(maxsize=1)
def _shipped() -> tuple[dict[str, list[Entry]], dict[str, tuple[Term, ...]], frozenset[str]]:
    aliases: dict[str, list[Entry]] = defaultdict(list)
    for row, entry in _entries():
        if entry not in aliases[row["alias"]]:
            aliases[row["alias"]].append(entry)
    terms: dict[str, list[Term]] = defaultdict(list)
    for row in _rows("offices.csv"):
        terms[slug(row["holder"])].append(Term(row["from"], row["to"]))
    metonyms = frozenset(slug(row["alias"]) for row in _rows("capitals.csv") if row["metonym"])
    return dict(aliases), {key: tuple(found) for key, found in terms.items()}, metonyms


COLUMNS = {
    "countries.csv": ("name", "alias", "form", "from", "to", "source"),
    "capitals.csv": ("name", "alias", "metonym", "source"),
    "seats.csv": ("name", "alias", "source"),
    "organisations.csv": ("name", "alias", "kind", "country", "source"),
    "outlets.csv": ("name", "alias", "country", "source"),
    "people.csv": ("name", "alias", "country", "source"),
    "offices.csv": ("holder", "office", "titles", "body", "from", "to", "elected", "source"),
    "places.csv": ("name", "alias", "country", "source"),
    "roles.csv": ("role", "kind", "source"),
    "not_actors.csv": ("phrase", "source"),
    "cues.csv": ("cue", "kind", "source"),
    "given_names.csv": ("name", "source"),
    "family_names.csv": ("name", "alone", "source"),
    "words.csv": ("word", "source"),
}


@lru_cache(maxsize=len(COLUMNS))
def _rows(file: str) -> tuple[Row, ...]:
    return tuple(read_table(file, COLUMNS[file]))


def _entity(row: Row, kind: str, country: str = "", origin: str = "lexicon") -> Entity:
    return Entity(slug(row["name"]), row["name"], kind, slug(country), origin)


def _entries() -> Iterator[tuple[Row, Entry]]:
    """(row, entry) of every shipped row; a capital has two readings."""
    for row in _rows("countries.csv"):
        yield row, Entry(_entity(row, "country", row["name"]), f"country-{row['form']}")
    for row in _rows("capitals.csv"):
        yield row, Entry(_entity(row, "country", row["name"]), "capital-acting")
        place = Entity(slug(row["alias"]), row["alias"], "place", slug(row["name"]), "lexicon")
        yield row, Entry(place, "capital-place")
    for row in _rows("seats.csv"):
        yield row, Entry(_entity(row, "country", row["name"]), "seat")
    for row in _rows("organisations.csv"):
        yield row, Entry(_entity(row, row["kind"], row["country"]), "organisation")
    for row in _rows("outlets.csv"):
        yield row, Entry(_entity(row, "outlet", row["country"]), "outlet")
    for row in _rows("people.csv"):
        yield row, Entry(_entity(row, "person", row["country"]), "person")
    for row in _rows("places.csv"):
        short = row["alias"].endswith(".") or (row["alias"].isupper() and len(row["alias"]) == 2)
        yield row, Entry(_entity(row, "place", row["country"]), "place-abbreviation" if short else "place")


def _user_rows(folder: Path | None, problems: list[str]) -> dict[str, tuple[Entry, ...]]:
    """alias → entries of the user's file, whose lines replace what the lexicon says about an alias."""
    try:
        raw = beside(folder, USER_FILE) if folder else None
    except Unreadable as error:
        problems.append(str(error))
        return {}
    if raw is None:
        return {}
    text = decode(raw)
    if text is None:
        problems.append(f"{USER_FILE} is not a text file; save it as CSV in UTF-8")
        return {}
    found: dict[str, tuple[Entry, ...]] = {}
    for row in table_rows(text, USER_FILE, ("name",), problems, optional=("alias", "kind", "country", "source")):
        kind = row["kind"] or "organization"
        alias = row["alias"] or row["name"]
        if problem := next((p for p in (_unmatched("name", row["name"]), _unmatched("alias", alias)) if p), ""):
            problems.append(str(row.wrong(problem)))
            continue
        if kind not in KINDS:
            problems.append(str(row.wrong(f"kind is {kind!r}; use one of {', '.join(KINDS)}")))
            continue
        entity = _entity(row, kind, row["country"], "user")
        for name in {row["name"], alias}:
            found[name] = (Entry(entity, "user"),)
    return found


def _unmatched(column: str, name: str) -> str:
    """Why a name of the user's file can be found in no text, or ""."""
    if not name:
        return f"the {column} is empty; write the actor's short English name"
    if not tokenize(name).words:
        return f"the {column} {name!r} has no letter or digit, so that no text is searched for it; write it in letters"
    if column == "name" and not slug(name):
        return f"the name {name!r} has no Latin letter or digit; write the actor's English name and this as its alias"
    return ""


def _surnames(names: Mapping[str, Iterable[Entry]]) -> dict[str, tuple[Entity, ...]]:
    people: dict[str, dict[Entity, None]] = defaultdict(dict)
    for entries in names.values():
        for entity in (entry.entity for entry in entries if entry.entity.kind == "person"):
            people[surname(entity.name)][entity] = None
    return {name: tuple(found) for name, found in people.items()}


FAMILY_FIRST = frozenset({"north-korea", "south-korea", "china", "taiwan", "vietnam", "south-vietnam"})


@lru_cache(maxsize=1)
def family_names() -> frozenset[str]:
    """East Asian surnames, which stand before the given name."""
    return _words("family_names.csv", "name")


@lru_cache(maxsize=65536)
def surname(name: str, family_first: bool = False) -> str:
    """The surname of a full name in lower case without accents: the last word, the first in East Asian order.

    What follows a surname is none, unless the name is nothing else: a user may call somebody "III".
    """
    every = folded(name).replace("-", " ").split() or [name]
    words = [word for word in every if word.strip(",") not in shipped_cues()["after-surname"]] or every
    first = len(words) > 1 and words[0] in family_names() and (family_first or "-" in name or len(words) == 3)
    return (words[0] if first else words[-1]).strip(",").lower()


@lru_cache(maxsize=4)
def _phrases(file: str, column: str, kind: str = "") -> Vocabulary:
    return Vocabulary({row[column]: (row[column],) for row in _rows(file) if not kind or row["kind"] == kind})


@lru_cache(maxsize=4)   # one object for all folders: it is the key of what is kept of a word
def _words(file: str, column: str) -> frozenset[str]:
    return frozenset(row[column] for row in _rows(file))


@lru_cache(maxsize=1)
def shipped_cues() -> Cues:
    """The cues, for who has no gazetteer at hand: the user's file adds none."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in _rows("cues.csv"):
        kinds[row["kind"]].add(row["cue"])
    return Cues({kind: frozenset(words) for kind, words in kinds.items()})
