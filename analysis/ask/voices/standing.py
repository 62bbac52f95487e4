"""The positions on one subject: who asserts, denies, expects or demands what, since when and how often."""

import pandas as pd

from analysis.ask.time_of_writing import days_known
from analysis.ask.voices.speech import AUTHOR, UNNAMED, speakers
from analysis.ask.voices.stances import on_subject
from analysis.store.remembered import once
from analysis.store.tables import Analysis

STANDS = {"denies": "denies", "doubts": "doubts", "predicts": "expects", "demands": "demands", "promises": "promises",
          "asks": "asks", "supports": "is for it",
          "opposes": "is against it", "praises": "praises", "condemns": "criticises"}
"""What a voice does in a statement of that kind; else it asserts, or asserts that something is not."""


def positions(result: Analysis, subject: str) -> pd.DataFrame:
    """One row per voice and what it does on one subject (a theme or two actors), the longest known first.

    `voice`, `who` (its name) and `stands` (asserts, says not, denies, doubts, expects, demands, promises, asks, is for
    it, is against it, praises, criticises); `since` and `until`, the days on which the first and the last of its
    statements were written (NaT: not known); `doc_id`, `start`, `end` of the first one; `n_statements`, `n_documents`;
    `turned`: whether the voice stands otherwise in another document that is known to be older.
    """
    said = positioned(result, subject)
    table = said.groupby(["voice", "who", "stands"], observed=True, sort=False).agg(
        since=("written", "min"), until=("written", "max"), doc_id=("doc_id", "first"), start=("start", "first"),
        end=("end", "first"), n_statements=("start", "size"), n_documents=("doc_id", "nunique"),
    ).reset_index()
    first = table.groupby("voice", observed=True)["since"].transform("min")
    table["turned"] = (table["since"] > first) & (table["voice"] != AUTHOR)
    return table.sort_values(["since", "who", "stands"], kind="stable", na_position="last").reset_index(drop=True)


@once
def positioned(result: Analysis, subject: str) -> pd.DataFrame:
    """The statements of `on_subject` in the order they were written, with `who`, `stands` and `written`."""
    said = on_subject(result, subject)
    days = days_known(result.documents).astype({"doc_id": "str"}).set_index("doc_id")["published_from"]
    kinds = said["kind"].astype("str").map(STANDS)
    stands = kinds.where(kinds.notna(), said["stance"].map({"not": "says not"})).fillna("asserts")
    said = said.assign(who=speakers(result, said), stands=stands, written=said["doc_id"].astype("str").map(days))
    said = said.assign(voice=said["voice"].where(said["voice"] != UNNAMED, said["voice"] + ":" + said["who"]))
    return said.sort_values(["written", "doc_id", "start"], kind="stable", na_position="last")
