"""How certain a statement is: by its rule, and by whether the words for its source leave no doubt who speaks."""

from functools import cache

from analysis.find.statements.speakers import Speakers
from analysis.lexicons import read_rules


def is_certain(item, speakers: Speakers) -> bool:
    """Whether a statement is of a sort that is right nine times in ten on news, so that it may be counted."""
    kinds = _certain().get(item.rule_id, False)
    of_sort = kinds is True or (kinds is not False and item.kind in kinds)
    return of_sort and speakers.is_sure(item.speaker_start, item.speaker_end, item.speaker)


@cache
def _certain() -> dict[str, bool | list[str]]:
    """By rule id, whether what it finds is certain, or the kinds of statements that are."""
    return {rule.rule_id: rule.fields.get("certain", False) for rule in read_rules("statements.toml")}
