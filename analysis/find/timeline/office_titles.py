"""People called by an office: `President-elect Donald Trump`, `former Prime Minister Blair`."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.find.timeline.offices import Office, by_name, offices, surnames
from analysis.find.timeline.scan import factored, single_blanks
from analysis.find.timeline.spelling import plain
from analysis.text.tokens import Tokens, parts, token_class

NO_NAMES = frozenset(("mr", "mrs", "ms", "the", "sir", "but", "and", "if", "in", "for", "as", "when", "while"))
FORMER = re.compile(r"\b(?:former|ex|then|late)[ -](?:(?!(?:of|to|in|and|for|under|by|with) )(?:[^\W\d_]+\.?)+ ){0,2}$")
NAME = re.compile(r"(?P<elect>[- ]elect)? (?P<name>[^\W\d_]+\.?(?:(?:[ -]|'(?!s\b))[^\W\d_]+\.?){0,3})")


class Titled(NamedTuple):
    """`low[start:end]` calls somebody by an office.

    `state` is in office, former or elect; `terms` are the terms of that name in that office.
    """

    start: int
    end: int
    state: str
    terms: tuple[Office, ...]


@lru_cache(1)
def pattern() -> re.Pattern:
    """A title at the place where its first word stands."""
    return re.compile(f"(?<![a-z0-9_-])(?:{factored(_titles())})(?![a-z0-9_])")


@lru_cache(1)
def _titles() -> frozenset[str]:
    return frozenset(title for office in offices() for title in office.titles)


@lru_cache(1)
def _first_words() -> frozenset[str]:
    return frozenset(parts(title)[0] for title in _titles())


MAY_BE_TITLE = token_class(lambda word, parts: parts[0] in _first_words())


def find_titled(low: str, original: str, tokens: Tokens) -> list[Titled]:
    """Every place where a known holder follows a title that he or she held."""
    match, found, done = pattern().match, [], 0
    for i in tokens.places(MAY_BE_TITLE):
        if tokens.starts[i] >= done and (hit := match(low, tokens.starts[i])):
            done = hit.end()
            if titled := _titled(low, original, hit):
                found.append(titled)
    return found


def _titled(low: str, original: str, hit: re.Match) -> Titled | None:
    following = NAME.match(low, hit.end())
    if not following:
        return None
    end, terms = _known(low, original, following, single_blanks(hit[0]))
    if not terms:
        return None
    before = FORMER.search(low, max(0, hit.start() - 32), hit.start())
    if before and low[before.start():before.start() + 4] in ("then", "late"):
        return None
    start = before.start() if before else hit.start()
    state = "elect" if following["elect"] else "former" if before else "in office"
    return Titled(start, end, state, terms)


def _known(low: str, original: str, following: re.Match, title: str) -> tuple[int, tuple[Office, ...]]:
    """(end, terms) of the longest name after the title that held it; only words with a capital count."""
    start, end = following.span("name")
    while end > start:
        for begin in _starts(low, start, end):
            terms = by_name().get(low[begin:end].rstrip("."))
            if terms and original[begin].isupper():
                held = _held(terms, title, low[start:begin].split())
                if held and not _namesake(original, low[start:end], held):
                    return end, held
        end = max(low.rfind(" ", start, end), start)
    return 0, ()


def _held(terms: tuple[Office, ...], title: str, given: list[str]) -> tuple[Office, ...]:
    """The terms in that office of everybody the name may mean: `George Bush` is the father or the son, and nobody is
    meant whose names are others (`President Leonel Fernandez`)."""
    wide = [office for name in surnames(terms[0].holder) for office in by_name()[name]]
    first = {office.holder.split()[0] for office in terms}
    alike = tuple(office for office in wide or terms if office in terms or office.holder.split()[0] in first)
    return tuple(office for office in alike if title in office.titles and _begins(given, plain(office.holder).split()))


def _begins(given: list[str], names: list[str]) -> bool:
    """Whether a holder's names begin with first names or initials: `george w` is not George H. W. Bush."""
    return all(name.rstrip(".") == own.rstrip(".") or (len(name.rstrip(".")) == 1 and own[0] == name[0])
               for name, own in zip(given, names, strict=False))


def _namesake(text: str, name: str, terms: tuple[Office, ...]) -> bool:
    """Whether a text that calls somebody by the surname alone names others of that surname, and none of these."""
    if " " in name.strip():
        return False
    surname = re.escape(name.strip(". "))
    full = re.compile(rf"(?<![\w-])([A-Z][a-z]+)(?: [A-Z]\.)? (?i:{surname})\b")
    called = {found[1].lower() for found in full.finditer(text)}
    first = {part for office in terms for part in plain(office.holder).split()}
    return bool(called - _no_names() - first) and not called & first


@lru_cache(1)
def _no_names() -> frozenset[str]:
    """The words before a surname that are no first names: those of titles, and others."""
    return NO_NAMES.union(*(title.split() for title in _titles()))


def _starts(low: str, start: int, end: int) -> list[int]:
    """The whole name first, then without its first words: `george w. bush`, `bush`."""
    return [start] + [at + 1 for at in range(start, end) if low[at] == " "]
