"""Themes on two levels: which passages carry a broad theme, and which of its finer ones.

`passage_themes` names the finest theme; the broad one follows from `themes.parent`. So a passage counts once for a
broad theme, whichever of its parts it is in.
"""

from collections.abc import Iterable

import pandas as pd

from analysis.gather.themes import broad_of as broad_of
from analysis.gather.themes import document_themes
from analysis.store.remembered import once
from analysis.store.tables import Analysis

ROWS = ["doc_id", "passage_id", "theme_id", "weight"]
QUOTED = "“"
"""Opens the label of a theme that no name fits and that is told by its best sentence."""
WORDS = 3
"""Terms that stand for such a theme where a sentence is too long."""


@once
def broad_themes(result: Analysis) -> pd.DataFrame:
    """One row per passage and broad theme it carries."""
    return _once_each(_named(result, result.passage_themes["theme_id"].map(broad_of(result.themes)).astype("str")))


def parts_of(result: Analysis, theme: str) -> pd.DataFrame:
    """One row per passage that carries the broad theme, and its finer theme; the broad one where it is in none."""
    rows = carrying(result, [theme])
    return _once_each(rows[ROWS].astype({"theme_id": "str"}))


def all_levels(result: Analysis) -> pd.DataFrame:
    """One row per passage and theme it carries on either level."""
    broad, rows = broad_of(result.themes), result.passage_themes[ROWS]
    finer = rows[rows["theme_id"].isin([theme for theme in broad if broad[theme] != theme])]
    return pd.concat([broad_themes(result), _once_each(finer.astype({"theme_id": "str"}))], ignore_index=True)


@once
def theme_sizes(result: Analysis) -> pd.Series:
    """How many passages carry each theme on either level, the largest first."""
    return all_levels(result)["theme_id"].value_counts()


def carrying(result: Analysis, themes: Iterable[str]) -> pd.DataFrame:
    """The rows of `passage_themes` of the passages that carry one of the themes, on whichever level these are."""
    wanted, broad = set(themes), broad_of(result.themes)
    chosen = [theme for theme in broad if theme in wanted or broad[theme] in wanted]
    return result.passage_themes[result.passage_themes["theme_id"].isin(chosen)]


@once
def themes_of_documents(result: Analysis) -> pd.DataFrame:
    """One row per document that carries a theme: its heaviest broad theme with its `share` of all weights, the
    heaviest finer one in that (`finer_id`) and the next broad one (`next_id`); "" for none."""
    broad = document_themes(broad_themes(result))
    second = broad[broad.groupby("doc_id", observed=True).cumcount() == 1].set_index("doc_id")["theme_id"]
    first = broad.drop_duplicates("doc_id")[["doc_id", "theme_id", "share"]]
    fine = document_themes(result.passage_themes.astype({"theme_id": "str"}))
    parents = broad_of(result.themes)
    fine = fine.assign(broad=fine["theme_id"].map(parents))
    fine = fine[fine["theme_id"] != fine["broad"]]
    fine = fine.drop_duplicates(["doc_id", "broad"]).rename(columns={"theme_id": "finer_id", "broad": "theme_id"})
    found = first.merge(fine[["doc_id", "theme_id", "finer_id"]], on=["doc_id", "theme_id"], how="left")
    found = found.assign(finer_id=_or_none(found["finer_id"]), next_id=_or_none(found["doc_id"].map(second)))
    return found.sort_values("doc_id", ignore_index=True).astype({"doc_id": "str"})


def _or_none(ids: pd.Series) -> list[str]:
    """Ids as text, "" where there is none; where none has one, the column has no type of its own."""
    return ["" if pd.isna(value) else str(value) for value in ids]


def short_labels(result: Analysis) -> dict[str, str]:
    """{theme: its name, or a few of its terms where it is told by a sentence}: for lists, where a sentence would drown
    what stands beside it."""
    themes = result.themes
    return {theme: " · ".join(terms[:WORDS]) if label.startswith(QUOTED) and len(terms) else label
            for theme, label, terms in zip(themes["theme_id"], themes["label"], themes["terms"], strict=True)}


def is_divided(result: Analysis, theme: str) -> bool:
    """Whether the theme is a broad one with finer ones in it."""
    return bool((result.themes["parent"] == theme).any())


def _named(result: Analysis, theme_ids: pd.Series) -> pd.DataFrame:
    return result.passage_themes.assign(theme_id=theme_ids)[ROWS]


def _once_each(rows: pd.DataFrame) -> pd.DataFrame:
    """Each passage and theme once: after a correction two parts of a broad theme can be in one passage."""
    return rows.drop_duplicates(["doc_id", "passage_id", "theme_id"])
