"""From an expression to its value: which function makes it, and what stays open when the anchor is wide."""

from collections.abc import Callable
from typing import NamedTuple

from analysis.find.timeline import amounts, dates, days, holidays, long_periods, nth, relations, values
from analysis.find.timeline.anchors import Anchor
from analysis.find.timeline.scan import Found
from analysis.find.timeline.tense import Governing

RESOLVERS: dict[str, Callable[[dates.Groups, Anchor], str]] = {
    "calendar": dates.calendar, "month": dates.month, "numeric": dates.numeric, "weekday": dates.weekday,
    "weekday_set": dates.weekday_set, "season": long_periods.season, "quarter": long_periods.quarter,
    "quarter_the": long_periods.quarter_the, "quarter_ending": long_periods.quarter_ending,
    "period_of": long_periods.period_of, "decade": long_periods.decade,
    "day_of_month": dates.day_of_month, "century": long_periods.century, "holiday": holidays.holiday,
    "ago": relations.ago, "this": relations.this, "that": relations.that, "neighbour": relations.neighbour,
    "year_before": relations.year_before,
    "dayword": relations.dayword, "overnight": relations.overnight, "weeks_from": dates.weeks_from,
    "part": relations.part, "clock": relations.clock,
    "named_day": holidays.named_day, "weekday_nth": nth.weekday_nth,
    "weekday_far": nth.weekday_far, "far": nth.far, "week_number": nth.week_number,
    "month_day": nth.month_day, "day_nth": nth.day_nth, "seasons": long_periods.seasons,
    "month_short_year": dates.month_short_year,
    "span": amounts.span, "set": amounts.every, "recurring": amounts.recurring,
    "set_word": amounts.set_word, "fixed": amounts.fixed,
}
TIMELESS = {"span", "set", "set_word", "weekday_set", "recurring"}
NAMED = frozenset(("bcyear", "adyear", "decade", "bcdecade"))
FAR_APART = (days.number(1803, 3, 14), days.number(2222, 11, 23))


class Resolved(NamedTuple):
    """A value with the days it covers, how it was found and against what."""

    value: str
    from_date: str
    to_date: str
    basis: str
    anchor: str


class Place(NamedTuple):
    """A resolved expression before it becomes a marker."""

    index: int      # type: ignore[assignment]     # of the sentence; a tuple has a method of this name
    start: int
    end: int
    rule_id: str
    resolved: Resolved
    verb: Governing | None = None       # what governs it, where that was asked


class Written(NamedTuple):
    """When the document was written, as numbers of days; `bounded` says whether both ends are known.

    What ended before `since` is past and what begins after `until` is to come: the ends that are known, and where the
    first one is not, that no text here is older than the 19th century.
    """

    first: int
    last: int
    bounded: bool
    label: str
    since: int
    until: int


def written(published_from: str, published_to: str) -> Written:
    """The days of a dating; an open end is replaced by one far away, and nothing keeps a value on both."""
    if published_from and published_to:
        label = published_from if published_from == published_to else f"{published_from}/{published_to}"
        first, last = days.parse_iso(published_from), days.parse_iso(published_to)
        return Written(first, last, True, label, first, last)
    since = days.parse_iso(published_from) if published_from else FAR_APART[0]
    until = days.parse_iso(published_to) if published_to else FAR_APART[1]
    return Written(*FAR_APART, False, "", since, until)


def is_explicit(found: Found) -> bool:
    """Whether the expression needs no anchor."""
    groups = found.groups
    if found.rule.resolve in TIMELESS or found.rule.rule_id in ("century", "named-day"):
        return True
    if year := groups.get("year"):
        return len(year) == 4 and found.rule.resolve != "year_before"
    return not NAMED.isdisjoint(groups) and any(groups.get(name) for name in NAMED)


def resolve(found: Found, when: Written, last: str, narrative: bool, tense: str = "") -> Resolved | None:
    """The value of an expression; None where the calendar has no such day or nothing can be said."""
    make = RESOLVERS[found.rule.resolve]
    groups = found.groups | found.rule.given if found.rule.given else found.groups
    value = make(groups, Anchor(when.first, last, narrative, tense))
    if not value:
        return None
    if found.rule.resolve == "fixed":
        return Resolved(value, "", "", "relative", when.label)
    if is_explicit(found):
        return Resolved(value, *values.interval(value), "explicit", "")
    other = value if when.first == when.last else make(groups, Anchor(when.last, last, narrative, tense))
    if other == value:
        return Resolved(value, *values.interval(value), "relative", when.label or last)
    kept = values.masked(value, other)
    if found.rule.resolve == "weekday":
        kept = dates.weekday_set(groups, Anchor(when.first))
    return _wide(kept, value, other, when)


def _wide(kept: str, value: str, other: str, when: Written) -> Resolved:
    """`kept` is what the values for the two ends of the dating share; it covers all days between them."""
    if not when.bounded:
        return Resolved(kept, "", "", "relative", "")
    (first, end), (other_first, last) = values.interval(value), values.interval(other)
    if last < first:  # `the same quarter of 1999`, written at the turn of a year
        first, last = other_first, end
    return Resolved(kept, first, last, "relative", when.label)
