"""Which date a text is told from: the one mentioned last, unless that was an aside."""

import re

from analysis.find.timeline import days, values
from analysis.find.timeline.anchors import spelt_week
from analysis.find.timeline.patterns import Pattern
from analysis.find.timeline.resolution import Place, Resolved, Written
from analysis.find.timeline.scan import Found
from analysis.find.timeline.vocabulary import words

STORY_YEARS, STORY_HEAD = 3, 10  # a date further off than this leads the story only from the head of a sentence
FINE, FINE_REACH = {"day", "time", "week", "month", "weekend"}, 3
COUNTED = {"ago", "that", "neighbour"}
YEARLY = {"year", "month", "day"}
DEICTIC = {"ago", "hence", "from now", "from today"}
MONTHS = {word: int(number) for word, number in words()["month"].items()}
FROM_TODAY = {"season-which", "this-and-last", "month-which"}
BEFORE_THAT = re.compile(r"\b(?:followed|following|after|since|replaced|succeeded) (?:the |an? |his |its )?"
                         r"(?:[a-z'-]+ ){0,4}(?:in|of) $")
COMPARED = re.compile(r"\b(?:from|than|against|compared (?:with|to)|versus|up on|down on) (?:an? |the )?"
                      r"(?:[$£€\d][\w.,%]* )?(?:[a-z]+ )?$")
LED = re.compile(r"(?:; |, (?:and |but |then )?|\b(?:and|but|then) )(?:in|on|by) (?:late |early |mid-)?$")
COMPARED_WITH = re.compile(r" ended (?:on )?$|(?:same|comparable|corresponding|like) (?:period|time) (?:of |in )?$")


def leads(low: str, place: Place, last: str, narrative: bool, sentence_start: int) -> bool:
    """Whether what follows is told from this date; an aside (`… who had come in 1902`) does not lead a story."""
    value, from_date, *_ = place.resolved
    if not from_date or "X" in value or (place.rule_id.startswith(("ago", "year-ago")) and "-Q" in value):
        return False
    if place.rule_id == "same-month-last-year" or ("-Q" in last and _belongs(low, place)):
        return False
    if narrative and (place.rule_id in FROM_TODAY or (value < last[:4] and _looks_back(low, place))):
        return False
    if not narrative or not last[:4].isdigit() or not value[:4].isdigit():
        return True
    return abs(int(value[:4]) - int(last[:4])) <= STORY_YEARS or place.start - sentence_start < STORY_HEAD


def _looks_back(low: str, place: Place) -> bool:
    """Whether an earlier year only says what went before: `It followed the election in December 2005`."""
    return BEFORE_THAT.search(low, max(0, place.start - 48), place.start) is not None


def _belongs(low: str, place: Place) -> bool:
    """Whether a date only says when a quarter ended or what it is compared with (`the same period last year`)."""
    found = COMPARED_WITH.search(low, max(0, place.start - 28), place.start)
    return found is not None and (" ended" in found[0] or len(place.resolved.value) == 4)


def told(rule: Pattern, last: str, distance: int, when: Written) -> str:
    """The date mentioned `distance` sentences ago where a text may be told from it, else "".

    A text that nobody can date has nothing to check such a guess against: what was said long before counts no more.
    """
    if when.bounded or not last:
        return last
    fine = values.grain(last) in FINE
    return last if distance <= (FINE_REACH if fine else rule.resolve in COUNTED) else ""


def beside(low: str, found: Found, last: str, when: Written) -> None:
    """Tell an expression what its sentence said before: `last week … on Thursday`, `in May from … a year earlier`."""
    groups, grain = found.groups, values.grain(last)
    if grain == "week" and found.rule.rule_id == "weekday" and not (groups.get("which") or groups.get("whichweek")):
        if when.bounded and last in (spelt_week(when.first - 7), spelt_week(when.first + 7)):
            groups["whichweek"] = "last" if last == spelt_week(when.first - 7) else "next"
    elif grain == "month" and found.rule.rule_id == "ago":
        groups["beside"] = "yes" if COMPARED.search(low, max(0, found.start - 40), found.start) else None


def of_a_year(low: str, found: Found, last: str, when: Written) -> bool:
    """Whether a month or a day belongs to the year just named: `in 1995 it applied; in July it joined`."""
    if found.rule.resolve != "calendar" or not found.groups.get("month"):
        return False
    if not LED.search(low, max(0, found.start - 24), found.start):
        return False
    if found.groups.get("year") or not when.bounded or not last[:4].isdigit() or values.grain(last) not in YEARLY:
        return False
    if int(last[:4]) >= days.day(when.first)[0] - (values.grain(last) == "year"):
        return False
    return values.grain(last) == "year" or MONTHS.get(found.groups["month"], 0) > int(last[5:7])


def not_yet(found: Found, resolved: Resolved, when: Written) -> bool:
    """Whether `three years later` counts from too late a date: it comes out after the day of writing."""
    if found.rule.resolve not in COUNTED or found.groups.get("way") in DEICTIC or not when.bounded:
        return False
    return bool(resolved.from_date) and days.parse_iso(resolved.from_date) > when.last


def of_a_day(rule: Pattern, last: str) -> bool:
    """Whether the rule finds a time of day that belongs to the day told of: `at 8 p.m.`, `in the afternoon`."""
    return rule.resolve == "clock" or (rule.rule_id == "part-the" and values.grain(last) in ("day", "time"))
