"""Parts of a period: `early 2009`, `mid-May`, `the end of the year`, `the first week of March`, `later this month`;
of a day, the week that it begins: `the week of 5 June`.

The value of a part is that of its period, as in TIMEX3, but for a week of a month, which has one of its own; the days
are those of the part. Where a part begins nobody says: `early`, `mid` and `late` are thirds, ends are quarters.
"""

import re
from functools import lru_cache

from analysis.find.timeline import days, values
from analysis.find.timeline.anchors import spelt_week
from analysis.find.timeline.resolution import Resolved, Written
from analysis.find.timeline.vocabulary import either, words

WEEK = 7
OF_A_DAY = re.compile(r"(?:the )?week (?:beginning|starting|of)\b")
MONTHS = {"year": 12, "decade": 120, "century": 1200}
"""Whose parts begin with a month: early 2005 ends in April."""
HALVED = {"half", "quarter", "season"}     # `the first half of 2009` is a half year, not the half of one
PERIODS = {"week", "month", "season", "quarter", "half", "year", "decade", "century"}


@lru_cache(1)
def beginnings() -> re.Pattern:
    """A word that says which part of a period is meant, at the beginning of an expression."""
    return re.compile(rf"(?:the )?(?:very )?(?P<portion>{either(words()['portion'])})(?= of\b| in\b| on\b| the\b|[ -])")


def narrowed(phrase: str, resolved: Resolved, when: Written) -> Resolved:
    """The expression with the days of the part of its period that it names; as it is where it names none."""
    if not resolved.to_date or resolved.basis == "event":
        return resolved
    grain = values.grain(resolved.value)
    if grain == "day" and OF_A_DAY.match(phrase):
        begin = days.parse_iso(resolved.from_date)
        return resolved._replace(value=spelt_week(begin + WEEK // 2), from_date=days.iso(begin),
                                 to_date=days.iso(begin + WEEK - 1))
    found = beginnings().match(phrase)
    if not found or grain not in PERIODS or ("half" in found["portion"] and grain in HALVED):
        return resolved
    first, last = days.parse_iso(resolved.from_date), days.parse_iso(resolved.to_date)
    part = words()["portion"][found["portion"]]
    begin, end = _part(part, first, last, when, MONTHS.get(grain, 0))
    if not first <= begin <= end <= last:
        return resolved
    value = resolved.value
    if part.startswith("week") and grain in ("month", "year") and begin > 0:
        value = spelt_week((begin + end) // 2)
    return resolved._replace(value=value, from_date=days.iso(begin), to_date=days.iso(end))


def _part(part: str, first: int, last: int, when: Written, months: int) -> tuple[int, int]:
    """The days of `0-4` (twelfths of the period), `week 2`, `week -1`, `days 1`, `before` or `after` the writing.

    Twelfths of a period of `months` begin with a month.
    """
    if part in ("before", "after"):
        if not when.bounded:
            return first, last
        return (first, min(last, when.last)) if part == "before" else (max(first, when.first), last)
    kind, _, place = part.partition(" ")
    if place:
        length = WEEK if kind == "week" else WEEK // 2
        begin = last - length + 1 if place == "-1" else first + length * (int(place) - 1)
        return begin, begin + length - 1
    low, high = map(int, part.split("-"))
    if months:
        return _month(first, months * low // 12), _month(first, months * high // 12) - 1
    length = last - first + 1
    return first + length * low // 12, first + length * high // 12 - 1


def _month(first: int, months: int) -> int:
    """The first day of the month so many months after that of the day `first`."""
    year, month, _ = days.day(first)
    year, month = divmod(12 * year + month - 1 + months, 12)
    return days.number(year, month + 1, 1)
