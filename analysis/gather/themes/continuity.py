"""The same theme tomorrow: themes matched to those of a previous analysis keep their ids and names."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.gather.themes.result import Themes
from analysis.text.matcher import folded

ALIKE = 0.3             # likeness from which a theme is the same one
PASSAGES, WORDS = 0.7, 0.3  # what passages and terms in common count for it
CHANGED = 1.1           # growth from which a theme has grown, or shrunk by its inverse


class Draft(NamedTuple):
    """A theme before it has an id: its label, terms, and the passages (doc_id, passage_id) it is first in."""

    label: str
    terms: list[str]
    passages: frozenset[tuple[str, int]]


class Identity(NamedTuple):
    """The id, label and status of a theme."""

    theme_id: str
    label: str
    status: str


def identities(drafts: list[Draft], previous: Themes | None, levels: list[int]) -> list[Identity]:
    """For each draft the id, label and status: those of the previous theme of its level (0: broad) that it continues,
    or new ones."""
    before: dict[str, Draft] = {}
    level_of: dict[str, int] = {}
    if previous is not None:
        before = _drafts(previous)
        level_of = dict(zip(previous.themes["theme_id"], previous.themes["parent"] != "", strict=True))
    continued: dict[int, str] = {}
    for level in (0, 1):
        own = [number for number, of in enumerate(levels) if of == level]
        there = {theme_id: draft for theme_id, draft in before.items() if level_of[theme_id] == level}
        matched = _matched([drafts[number] for number in own], there)
        continued |= {own[number]: theme_id for number, theme_id in matched.items()}
    taken = set(before)
    found = []
    for number, draft in enumerate(drafts):
        if theme_id := continued.get(number):
            found.append(Identity(theme_id, before[theme_id].label, _status(draft, before[theme_id])))
        else:
            theme_id = slug(draft.label, taken)
            taken.add(theme_id)
            found.append(Identity(theme_id, draft.label, "new"))
    return found


def gone(found: list[Identity], previous: Themes | None) -> list[tuple[str, Draft]]:
    """The previous themes that none of the present ones continues."""
    if previous is None:
        return []
    present = {identity.theme_id for identity in found}
    return [(theme_id, draft) for theme_id, draft in _drafts(previous).items() if theme_id not in present]


def slug(label: str, taken: set[str]) -> str:
    """A readable id that is not taken."""
    plain = re.sub(r"[\W_]+", "-", folded(label).casefold()).strip("-") or "theme"
    number = 1
    while (name := plain if number == 1 else f"{plain}-{number}") in taken:
        number += 1
    return name


def _drafts(previous: Themes) -> dict[str, Draft]:
    living = previous.themes[previous.themes["status"] != "gone"]
    parents = {row.theme_id: row.parent for row in living.itertuples() if row.parent}
    rows = previous.passage_themes.astype({"doc_id": str, "theme_id": str})
    first = rows.sort_values("weight", ascending=False, kind="stable").drop_duplicates(["doc_id", "passage_id"])
    broad = first.assign(theme_id=first["theme_id"].map(lambda theme_id: parents.get(theme_id, theme_id)))
    fine = first[first["theme_id"].isin(list(parents))]
    carried = {theme_id: frozenset(zip(own["doc_id"], own["passage_id"], strict=True))
               for level in (broad, fine) for theme_id, own in level.groupby("theme_id")}
    return {row.theme_id: Draft(row.label, list(row.terms), carried.get(row.theme_id, frozenset()))
            for row in living.itertuples()}


def _matched(drafts: list[Draft], before: dict[str, Draft]) -> dict[int, str]:
    """Draft number → id of the previous theme that it continues, the best pairs over all."""
    if not drafts or not before:
        return {}
    from scipy.optimize import linear_sum_assignment

    ids = list(before)
    known = frozenset().union(*(draft.passages for draft in before.values()))
    there = [draft._replace(passages=draft.passages & known) for draft in drafts]
    alike = np.array([[likeness(draft, before[theme_id]) for theme_id in ids] for draft in there])
    pairs = zip(*linear_sum_assignment(-alike), strict=True)
    return {int(row): ids[column] for row, column in pairs if alike[row, column] >= ALIKE}


def likeness(draft: Draft, other: Draft) -> float:
    """Jaccard index of the passages (of the draft those that were there before) and of the terms, in proportion."""
    words = _jaccard(frozenset(draft.terms), frozenset(other.terms))
    return PASSAGES * _jaccard(draft.passages, other.passages) + WORDS * words if draft.passages else words


def _jaccard(one: frozenset, other: frozenset) -> float:
    both = len(one & other)
    return both / max(len(one) + len(other) - both, 1)


def _status(draft: Draft, other: Draft) -> str:
    growth = (len(draft.passages) + 1e-9) / (len(other.passages) + 1e-9)
    return "grown" if growth > CHANGED else "shrunk" if growth < 1 / CHANGED else "kept"


def aligned(positions: pd.DataFrame, previous: Themes | None) -> pd.DataFrame:
    """Positions turned (and mirrored) so that passages stand where they stood before (Procrustes)."""
    if previous is None or not len(previous.positions):
        return positions
    before = previous.positions.astype({"doc_id": str})
    both = positions.merge(before, on=["doc_id", "passage_id"], suffixes=("", "_before"))
    if len(both) < 3:
        return positions
    now, then = both[["x", "y"]].to_numpy(), both[["x_before", "y_before"]].to_numpy()
    left, _, right = np.linalg.svd((now - now.mean(axis=0)).T @ (then - then.mean(axis=0)))
    turned = (positions[["x", "y"]].to_numpy() - now.mean(axis=0)) @ left @ right + then.mean(axis=0)
    return positions.assign(x=turned[:, 0], y=turned[:, 1])
