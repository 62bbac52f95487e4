"""Markers without a place on the calendar, in words: now, recently, durations, sets, days that nothing tells."""

import re

import numpy as np
import pandas as pd

from analysis.ask.periods import MONTHS
from analysis.store.tables import Analysis

REPEATED = ("rate", "set-every", "set-word", "weekday-set", "weekdays-set")
"""Rules of what comes again and again: "every day", "yearly"; their values look like those of durations."""
EVERY = "every"
REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "recently, in the past", "FUTURE_REF": "soon, in the future"}
LENGTH = re.compile(r"P(?P<number>X|\d+(?:\.\d+)?)(?P<unit>Y|Q|M|W|DE|D|CE)|PT(?P<few>X|\d+(?:\.\d+)?)(?P<time>[HMS])")
UNITS = {"Y": "year", "Q": "quarter", "M": "month", "W": "week", "DE": "decade", "D": "day", "CE": "century"}
TIMES = {"H": "hour", "M": "minute", "S": "second"}
UNTOLD = re.compile(
    r"(?P<year>X{2,4}|\d\d\d?X|\d\dXX|\d{4})(?:-W(?:XX|\d\d)(?:-(?P<weekday>[1-7X]|WE))?|-(?P<season>SP|SU|FA|WI)"
    r"|-(?P<month>XX|\d\d)(?:-(?P<day>XX|\d\d))?)?(?:T(?P<time>.*))?")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
PARTS = {"MO": "morning", "MI": "noon", "AF": "afternoon", "EV": "evening", "NI": "night"}


def undated(result: Analysis) -> pd.DataFrame:
    """The markers that stand for no known days, with `often`: "every" where something comes again, else ""."""
    markers = result.markers
    rows = markers[(markers["from_date"].isna() | markers["to_date"].isna()).to_numpy()]
    return rows.assign(often=np.where(rows["rule_id"].isin(REPEATED), EVERY, ""))


def often(rule_id: str) -> str:
    """Whether what a rule finds comes again and again: "every" or ""."""
    return EVERY if rule_id in REPEATED else ""


def undated_in_words(value: str, often: str = "") -> str:
    """A TIMEX3 value that has no days as a reader would say it: `PXY` "some years", `P1D` "a day" or "every day"."""
    if value in REFERENCES:
        return REFERENCES[value]
    if found := LENGTH.fullmatch(value):
        unit = UNITS[found["unit"]] if found["unit"] else TIMES[found["time"]]
        return (_again if often else _length)(found["number"] or found["few"], unit)
    found = UNTOLD.fullmatch(value)
    return _untold(found, often) if found else "a time that is not told"


def _length(number: str, unit: str) -> str:
    article = "an" if unit == "hour" else "a"
    special = {"X": f"some {_plural(unit)}", "1": f"{article} {unit}", "0.5": f"half {article} {unit}"}
    return special.get(number) or f"{_digits(number)} {_plural(unit)}"


def _again(number: str, unit: str) -> str:
    special = {"X": f"every few {_plural(unit)}", "1": f"every {unit}", "0.5": f"every half {unit}"}
    return special.get(number) or f"every {_digits(number)} {_plural(unit)}"


def _plural(unit: str) -> str:
    return "centuries" if unit == "century" else f"{unit}s"


def _digits(number: str) -> str:
    return f"{float(number):,.10g}"


def _untold(found: re.Match, often: str) -> str:
    """What is known of a date whose year, month or day is not: "9 May of a year not told"."""
    time = found["time"] or ""
    if time and time not in PARTS:
        clock = f"{time} o'clock" if re.fullmatch(r"\d{1,2}", time) else time if "X" not in time else "a time of day"
        return f"{clock}, on a day not told"
    named = _named(found)
    part = f" {PARTS[time]}" if time else ""
    if named and often:
        return f"every {named}{part}"
    unit = PARTS.get(time) or ("day" if found["day"] or found["weekday"] else "month")
    if found["year"].isdigit():
        return f"a {unit} of {f'{named} ' if named else ''}{found['year']}"
    if found["month"] == "XX" or found["day"] == "XX" or found["weekday"]:
        return f"a {named + part if named else unit}, not told which"
    return f"{named}{part} of a year not told" if named else f"a {_stretch(found)} not told"


def _named(found: re.Match) -> str:
    """The weekday, season, or month with its day, that a value names."""
    if (found["weekday"] or "X") != "X":
        return "weekend" if found["weekday"] == "WE" else WEEKDAYS[int(found["weekday"]) - 1]
    if found["season"]:
        return SEASONS[found["season"]]
    month, day = found["month"] or "XX", found["day"] or "XX"
    if month == "XX" or not 1 <= int(month) <= 12:
        return ""
    return MONTHS[int(month) - 1] if day == "XX" else f"{int(day)} {MONTHS[int(month) - 1]}"


def _stretch(found: re.Match) -> str:
    """The stretch of time that a value without names is about."""
    if "-W" in found[0]:
        return "week"
    return {2: "century", 3: "decade"}.get(len(found["year"]), "year")
