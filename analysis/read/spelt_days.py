"""Days as many languages write them: `17 décembre 2004`, `December 17, 2004`, `2004年12月17日`, `12/17/2004`."""

import calendar
import re
from functools import cache

from analysis.lexicons import read_table

FILE = "day_words.csv"
FIRST_YEAR, LAST_YEAR = 1900, 2099
YEAR = r"(?:19|20)\d\d"
WORD = r"[^\W\d_]{3,14}"
DAY = re.compile(
    rf"(?<![\d/.-])(?:(?P<d1>\d{{1,2}})(?: ?(?:st|nd|rd|th|er|[.ºª°]))?[ -]+(?:de |of |d['’])?(?P<m1>{WORD})\.?,?[ -]+"
    rf"(?:de |del )?(?P<y1>{YEAR})|(?P<m2>{WORD})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>{YEAR})|"
    rf"(?P<y3>{YEAR})(?:[-/.]|年|년) ?(?P<m3>\d{{1,2}})(?:[-/.]|月|월) ?(?P<d3>\d{{1,2}})(?!\d)|"
    rf"(?P<m5>{WORD}) (?P<d5>\d{{1,2}}) \d\d:\d\d:\d\d (?:[A-Z+\d:]{{2,6}} )?(?P<y5>{YEAR})|"
    rf"(?P<a4>\d{{1,2}})(?P<sign>[-/.]) ?(?P<b4>\d{{1,2}})(?P=sign) ?(?P<y4>{YEAR}))(?!\d)")
WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\W*$", re.IGNORECASE)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@cache
def words() -> dict[str, dict[str, str]]:
    """The words of each kind, with their value."""
    found: dict[str, dict[str, str]] = {}
    for row in read_table(FILE, ("kind", "word", "value", "source")):
        found.setdefault(row["kind"], {})[row["word"]] = row["value"]
    return found


def iso_day(text: str) -> str:
    """The day in a text as ISO, or as written where it has two readings; "" where there is none."""
    return next((date for hit in DAY.finditer(text) if (date := date_of(hit, text[: hit.start()], ""))), "")


def date_of(hit: re.Match[str], before: str, order: str) -> str:
    """The day of a hit of `DAY` as ISO; as written where it has two readings that neither the weekday before it nor the
    `order` (`day` or `month` first) tells apart; "" where the calendar has no such day."""
    if hit["y4"]:
        return _numeric(hit, before, order)
    day, name, year = (next(hit[f"{part}{form}"] for form in "1235" if hit[f"{part}{form}"]) for part in "dmy")
    return _iso(int(year), int(name) if name.isdigit() else _month(name.lower()), int(day))


def _month(name: str) -> int:
    """The number of a month by its name or a beginning of it (`Sept`, `Febr`); 0 for other words (`10 decisions`)."""
    months = words()["month"]
    return int(months.get(name) or next((number for month, number in months.items() if month.startswith(name)), 0))


def _numeric(hit: re.Match[str], before: str, order: str) -> str:
    first, second, year = int(hit["a4"]), int(hit["b4"]), int(hit["y4"])
    readings = {"day": _iso(year, second, first), "month": _iso(year, first, second)}
    possible = sorted(set(filter(None, readings.values())))
    if weekday := WEEKDAY.search(before):
        possible = [date for date in possible
                    if WEEKDAYS[calendar.weekday(*map(int, date.split("-")))] == weekday[1].lower()]
    if len(possible) < 2:
        return "".join(possible)
    return readings.get("day" if hit["sign"] == "." else order) or hit[0]


def _iso(year: int, month: int, day: int) -> str:
    """The day as ISO; "" where the calendar has no such day."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return ""
    return f"{year}-{month:02d}-{day:02d}"
