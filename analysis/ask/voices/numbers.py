"""Numbers said: each quantity with the statement that holds it."""

import numpy as np
import pandas as pd

from analysis.ask.spans import quote
from analysis.ask.voices.speech import speakers, voiced, within
from analysis.store.remembered import once
from analysis.store.tables import Analysis


@once
def numbers_said(result: Analysis) -> pd.DataFrame:
    """One row per quantity: its columns, `words` as they stand in the text, and `said_by`.

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
        said_by=by.reindex(numbers.index).fillna(author), by_author=~np.isin(numbers.index, by.index),
    )
