"""What the ids in a table are called."""

from collections.abc import Mapping

import pandas as pd

from analysis import AUTHOR, UNNAMED, Analysis
from dashboard.filters import actor_names, rule_texts, theme_labels, titles

ACTOR_COLUMNS = ("actor_id", "actor_a", "actor_b", "speaker_id", "voice", "about_id")
NO_ACTOR = {AUTHOR: "The authors", UNNAMED: "Unnamed sources"}
JOINED = {
    "lexicon": "known name", "user": "known from actors.csv", "same-name": "same name in all documents",
    "surname": "surname of one person only", "acronym": "initials of one name only", "correction": "corrected by hand",
}
"""Why a name of one document is an actor of the collection."""


def named(table: pd.DataFrame, result: Analysis) -> pd.DataFrame:
    """The table with names in the place of ids."""
    told = {}
    for column in table.columns:
        if names := _names(result, column):
            told[column] = [names.get(str(value), str(value)) for value in table[column]]
    return table.assign(**told)


def label(result: Analysis, column: str, value: str) -> str:
    """What the id `value` in a column is called; the value itself where it is no id."""
    return _names(result, column).get(value, value)


def _names(result: Analysis, column: str) -> Mapping[str, str]:
    """What the ids in a column are called; nothing for a column that holds no ids."""
    if column in ACTOR_COLUMNS:
        return NO_ACTOR | dict(actor_names(result))
    tables = {"theme_id": theme_labels, "doc_id": titles, "rule_id": rule_texts, "joined_by": lambda result: JOINED}
    return tables[column](result) if column in tables else {}
