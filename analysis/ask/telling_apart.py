"""What documents can be told apart by: their source, their author, further columns of a table."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.store import Analysis
from analysis.store.remembered import once
from analysis.store.tables import ORIGINAL

FEWEST, MOST = 2, 50
"""Values from which, and up to which, a property tells documents apart."""
KNOWN = 0.5
"""The part of the documents that have it at least."""
LONGEST = 60
"""Characters of a value; a longer one is a text."""
OWN = {"source": "Source", "author": "Author"}
NO_PROPERTIES = ("read as", ORIGINAL)
"""The metadata that say how a document was read."""


class Property(NamedTuple):
    """One value of a property, and how many documents have it."""

    name: str
    value: str
    n_documents: int

    @property
    def id(self) -> str:
        """By what a link and a filter know it."""
        return f"{self.name}={self.value}"


@once
def properties(result: Analysis) -> Mapping[str, Property]:
    """{id: property} of what tells the documents apart, by property, the most frequent value first.

    A property counts where half of the documents have it and its values are few, short and shared.
    """
    return {found.id: found for name, rows in _rows(result).groupby("name", sort=False, observed=True)
            if _tells_apart(rows, len(result.documents)) for found in _values(str(name), rows)}


def original(result: Analysis, doc_id: str) -> str:
    """The text of a document before it was mended, "" where it was not."""
    rows = result.metadata[(result.metadata["name"] == ORIGINAL) & (result.metadata["doc_id"] == doc_id)]
    return "" if rows.empty else str(rows["value"].iloc[0])


def has_one(result: Analysis, ids: Iterable[str]) -> np.ndarray:
    """Per document whether it has, of each property among the `ids`, one of the values."""
    wanted: dict[str, list[str]] = {}
    for known in (properties(result).get(asked) for asked in ids):
        if known:
            wanted.setdefault(known.name, []).append(known.value)
    rows, kept = _rows(result), np.ones(len(result.documents), dtype=bool)
    for name, values in wanted.items():
        having = rows.loc[(rows["name"] == name) & rows["value"].isin(values), "doc_id"]
        kept &= result.documents["doc_id"].isin(having).to_numpy()
    return kept


@once
def _rows(result: Analysis) -> pd.DataFrame:
    """(doc_id, name, value) of everything that is known of the documents."""
    own = [result.documents[["doc_id"]].assign(name=label, value=result.documents[column])
           for column, label in OWN.items()]
    further = result.metadata[~result.metadata["name"].isin(NO_PROPERTIES)]
    # a column that has the name of a field is told from it
    further = further.assign(name=further["name"].where(~further["name"].isin(OWN.values()), further["name"] + " *"))
    rows = pd.concat([*own, further[["doc_id", "name", "value"]]], ignore_index=True)
    return rows[rows["value"].str.strip() != ""].drop_duplicates()


def _tells_apart(rows: pd.DataFrame, n_documents: int) -> bool:
    values, known = rows["value"].nunique(), rows["doc_id"].nunique()
    return (FEWEST <= values <= min(MOST, known / 2) and known >= KNOWN * n_documents
            and bool((rows["value"].str.len() <= LONGEST).all()))


def _values(name: str, rows: pd.DataFrame) -> list[Property]:
    counted = rows["value"].value_counts()
    return [Property(name, value, int(number))
            for value, number in sorted(counted.items(), key=lambda found: (-found[1], found[0]))]
