"""A folder that has hardly changed keeps its themes: they are learned from what its passages carried before."""

import numpy as np
import pandas as pd
import scipy.sparse as sp

from analysis.gather.themes import words
from analysis.gather.themes.broad import Broad
from analysis.gather.themes.division import Division, columns_of_part
from analysis.gather.themes.evidence import telling
from analysis.gather.themes.model import learned
from analysis.gather.themes.number import SMALL
from analysis.gather.themes.result import Themes, broad_of

SAME = 0.9      # part of the units that has to be there before, and of those before that has to be there still


def warm_start(previous: Themes | None, keys: pd.DataFrame, corpus: words.Corpus, weights: sp.csr_matrix,
               documents: np.ndarray) -> tuple[Broad, list[Division | None]] | None:
    """The themes of a previous analysis, learned anew from the units `keys` (doc_id, passage_id) that carried them.

    None where there is none, where the folder is small, or where too much of it has changed.
    """
    if previous is None or len(keys) < SMALL or not len(previous.passage_themes):
        return None
    before = _first(previous)
    now = keys.merge(before, on=["doc_id", "passage_id"], how="left")
    known = now["theme_id"].notna()
    there = before["doc_id"].isin(keys["doc_id"].unique()).mean()
    if known.sum() < SAME * min(len(keys), len(before)) or there < SAME:
        return None
    themes = previous.themes[previous.themes["status"] != "gone"].set_index("theme_id")
    parents = broad_of(previous.themes)
    broad = [theme for theme in themes.index if parents[theme] == theme and (before["broad"] == theme).any()]
    if len(broad) < 2:
        return None
    model = learned(weights, documents, _one_of(now["broad"], broad))
    held = (themes.loc[broad, "stability"] * themes.loc[broad, "n_resamples"]).round().astype(int).to_numpy()
    divisions = [_division(corpus, documents, now, theme, themes) for theme in broad]
    curve = list(previous.curve.itertuples(index=False, name=None))
    return Broad(model, held, int(themes["n_resamples"].max()), curve), divisions


def _first(previous: Themes) -> pd.DataFrame:
    """One row per passage: the finest theme it carries most, and the broad one."""
    rows = previous.passage_themes.astype({"doc_id": str, "theme_id": str})
    rows = rows.sort_values("weight", ascending=False, kind="stable").drop_duplicates(["doc_id", "passage_id"])
    return rows.assign(broad=rows["theme_id"].map(broad_of(previous.themes)))


def _one_of(carried: pd.Series, themes: list[str]) -> np.ndarray:
    """Unit × theme: 1 where the unit carried it; a unit that is new carried none."""
    return (carried.to_numpy(dtype=object)[:, None] == np.array(themes, dtype=object)).astype(np.float32)


def _division(corpus: words.Corpus, documents: np.ndarray, now: pd.DataFrame, theme: str,
              themes: pd.DataFrame) -> Division | None:
    rows = np.flatnonzero(now["broad"] == theme)
    own = now["theme_id"].iloc[rows]
    parts = [part for part in themes.index[themes["parent"] == theme] if (own == part).any()]
    if not parts:
        return None
    parts += [theme] if (own == theme).any() else []      # the rest, which is no part
    columns, idf = columns_of_part(corpus, rows)
    weights = words.tfidf(corpus.counts[rows][:, columns], idf)
    model = learned(weights, documents[rows], _one_of(own, parts))
    times = int(themes.loc[parts[0], "n_resamples"])
    held = (themes.loc[parts, "stability"] * times).round().astype(int).to_numpy()
    firm = np.array([part != theme for part in parts])
    return Division(columns, idf, model, held, times, firm,
                    telling(corpus, rows, model.shares.argmax(axis=1), len(parts)))
