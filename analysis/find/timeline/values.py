"""TIMEX3 values: the days they cover, how fine they are, and what is left of two that differ.

Source: TimeML 1.2.1 and ISO 24617-1. Seasons are those of the northern hemisphere, by whole months; the
winter of a year ends in its February. Half years, quarters and decades are those of the calendar.
"""

import re
from functools import lru_cache

from analysis.find.timeline import days

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
GRAINS = {2: "century", 3: "decade", 4: "year", 7: "month", 10: "day"}
VALUE = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{2,4})(?:-W(?P<week>\d\d)(?:-(?P<weekday>[1-7]|WE))?|-Q(?P<quarter>[1-4])"
    r"|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI)|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<time>T[^Z]*.*)?")
PARTS = re.compile(r"[0-9]+|[^0-9]+")


@lru_cache(65536)
def interval(value: str) -> tuple[str, str]:
    """(first day, last day) as ISO days, both inclusive; ("", "") for durations, sets, references and X."""
    bounds = numbers(value)
    return (days.iso(bounds[0]), days.iso(bounds[1])) if bounds else ("", "")


@lru_cache(65536)
def numbers(value: str) -> tuple[int, int] | None:
    """(first day, last day) of a value as numbers of days; None where it has none."""
    found = VALUE.fullmatch(value)
    if not found:
        return None
    if found["bc"]:
        return _bc(found)
    digits, year = found["year"], int(found["year"])
    if len(digits) < 4:
        span = 10 ** (4 - len(digits))
        return days.number(max(1, year * span), 1, 1), days.number(year * span + span - 1, 12, 31)
    if found["week"]:
        return _week(year, int(found["week"]), found["weekday"])
    return _in_year(year, found)


def ends(value: str) -> tuple[int, int]:
    """As `numbers`, of a value that stands for days. Raises ValueError for any other."""
    if (found := numbers(value)) is None:
        raise ValueError(f"{value!r} stands for no days")
    return found


def _bc(found: re.Match) -> tuple[int, int] | None:
    span = 10 ** (4 - len(found["year"]))
    first = int(found["year"]) * span
    if span > 1:
        return days.number(2 - first - span, 1, 1), days.number(1 - first, 12, 31)
    return _in_year(1 - first, found)


def _week(year: int, week: int, weekday: str | None) -> tuple[int, int] | None:
    if not 1 <= week <= days.weeks_in(year):
        return None
    start = days.week_start(year, week)
    if weekday == "WE":
        return start + 5, start + 6
    return (start + int(weekday) - 1,) * 2 if weekday else (start, start + 6)


def _in_year(year: int, found: re.Match) -> tuple[int, int] | None:
    if found["day"]:
        month, day = int(found["month"]), int(found["day"])
        return (days.number(year, month, day),) * 2 if days.is_day(year, month, day) else None
    first, last = 1, 12
    if found["month"]:
        first = last = int(found["month"])
    elif found["quarter"]:
        first, last = 3 * int(found["quarter"]) - 2, 3 * int(found["quarter"])
    elif found["half"]:
        first, last = 6 * int(found["half"]) - 5, 6 * int(found["half"])
    elif found["season"]:
        first, last = SEASON_MONTHS[found["season"]]
    if not 1 <= first <= 12:
        return None
    start_year = year - 1 if found["season"] == "WI" else year
    return days.number(start_year, first, 1), days.number(year, last, days.month_length(year, last))


@lru_cache(65536)
def grain(value: str) -> str:
    """How fine a value is: time, day, weekend, week, month, season, quarter, half, year, decade, century, period, …"""
    if value.startswith("P") and not value.endswith("_REF"):
        return "duration"
    if value.endswith("_REF") or not value:
        return "vague"
    body = value.removeprefix("BC")
    if "/" in body:
        return "period"
    if "T" in body:
        return "time"
    for sign, name in (("-WE", "weekend"), ("-WI", "season"), ("-W", "week"), ("-Q", "quarter"), ("-H", "half")):
        if sign in body:
            return "day" if name == "week" and body[-2] == "-" else name
    return "season" if body[-2:] in SEASON_MONTHS else GRAINS.get(len(body), "vague")


def masked(first: str, second: str) -> str:
    """What two values agree on; the parts in which they differ become X: `2024-11-08`, `2024-12-06` → `2024-XX-XX`."""
    one, two = PARTS.findall(first), PARTS.findall(second)
    if len(one) != len(two):
        return "XXXX"
    kept, same = [], True
    for left, right in zip(one, two, strict=True):
        same = same and left == right
        kept.append(left if left == right and (same or not left.isdigit()) else "X" * len(left))
    return _month_kept("".join(kept), first, second)


def _month_kept(value: str, first: str, second: str) -> str:
    """A month or a day of a month keeps its name when only the year differs: `XXXX-05`."""
    if value[:4] == "XXXX" and first[4:] == second[4:] and len(first) in (7, 10):
        return "XXXX" + first[4:]
    return value
