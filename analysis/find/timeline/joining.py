"""Expressions that stand together: `Friday, July 2`, `10 a.m. Friday`, `the morning of April 19`, `March 5–9`.

Neighbours that name one moment become one span with one value; a second number that shares the month or the
year of its neighbour becomes an expression of its own.
"""

import re

from analysis.find.timeline import days, values
from analysis.find.timeline.anchors import spelt_day
from analysis.find.timeline.resolution import Resolved

LINK = re.compile(r"\)?(?:,? (?:on |at |of |in |trading )?)?(?:\(|the )?")
APPOSED = re.compile(r", (?:in|on|at the) (?:early |late |mid-)?")
AND_MORE = re.compile(r",? (?:and )?")
CALENDAR = ("month", "day")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
PARTS = ("MO", "AF", "EV", "NI")
LENGTH = re.compile(r"P(?:\d+(?P<of>[YMWD]))?(?:T(?P<short>(?:\d+[HMS])+))?")
UNITS = ["Y", "M", "W", "D", "TH", "TM", "TS"]
AND = re.compile(r",? ?(?:-|and|or|to|through|until|till|&|/) ?(?:the |by |in |on )?(?:early |mid-|late )?")
BEFORE_DAY = re.compile(r"(?<![\w.,$:/-])(?P<day>\d{1,2})(?:st|nd|rd|th)? ?(?:-|and|or|to|,|/|&) ?(?:the )?$")
AFTER_DAY = re.compile(
    r" ?(?:-|and|or|to|through|until) ?(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>[12]\d{3}))?"
    r"(?![\w%:/]|[.,-]\d| ?(?:percent|per|people|years|days|weeks|months|others|million)"
    r"| (?:of )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]+|\.)?\b)")
AFTER_YEAR = re.compile(r"(?:-|/)(?P<yy>\d\d)(?![\w%:/-]|[.,]\d)")
EDGE = re.compile(
    r"(?:(?:the )?(?:(?:very |late |early )?(?:end|beginning|start|middle|close|rest|turn|remainder|eve|course|"
    r"first half|second half|latter half|latter part|early part) of|"
    r"(?:first|second|third|fourth|last|final|opening|closing)(?: full| few)? (?:week|days) (?:of|in)|"
    r"week (?:beginning|starting|of)(?: on)?|"
    r"mid|early|late|earlier|later|(?:early|late|earlier|later) (?:in|on))[ -](?:the )?)$")
EDGE_LAST = (" of", " beginning", " starting", "mid", "early", "late", "earlier", "later", " in", " on", " the")


def joined(left: Resolved, right: Resolved, between: str) -> str | None:
    """The one value of two neighbours, or None when they are two moments."""
    if not LINK.fullmatch(between):
        return None
    one, two = values.grain(left.value), values.grain(right.value)
    if one == "day" and two == "day":
        beside = ", " in between or between == " "
        return weekday_kept(left.value, right) if beside or left.value == right.value else None
    if one == two == "time":
        return same_time(left.value, right.value)
    if one == "time" and two == "day":
        return right.value + "T" + left.value.partition("T")[2]
    if one == "day" and two == "time":
        return left.value + "T" + right.value.partition("T")[2]
    return None


def weekday_kept(named: str, date: Resolved) -> str:
    """The date of `Sunday, Oct. 11`; where the year was a guess, that of the year in which it is a Sunday."""
    if date.basis == "explicit" or not DAY.fullmatch(named) or not DAY.fullmatch(date.value):
        return date.value
    wanted, (year, month, day) = days.weekday(days.parse_iso(named)), map(int, date.value.split("-"))
    around = [days.number(y, month, day) for y in (year, year + 1, year - 1) if days.is_day(y, month, day)]
    return next((spelt_day(number) for number in around if days.weekday(number) == wanted), date.value)


def same_time(left: str, right: str) -> str | None:
    """The value of `Monday morning at 8 a.m.`, and of `10:30 this morning`, `8:30 in the evening`."""
    (day, _, one), (other, _, two) = left.partition("T"), right.partition("T")
    if one in PARTS and ":" in two:
        return f"{day}T{two}"
    if two not in PARTS or ":" not in one or "X" in one:
        return None
    hour, minute = int(one[:2]), one[2:]
    later = hour < 12 and (two in ("AF", "EV") or (two == "NI" and hour > 4))
    return f"{day if 'X' in other else other}T{hour + 12 * later:02d}{minute}"


def years_back(left: Resolved, right: Resolved, between: str) -> str | None:
    """The value of `two years ago last month`, `50 years ago today`, `four weeks ago today`, `a year ago in March`."""
    grain, year = values.grain(right.value), right.value[:4]
    if between == " " and grain == "day" and values.grain(left.value) == "week":    # four weeks ago today
        first = values.ends(left.value)[0]
        return spelt_day(first + days.weekday(days.parse_iso(right.value))) if DAY.fullmatch(right.value) else None
    if grain not in ("day", "week", "month") or not left.value.isdigit() or not DAY.fullmatch(right.anchor):
        return None
    if between == " in " and grain == "month":
        return left.value + right.value[4:]
    value = f"{int(year) + int(left.value) - int(right.anchor[:4]):04d}{right.value[4:]}" if year.isdigit() else ""
    return value if between == " " and values.numbers(value) else None


def apposed(left: Resolved, right: Resolved, between: str) -> str:
    """The value of `a year later` in `a year later, in October 2003`: the date beside it, at its own grain."""
    grains = ("year", "month", "day")
    one, two = values.grain(left.value), values.grain(right.value)
    if right.basis != "explicit" or not APPOSED.fullmatch(between) or one not in grains or two not in grains:
        return ""
    length = {"year": 4, "month": 7, "day": 10}[one]
    return right.value[:length] if len(right.value) >= length and not right.value.startswith("BC") else ""


def summed(left: Resolved, right: Resolved, between: str) -> str | None:
    """The value of `1 hour, 7 minutes and 45 seconds`: lengths in units that get smaller."""
    one, two = LENGTH.fullmatch(left.value), LENGTH.fullmatch(right.value)
    if not one or not two or not AND_MORE.fullmatch(between):
        return None
    if UNITS.index(_units(one)[-1]) >= UNITS.index(_units(two)[0]):
        return None
    return left.value + right.value.removeprefix("PT" if one["short"] else "P")


def _units(length: re.Match) -> list[str]:
    """The units of a length as they follow: D TH TM."""
    short = [f"T{sign}" for sign in length["short"] or "" if sign.isalpha()]
    return [length["of"], *short] if length["of"] else short


def follows(left: Resolved, right: Resolved, between: str) -> str | None:
    """The value of the right of two weekdays that stand together when it has to come later: `Monday to Friday`."""
    if not AND.fullmatch(between) or not values.grain(left.value) == values.grain(right.value) == "day":
        return None
    if "X" in left.value + right.value or right.value >= left.value:
        return None
    first, second = days.parse_iso(left.value), days.parse_iso(right.value)
    return spelt_day(second + 7 * -(-(first - second) // 7))


def leads_up(left: Resolved, right: Resolved, between: str) -> str | None:
    """The value of the left of two weekdays where the right one tells the week: `Monday to Wednesday last week`."""
    if not AND.fullmatch(between) or not values.grain(left.value) == values.grain(right.value) == "day":
        return None
    if "X" in left.value + right.value:
        return None
    first, second = days.parse_iso(left.value), days.parse_iso(right.value)
    return spelt_day(second - (second - first) % 7)


def shares_year(left: Resolved, right: Resolved, between: str) -> bool:
    """Whether the year of the right one holds for the left one too: `between March and May 2022`."""
    return (left.basis == "relative" and right.basis == "explicit" and AND.fullmatch(between) is not None
            and values.grain(left.value) in (*CALENDAR, "season") and right.value[:4].isdigit()
            and values.grain(right.value) in (CALENDAR if left.value[-1].isdigit() else ("season",)))


def year_before(left: str, right: str) -> str:
    """The year of the left of two dates: that of the right one, or the year before when its month comes later."""
    wraps = len(right) >= 7 and right[-1].isdigit() and left[5:7] > right[5:7]
    return f"{int(right[:4]) - wraps:04d}"


def widened(low: str, floor: int, start: int) -> int:
    """Where a date starts once `early`, `mid-`, `the end of` before it is taken in."""
    before = low[max(floor, start - 32):start]
    if not before.rstrip(" -").endswith(EDGE_LAST):
        return start
    found = EDGE.search(before)
    if not found:
        return start
    begin = start - len(before) + found.start()
    return begin if begin == 0 or not low[begin - 1].isalnum() else start


def day_before(low: str, floor: int, start: int, value: str) -> tuple[int, int, str] | None:
    """(start, end, value) of the `6` in `6-7 January 1916`, given the value of the rest."""
    if values.grain(value) != "day" or "X" in value:
        return None
    offset = max(floor, start - 16)
    found = BEFORE_DAY.search(low[offset:start])
    return _shared(found, offset, value) if found else None


def after(low: str, end: int, limit: int, value: str) -> tuple[int, int, str] | None:
    """(start, end, value) of the `9` in `March 5-9` and of the `17` in `1915-17`."""
    if values.grain(value) == "year" and (found := AFTER_YEAR.match(low, end, limit)):
        if not value.isdigit():     # before Christ, or of a century that nothing tells: `in '91-92`
            return None
        year = int(value[:2] + found["yy"])
        return (found.start("yy"), found.end("yy"), f"{year:04d}") if year > int(value) else None
    if values.grain(value) == "day" and "X" not in value and (found := AFTER_DAY.match(low, end, limit)):
        return _shared(found, 0, (found["year"] + value[4:]) if found["year"] else value)
    return None


def _shared(found: re.Match, offset: int, value: str) -> tuple[int, int, str] | None:
    year, month = value[:-3].rsplit("-", 1)
    day = int(found["day"])
    if year.startswith("BC") or not days.is_day(int(year), int(month), day):
        return None
    end = found.end("year") if "year" in found.re.groupindex and found["year"] else found.end("day")
    return offset + found.start("day"), offset + end, f"{value[:-2]}{day:02d}"
