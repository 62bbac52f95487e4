"""Markers on the calendar: their first and last day, gathered by months, years or centuries, and in words.

Days are inclusive and proleptic Gregorian. A year is numbered as ISO 8601 does: the year before 1 is 0.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.store.remembered import once
from analysis.store.tables import Analysis

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")
GRAINS: dict[str, tuple[str, int]] = {
    "day": ("D", 1), "month": ("M", 1), "quarter": ("M", 3), "year": ("Y", 1), "decade": ("Y", 10),
    "century": ("Y", 100),
}
"""Grain → numpy unit and how many of it; years and months count from 1970, hence the shift in `_since_zero`."""

FEW, SHORT = 50, 10
"""One year in so many may be far off at either end; no stretch of years is taken for shorter than ten."""


def dated(result: Analysis, first: str = "", last: str = "") -> pd.DataFrame:
    """The markers that stand for known days, of those the ones that touch the days `first` to `last` (ISO).

    `from_date` and `to_date` are ISO days, as text.
    """
    return _between(result, first, last) if first or last else _all_dated(result)


@once
def _all_dated(result: Analysis) -> pd.DataFrame:
    return _between(result, "", "")


def _between(result: Analysis, first: str, last: str) -> pd.DataFrame:
    markers = result.markers
    known = (markers["from_date"].notna() & markers["to_date"].notna()).to_numpy(copy=True)
    if first:
        known &= (markers["to_date"] >= np.datetime64(first, "s")).to_numpy()
    if last:
        known &= (markers["from_date"] <= np.datetime64(last, "s")).to_numpy()
    markers = markers[known]
    return markers.assign(from_date=iso(markers["from_date"]), to_date=iso(markers["to_date"]))


def usual_years(years: np.ndarray) -> tuple[int, int]:
    """The first and last of `years` without the few far from all others: at most one in FEW at either end.

    Far is further than a quarter of the stretch in which all but these few lie. They are left out only where that at
    least halves the whole stretch; (0, 0) of no years.
    """
    if not len(years):
        return 0, 0
    ordered = np.sort(years)
    few = len(ordered) // FEW
    far = max(SHORT, (ordered[-1 - few] - ordered[few]) // 4)
    first, last = _near(ordered[few::-1], far), _near(ordered[len(ordered) - 1 - few:], far)
    if 2 * (last - first + SHORT) > ordered[-1] - ordered[0]:
        return int(ordered[0]), int(ordered[-1])
    return int(first), int(last)


def middle_years(years: np.ndarray) -> tuple[int, int]:
    """The first and last year of the shortest stretch that holds half of `years`; the later one of two as short."""
    ordered = np.sort(years)
    lengths = ordered[(half := (len(ordered) + 1) // 2) - 1:] - ordered[:len(ordered) - half + 1]
    at = len(lengths) - 1 - int(lengths[::-1].argmin())
    return int(ordered[at]), int(ordered[at + half - 1])


def _near(outward: np.ndarray, far: int) -> int:
    """The last of the years, from the many outward, before one that is far from it."""
    gaps = np.flatnonzero(np.abs(np.diff(outward)) > far)
    return outward[gaps[0]] if len(gaps) else outward[-1]


def iso(days: pd.Series) -> np.ndarray:
    """Days as text, YYYY-MM-DD; "" for an open one."""
    def told(each: pd.Index) -> np.ndarray:
        plain = each.to_numpy().astype("datetime64[D]")
        return np.where(np.isnat(plain), "", _text(plain))
    return by_day(days, told)


def by_day(days: pd.Series, told: Callable[[pd.Index], np.ndarray]) -> np.ndarray:
    """What is `told` of each of the days, worked out once for all that are equal: many markers are of one day."""
    places, each = pd.factorize(days, use_na_sentinel=False)
    return told(each)[places]


def gathered(
    rows: pd.DataFrame, most: int, n_marks: Callable[[pd.DataFrame], int], columns: Sequence[tuple[str, str]],
    finest: str = "day", nested: bool = False,
) -> tuple[pd.DataFrame, str]:
    """`rows` with intervals widened to whole days, months, … centuries, and the grain it took.

    It is the finest grain, from `finest` on, at which `n_marks(rows)` is at most `most`. `columns` are pairs of
    ISO days. `nested` intervals become the one month, quarter, year, … that contains them.
    """
    grains = list(GRAINS)
    for grain in grains[grains.index(finest) :]:
        coarse = rows.assign(**{
            name: days for first, last in columns for name, days in
            zip((first, last), _widened(rows[first], rows[last], grain, nested), strict=True)
        })
        if n_marks(coarse) <= most:
            break
    return coarse, grain


def _widened(first: pd.Series, last: pd.Series, grain: str, nested: bool) -> tuple[np.ndarray, np.ndarray]:
    """Intervals as whole units of the grain; if `nested`, each as the finest one unit, from the grain on, it is in."""
    start, end = period_start(first, grain), period_end(last, grain)
    if not nested or grain == "day":
        return start, end
    grains = list(GRAINS)
    for coarser in grains[grains.index(grain) + 1 :]:
        crosses = period_start(pd.Series(start), grain) != period_start(pd.Series(end), grain)
        start[crosses], end[crosses] = period_start(first[crosses], coarser), period_end(last[crosses], coarser)
        grain = coarser
    return start, end


def grain_of(n_days: float) -> str:
    """The coarsest grain that is no longer than `n_days`."""
    long = {"century": 36525, "decade": 3653, "year": 366, "quarter": 92, "month": 31}
    return next((grain for grain, length in long.items() if length <= n_days), "day")


def period_start(days: pd.Series, grain: str) -> np.ndarray:
    """The first day of the month, year, … in which each ISO day lies."""
    return by_day(days, lambda each: _text(_day(_ordinal(each, grain), grain)))


def period_end(days: pd.Series, grain: str) -> np.ndarray:
    """The last day of the month, year, … in which each ISO day lies."""
    return by_day(days, lambda each: _text(_day(_ordinal(each, grain) + 1, grain) - 1))


def _ordinal(days: pd.Index, grain: str) -> np.ndarray:
    unit, size = GRAINS[grain]
    values = days.to_numpy().astype("datetime64[D]").astype(f"datetime64[{unit}]").astype(np.int64)
    return (values + _since_zero(unit)) // size


def _day(ordinals: np.ndarray, grain: str) -> np.ndarray:
    unit, size = GRAINS[grain]
    return (ordinals * size - _since_zero(unit)).astype(f"datetime64[{unit}]").astype("datetime64[D]")


def _since_zero(unit: str) -> int:
    return {"Y": 1970, "M": 1970 * 12, "D": 0}[unit]


def _text(days: np.ndarray) -> np.ndarray:
    written = np.datetime_as_string(days, unit="D").astype(object)
    for place in np.flatnonzero(days < np.datetime64("0000-01-01")):    # ISO 8601 has four digits after the sign
        year, month, day = written[place].rsplit("-", 2)
        written[place] = f"-{int(year[1:]):04d}-{month}-{day}"
    return written


@lru_cache(maxsize=4096)
def in_words(first: str, last: str) -> str:
    """The days `first` to `last` (ISO, "" = open) as a reader would write them: "May 2025", "1950 to 1953"."""
    if not first or not last:
        known = in_words(first or last, first or last) if first or last else ""
        return f"{'from' if first else 'until'} {known}" if known else "an unknown day"
    for grain in ("day", "month", "year"):
        start, end = _words(first, grain), _words(last, grain)
        if start == end and _whole(first, last, grain):
            return start
    whole = next((g for g in ("year", "month") if _whole_ends(first, last, g)), "day")
    return _from_to(_words(first, whole).split(), _words(last, whole).split())


def _from_to(first: list[str], last: list[str]) -> str:
    """"9 to 25 February 2018": what both ends share is said once."""
    if len(first) == len(last):
        while len(first) > 1 and first[-1] == last[len(first) - 1]:
            first = first[:-1]
    return f"{' '.join(first)} to {' '.join(last)}"


def _whole(first: str, last: str, grain: str) -> bool:
    days = pd.Series([first, last])
    return period_start(days, grain)[0] == first and period_end(days, grain)[0] == last


def _whole_ends(first: str, last: str, grain: str) -> bool:
    days = pd.Series([first, last])
    return period_start(days, grain)[0] == first and period_end(days, grain)[1] == last


def year_in_words(year: int) -> str:
    """The year as people write it; the astronomical year 0 is 1 BCE."""
    return f"{1 - year} BCE" if year < 1 else str(year)


def _words(day: str, grain: str) -> str:
    year, month, number = day.rsplit("-", 2)
    parts = [str(int(number)), MONTHS[int(month) - 1], year_in_words(int(year))]
    return " ".join(parts[("day", "month", "year").index(grain):])
