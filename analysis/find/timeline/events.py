"""Named events (`events.csv`): where a text names one, and which one an ambiguous name means."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.find.timeline import days
from analysis.find.timeline.scan import factored, single_blanks
from analysis.find.timeline.spelling import even
from analysis.lexicons import Row, read_table
from analysis.text.tokens import Tokens, parts, token_class

FILE = "events.csv"
COLUMNS = ("name", "aliases", "from", "to", "kind", "source")
YEAR_BEFORE = re.compile(r"(?<!\d)((?:19|20)\d\d) (?:fifa |u\.?s\.? |american )?$")
YEAR_AFTER = re.compile(r",? (?:of |in )?((?:19|20)\d\d)(?!\d)")
LATEST = re.compile(r"\b(?:recent|last|latest|recently concluded|just-concluded|this year's) $")
BEFORE_SMALL = (" ", "(", "\"", "'")
COMING = re.compile(r"\b(?:next|upcoming|coming|forthcoming) $")


class Event(NamedTuple):
    """One named event; `first` and `last` are numbers of days, `last` is None while it goes on."""

    name: str
    first: int
    last: int | None
    kind: str
    line: int


class Named(NamedTuple):
    """A place `low[start:end]` where events are named; more than one when the name is shared."""

    start: int
    end: int
    events: tuple[Event, ...]


def event(row: Row) -> Event:
    """The event of one line of the table."""
    first = days.parse_iso(row["from"])
    last = days.parse_iso(row["to"]) if row["to"] else None
    return Event(row["name"], first, last, row["kind"], row.line)


@lru_cache(1)
def names() -> dict[str, tuple[Event, ...]]:
    """name as it is spelt → the events that bear it, in order of time."""
    known: dict[str, list[Event]] = {}
    for row in read_table(FILE, COLUMNS):
        for name in dict.fromkeys((row["name"], *filter(None, row["aliases"].split("|")))):
            known.setdefault(even(name), []).append(event(row))
    return {name: tuple(sorted(events, key=lambda e: e.first)) for name, events in known.items()}


@lru_cache(1)
def pattern() -> re.Pattern:
    """A name at the place where its first word stands."""
    return re.compile(f"(?:{factored(names())})(?![A-Za-z0-9_]| [Oo]rgani[sz]ation| Press)")


@lru_cache(1)
def _first_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that names begin with, in lower case, and those of them that names in small letters begin with."""
    first = {name: parts(name)[0] for name in names()}
    return frozenset(first.values()), frozenset(word for name, word in first.items() if name[0].islower())


MAY_NAME = token_class(lambda word, parts: parts[0] in _first_words()[word[0].islower()])


def find_events(text: str, low: str, tokens: Tokens) -> list[Named]:
    """Every place where a named event stands in a text that `even` has gone over; `low` is the same in lower case."""
    match, found, done = pattern().match, [], 0
    for i in tokens.places(MAY_NAME):
        at = tokens.starts[i]
        if at >= done and (hit := match(text, at)) and _begins(text, at):
            done = hit.end()
            found.append(Named(at, done, names()[single_blanks(hit[0])]))
    return found


def _begins(text: str, at: int) -> bool:
    """Whether a name may begin here: one without a capital needs more than the edge of a word before it."""
    if text[at].islower():
        return text[at - 1:at] in BEFORE_SMALL
    return text[at - 1:at] not in ("-", "/")


def meant(named: Named, low: str, window: tuple[int, int] | None, others: set[str]) -> Event | None:
    """The one event that a name means: by a year beside it, by what else is named, or by the day of writing.

    `window` holds the first and last day on which the document may have been written, None when that is open;
    `others` are the names of the events that the document names without doubt.
    """
    if len(named.events) == 1:
        return named.events[0]
    before = low[max(0, named.start - 24):named.start]
    year = YEAR_BEFORE.search(before) or YEAR_AFTER.match(low, named.end, named.end + 12)
    if year:
        return next((e for e in named.events if days.day(e.first)[0] == int(year[1])), None)
    if shared := [e for e in named.events if e.name in others]:
        return shared[-1] if len(shared) == 1 else None
    return _by_day(named.events, before, window) if window else None


def _by_day(events: tuple[Event, ...], before: str, window: tuple[int, int]) -> Event | None:
    choices = {_nearest(events, before, day) for day in window}
    return choices.pop() if len(choices) == 1 else None


def _nearest(events: tuple[Event, ...], before: str, day: int) -> Event | None:
    if LATEST.search(before):
        events = tuple(e for e in events if e.first <= day)
    elif COMING.search(before):
        events = tuple(e for e in events if e.first > day)
    return min(events, key=lambda e: abs(e.first - day), default=None)
