"""Values of feast days: Christmas, Easter, Thanksgiving, the day after one and the weekend it makes long."""

from analysis.find.timeline import days
from analysis.find.timeline.anchors import Anchor, nearest, shifted, spelt_day
from analysis.find.timeline.dates import LONG_PAST, NEAR, Groups, base_day, part_of_day, year_of
from analysis.find.timeline.vocabulary import words


def holiday(groups: Groups, anchor: Anchor) -> str:
    """A feast day in its year, else the nearest one, gone by or to come as its clause looks."""
    rule, year = words()["holiday"].get(groups["holiday"], ""), year_of(groups, anchor)
    if not rule:
        return ""
    day = feast(rule, year) if year is not None else _nearest(rule, anchor)
    if groups.get("unit"):  # the weekend it makes long; Labor Day is the Monday after
        return shifted(day, "WE", -1 if days.weekday(day) < 2 else 0)
    return spelt_day(day + {"before": -1, "after": 1}.get(groups.get("way") or "", 0)) + part_of_day(groups)


def _nearest(rule: str, anchor: Anchor) -> int:
    base, last = base_day(anchor)
    here = days.day(base)[0]
    around = [feast(rule, year) for year in ([here] if len(last) == 4 else [here - 1, here, here + 1])]
    found = nearest(around, base)
    if anchor.tense == "past" and not anchor.narrative and found > base + LONG_PAST:
        return max(day for day in around if day <= base)
    if anchor.tense == "future" and not anchor.narrative and found < base - NEAR:
        return min(day for day in around if day > base)
    return found


def feast(rule: str, year: int) -> int:
    """The day's number of `12-25`, `easter-2`, `11-thu-4` (the fourth Thursday) or `11-thu-4+1` (the day after)."""
    if rule.startswith("easter"):
        return days.easter(year) + int(rule[6:])
    rule, _, more = rule.partition("+")
    month, *rest = rule.split("-")
    if len(rest) == 1:
        return days.number(year, int(month), int(rest[0]))
    first = days.number(year, int(month), 1)
    wanted = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].index(rest[0])
    return first + (wanted - days.weekday(first)) % 7 + 7 * (int(rest[1]) - 1) + int(more or 0)


def named_day(groups: Groups, anchor: Anchor) -> str:
    """`Black Monday`: a day that bears a name for what happened on it."""
    return words()["named_day"][groups["name"]]
