"""When documents were written, where that is known well enough to be told as a fact."""

import pandas as pd

INFERRED = "text"
"""The basis of a date that only the words of the text imply."""
NARROW = 183
"""Days that an inferred date may span and still be told: what is told of a text is then right to half a year."""


def well_dated(documents: pd.DataFrame) -> pd.Series:
    """Whether a document is dated: by metadata, file name or dateline, or by its text within half a year."""
    first, last = documents["published_from"], documents["published_to"]
    both = first.notna() & last.notna()
    return both & (~inferred(documents) | ((last - first).dt.days <= NARROW))


def inferred(documents: pd.DataFrame) -> pd.Series:
    """Whether a document's date is only implied by its text."""
    return documents["published_basis"].astype("str") == INFERRED


def days_known(documents: pd.DataFrame) -> pd.DataFrame:
    """The documents without their texts, and without the days of writing of those that are not well dated."""
    days, documents = ["published_from", "published_to"], documents.drop(columns="text", errors="ignore")
    return documents.assign(**documents[days].where(well_dated(documents)).to_dict("series"))
