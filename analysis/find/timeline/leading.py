"""Which date a text is told from: the one mentioned last, unless that was an aside."""

import re
from typing import NamedTuple

from analysis.find.timeline import days, portions, values
from analysis.find.timeline.anchors import spelt_week
from analysis.find.timeline.patterns import Pattern
from analysis.find.timeline.resolution import Place, Resolved, Written
from analysis.find.timeline.scan import Found
from analysis.find.timeline.tense import Governing, governing
from analysis.find.timeline.vocabulary import words
from analysis.text import Sentence

STORY_YEARS, STORY_HEAD = 3, 10  # a date further off than this leads the story only from the head of a sentence
FINE, FINE_REACH = {"day", "time", "week", "month", "weekend"}, 3
COUNTED = {"ago", "that", "neighbour"}
YEARLY = {"year", "month", "day"}
DEICTIC = {"ago", "hence", "from now", "from today"}
FROM_TODAY = {"season-which", "this-and-last", "month-which"}
BEFORE_THAT = re.compile(r"\b(?:followed|following|after|since|replaced|succeeded) (?:the |an? |his |its )?"
                         r"(?:[a-z'-]+ ){0,4}(?:in|of) $")
COMPARED = re.compile(r"\b(?:from|than|against|compared (?:with|to)|versus|up on|down on) (?:an? |the )?"
                      r"(?:[$£€\d][\w.,%]* )?(?:[a-z]+ )?$")
LED = re.compile(r"(?:; |, (?:and |but |then )?|\b(?:and|but|then) )(?:in|on|by) (?:late |early |mid-)?$")
HEAD = re.compile(r"[\"'“‘]?(?:then |but |and |later,? |finally,? )?(?:(?:in|on|by|from|until) )?(?:late |early |mid-)?"
                  r"(?:the )?(?:(?:end|beginning|start|middle) of )?")
WHEN = re.compile(r", (?:when|where|after which|only to)\b")
NOW = re.compile(r"\b(?:is|are|has|have|will)\b")
SAID = {"said", "told", "announced"}
EDGES = {"edge-of-the-unit", "year-end"}
WORD = re.compile(r"[a-z']+")
COUNTRY = 1500   # characters before it in which the country of an Independence Day is named
OWNED = re.compile(r"\b(?:its|their|his|her|our|the (?:country|nation|republic|island)'s) $")
PORTION = 24     # characters in which the part of a period is named
COMPARED_WITH = re.compile(r" ended (?:on )?$|(?:same|comparable|corresponding|like) (?:period|time) (?:of |in )?$")


class Story(NamedTuple):
    """The date that a text tells of: named in full, or `told` from such a one; where it stands in its sentence."""

    value: str = ""
    index: int = -1     # type: ignore[assignment]      # of the sentence; a tuple has a method of this name
    offset: int = 0
    end: int = 0
    told: bool = False


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
    elif found.rule.rule_id == "edge-of-the-unit" and found.groups["unit"] == "week":    # later in that week
        groups["told"] = "yes" if grain == "day" and when.bounded and last > days.iso(when.last) else None
    elif grain == "month" and found.rule.rule_id == "ago":
        groups["beside"] = "yes" if COMPARED.search(low, max(0, found.start - 40), found.start) else None


def of_a_year(low: str, found: Found, story: Story, distance: int, sentence_start: int, verb: Governing | None,
              when: Written) -> bool:
    """Whether a month or a day belongs to the year told of: `in 1995 it applied; in July it joined`, `He was arrested
    in January 2016. In March he was freed`, `in 2008, when they left on May 3`."""
    grain = values.grain(story.value)
    if not when.bounded or grain not in YEARLY or not story.value[:4].isdigit() or (verb and verb.way == "future"):
        return False
    if int(story.value[:4]) >= days.day(when.first)[0] - (grain == "year"):
        return False
    if found.rule.rule_id in EDGES:
        return distance == 0 and story.told and found.groups.get("unit") == "year"
    if found.rule.resolve != "calendar" or not found.groups.get("month") or found.groups.get("year"):
        return False
    month, told = int(words()["month"].get(found.groups["month"], 0)), int(story.value[5:7] or 0)
    if month < told or (month == told and (grain == "day" or not found.groups.get("day"))):
        return False
    return _tells_on(low, found, story, distance, sentence_start, verb)


def _tells_on(low: str, found: Found, story: Story, distance: int, sentence_start: int,
              verb: Governing | None) -> bool:
    """Whether an expression stands where a text tells on from the date it told of: at the head of a clause after it."""
    led = LED.search(low, max(story.end if distance == 0 else sentence_start, found.start - 24), found.start)
    if distance == 0:
        opens = story.offset < STORY_HEAD or WHEN.search(low, story.end, found.start) is not None
        return led is not None or (opens and verb is not None and verb.way == "past"
                                   and not NOW.search(low, story.end, found.start))
    if not verb or verb.way != "past" or verb.text in SAID:
        return False
    opens = led is not None or HEAD.fullmatch(low, sentence_start, found.start) is not None
    return opens and (distance == 1 or (distance == 2 and len(story.value) > 4)) and (
        story.told or len(story.value) > 4 or story.offset < STORY_HEAD)


def of_a_country(low: str, found: Found) -> None:
    """Tell `Independence Day` whose it is: that of the country named last before it; nobody's where one is meant that
    nothing names."""
    before, name = low[max(0, found.start - COUNTRY):found.start], found.groups["holiday"]
    for word in reversed(WORD.findall(before)):
        country = word.removesuffix("'s")
        for owner in (f"{country} {name}", f"{country}'s {name}"):
            if owner in words()["holiday"]:
                found.groups["holiday"] = owner
                return
    if OWNED.search(before):
        found.groups["holiday"] = ""


def part_told(low: str, place: Place, when: Written) -> str:
    """The value that is told of: of `the last week of January` the week."""
    phrase = low[place.start:place.start + PORTION]
    return portions.narrowed(phrase, place.resolved, when).value if " week " in phrase else place.resolved.value


def not_yet(low: str, found: Found, resolved: Resolved, sentence: Sentence, last: str, when: Written) -> bool:
    """Whether `three years later` counts from too late a date: it comes out after the day of writing.

    `last` is the date mentioned right before; where that is one to come, `that day` and what does not look back may be.
    """
    if found.rule.resolve not in COUNTED or found.groups.get("way") in DEICTIC or not when.bounded:
        return False
    if not resolved.from_date or days.parse_iso(resolved.from_date) <= when.last:
        return False
    if not last or last <= days.iso(when.last):
        return True
    return found.rule.resolve != "that" and (
        governing(low, sentence.start, found.start, found.end, sentence.end).way == "past")


def counted_on(found: Found, resolved: Resolved, story: Story) -> bool:
    """Whether a date counts from the one the text tells of: `He resigned on 12 May 2008. Two months after that …`."""
    counted = found.rule.resolve in COUNTED and found.groups.get("way") not in DEICTIC
    return bool(story.value) and resolved.value[:3] == story.value[:3] and (counted or "told" in found.groups)


def of_a_day(rule: Pattern, last: str) -> bool:
    """Whether the rule finds a time of day that belongs to the day told of: `at 8 p.m.`, `in the afternoon`."""
    return rule.resolve == "clock" or (rule.rule_id == "part-the" and values.grain(last) in ("day", "time"))


def of_that_month(found: Found, last: str) -> bool:
    """Whether a day without a year is one of the month its sentence told of: `the May 2012 date, from 7 May`."""
    groups = found.groups
    if found.rule.resolve != "calendar" or not groups.get("day") or not groups.get("month") or groups.get("year"):
        return False
    return values.grain(last) in ("month", "day") and int(words()["month"].get(groups["month"], 0)) == int(last[5:7])
