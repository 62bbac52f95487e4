"""Actors that may have been recognised wrongly, each with the correction that would mend it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from analysis.ask.misread import misread
from analysis.ask.spans import times_found
from analysis.lexicons import read_table
from analysis.store.remembered import once
from analysis.store.tables import Analysis
from analysis.text.matcher import folded

COLUMNS = ("suspicion", "actor_id", "other_id", "what", "to", "n_mentions")
MERGES = ("surname", "part of a name", "one letter apart", "abbreviation", "short name", "initials")
"""Suspicions that two actors are one, the surest first."""
BODIES = frozenset({"organization", "alliance", "outlet"})
FEW = 6
"""Letters below which names one letter apart are different names."""
MANY = 12
"""Bearers of a surname above which it tells nothing."""


class Named(NamedTuple):
    """An actor as its name is compared."""

    actor_id: str
    words: tuple[str, ...]   # of the name, in small letters without accents and marks
    name: str
    kind: str
    known: bool              # from a lexicon or the user's file
    n: int                   # mentions


@once
def suspects(result: Analysis) -> pd.DataFrame:
    """One row per suspicion, those that would change most first, then those about who is named most; see COLUMNS.

    `suspicion` says of what kind it is; `what`, `actor_id` and `to` are a correction as in `corrections.csv`, where
    `other_id` is the actor that a merged one would be, else "". `n_mentions` would change their actor, its kind, or go.
    An actor is suspected of being one other actor, the likeliest, and of one other fault.
    """
    actors = _named(result)
    named = {actor.actor_id: actor.n for actor in actors}
    rows = [*_merges(actors), *misread(result, named)]
    rows.sort(key=lambda row: (-row[-1], row[3] != "merge", -named.get(row[2], 0), row[:5]))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"n_mentions": "int64"})


def _named(result: Analysis) -> list[Named]:
    counted = times_found(result.mentions["actor_id"]).to_dict()
    table = result.actors
    return [Named(actor_id, tuple(_words(name)), name, kind, origin != "discovered", counted[actor_id])
            for actor_id, name, kind, origin in zip(table["actor_id"], table["name"], table["kind"].astype("str"),
                                                    table["origin"].astype("str"), strict=True)
            if actor_id in counted]


def _words(name: str) -> list[str]:
    plain = folded(name).lower().replace("'", "").replace("’", "").replace(".", "")
    return plain.replace("-", " ").split()


def _merges(actors: list[Named]) -> Iterator[tuple]:
    """The likeliest other actor of every actor that may be a second one of it."""
    best: dict[str, tuple] = {}
    given = {row["name"].lower() for row in read_table("given_names.csv", ("name", "source"))}
    for suspicion, a, b in (*_people(actors), *_bodies(actors), *_letters(actors, given)):
        less, more = _order(a, b, given)
        rank = (MERGES.index(suspicion), -more.n, more.actor_id)
        if less.actor_id not in best or rank < best[less.actor_id][0]:
            best[less.actor_id] = rank, (suspicion, less.actor_id, more.actor_id, "merge", more.actor_id, less.n)
    taken = {(row[1], row[2]) for _, row in best.values()}
    return (row for _, row in best.values() if (row[2], row[1]) not in taken or row[1] < row[2])


def _order(a: Named, b: Named, given: set[str]) -> tuple[Named, Named]:
    """(the one that would be merged away, the other): the known one stays, else the full name, else the more named."""
    def rank(actor: Named, other: Named) -> tuple:
        full = len(actor.words) > len(other.words) and (actor.words[0] in given or len(other.words) == 1)
        return actor.known, full, actor.n, len(actor.words), actor.actor_id
    return (a, b) if rank(b, a) > rank(a, b) else (b, a)


def _people(actors: list[Named]) -> Iterator[tuple[str, Named, Named]]:
    """A surname alone, a part of a name (Kilroy-Silk), and full names with the same initial and surname."""
    bearers: dict[str, list[Named]] = defaultdict(list)
    for actor in actors:
        if actor.kind == "person" and len(actor.words) > 1:
            bearers[actor.words[-1]].append(actor)
    for actor in actors:
        same = [other for other in bearers.get(actor.words[-1], ()) if actor.words and other != actor]
        if not same or len(same) > MANY or (actor.known and actor.kind != "person"):
            continue
        if len(actor.words) == 1:
            yield "surname", actor, max(same, key=lambda other: (other.n, other.actor_id))
            continue
        for other in same:
            if len(actor.words) < len(other.words) and other.words[-len(actor.words):] == actor.words:
                yield "part of a name", actor, other
            elif actor.kind == "person" and actor.actor_id < other.actor_id and _may_be_called(actor, other):
                yield "initials", actor, other


def _may_be_called(one: Named, two: Named) -> bool:
    """Whether two full names of one surname have given names that may be the same: J. and John, Chris, Christopher."""
    first, second = sorted((one.words[0], two.words[0]), key=len)
    if first != second:
        return second.startswith(first) and (len(first) == 1 or len(first) > 2)
    middle = one.words[1:-1], two.words[1:-1]
    return not all(middle) or middle[0][0][0] == middle[1][0][0]


def _bodies(actors: list[Named]) -> Iterator[tuple[str, Named, Named]]:
    """An abbreviation and the long name, a name and the same one with more words after it."""
    bodies = [actor for actor in actors if actor.kind in BODIES and actor.words]
    long: dict[str, list[Named]] = defaultdict(list)
    begins: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    for actor in bodies:
        for initials in {_initials(actor, small) for small in (True, False)}:
            if len(initials) > 1:
                long[initials].append(actor)
        for length in range(1, len(actor.words)):
            begins[actor.words[:length]].append(actor)
    for actor in actors:
        if actor.kind in ("country", "person") and actor.known:
            continue
        letters = actor.name.replace(".", "")
        if letters.isupper() and (2 < len(letters) < 8 or (len(letters) == 2 and actor.n > 2)):
            yield from (("abbreviation", actor, other) for other in long.get(letters.lower(), ()) if other != actor)
        following = begins.get(actor.words, [])
        if len(following) == 1 and len("".join(actor.words)) > 2 and actor.kind in BODIES:
            yield "short name", actor, following[0]


SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "du", "to", "&"})


def _initials(actor: Named, small: bool) -> str:
    """The first letters of a name of several words, none of them an abbreviation: `BT` is not short for `BBC Two`."""
    short = any(len(word) > 1 and word.isupper() for word in actor.name.replace(".", "").split())
    if short or len(actor.words) < 2:
        return ""
    return "".join(word[0] for word in actor.words if small or word not in SMALL)


def _letters(actors: list[Named], given: set[str]) -> Iterator[tuple[str, Named, Named]]:
    """Names of which one is the other with a letter more, less, another one, or two in another order."""
    near: dict[str, list[Named]] = defaultdict(list)
    for actor in actors:
        name = "".join(actor.words)
        if len(name) >= FEW:
            for key in {name, *(name[:i] + name[i + 1:] for i in range(len(name)))}:
                near[key].append(actor)
    seen = set()
    for together in near.values():
        for a, b in combinations(together[:MANY], 2):
            pair = frozenset((a.actor_id, b.actor_id))
            if pair not in seen and a != b and _is_slip(a, b, given):
                seen.add(pair)
                yield "one letter apart", a, b


def _is_slip(a: Named, b: Named, given: set[str]) -> bool:
    """Whether two names one letter apart may be one: no numbers, no two given names, no country and its like."""
    one, two = "".join(a.words), "".join(b.words)
    if abs(len(one) - len(two)) > 1 or (a.known and b.known) or any(map(str.isdigit, one + two)):
        return False
    if len(one) == len(two) and sum(x != y for x, y in zip(one, two, strict=True)) > 2:
        return False
    if a.words[-1] != b.words[-1] or len(a.words) != len(b.words):
        return True
    return not (a.words[0] in given and b.words[0] in given)
