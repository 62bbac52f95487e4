"""Rows of evidence, the passages they stand in, and the text of their spans."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.store.remembered import once
from analysis.store.tables import Analysis, unit_keys
from analysis.store.texts import Texts

BLOCK = 1 << 16
"""Rows whose places are taken out of their table at once."""


def passage_keys(result: Analysis, rows: pd.DataFrame) -> np.ndarray:
    """The key of the passage in which each row's sentence stands."""
    if "passage_id" in rows.columns:
        return unit_keys(rows, "passage_id")
    return keys_of(result, "sentences", "passage_id")[sentence_rows(result, rows)]


def sentence_rows(result: Analysis, rows: pd.DataFrame) -> np.ndarray:
    """Where in `sentences` the sentence of each row stands."""
    return np.searchsorted(keys_of(result, "sentences", "sent_id"), unit_keys(rows, "sent_id"))


def in_passages(result: Analysis, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the passage in which their sentence stands."""
    return rows.assign(passage_id=result.sentences["passage_id"].to_numpy()[sentence_rows(result, rows)])


@once
def keys_of(result: Analysis, table: str, ordinal: str) -> np.ndarray:
    """The keys of a whole table of the analysis, in its order; those of the sentences and passages are sorted."""
    return unit_keys(getattr(result, table), ordinal)


def rows_with(keys: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Where in `keys` those stand that are `wanted`; both are sorted and hold each key once."""
    places = np.searchsorted(keys, wanted)
    inside = places < len(keys)
    places, wanted = places[inside], wanted[inside]
    return places[keys[places] == wanted]


def within(spans: pd.DataFrame, inner: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Positions of every pair of a row of `spans` and a row of `inner` that lies inside it."""
    starts = unit_keys(inner, "start")
    order = np.argsort(starts, kind="stable")
    starts = starts[order]
    first = np.searchsorted(starts, unit_keys(spans, "start"))
    found = np.searchsorted(starts, unit_keys(spans, "end")) - first
    outer = np.repeat(np.arange(len(spans)), found)
    nth = np.arange(len(outer)) - np.repeat(np.cumsum(found) - found, found)
    held = order[np.repeat(first, found) + nth]
    inside = inner["end"].to_numpy()[held] <= spans["end"].to_numpy()[outer]
    return outer[inside], held[inside]


def quote(result: Analysis, rows: pd.DataFrame) -> list[str]:
    """The text of each row's span, exactly as read."""
    return list(quoted(result, rows))


def quoted(result: Analysis, rows: pd.DataFrame) -> Iterator[str]:
    """As `quote`, one after another: the mentions of a large collection are millions."""
    read = texts(result)
    for first in range(0, len(rows), BLOCK):
        columns = (rows[column].iloc[first:first + BLOCK].tolist() for column in ("doc_id", "start", "end"))
        for doc_id, start, end in zip(*columns, strict=True):
            yield read[doc_id][start:end]


@once
def texts(result: Analysis) -> Texts:
    """The texts of the documents by their ids."""
    return Texts(result.documents)


def times_found(values: pd.Series) -> pd.Series:
    """How often each value stands in a column of categories, of those that do, by the value."""
    kinds = values.cat
    counts = pd.Series(np.bincount(kinds.codes.to_numpy() + 1, minlength=len(kinds.categories) + 1)[1:],
                       kinds.categories.astype("str"))
    return counts[counts > 0]


def document_of(result: Analysis, doc_id: str) -> pd.Series:
    """The row of a document; KeyError where there is none of this id."""
    return result.documents.iloc[texts(result).row_of(doc_id)]
