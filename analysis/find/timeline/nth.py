"""Values of days and weeks that are counted: the last Friday of May, week 45 of 2017, the Wednesday after next."""

from analysis.find.timeline import days
from analysis.find.timeline.anchors import Anchor, shifted, spelt_day
from analysis.find.timeline.dates import Groups, month, nearest_month, part_of_day, year_of
from analysis.find.timeline.relations import unit_of
from analysis.find.timeline.vocabulary import words

LAST = ("last", "final")
SATURDAY = 5
MONTHS_ON = {"last": -1, "next": 1, "the following": 1}
OWN = ("this", "last", "next")   # months counted from the day of writing, not from the date mentioned last


def weekday_nth(groups: Groups, anchor: Anchor) -> str:
    """`the last Friday of this month`; "" where the month has no fifth one."""
    wanted = int(words()["weekday"][groups["weekday"]]) - 1
    if groups.get("whichmonth") in ("each", "every"):
        return f"XXXX-WXX-{wanted + 1}"
    year, of_year = _month(groups, anchor)
    if groups["nth"] in LAST:
        end = days.number(year, of_year, days.month_length(year, of_year))
        found = end - (days.weekday(end) - wanted) % 7
    else:
        first = days.number(year, of_year, 1)
        nth = groups["nth"]
        count = int(nth[0]) if nth[0].isdigit() else int(words()["ordinal"][nth])
        found = first + (wanted - days.weekday(first)) % 7 + 7 * (count - 1)
    return spelt_day(found) + part_of_day(groups) if days.day(found)[1] == of_year else ""


def day_nth(groups: Groups, anchor: Anchor) -> str:
    """`the last day of May`, `the first working day of the month`: one that is no Saturday or Sunday."""
    year, of_year = _month(groups, anchor)
    step = -1 if groups["nth"] in LAST else 1
    found = days.number(year, of_year, days.month_length(year, of_year) if step < 0 else 1)
    while groups.get("open") and days.weekday(found) >= SATURDAY:
        found += step
    return spelt_day(found)


def _month(groups: Groups, anchor: Anchor) -> tuple[int, int]:
    """The (year, month) in which is counted."""
    if which := groups.get("whichmonth"):
        year, now, _ = days.day(anchor.day if which in OWN else anchor.reference()[0])
        year, of_year = divmod(12 * year + now - 1 + MONTHS_ON.get(which, 0), 12)
        return year, of_year + 1
    of_year, asked = int(words()["month"][groups["month"]]), year_of(groups, anchor)
    return (int(nearest_month(of_year, anchor)[:4]) if asked is None else asked), of_year


def weekday_far(groups: Groups, anchor: Anchor) -> str:
    """`the Wednesday after next`, `Tuesday week`: a week after the coming one; `the Friday before last`."""
    wanted = int(words()["weekday"][groups["weekday"]]) - 1
    coming = anchor.day + ((wanted - days.weekday(anchor.day)) % 7 or 7)
    last = anchor.day - ((days.weekday(anchor.day) - wanted) % 7 or 7)
    return spelt_day(last - 7 if groups["way"] == "before last" else coming + 7)


def far(groups: Groups, anchor: Anchor) -> str:
    """`the week after next`, `the year before last`."""
    return shifted(anchor.day, unit_of(groups), 2 if groups["way"] == "after next" else -2)


def week_number(groups: Groups, anchor: Anchor) -> str:
    """`week 45 of 2017` → 2017-W45 (ISO 8601)."""
    year, week = int(groups["year"]), int(groups["week"])
    return f"{year:04d}-W{week:02d}" if week <= days.weeks_in(year) else ""


def month_day(groups: Groups, anchor: Anchor) -> str:
    """`last April 1`: the day of the month that `last April` is; of the day's own month by the day."""
    of_year, day, which = int(words()["month"][groups["month"]]), int(groups["day"]), groups["which"]
    year, now, today = days.day(anchor.day)
    if of_year == now and which in ("last", "next", "this past", "this coming"):
        year -= which in ("last", "this past") and day >= today
        year += which in ("next", "this coming") and day <= today
    else:
        year = int(month(groups, anchor)[:4])
    return f"{year:04d}-{of_year:02d}-{day:02d}" if days.is_day(year, of_year, day) else ""
