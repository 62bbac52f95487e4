"""Actors, themes and documents by what a reader types: any part of any name under which they stand in the texts."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.ask.spans import quoted, times_found
from analysis.ask.theme_levels import theme_sizes
from analysis.errors import InputError
from analysis.store.remembered import once
from analysis.store.tables import Analysis
from analysis.text.searching import spelled


class Matches(NamedTuple):
    """The ids that a typed text may mean, the likeliest first; the first `n_exact` are called just that."""

    ids: tuple[str, ...]
    n_exact: int

    @property
    def certain(self) -> str:
        """The one id that is meant: the only one, or the only one that is called just so. Empty where there is none."""
        return self.ids[0] if len(self.ids) == 1 or self.n_exact == 1 else ""


def look_up(result: Analysis, subject: str, typed: str) -> Matches:
    """What of a `subject` (actor, theme, document) is called `typed`, or has it in one of its names.

    Blind to case, accents, apostrophes, dots and hyphens. First what is called just so, then where a word begins
    with it, then where it stands inside a word; among these what is found most often in the texts first.
    """
    key = spelled(typed)
    if not key:
        return Matches((), 0)
    found: tuple[list[str], ...] = ([], [], [])
    for value, names in _spellings(result, subject).items():
        if key in names:
            found[0 if f"\n {key}\n" in names else 1 if f" {key}" in names else 2].append(value)
    exact = 0 if subject == "actor" and _is_shared(result, key, found) else len(found[0])
    return Matches((*found[0], *found[1], *found[2]), exact)


def _is_shared(result: Analysis, key: str, found: tuple[list[str], ...]) -> bool:
    """Whether what is typed is one word of the names of several people: there are other Blairs than the one."""
    if " " in key or len(found[0]) != 1:
        return False
    people = set(result.actors.loc[result.actors["kind"].astype("str") == "person", "actor_id"])
    whole = _spellings(result, "actor")
    others = [value for value in found[1] if value in people and any(
        key in name.split() for name in whole[value].split("\n"))]
    return found[0][0] in people and bool(others)


@once
def by_frequency(result: Analysis, subject: str) -> tuple[str, ...]:
    """The ids of a subject, those found most often in the texts first; documents in their order."""
    ids, column, rows, _ = _subject(result, subject)
    if subject == "document":
        return tuple(ids)
    counted = theme_sizes(result) if subject == "theme" else times_found(rows[column])
    return tuple(ids.iloc[np.argsort(-ids.map(counted).fillna(0).to_numpy(), kind="stable")].tolist())


@once
def _spellings(result: Analysis, subject: str) -> dict[str, str]:
    """{id: its names as they are compared, each on a line of its own after a blank}, most frequent first."""
    *_, named = _subject(result, subject)
    names: dict[str, dict[str, None]] = {value: {} for value in by_frequency(result, subject)}
    spell = cache(spelled)   # most names are told more than once: of a table, and as they stand in the texts
    for value, name in named(result):
        names[value][spell(name)] = None
    return {value: "".join(f"\n {name}" for name in found) + "\n" for value, found in names.items()}


def _actor_names(result: Analysis) -> Iterable[tuple[str, str]]:
    """(actor_id, a name or a surface of it), each pair once."""
    ids = result.actors["actor_id"].tolist()
    yield from zip(ids, result.actors["name"].tolist(), strict=True)
    known = set(ids)
    mentioned = result.mentions["actor_id"].tolist()
    surfaces = dict.fromkeys(zip(mentioned, quoted(result, result.mentions), strict=True))
    yield from (pair for pair in surfaces if pair[0] in known)


def _theme_names(result: Analysis) -> Iterable[tuple[str, str]]:
    themes = result.themes
    yield from zip(themes["theme_id"], themes["label"], strict=True)
    yield from ((theme, term) for theme, found in zip(themes["theme_id"], themes["terms"], strict=True)
                for term in found)


def _document_names(result: Analysis) -> Iterable[tuple[str, str]]:
    documents = result.documents
    ids = documents["doc_id"].astype("str")
    for column in ("title", "source", "author"):
        yield from zip(ids, documents[column], strict=True)
    yield from zip(ids, ids, strict=True)


Named = Callable[[Analysis], Iterable[tuple[str, str]]]
SUBJECTS: Mapping[str, tuple[str, str, str, Named]] = MappingProxyType({
    "actor": ("actors", "actor_id", "mentions", _actor_names),
    "theme": ("themes", "theme_id", "passage_themes", _theme_names),
    "document": ("documents", "doc_id", "sentences", _document_names),
})
"""What can be looked up: its table, its id, the table that is counted for it, and (id, name) of all its names."""


def _subject(result: Analysis, subject: str) -> tuple[pd.Series, str, pd.DataFrame, Named]:
    if subject not in SUBJECTS:
        raise InputError(f"look_up: subject {subject!r} is unknown; it is one of {', '.join(SUBJECTS)}")
    table, column, counted, named = SUBJECTS[subject]
    return getattr(result, table)[column].astype("str"), column, getattr(result, counted), named
