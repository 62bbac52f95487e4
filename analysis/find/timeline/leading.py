"""Which date a text is told from: the one mentioned last, unless that was an aside."""

import re

from analysis.find.timeline import values
from analysis.find.timeline.patterns import Pattern
from analysis.find.timeline.resolution import Place

STORY_YEARS, STORY_HEAD = 3, 10  # a date further off than this leads the story only from the head of a sentence
COMPARED_WITH = re.compile(r" ended (?:on )?$|(?:same|comparable|corresponding|like) (?:period|time) (?:of |in )?$")


def leads(low: str, place: Place, last: str, narrative: bool, sentence_start: int) -> bool:
    """Whether what follows is told from this date; an aside (`… who had come in 1902`) does not lead a story."""
    value, from_date, *_ = place.resolved
    if not from_date or "X" in value or (place.rule_id.startswith(("ago", "year-ago")) and "-Q" in value):
        return False
    if place.rule_id == "same-month-last-year" or ("-Q" in last and _belongs(low, place)):
        return False
    if not narrative or not last[:4].isdigit() or not value[:4].isdigit():
        return True
    return abs(int(value[:4]) - int(last[:4])) <= STORY_YEARS or place.start - sentence_start < STORY_HEAD


def _belongs(low: str, place: Place) -> bool:
    """Whether a date only says when a quarter ended or what it is compared with (`the same period last year`)."""
    found = COMPARED_WITH.search(low, max(0, place.start - 28), place.start)
    return found is not None and (" ended" in found[0] or len(place.resolved.value) == 4)


def of_a_day(rule: Pattern, last: str) -> bool:
    """Whether the rule finds a time of day that belongs to the day told of: `at 8 p.m.`, `in the afternoon`."""
    return rule.resolve == "clock" or (rule.rule_id == "part-the" and values.grain(last) in ("day", "time"))
