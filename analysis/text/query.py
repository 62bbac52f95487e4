"""The language of the search box, as a tree. Pure: what a field means is told by whoever evaluates it.

    sanction oil                  both, each in any of its regular forms
    "oil price"                   these words in this order, as they are
    oil OR gas    oil NOT gas     capitals; AND may be left out; ( ) group
    sanction NEAR oil             at most ten words apart; NEAR/3: three
    nucl*                         words that begin so
    actor:russia  said-by:"Kim Jong Un"  theme:  source:  before:2024-03  after:2018
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.errors import InputError
from analysis.text.searching import ways_of

FIELDS = ("actor", "theme", "source", "said-by", "before", "after")
LONGEST, DEEPEST = 1000, 20
"""Characters of a query; brackets within brackets."""
APART, FARTHEST = 10, 100
"""Words that may stand between two that are near each other, where no number is given; the most that can be asked."""
BEGINNING = 2
"""Letters that must stand before a `*`."""
TOKEN = re.compile(r"""
    (?P<blank>\s+)
    | (?P<phrase>["“”„][^"“”„]*["“”„])
    | (?P<bracket>[()])
    | (?P<operator>(?:AND|OR|NOT|NEAR(?:/[0-9]{1,4})?)(?=[\s()"“”„]|$))
    | (?P<field>[A-Za-z][A-Za-z-]*):
    | (?P<word>[^\s()"“”„]+)
    | (?P<alone>["“”„])
""", re.VERBOSE)


@dataclass(frozen=True)
class Term:
    """A word or a phrase: the ways in which it may stand in a text written out; `prefix`: or begin there."""

    ways: frozenset[str]
    prefix: bool = False


@dataclass(frozen=True)
class Near:
    """Two terms with at most `apart` words between them, in either order."""

    one: Term
    other: Term
    apart: int


@dataclass(frozen=True)
class Field:
    """What is asked of something other than the words: `actor:russia`."""

    name: str
    value: str


@dataclass(frozen=True)
class Not:
    """All that `part` does not find."""

    part: "Query"


@dataclass(frozen=True)
class Every:
    """What each part finds."""

    parts: tuple["Query", ...]


@dataclass(frozen=True)
class Any:
    """What one of the parts finds."""

    parts: tuple["Query", ...]


Query = Term | Near | Field | Not | Every | Any


def parse(typed: str) -> Query | None:
    """What was typed as a tree; None where it asks for nothing. InputError says in a sentence what is wrong with it."""
    if len(typed) > LONGEST:
        raise InputError(f"search: more than {LONGEST:,} characters; leave some out")
    reader = _Reader(typed)
    found = reader.either()
    if reader.kind:
        raise InputError("search: a bracket is closed that was not opened; take it out or put the words into quotes")
    return found


def terms_of(query: Query | None) -> Iterator[Term]:
    """The words and phrases that a hit may hold; none of those it must not."""
    if isinstance(query, Term):
        yield query
    elif isinstance(query, Near):
        yield from (query.one, query.other)
    elif isinstance(query, Every | Any):
        for part in query.parts:
            yield from terms_of(part)


class _Reader:
    """Reads a query from left to right, one token ahead."""

    def __init__(self, typed: str) -> None:
        self.tokens = [(found.lastgroup or "", found[found.lastgroup or 0]) for found in TOKEN.finditer(typed)
                       if found.lastgroup not in ("blank", "alone")]
        self.at = -1
        self.depth = 0
        self.step()

    def step(self) -> None:
        """Go on to the next token."""
        self.at += 1
        self.kind, self.text = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")

    def takes(self, kind: str, *texts: str) -> bool:
        """Whether the next token is this one; if so, it is read."""
        told = self.kind == kind and (not texts or self.text in texts)
        if told:
            self.step()
        return told

    def either(self) -> Query | None:
        """all OR all …"""
        parts = [self.all()]
        while self.takes("operator", "OR"):
            self.must_follow("OR")
            parts.append(self.all())
        return _joined(Any, parts)

    def all(self) -> Query | None:
        """Parts one after the other, AND between them or nothing."""
        parts = [self.one()]
        while self.kind and self.text not in (")", "OR"):
            if self.takes("operator", "AND"):
                self.must_follow("AND")
            parts.append(self.one())
        return _joined(Every, parts)

    def one(self) -> Query | None:
        """A part, or NOT and a part."""
        if self.takes("operator", "NOT"):
            self.must_follow("NOT")
            part = self.one()
            return Not(part) if part else None
        found = self.atom()
        near: list[Query | None] = []
        while self.kind == "operator" and self.text.startswith("NEAR"):
            operator = self.text
            self.step()
            self.must_follow("NEAR")
            other = self.atom()
            if found and other:
                near.append(_near(operator, found, other))
            found = other or found
        return _joined(Every, near) if near else found

    def must_follow(self, operator: str) -> None:
        """Something must be asked for after an operator."""
        if not self.kind or self.text in (")", "OR", "AND"):
            raise InputError(f"search: after {operator} a word is missing; add one, or write the word “{operator}” in "
                             "quotes")

    def atom(self) -> Query | None:
        """A word, a phrase, a field, or a query in brackets."""
        kind, text = self.kind, self.text
        if kind in ("operator", "") or text == ")":
            if kind == "operator":
                raise InputError(f"search: before {text} a word is missing; add one, or write the word in quotes")
            return None
        self.step()
        if kind == "bracket":
            return self.grouped()
        if kind == "phrase":
            return _term(text[1:-1], phrase=True)
        return self.field(text.lower()) if kind == "field" else _word(text)

    def grouped(self) -> Query | None:
        """What stands between brackets."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise InputError(f"search: more than {DEEPEST} brackets within each other; leave some out")
        found = self.either()
        if not self.takes("bracket", ")"):
            raise InputError("search: a bracket is not closed; close it, or put the words into quotes")
        self.depth -= 1
        return found

    def field(self, name: str) -> Field:
        """A field with its value, the word or phrase that follows."""
        if name not in FIELDS:
            raise InputError(f"search: there is no field “{name}:”; there are {', '.join(f'{n}:' for n in FIELDS)}. To "
                             "search for the words, put them into quotes")
        value = self.text.strip('"“”„').strip() if self.kind in ("word", "phrase") else ""
        if not value:
            raise InputError(f"search: after {name}: a name is missing; write {name}:word or {name}:\"some words\"")
        self.step()
        return Field(name, value)


def _joined(kind: type, parts: list[Query | None]) -> Query | None:
    asked = tuple(part for part in parts if part)
    return kind(asked) if len(asked) > 1 else asked[0] if asked else None


def _near(operator: str, one: Query, other: Query) -> Near:
    apart = int(operator[5:] or APART)
    if not (isinstance(one, Term) and isinstance(other, Term)):
        raise InputError("search: NEAR stands between two words or phrases; put other parts beside it with AND")
    if apart > FARTHEST:
        raise InputError(f"search: NEAR/{apart}: words are near within {FARTHEST} words at the most; use AND")
    return Near(one, other, apart)


def _word(text: str) -> Term | None:
    beginning = text.removesuffix("*")
    if "*" in beginning or (beginning != text and sum(map(str.isalnum, beginning)) < BEGINNING):
        raise InputError(f"search: “{text[:60]}”: * stands at the end of a word, after {BEGINNING} letters or more")
    return _term(beginning, prefix=beginning != text)


def _term(text: str, phrase: bool = False, prefix: bool = False) -> Term | None:
    ways = ways_of(text, phrase or prefix)
    return Term(ways, prefix) if ways else None
