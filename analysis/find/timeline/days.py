"""Days as whole numbers: the proleptic Gregorian calendar without datetime objects.

Day 0 is 1 March of year 0; years are astronomical (1 BC is year 0), so history before 1 AD has days too.
The arithmetic is Hinnant's (chrono-Compatible Low-Level Date Algorithms, 2013).
"""

from functools import lru_cache

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether `year` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The number of days of a month."""
    return 29 if month == 2 and is_leap(year) else LENGTHS[month - 1]


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


@lru_cache(65536)
def number(year: int, month: int, day: int) -> int:
    """The number of a day."""
    shifted = year - (month <= 2)
    return (365 * shifted + shifted // 4 - shifted // 100 + shifted // 400
            + (153 * ((month + 9) % 12) + 2) // 5 + day - 1)


@lru_cache(65536)
def day(ordinal: int) -> tuple[int, int, int]:
    """(year, month, day) of a day's number."""
    era, rest = divmod(ordinal, 146097)
    in_era = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    in_year = rest - (365 * in_era + in_era // 4 - in_era // 100)
    shifted = (5 * in_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return era * 400 + in_era + (month <= 2), month, in_year - (153 * shifted + 2) // 5 + 1


def weekday(ordinal: int) -> int:
    """0 for a Monday … 6 for a Sunday."""
    return (ordinal + 2) % 7


@lru_cache(4096)
def week_of(ordinal: int) -> tuple[int, int]:
    """(year, week) of ISO 8601: a week belongs to the year that holds its Thursday."""
    thursday = ordinal - weekday(ordinal) + 3
    year = day(thursday)[0]
    return year, (thursday - number(year, 1, 1)) // 7 + 1


def week_start(year: int, week: int) -> int:
    """The number of the Monday of an ISO week."""
    fourth = number(year, 1, 4)
    return fourth - weekday(fourth) + 7 * (week - 1)


def weeks_in(year: int) -> int:
    """52 or 53."""
    return week_of(number(year, 12, 28))[1]


def iso(ordinal: int) -> str:
    """A day as `YYYY-MM-DD`; years before 1 in astronomical numbering (`-0479-01-01` is in 480 BC)."""
    year, month, of_month = day(ordinal)
    return f"{year:04d}-{month:02d}-{of_month:02d}" if year >= 0 else f"-{-year:04d}-{month:02d}-{of_month:02d}"


@lru_cache(4096)
def parse_iso(text: str) -> int:
    """The number of a day written as `iso` writes it."""
    sign = -1 if text.startswith("-") else 1
    year, month, of_month = text.lstrip("-").split("-")
    return number(sign * int(year), int(month), int(of_month))


def easter(year: int) -> int:
    """The number of the Western Easter Sunday (Anonymous Gregorian algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, rest = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return number(year, month, rest + 1)
