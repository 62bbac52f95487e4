"""What `find_themes` gives back."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "themes": ("theme_id", "label", "terms", "stability", "n_resamples", "n_passages", "status", "weakness",
               "parent", "sentence", "unit"),
    "theme_terms": ("theme_id", "term", "weight"),
    "passage_themes": ("doc_id", "passage_id", "theme_id", "weight"),
    "positions": ("doc_id", "passage_id", "x", "y"),
    "curve": ("n_themes", "stability", "chosen"),
}
STABLE, ENOUGH = 0.6, 3     # share of resamples and number of passages below which a theme is weak


@dataclass(frozen=True)
class Themes:
    """The themes of a collection as tables.

    `themes`: a row per theme; `parent` is the broad theme that a finer one is part of, "" for a broad one; `terms` is
    a list, best first; `stability` is the share of the `n_resamples` resamples of the passages (of the words, where
    there are few documents) in which the theme was found again; `n_passages` of a broad theme are those of its parts,
    too; `sentence` tells it best; `unit` is what was sorted, "passages" or whole "documents"; `status` against a
    previous analysis is new, kept, grown, shrunk or gone (a theme that is gone has no passages); `weakness` says why
    not to build on it, or is "".
    `theme_terms`: a row per theme and term, weights up to 1. `passage_themes`: a row per passage and broad
    theme it carries (at most three, weights up to 1 that add up to at most 1), named by the finest theme the passage
    is in: `broad_of` leads from there to the broad one; a passage that fits nothing has none.
    A document's themes are the sums of the weights of its passages: see `document_themes`.
    `positions`: a row per passage on the map. `curve`: a row per number of themes that was tried, where the
    number was chosen by stability.
    """

    themes: pd.DataFrame
    theme_terms: pd.DataFrame
    passage_themes: pd.DataFrame
    positions: pd.DataFrame
    curve: pd.DataFrame


def nothing() -> Themes:
    """No themes: of an empty folder, or of texts without a word that counts."""
    return Themes(**{name: pd.DataFrame(columns=list(columns)) for name, columns in COLUMNS.items()})


def table(name: str, rows: list[tuple]) -> pd.DataFrame:
    """The rows as table `name`."""
    return pd.DataFrame.from_records(rows, columns=list(COLUMNS[name]))


def weakness(held: int, resamples: int, n_passages: int, few: bool = False) -> str:
    """Why a theme is weak, "" where it is not; in a collection of `few` documents one can be what one is about."""
    if n_passages < ENOUGH and not few:
        return f"carried by {n_passages} {'passage' if n_passages == 1 else 'passages'} only"
    if held < STABLE * resamples:
        return f"found again in {held} of {resamples} resamples only"
    return ""


def broad_of(themes: pd.DataFrame) -> dict[str, str]:
    """{theme_id: the broad theme it is part of, or is}."""
    return {theme_id: parent or theme_id for theme_id, parent in zip(themes["theme_id"], themes["parent"], strict=True)}


def document_themes(passage_themes: pd.DataFrame) -> pd.DataFrame:
    """A row per document and theme: doc_id, theme_id, weight, share, heaviest first in each document.

    `weight` is the sum of the weights of the document's passages: each paragraph has one voice, however long;
    `share` is that weight in all of the document's.
    """
    rows = passage_themes.groupby(["doc_id", "theme_id"], observed=True, as_index=False)["weight"].sum()
    rows["share"] = rows["weight"] / rows.groupby("doc_id", observed=True)["weight"].transform("sum")
    rows = rows.sort_values(["doc_id", "weight", "theme_id"], ascending=[True, False, True], kind="stable")
    return rows.reset_index(drop=True)
