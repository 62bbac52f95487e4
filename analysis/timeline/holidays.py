"""Values of feast days: Christmas, Easter, Thanksgiving."""

from analysis.timeline import days
from analysis.timeline.anchors import Anchor, nearest, spelt_day
from analysis.timeline.dates import Groups, base_day, part_of_day, year_of
from analysis.timeline.vocabulary import words


def holiday(groups: Groups, anchor: Anchor) -> str:
    """A feast day in its year, else the nearest one."""
    rule, year = words()["holiday"][groups["holiday"]], year_of(groups, anchor)
    if year is None:
        base, last = base_day(anchor)
        here = days.day(base)[0]
        around = [here] if len(last) == 4 else [here - 1, here, here + 1]
        return spelt_day(nearest([feast(rule, y) for y in around], base)) + part_of_day(groups)
    return spelt_day(feast(rule, year)) + part_of_day(groups)


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
