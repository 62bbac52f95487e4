"""What the ids in a table are called."""

from collections.abc import Mapping

import pandas as pd

from analysis import Analysis
from analysis.ask import AUTHOR, UNNAMED
from analysis.store import once
from dashboard.parts.filters import actor_names, rule_texts, theme_labels, titles

ACTOR_COLUMNS = ("actor_id", "actor_a", "actor_b", "speaker_id", "voice", "about_id")
NO_ACTOR = {AUTHOR: "The authors", UNNAMED: "Unnamed sources"}
JOINED = {
    "lexicon": "known name", "user": "known from actors.csv", "same-name": "same name in all documents",
    "surname": "surname of one person only", "acronym": "initials of one name only", "correction": "corrected by hand",
    "company-suffix": "company with or without Inc, ASA …",
}
"""Why a name of one document is an actor of the collection."""

HEADINGS = {
    "actor_a": "Actor", "actor_b": "With", "doc_id": "Document", "rule_id": "Found as", "joined_by": "Joined because",
    "from_date": "From", "to_date": "To", "expected": "By chance", "npmi": "NPMI", "log_likelihood": "Log-likelihood",
    "p_value": "p", "q_value": "q", "survives": "Holds", "strongest_document": "Strongest document",
    "about_id": "About", "when": "When",
}
"""Headings of columns whose names do not say enough."""


def named(table: pd.DataFrame, result: Analysis) -> pd.DataFrame:
    """The table with names in the place of ids."""
    told = {}
    for column in table.columns:
        if names := _names(result, column):
            told[column] = [names.get(str(value), str(value)) for value in table[column]]
    return table.assign(**told)


def beside_ids(table: pd.DataFrame, result: Analysis) -> pd.DataFrame:
    """The table with the name after each id: `actor_a`, `actor_a_name`."""
    told = {}
    for column in table.columns:
        told[column] = table[column]
        if names := _names(result, column):
            told[f"{column}_name"] = [names.get(str(value), str(value)) for value in table[column]]
    return pd.DataFrame(told, index=table.index)


def headed(table: pd.DataFrame, result: Analysis) -> pd.DataFrame:
    """The table with names in the place of ids, and with headings to read: "Actor", "With", "Sentences".

    Where some rows are pairs and some one actor alone, an actor alone is with nobody: the cell is empty.
    """
    return named(table, result).rename(columns={column: heading(column) for column in table.columns})


def heading(column: str) -> str:
    """What a column is called: `n_sentences` → Sentences, `doc_id` → Document."""
    return HEADINGS.get(column) or column.removeprefix("n_").removesuffix("_id").replace("_", " ").capitalize()


def label(result: Analysis, column: str, value: str) -> str:
    """What the id `value` in a column is called; the value itself where it is no id."""
    return _names(result, column).get(value, value)


@once
def _names(result: Analysis, column: str) -> Mapping[str, str]:
    """What the ids in a column are called; nothing for a column that holds no ids."""
    if column in ACTOR_COLUMNS:
        return NO_ACTOR | dict(actor_names(result))
    tables = {"theme_id": theme_labels, "doc_id": titles, "rule_id": rule_texts, "joined_by": lambda result: JOINED}
    return tables[column](result) if column in tables else {}


def subject_names(result: Analysis, listed: list[str]) -> dict[str, str]:
    """{subject: its name}: the label of a theme, or the names of two actors."""
    names, labels = actor_names(result), theme_labels(result)
    return {
        subject: labels.get(subject) or " and ".join(names[actor] for actor in subject.split("|"))
        for subject in listed
    }
