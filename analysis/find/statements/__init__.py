"""Who says what: quotations, reported speech, interview turns, and the author's own forecasts and demands."""

from collections.abc import Iterable

from analysis.find.statements.attribution import Statement, attribute
from analysis.find.statements.genres import GENRES, VOICED, genre_of
from analysis.find.statements.own_voice import with_own
from analysis.lexicons import Rule, read_rules

__all__ = ["GENRES", "VOICED", "Statement", "attribute", "genre_of", "rules", "with_own"]


def rules() -> Iterable[Rule]:
    """What the rule ids of statements stand for."""
    for block in read_rules("statements.toml"):
        yield Rule(block.rule_id, block.file, block.line, block.fields["text"])
