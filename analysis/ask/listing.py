"""The documents as a list to choose from: found by words of their names, in an order, each with what it is about."""

import numpy as np
import pandas as pd

from analysis.ask.lookup import look_up
from analysis.ask.summaries import count
from analysis.ask.theme_levels import short_labels
from analysis.ask.time_of_writing import days_known
from analysis.errors import InputError
from analysis.store.remembered import once
from analysis.store.tables import Analysis

SORTED_BY = ("title", "written", "source", "length")
MOST_ACTORS, MOST_THEMES = 3, 2
NOT_TOLD = ("place",)
"""Kinds of actors that are not what a document is about."""


def document_list(result: Analysis, typed: str = "", by: str = "written", descending: bool = False) -> pd.DataFrame:
    """The rows of `documents` whose title, source, author or path has what was typed, with `length` in sentences.

    By day of writing those that are not dated come last; without a source, too.
    """
    if by not in SORTED_BY:
        raise InputError(f"document_list: {by!r} is no order; it is one of {', '.join(SORTED_BY)}")
    documents = days_known(result.documents).assign(length=_lengths(result))
    if typed.strip():
        documents = documents[documents["doc_id"].astype("str").isin(look_up(result, "document", typed).ids)]
    column = {"written": "published_from"}.get(by, by)
    values = documents[column]
    key = values.str.lower().replace("", None) if by in ("title", "source") else values
    order = key.sort_values(ascending=not descending, kind="stable", na_position="last").index
    return documents.loc[order]


@once
def _lengths(result: Analysis) -> np.ndarray:
    sentences = count(result.sentences, ["doc_id"], "sentences").set_index("doc_id")["n_sentences"]
    return result.documents["doc_id"].astype("str").map(sentences.rename(str)).fillna(0).astype(int).to_numpy()


def main_subjects(result: Analysis, documents: pd.DataFrame) -> list[tuple[list[str], list[str]]]:
    """For each document the names of the actors in most of its sentences and of the themes in most of its passages."""
    ids = documents["doc_id"].unique()
    acting = result.actors.loc[~result.actors["kind"].astype("str").isin(NOT_TOLD), "actor_id"]
    mentions = result.mentions[result.mentions["doc_id"].isin(ids) & result.mentions["actor_id"].isin(acting)]
    carried = result.passage_themes[result.passage_themes["doc_id"].isin(ids)]
    names = dict(zip(result.actors["actor_id"], result.actors["name"], strict=True))
    actors = _first(count(mentions, ["doc_id", "actor_id"]), "actor_id", MOST_ACTORS, names)
    themes = _first(count(carried, ["doc_id", "theme_id"], "passages"), "theme_id", MOST_THEMES, short_labels(result))
    return [(actors.get(doc_id, []), themes.get(doc_id, [])) for doc_id in documents["doc_id"].astype("str")]


def _first(counted: pd.DataFrame, column: str, most: int, names: dict[str, str]) -> dict[str, list[str]]:
    """{doc_id: the names of its `most` frequent}."""
    counted = counted.sort_values([counted.columns[-1], column], ascending=[False, True], kind="stable")
    first = counted.groupby("doc_id", observed=True).head(most)
    found: dict[str, list[str]] = {}
    for doc_id, value in zip(first["doc_id"].astype("str"), first[column], strict=True):
        found.setdefault(doc_id, []).append(names[value])
    return found
