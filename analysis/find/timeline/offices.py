"""Offices whose titles texts use (`offices.csv`): who held what when, and phrases such as `Trump's first term`."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.find.timeline import days
from analysis.find.timeline.spelling import plain
from analysis.find.timeline.vocabulary import words
from analysis.lexicons import read_table
from analysis.text.matcher import folded

FILE = "offices.csv"
COLUMNS = ("holder", "office", "titles", "body", "from", "to", "elected", "source")
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
NOUNS = ("term", "presidency", "premiership", "chancellorship", "administration", "papacy", "tenure")
TERM = re.compile(r"(?P<name>[^\W\d_]+(?:(?:[ .-]+|'(?!s\b))[^\W\d_]+){0,3})(?:'s?)? "
                  r"(?:(?P<nth>first|second|third|fourth) )?$")
NTH_BEFORE = re.compile(r"\b(?:an?|the|his|first|second)? ?(?P<nth>first|second|third) $")
TEMPORAL = re.compile(r"\b(?:during|under|since|before|after|throughout|until|ahead of) (?:the )?$")
DURING = re.compile(r"\b(?:during|under|since|before|after|throughout|until|in|of|from|end of|start of) (?:the )?$")


class Office(NamedTuple):
    """One term of one holder: days as numbers, `last` None while it runs, `elected` None when unknown."""

    holder: str
    titles: tuple[str, ...]
    body: str
    first: int
    last: int | None
    elected: int | None
    line: int


class Term(NamedTuple):
    """A phrase `low[start:end]` that names a time in office, and its first and last day."""

    start: int
    end: int
    first: int
    last: int | None
    holder: str


@lru_cache(1)
def offices() -> tuple[Office, ...]:
    """All terms, in order of time."""
    rows = read_table(FILE, COLUMNS)
    found = [Office(row["holder"], tuple(row["titles"].split("|")), row["body"], days.parse_iso(row["from"]),
                    _day(row["to"]), _day(row["elected"]), row.line) for row in rows if row["titles"]]
    return tuple(sorted(found, key=lambda office: office.first))


def _day(text: str) -> int | None:
    return days.parse_iso(text) if text else None


@lru_cache(1)
def by_name() -> dict[str, tuple[Office, ...]]:
    """lower-case full name or surname → the terms of everybody who bears it, in order of time."""
    known: dict[str, list[Office]] = {}
    for office in offices():
        for name in spellings(office.holder):
            terms = known.setdefault(name, [])
            if office not in terms:
                terms.append(office)
    return {name: tuple(terms) for name, terms in known.items()}


@cache
def spellings(holder: str) -> tuple[str, ...]:
    """`donald trump`, `trump`, in every spelling of the name; a surname that stands first may be too common alone."""
    return (*dict.fromkeys(plain(name) for name in _full_names()[holder]), *surnames(holder))


@cache
def surnames(holder: str) -> tuple[str, ...]:
    """The surnames of somebody that say enough alone, one for each spelling."""
    return tuple(dict.fromkeys(surname for name in _full_names()[holder] for surname in _surname(plain(name))))


@cache
def _full_names() -> dict[str, list[str]]:
    """Of everybody in `people.csv` the names of more than one word, with accents and without."""
    names: dict[str, list[str]] = {}
    for row in read_table("people.csv", ("name", "alias", "country", "source")):
        own = names.setdefault(row["name"], [row["name"], folded(row["name"])])
        if " " in row["alias"]:
            own += [row["alias"], folded(row["alias"])]
    return names


def _surname(full: str) -> tuple[str, ...]:
    """The surname of a lower-case name, if it says enough alone: `lloyd george`, `xi`, but not `kim` or `park`."""
    parts = full.split(" ")
    if "-" in parts[-1] or parts[0] in _family_names():
        return (parts[0],) if _family_names().get(parts[0]) else ()
    start = next((i for i, part in enumerate(parts[1:], 1) if part in words()["surname_start"]), len(parts) - 1)
    return (" ".join(parts[start:]),)


@cache
def _family_names() -> dict[str, str]:
    """Surnames that stand first → whether they may stand alone."""
    return {row["name"].lower(): row["alone"] for row in read_table("family_names.csv", ("name", "alone", "source"))}


def find_terms(low: str, original: str, window: tuple[int, int] | None) -> list[Term]:
    """Every phrase that names a time in office: `Trump's first term`, `during Joe Biden's presidency`."""
    found = []
    for noun in NOUNS:
        at = low.find(noun)
        while at >= 0:
            if low[at - 1:at] == " " and (term := _term(low, original, (at, at + len(noun)), window)):
                found.append(term)
            at = low.find(noun, at + 1)
    return found


def _term(low: str, original: str, noun: tuple[int, int], window: tuple[int, int] | None) -> Term | None:
    offset = max(0, noun[0] - 44)
    before, name = low[offset:noun[0]], low[noun[0]:noun[1]]
    phrase = TERM.search(before)
    if not phrase or low[noun[1]:noun[1] + 1].isalnum():
        return None
    start, terms = _holder(phrase, by_name())
    if not terms or not original[offset + start].isupper():
        return None
    nth, left = phrase["nth"], before[:start]
    if not nth and (earlier := NTH_BEFORE.search(left)):
        nth, start = earlier["nth"], earlier.start("nth")
    possessive = "'" in phrase[0] and name != "administration"
    needed = TEMPORAL if name == "administration" else DURING  # `served in the Clinton administration` is no time
    if not nth and (name == "term" or not (possessive or needed.search(left))):
        return None
    chosen = _chosen(terms, NTH.get(nth or ""), window)
    if not chosen:
        return None
    last = None if any(office.last is None for office in chosen) else chosen[-1].last
    return Term(offset + start, noun[1], chosen[0].first, last, chosen[0].holder)


def _holder(phrase: re.Match, known: dict[str, tuple[Office, ...]]) -> tuple[int, tuple[Office, ...]]:
    """(start, terms) of the longest known name at the end of a phrase."""
    name = phrase["name"].rstrip(" ")
    at = 0
    while at >= 0:
        if terms := known.get(name[at:]):
            return phrase.start("name") + at, terms
        space = name.find(" ", at)
        at = space + 1 if space >= 0 else -1
    return 0, ()


def _chosen(terms: tuple[Office, ...], nth: int | None, window: tuple[int, int] | None) -> tuple[Office, ...]:
    """The terms meant: the nth of the one holder, or the unbroken time in office."""
    holders = {office.holder for office in terms}
    if len(holders) > 1:
        if not window:
            return ()
        near = min(terms, key=lambda office: abs(office.first - window[1]) if office.first <= window[1] else 10**6)
        terms = tuple(office for office in terms if office.holder == near.holder)
    body = terms[0].body
    terms = tuple(office for office in terms if office.body == body and office.titles == terms[0].titles)
    if nth:
        return terms[nth - 1:nth]
    runs = _runs(terms)
    if len(runs) == 1 or not window:
        return runs[-1] if len(runs) == 1 else ()
    return max((run for run in runs if run[0].first <= window[1]), default=runs[0], key=lambda run: run[0].first)


def _runs(terms: tuple[Office, ...]) -> list[tuple[Office, ...]]:
    """Terms that follow one another without a gap belong together."""
    runs: list[tuple[Office, ...]] = []
    for office in terms:
        if runs and runs[-1][-1].last == office.first:
            runs[-1] += (office,)
        else:
            runs.append((office,))
    return runs
