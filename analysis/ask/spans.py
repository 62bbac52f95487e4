"""Rows of evidence, the passages they stand in, and the text of their spans."""

import numpy as np
import pandas as pd

from analysis.store.remembered import once
from analysis.store.tables import Analysis, unit_keys


def passage_keys(result: Analysis, rows: pd.DataFrame) -> np.ndarray:
    """The key of the passage in which each row's sentence stands."""
    if "passage_id" in rows.columns:
        return unit_keys(rows, "passage_id")
    sentences = unit_keys(result.sentences, "sent_id")
    places = np.searchsorted(sentences, unit_keys(rows, "sent_id"))
    return unit_keys(result.sentences, "passage_id")[places]


def quote(result: Analysis, rows: pd.DataFrame) -> list[str]:
    """The text of each row's span, exactly as read."""
    read = texts(result, rows["doc_id"])
    columns = (rows[column].tolist() for column in ("doc_id", "start", "end"))
    return [read[doc_id][start:end] for doc_id, start, end in zip(*columns, strict=True)]


def texts(result: Analysis, doc_ids: pd.Series) -> dict[str, str]:
    """{doc_id: text} of the documents named; of a large collection no other text is touched."""
    places, column = _places(result), result.documents["text"].array
    return {doc_id: column[places[doc_id]] for doc_id in doc_ids.unique()}


@once
def _places(result: Analysis) -> dict[str, int]:
    """{doc_id: its row in `documents`}."""
    return {doc_id: row for row, doc_id in enumerate(result.documents["doc_id"])}
