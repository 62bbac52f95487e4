"""Who says what: quotations, reported speech, interview turns, and the author's own forecasts and demands."""

from collections.abc import Iterable

from analysis.find.statements.attribution import Statement, attribute
from analysis.lexicons import Rule, read_rules

__all__ = ["Statement", "attribute", "rules"]


def rules() -> Iterable[Rule]:
    """What the rule ids of statements stand for."""
    for block in read_rules("statements.toml"):
        yield Rule(block.rule_id, block.file, block.line, block.fields["text"])
