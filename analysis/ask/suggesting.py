"""What somebody who types a search may mean: actors, themes and titles that are called like the words at its end."""

import re
from typing import NamedTuple

from analysis.ask.lookup import look_up
from analysis.store.tables import Analysis

MOST = {"actor": 4, "theme": 2, "document": 3}
"""Suggestions of each subject."""
LEAST, WORDS = 2, 4
"""Letters from which on something is suggested; words at the end that may be a name."""
FIELD = re.compile(r'(?P<before>.*?)(?P<field>actor|said-by|theme):"?(?P<name>[^"]*)', re.DOTALL)
SUBJECT = {"actor": "actor", "said-by": "actor", "theme": "theme"}


class Suggestion(NamedTuple):
    """Something that may be meant: its subject (actor, theme, document), its id, and the search that asks for it."""

    subject: str
    id: str
    query: str
    """What was typed, the name at its end as a field; "" for a document, which is opened instead."""


def suggest(result: Analysis, typed: str) -> list[Suggestion]:
    """Suggestions for what was typed so far, the likeliest of each subject first; none for a name that is complete.

    The most words at its end that are the beginning of a name, or stand in one, are taken for it: "gas from north ko"
    suggests "gas from actor:north-korea".
    """
    if asked := FIELD.fullmatch(typed):
        return _called(result, asked["name"], asked["before"], {asked["field"]: SUBJECT[asked["field"]]})
    words = list(re.finditer(r"\S+", typed))
    for word in words[-WORDS:]:
        if found := _called(result, typed[word.start():], typed[:word.start()], {subject: subject for subject in MOST}):
            return found
    return []


def _called(result: Analysis, name: str, before: str, fields: dict[str, str]) -> list[Suggestion]:
    """What is called like `name`, with the field that asks for it put after what was typed `before`."""
    if len(name.strip()) < LEAST:
        return []
    return [Suggestion(subject, found, "" if subject == "document" else f"{before}{field}:{found}")
            for field, subject in fields.items() for found in look_up(result, subject, name).ids[:MOST[subject]]]
