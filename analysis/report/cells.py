"""A table for other programs: what stands in its cells."""

import json

import pandas as pd

from analysis.ask import iso
from analysis.ask.exports import BOM, safe_cells


def as_csv(table: pd.DataFrame) -> str:
    """The table as CSV, with the mark by which spreadsheets know the characters; lists are JSON, days are ISO, and a
    text that a spreadsheet would take for a formula has an apostrophe before it."""
    flat = flattened(table)
    texts = [name for name in flat if flat[name].dtype.kind not in "biuf"]
    return BOM + safe_cells(flat.fillna(dict.fromkeys(texts, "")), texts).to_csv(index=False)


def flattened(table: pd.DataFrame) -> pd.DataFrame:
    """The table with texts, numbers and truth values alone: lists as JSON, days as ISO text."""
    return pd.DataFrame({name: _flat(table[name]) for name in table}, index=table.index)


def _flat(values: pd.Series) -> pd.Series:
    if values.dtype.kind == "M":
        return pd.Series(iso(values), index=values.index, dtype="str")
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.astype("str")
    if values.dtype == object:
        return values.map(lambda value: json.dumps(list(value), ensure_ascii=False)).astype("str")
    return values
