"""What a relative expression is resolved against: the document's day, or the date mentioned last."""

from typing import NamedTuple

from analysis.find.timeline import days, values


class Anchor(NamedTuple):
    """`day` is the number of the day the document is taken to be written on; `last` the value mentioned last.

    `narrative` says whether dates without a year belong to `last`; `tense` is future where the clause looks ahead,
    past where it looks back, ended where a period ended then, else "".
    """

    day: int
    last: str = ""
    narrative: bool = False
    tense: str = ""

    def reference(self) -> tuple[int, str]:
        """(first day of the date mentioned last, its value), or the document's day and value where none was."""
        bounds = values.numbers(self.last) if self.last else None
        return (bounds[0], self.last) if bounds else (self.day, days.iso(self.day))


def nearest(candidates: list[int], day: int) -> int:
    """The candidate day nearest to `day`; the earlier one of two that are as near."""
    return min(candidates, key=lambda candidate: (abs(candidate - day), candidate))


def spelt_year(year: int) -> str:
    """A year as TIMEX3 writes it: `1998`, `BC0480`."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def spelt_month(index: int) -> str:
    """A month, counted as 12 · year + month - 1, as `YYYY-MM`."""
    year, month = divmod(index, 12)
    return f"{spelt_year(year)}-{month + 1:02d}"


def spelt_day(number: int) -> str:
    """A day's number as `YYYY-MM-DD`."""
    year, month, day = days.day(number)
    return f"{spelt_year(year)}-{month:02d}-{day:02d}"


def spelt_week(number: int) -> str:
    """The ISO week of a day's number as `YYYY-Www`."""
    year, week = days.week_of(number)
    return f"{year:04d}-W{week:02d}"


def shifted(day: int, unit: str, count: float) -> str:
    """The value of the `unit` (D W M Q Y DE CE …) that lies `count` units after the one that holds `day`."""
    year, month, _ = days.day(day)
    whole = int(count)
    if count != whole and unit in ("Y", "DE"):
        return spelt_month(12 * year + month - 1 + round(count * (12 if unit == "Y" else 120)))
    if unit == "D":
        return spelt_day(day + whole)
    if unit in ("W", "FN"):
        return spelt_week(day + 7 * whole * (2 if unit == "FN" else 1))
    if unit == "WE":
        return spelt_week(day + 7 * whole) + "-WE"
    if unit == "M":
        return spelt_month(12 * year + month - 1 + whole)
    if unit == "Q":
        index = 4 * year + (month - 1) // 3 + whole
        return f"{index // 4:04d}-Q{index % 4 + 1}"
    if unit == "H":
        index = 2 * year + (month - 1) // 6 + whole
        return f"{index // 2:04d}-H{index % 2 + 1}"
    return _long(year, unit, whole)


def _long(year: int, unit: str, whole: int) -> str:
    if unit == "Y":
        return spelt_year(year + whole)
    if unit == "DE":
        return f"{year // 10 + whole:03d}" if year > 0 else f"BC{(1 - year) // 10 - whole:03d}"
    if unit == "CE":
        return f"{year // 100 + whole:02d}" if year > 0 else f"BC{(1 - year) // 100 - whole:02d}"
    return ""
