"""Whose words a text is, where its first lines name him: the person interviewed, and who gives the speech."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from analysis.lexicons import read_rules

SMALL = r"(?: (?:de|del|della|di|da|du|van|von|der|den|al|bin|la|le))*"
NAME = rf"[A-Z][\w.’'-]*(?:{SMALL} [A-Z][\w.’'-]*){{1,4}}"
HEAD = 600
"""Characters at the beginning of a text in which he is named."""
FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b")
LEAST = 3
"""Words of the first person from which on a text under such a line is a speech and no report of one."""
BYLINE = re.compile(r"\bby\s+$", re.IGNORECASE)


class Holder(NamedTuple):
    """Whose words a text is: the actor's key ("" for nobody known), and where he is named."""

    start: int
    end: int
    key: str


def interviewed(text: str, first: int, entities: Sequence) -> Holder | None:
    """Whom the lines before the first turn, at `first`, name as the person interviewed; None where that is open."""
    if holder := _held(text[:min(first, HEAD)], "interview", entities):
        return holder
    named = list(_named(text[:min(first, HEAD)], entities))
    return named[0] if len({holder.key for holder in named}) == 1 else None


def speech_of(text: str, entities: Sequence = ()) -> Holder | None:
    """Who gives the speech that the first lines of a text announce; None if it is no speech."""
    holder = _held(text[:HEAD], "speech", entities)
    return holder if holder and len(FIRST_PERSON.findall(text, holder.end)) >= LEAST else None


def _held(head: str, of: str, entities: Sequence) -> Holder | None:
    """Who is named by a rule, the surest first."""
    for pattern in _patterns(of):
        if found := pattern.search(head):
            return _known(head, *found.span("who"), entities)
    return None


def _known(head: str, start: int, end: int, entities: Sequence) -> Holder:
    """The holder with the actor of that name, or the only person of that family name."""
    inside = next(_named(head[:end], entities, start), None)
    if inside:
        return inside
    family = head[start:end].split()[-1].casefold()
    alike = [item.key for item in entities if item.kind == "person" and item.name.split()[-1].casefold() == family]
    return Holder(start, end, alike[0] if len(set(alike)) == 1 else "")


def _named(head: str, entities: Iterable, first: int = 0) -> Iterator[Holder]:
    """The people named in full from `first` on, in any case of letters, but in no byline."""
    for item in entities:
        if item.kind == "person" and " " in item.name:
            for found in re.finditer(rf"\b{re.escape(item.name)}\b", head[first:], re.IGNORECASE):
                if not BYLINE.search(head[:first + found.start()]):
                    yield Holder(first + found.start(), first + found.end(), item.key)


@cache
def _patterns(of: str) -> list[re.Pattern[str]]:
    rules = (rule for rule in read_rules("openings.toml") if rule.fields["of"] == of)
    return [re.compile(rule.fields["pattern"].replace("NAME", NAME)) for rule in rules]
