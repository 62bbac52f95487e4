"""The themes found, as tables."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.gather.themes.assignment import REST, Assigned
from analysis.gather.themes.broad import Broad
from analysis.gather.themes.continuity import NOWHERE, Draft, Identity, aligned, gone, identities, passage_hashes
from analysis.gather.themes.result import Themes, table, weakness
from analysis.gather.themes.sentence import short
from analysis.gather.themes.subjects import DOCUMENTS
from analysis.gather.themes.units import Units


class Theme(NamedTuple):
    """A theme before it has an id: its place, how often it was found again, its terms and its name."""

    parent: int         # the broad theme it is part of, -1 where it is one
    part: int           # its number among the parts of that
    held: int
    times: int
    terms: list[tuple[str, float]]
    name: str           # "" where no phrase would do
    units: list[int]    # of the sample, those that carry it best
    sentence: str       # the one that tells it best


def tables(passages: pd.DataFrame, units: Units, themes: list[Theme], whole: Assigned, broad: Broad,
           positions: tuple[np.ndarray, np.ndarray], previous: Themes | None) -> Themes:
    """The themes with the ids and names of those of a previous analysis that they continue.

    `positions`: the units on the map, and where they stand.
    """
    unit, of_broad = np.nonzero(whole.carried)
    theme, weight = _theme_of(themes, whole, unit, of_broad), whole.shares[unit, of_broad]
    passage, row = _spread(units, unit)
    rows = pd.DataFrame({"doc_id": passages["doc_id"].to_numpy()[passage],
                         "passage_id": passages["passage_id"].to_numpy()[passage],
                         "theme": theme[row], "broad": of_broad[row], "weight": weight[row].astype(float)})
    # without themes before these to compare them with nobody asks where they are first
    drafts = _drafts(themes, [NOWHERE] * len(themes) if previous is None else _first_in(rows, themes))
    levels = np.array([own.parent != REST for own in themes], dtype=int)
    found = identities(drafts, previous, levels.tolist())
    ids = np.array([identity.theme_id for identity in found], dtype=object)
    return Themes(
        themes=_themes(found, drafts, themes, rows, units, previous),
        theme_terms=table("theme_terms", [(identity.theme_id, *term) for identity, own
                                          in zip(found, themes, strict=True) for term in own.terms]),
        passage_themes=pd.DataFrame({
            "doc_id": rows["doc_id"], "passage_id": rows["passage_id"],
            "theme_id": pd.Categorical.from_codes(rows["theme"].to_numpy(), ids), "weight": rows["weight"]}),
        positions=aligned(_positions(passages, units, positions), previous),
        curve=table("curve", broad.curve).astype({"chosen": bool}),
    )


def _theme_of(themes: list[Theme], whole: Assigned, unit: np.ndarray, of_broad: np.ndarray) -> np.ndarray:
    """For each unit and broad theme it carries the finest theme: a part, or where it is in none the broad one."""
    most = max((own.part for own in themes), default=REST) + 1
    number = np.tile(np.arange(whole.shares.shape[1])[:, None], (1, most + 1))
    for place, own in enumerate(themes):
        if own.parent != REST:
            number[own.parent, own.part] = place
    return number[of_broad, whole.parts[unit, of_broad]]     # REST is the last column, which no part has


def _spread(units: Units, unit: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """From rows of units to rows of passages: the passage of each, and the row it comes from."""
    first = np.searchsorted(units.of, unit)
    length = np.searchsorted(units.of, unit, side="right") - first
    row = np.repeat(np.arange(len(unit)), length)
    inside = np.arange(len(row)) - np.repeat(np.cumsum(length) - length, length)
    return first[row] + inside, row


def _positions(passages: pd.DataFrame, units: Units, positions: tuple[np.ndarray, np.ndarray]) -> pd.DataFrame:
    passage, row = _spread(units, positions[0])
    rows = passages.iloc[passage][["doc_id", "passage_id"]].reset_index(drop=True)
    return rows.assign(x=positions[1][row, 0], y=positions[1][row, 1])


def _drafts(themes: list[Theme], passages: list[np.ndarray]) -> list[Draft]:
    return [Draft(own.name or short(own.sentence) or ", ".join(term for term, _ in own.terms[:2]),
                  [term for term, _ in own.terms], carried) for own, carried in zip(themes, passages, strict=True)]


def _first_in(rows: pd.DataFrame, themes: list[Theme]) -> list[np.ndarray]:
    """Of each theme the passages in which it is the first of its level."""
    first = rows.sort_values("weight", ascending=False, kind="stable").drop_duplicates(["doc_id", "passage_id"])
    keys, finest, broad = passage_hashes(first), first["theme"].to_numpy(), first["broad"].to_numpy()
    return [keys[(finest if own.parent != REST else broad) == number] for number, own in enumerate(themes)]


def _themes(found: list[Identity], drafts: list[Draft], themes: list[Theme],
            rows: pd.DataFrame, units: Units, previous: Themes | None) -> pd.DataFrame:
    finest, broad = (np.bincount(rows[level], minlength=len(themes)) for level in ("theme", "broad"))
    few = len(units.document) <= DOCUMENTS
    made = []
    for number, (identity, draft, own) in enumerate(zip(found, drafts, themes, strict=True)):
        top = own.parent == REST
        n_passages = int((broad if top else finest)[number])
        made.append((identity.theme_id, identity.label, draft.terms, own.held / own.times, own.times, n_passages,
                     identity.status, weakness(own.held, own.times, n_passages, few), "" if top else
                     found[own.parent].theme_id, own.sentence, units.kind))
    made += [(theme_id, draft.label, draft.terms, 0.0, max(own.times for own in themes), 0, "gone", "no longer found",
              "", "", units.kind) for theme_id, draft in gone(found, previous)]
    return table("themes", made)
