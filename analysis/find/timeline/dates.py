"""Values of calendar expressions: years, months, days, weekdays."""

import re
from functools import lru_cache
from typing import Any

from analysis.find.timeline import days
from analysis.find.timeline.anchors import Anchor, nearest, spelt_day, spelt_month, spelt_year
from analysis.find.timeline.vocabulary import amount, macros, words

SLASHED = re.compile(r"(?<![\w/.-])(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?:\d{4}|\d\d)(?![\w/-])")
Groups = dict[str, str | Any]
BEFORE = {"last", "past", "this past", "the previous", "the last"}
AFTER = {"next", "this coming", "the following", "the next", "the coming"}
LONG_PAST = 60   # days: what is planned for a day further back is planned for the next year
NEAR = 45        # days: a day so soon to come is meant, not that of a year ago: called off for the vote on March 11
STORY_DAYS = 30  # a story moves forward: of two years that are as near, the later one
ACCOUNTED_YEARS = 8  # years back from which a text still gives the accounts of a year
PART = {"MI": "T12:00"}


def part_of_day(groups: Groups) -> str:
    """`TMO`, `TAF`, `TEV`, `TNI` or an empty string."""
    part = groups.get("part")
    return PART.get(words()["part"][part], "T" + words()["part"][part]) if part else ""


def year_of(groups: Groups, anchor: Anchor) -> int | None:
    """The year that an expression names, straight out or by `that year`; None where it names none."""
    if groups.get("bc"):
        return 1 - int(groups["bcyear"])
    if year := groups.get("year") or groups.get("adyear"):
        return int(year)
    if short := groups.get("yy") or groups.get("yy2"):
        return two_digit_year(int(short), anchor)
    which = groups.get("whichyear") or groups.get("whichyear2") or groups.get("whichyear3")
    if not which:
        return None
    own = which in ("this", "last", "next") or (which == "the" and not anchor.narrative and "-Q" in anchor.last)
    base = days.day(anchor.day if own else anchor.reference()[0])[0]
    return base + (-1 if which in ("last", "the previous") else which in ("next", "the following"))


def two_digit_year(short: int, anchor: Anchor) -> int:
    """The year with these two last digits that is at most ten years after the reference, else before it."""
    base = days.day(anchor.reference()[0] if anchor.narrative else anchor.day)[0] + 10
    return base - (base - short) % 100


def calendar(groups: Groups, anchor: Anchor) -> str:
    """A year, a month or a day; without a year the nearest one (Mani and Wilson 2000 look at tense; news does not)."""
    year, month = year_of(groups, anchor), _month(groups)
    if month is None:
        return "" if year is None else spelt_year(year)
    if groups.get("day"):
        return _day(year, month, int(groups["day"]), anchor) + _time(groups)
    return spelt_month(12 * year + month - 1) if year is not None else nearest_month(month, anchor)


def month_short_year(groups: Groups, anchor: Anchor) -> str:
    """`(the year ended) Mar. 19`: March 2019, or the 19th where nobody looks so far back."""
    year, number = two_digit_year(int(groups["yy"]), anchor), _number(groups["month"])
    if 0 <= days.day(anchor.day)[0] - year <= ACCOUNTED_YEARS:
        return spelt_month(12 * year + number - 1)
    return _day(None, number, int(groups["yy"]), anchor)


def _month(groups: Groups) -> int | None:
    text = groups.get("month")
    return _number(text) if text else None


def _number(month: str) -> int:
    return int(month) if month.isdigit() else int(words()["month"][month])


def _time(groups: Groups) -> str:
    if groups.get("hour"):
        return f"T{groups['hour']}:{groups['minute']}" + ("Z" if groups.get("z") else "")
    return part_of_day(groups)


def _day(year: int | None, month: int, day: int, anchor: Anchor) -> str:
    if year is None:
        return nearest_day(month, day, anchor)
    return f"{spelt_year(year)}-{month:02d}-{day:02d}" if days.is_day(year, month, day) else ""


def day_of_month(groups: Groups, anchor: Anchor) -> str:
    """`the 20th`: of the month mentioned last where the text tells on from it, else of the month that brings it
    nearest, gone by or to come as its clause looks."""
    which, wanted = groups.get("whichmonth"), int(groups["day"])
    told = which is None and groups.get("told") is not None
    far = anchor.narrative or told or which in ("that", "the", "the same", "the following")
    year, month, day = days.day(anchor.reference()[0] if far else anchor.day)
    index = 12 * year + month - 1 + {"last": -1, "next": 1, "the following": 1}.get(which or "", 0)
    near = [index + (told and wanted < day)] if far or which else [index - 1, index, index + 1]
    found = [days.number(m // 12, m % 12 + 1, wanted) for m in near if days.is_day(m // 12, m % 12 + 1, wanted)]
    if not far and not which and anchor.tense in ("past", "future"):
        found = [number for number in found if (number > anchor.day) == (anchor.tense == "future")] or found
    return spelt_day(nearest(found, anchor.day if not far else found[0])) if found else ""


def base_day(anchor: Anchor) -> tuple[int, str]:
    """The day (and value) from which dates without a year are looked for."""
    return anchor.reference() if anchor.narrative else (anchor.day, "")


def nearest_day(month: int, day: int, anchor: Anchor) -> str:
    """`month` and `day` in the year that brings them nearest to the reference; before it where a period ended."""
    base, last = base_day(anchor)
    year = days.day(base)[0]
    if len(last) == 4 and days.is_day(year, month, day):
        return f"{year:04d}-{month:02d}-{day:02d}"
    reach = 8 if (month, day) == (2, 29) else 4     # 1900 has none: from 1896 to 1904
    around = [days.number(y, month, day) for y in range(year - reach, year + reach + 1) if days.is_day(y, month, day)]
    if not around:      # 31 June
        return ""
    if anchor.tense == "ended":
        around = [number for number in around if number <= base] or around
    found = nearest(around, base + (STORY_DAYS if anchor.narrative else 0))
    if anchor.tense == "past" and not anchor.narrative and found > base + NEAR:
        found = max((number for number in around if number <= base), default=found)
    if anchor.tense == "future" and not anchor.narrative and found < base - LONG_PAST:
        found = min((number for number in around if number > base), default=found)
    return spelt_day(found)


def nearest_month(month: int, anchor: Anchor) -> str:
    """`month` in the year that brings it nearest to the reference."""
    base, last = base_day(anchor)
    year, now, _ = days.day(base)
    if len(last.removeprefix("BC")) == 4:
        return spelt_month(12 * year + month - 1)
    if anchor.tense == "future" and not anchor.narrative:
        return spelt_month(12 * (year + (month < now - 1)) + month - 1)
    if anchor.tense == "past" and not anchor.narrative and month > now:
        return spelt_month(12 * (year - 1) + month - 1)
    if anchor.tense == "ended" and not anchor.narrative and month > now:
        return spelt_month(12 * (year - 1) + month - 1)
    if anchor.tense == "past" and not anchor.narrative and month <= now:
        return spelt_month(12 * year + month - 1)
    middle = 12 * year + now - 1 + (STORY_DAYS // 30 if anchor.narrative else 0)
    return spelt_month(nearest([12 * y + month - 1 for y in (year - 1, year, year + 1)], middle))


def month(groups: Groups, anchor: Anchor) -> str:
    """`last May`, `next May`, `the following May`."""
    which, number = groups["which"], _number(groups["month"])
    base = anchor.day if which in ("last", "next", "this", "past", "this past", "this coming") else (
        anchor.reference()[0])
    year, now, _ = days.day(base)
    if which in BEFORE:
        year -= number >= now
    elif which in AFTER:
        year += number <= now
    elif which in ("the same", "that"):
        return nearest_month(number, anchor._replace(narrative=True))
    return spelt_month(12 * year + number - 1)


def numeric(groups: Groups, anchor: Anchor) -> str:
    """`7/8/07`, `24.02.1955`: day first with points or where the text writes so elsewhere, else month first."""
    first, second = int(groups["first"]), int(groups["second"])
    year = int(groups["year"])
    if len(groups["year"]) == 2:
        year = two_digit_year(year, anchor)
    day_first = groups["sign"] == "." or first > 12 or (second <= 12 and groups.get("order") == "day first")
    month, day = (second, first) if day_first else (first, second)
    return f"{year:04d}-{month:02d}-{day:02d}" if days.is_day(year, month, day) else ""


@lru_cache(1)
def _spelt() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A date spelt out with the day first, and with the month first."""
    month = macros()["{MONTH}"]
    return (re.compile(rf"(?<![\w:.])\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{month}\b"),
            re.compile(rf"\b{month} \d{{1,2}}(?:st|nd|rd|th)?(?![\w:])"))


@lru_cache(1)
def order(low: str) -> str:
    """`day first` where a text writes a date such as 19/04/2018 and none such as 4/19/2018; where it writes neither, as
    it spells its dates out (`19 April` or `April 19`)."""
    pairs = [(int(hit["first"]), int(hit["second"])) for hit in SLASHED.finditer(low)]
    day_first, month_first = any(a > 12 >= b for a, b in pairs), any(b > 12 >= a for a, b in pairs)
    if not (day_first or month_first):
        day_first, month_first = (way.search(low) is not None for way in _spelt())
    return "day first" if day_first and not month_first else ""


def weekday(groups: Groups, anchor: Anchor) -> str:
    """The most recent one, the document's own day included; the coming one where the clause looks ahead."""
    wanted, which = int(words()["weekday"][groups["weekday"]]) - 1, groups.get("which") or ""
    far = anchor.narrative or which in ("the following", "the next", "the previous", "that", "the same")
    base = anchor.reference()[0] if far else anchor.day
    if week := groups.get("whichweek"):
        base += {"last": -7, "this": 0, "next": 7}[week]
        return spelt_day(base - days.weekday(base) + wanted) + part_of_day(groups)
    ago = (days.weekday(base) - wanted) % 7
    if which in AFTER or (far and which != "the previous"):
        base += 7 - ago if ago or which in AFTER else 0
    elif which in BEFORE:
        base -= ago or 7
    elif (which == "this" and anchor.tense != "past") or anchor.tense == "future":
        base += (7 - ago) % 7
    elif anchor.tense == "open":
        base = nearest([base - ago, base + (7 - ago) % 7], base)
    else:
        base -= ago
    return spelt_day(base) + part_of_day(groups)


def weeks_from(groups: Groups, anchor: Anchor) -> str:
    """`two weeks from Friday`: so many weeks after the coming one."""
    wanted = int(words()["weekday"][groups["weekday"]]) - 1
    return spelt_day(anchor.day + (wanted - days.weekday(anchor.day)) % 7 + 7 * int(amount(groups["n"])))


def weekday_set(groups: Groups, anchor: Anchor) -> str:
    """`every Monday` → `XXXX-WXX-1`."""
    return f"XXXX-WXX-{words()['weekday'][groups['weekday']]}{part_of_day(groups)}"
