"""Actors: who is named in the documents.

`gazetteer` loads the known names, `recognise` finds the actors of one document, `identify` joins them across
documents and `rules` lists what the `rule_id` of a mention stands for.
"""

from collections.abc import Iterable

from analysis.find.actors.entities import KINDS, DocumentActors, Entity, Mention
from analysis.find.actors.known_names import USER_FILE, Gazetteer, gazetteer, names_version
from analysis.find.actors.recognition import recognise
from analysis.lexicons import Rule, read_rules

__all__ = [
    "KINDS", "USER_FILE", "DocumentActors", "Entity", "Gazetteer", "Mention", "gazetteer", "names_version",
    "recognise", "rules",
]


def rules() -> Iterable[Rule]:
    """What every `rule_id` of a mention stands for."""
    return [Rule(rule.rule_id, rule.file, rule.line, rule.fields["text"]) for rule in read_rules("actors.toml")]
