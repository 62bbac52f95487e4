"""Rows of evidence, the passages they stand in, and the text of their spans."""

import numpy as np
import pandas as pd

from analysis.store.remembered import once
from analysis.store.tables import Analysis, unit_keys


def passage_keys(result: Analysis, rows: pd.DataFrame) -> np.ndarray:
    """The key of the passage in which each row's sentence stands."""
    if "passage_id" in rows.columns:
        return unit_keys(rows, "passage_id")
    places = np.searchsorted(keys_of(result, "sentences", "sent_id"), unit_keys(rows, "sent_id"))
    return keys_of(result, "sentences", "passage_id")[places]


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
    order = np.argsort(unit_keys(inner, "start"), kind="stable")
    starts = unit_keys(inner, "start")[order]
    first = np.searchsorted(starts, unit_keys(spans, "start"))
    found = np.searchsorted(starts, unit_keys(spans, "end")) - first
    outer = np.repeat(np.arange(len(spans)), found)
    nth = np.arange(len(outer)) - np.repeat(np.cumsum(found) - found, found)
    held = order[np.repeat(first, found) + nth]
    inside = inner["end"].to_numpy()[held] <= spans["end"].to_numpy()[outer]
    return outer[inside], held[inside]


def quote(result: Analysis, rows: pd.DataFrame) -> list[str]:
    """The text of each row's span, exactly as read."""
    read = texts(result, rows["doc_id"])
    columns = (rows[column].tolist() for column in ("doc_id", "start", "end"))
    return [read[doc_id][start:end] for doc_id, start, end in zip(*columns, strict=True)]


def texts(result: Analysis, doc_ids: pd.Series) -> dict[str, str]:
    """{doc_id: text} of the documents named; of a large collection no other text is touched."""
    places, column = _places(result), result.documents["text"].array
    return {doc_id: column[places[doc_id]] for doc_id in doc_ids.unique()}


def document_of(result: Analysis, doc_id: str) -> pd.Series:
    """The row of a document; KeyError where there is none of this id."""
    return result.documents.iloc[_places(result)[doc_id]]


@once
def _places(result: Analysis) -> dict[str, int]:
    """{doc_id: its row in `documents`}."""
    return {doc_id: row for row, doc_id in enumerate(result.documents["doc_id"])}
