"""Values of durations (`three months` → P3M) and sets (`every two years` → P2Y)."""

from analysis.find.timeline.anchors import Anchor
from analysis.find.timeline.dates import Groups, part_of_day
from analysis.find.timeline.relations import counted, unit_of
from analysis.find.timeline.vocabulary import words

ADVERBS = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y",
           "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "bimonthly": "P2M", "biennially": "P2Y"}
HALVES = {"H": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y", "M": "P0.5M", "W": "P0.5W"}


def period(number: str, unit: str) -> str:
    """`P3M`, `PT30M`, `PXY`: a number and a unit as TIMEX3 writes them."""
    if unit == "FN":
        return "P2W" if number == "1" else "PXW"
    if unit == "NI":
        unit = "D"
    return f"PT{number}{unit[1:]}" if unit in ("TH", "TM", "TS") else f"P{number}{unit}"


def span(groups: Groups, anchor: Anchor) -> str:
    """The length of a duration; X where the number is vague."""
    unit = unit_of(groups)
    if groups.get("half"):
        return HALVES.get(unit.removeprefix("T"), "")
    if not groups.get("n"):
        plural = groups.get("vague") or (groups.get("unit") or "").endswith(("s", "ies"))
        return period("X" if plural else "1", unit)
    count = counted(groups)
    if count == 0.5 and unit == "Y":
        return "P6M"
    return period("X" if count is None else f"{count:g}" if count < 1e6 else str(int(count)), unit)


def every(groups: Groups, anchor: Anchor) -> str:
    """How often: `every two years` → P2Y, `every other day` → P2D, `each year` → P1Y."""
    text = groups.get("n")
    if not text or text == "single":
        return period("1", unit_of(groups))
    if text in words()["ordinal"] or text == "other":
        return period("2" if text == "other" else words()["ordinal"][text], unit_of(groups))
    count = counted(groups)
    return period("X" if count is None else f"{count:g}", unit_of(groups))


def recurring(groups: Groups, anchor: Anchor) -> str:
    """When, again and again: `each May` → XXXX-05, `every spring` → XXXX-SP, `every morning` → XXXX-XX-XXTMO."""
    if groups.get("part"):
        return "XXXX-XX-XX" + part_of_day(groups)
    if groups.get("season"):
        return "XXXX-" + words()["season"][groups["season"]]
    return f"XXXX-{int(words()['month'][groups['month']]):02d}"


def set_word(groups: Groups, anchor: Anchor) -> str:
    """`daily` → P1D."""
    return ADVERBS[groups["word"]]


def fixed(groups: Groups, anchor: Anchor) -> str:
    """The value that the rule itself gives."""
    return groups["value"]
