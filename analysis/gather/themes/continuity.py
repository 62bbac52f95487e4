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
NOWHERE = np.empty(0, np.uint64)


class Draft(NamedTuple):
    """A theme before it has an id: its label, terms, and the passages it is first in as `passage_hashes`, each once."""

    label: str
    terms: list[str]
    passages: np.ndarray


class Identity(NamedTuple):
    """The id, label and status of a theme."""

    theme_id: str
    label: str
    status: str


def passage_hashes(rows: pd.DataFrame) -> np.ndarray:
    """A number of 64 bits for each passage (doc_id as text, passage_id), the same in every analysis."""
    return pd.util.hash_pandas_object(rows[["doc_id", "passage_id"]].astype({"passage_id": "int64"}),
                                      index=False).to_numpy()


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
    carried = {theme_id: passage_hashes(own) for level in (broad, fine) for theme_id, own in level.groupby("theme_id")}
    return {row.theme_id: Draft(row.label, list(row.terms), carried.get(row.theme_id, NOWHERE))
            for row in living.itertuples()}


def _matched(drafts: list[Draft], before: dict[str, Draft]) -> dict[int, str]:
    """Draft number → id of the previous theme that it continues, the best pairs over all."""
    if not drafts or not before:
        return {}
    from scipy.optimize import linear_sum_assignment

    alike = _likeness(drafts, list(before.values()))
    pairs = zip(*linear_sum_assignment(-alike), strict=True)
    return {int(row): list(before)[column] for row, column in pairs if alike[row, column] >= ALIKE}


def _likeness(drafts: list[Draft], before: list[Draft]) -> np.ndarray:
    """Draft × previous theme (of one level, so that a passage is first in one of them only): the Jaccard index of the
    passages (of the draft those that were there before) and of the terms, in proportion."""
    known = np.concatenate([theme.passages for theme in before])
    order = np.argsort(known, kind="stable")
    theme_of = np.repeat(np.arange(len(before)), [len(theme.passages) for theme in before])[order]
    known = known[order]
    alike = np.empty((len(drafts), len(before)))
    for row, draft in enumerate(drafts):
        first, last = (np.searchsorted(known, draft.passages, side=side) for side in ("left", "right"))
        both = np.bincount(theme_of[first[last > first]], minlength=len(before))
        words = np.array([_jaccard(frozenset(draft.terms), frozenset(theme.terms)) for theme in before])
        sizes = both.sum() + np.array([len(theme.passages) for theme in before]) - both
        alike[row] = PASSAGES * both / np.maximum(sizes, 1) + WORDS * words if both.any() else words
    return alike


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
