"""Numbers said: each quantity with the statement that holds it."""

from functools import cache

import numpy as np
import pandas as pd

from analysis.ask.spans import quote, within
from analysis.ask.voices.speech import speakers, voiced
from analysis.lexicons import read_table
from analysis.store.remembered import once
from analysis.store.tables import Analysis


@cache
def _sorts() -> dict[str, str]:
    """{unit: what sort of thing it counts}."""
    return {row["unit"]: row["kind"] for row in read_table("units.csv", ["word", "unit", "kind", "source"])}


@once
def numbers_said(result: Analysis) -> pd.DataFrame:
    """One row per quantity: its columns, `words` as they stand in the text, `said_by`, and what is counted: `sort`
    (people, units, weapons, things, money, share, measure; things where the unit is not in the list of units).

    A number is said by the voice of the shortest statement that holds it (both, where one source quotes
    another), else by the author.
    """
    numbers, said = result.quantities.reset_index(drop=True), voiced(result)
    rows, held = within(said, numbers)
    holding = said.iloc[rows].assign(number=held)
    length = holding["end"] - holding["start"]
    holding = holding[(length == length.groupby(holding["number"]).transform("min")).to_numpy()]
    named = holding.assign(name=speakers(result, holding)).groupby("number")["name"]
    by = named.agg(lambda names: ", ".join(dict.fromkeys(names)))
    author = pd.Series("The author", index=numbers.index, dtype="str")
    return numbers.assign(
        words=[" ".join(words.split()) for words in quote(result, numbers)],
        sort=numbers["unit"].astype("str").map(_sorts()).fillna("things"),
        said_by=by.reindex(numbers.index).fillna(author), by_author=~np.isin(numbers.index, by.index),
    )
