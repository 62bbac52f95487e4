"""Actors: who is named in the documents.

`gazetteer` loads the known names, `recognise` finds the actors of one document, `identify` joins them across
documents and `rules` lists what the `rule_id` of a mention stands for.
"""

from collections.abc import Iterable

from analysis.actors.accents import as_written
from analysis.actors.entities import KINDS, DocumentActors, Entity, Mention
from analysis.actors.gazetteer import USER_FILE, Gazetteer, gazetteer
from analysis.actors.identity import Identities, identify
from analysis.actors.recognition import recognise
from analysis.lexicons import Rule, read_rules

__all__ = [
    "KINDS", "USER_FILE", "DocumentActors", "Entity", "Gazetteer", "Identities", "Mention", "as_written", "gazetteer",
    "identify", "recognise", "rules",
]


def rules() -> Iterable[Rule]:
    """What every `rule_id` of a mention stands for."""
    return [Rule(rule.rule_id, rule.file, rule.line, rule.fields["text"]) for rule in read_rules("actors.toml")]
