"""The date that metadata give for a document: read in its usual spellings, refused with a reason when it is wrong."""

import re
from typing import NamedTuple

from analysis.find.timeline import days, values
from analysis.find.timeline.vocabulary import words

EARLIEST = 1450  # the printing press; an earlier "publication date" is a slip or a date of the subject
LATEST = 2100    # a later one is a slip; no use of today's date, so that a folder is read alike in every year
ALLOWED = "write it as YYYY-MM-DD (or YYYY-MM, YYYY)"
ISO = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:[T ]\d\d:?\d\d.*)?)?)?$")
YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[ T].*)?$")
DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T].*)?$")
SPELT = re.compile(r"(?:[a-z]{3,9}\.?,? )?(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?[ -](?P<m1>[a-z]{3,9})\.?,?|"
                   r"(?P<m2>[a-z]{3,9})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?,?|(?P<m3>[a-z]{3,9})\.?)[ -](?P<year>\d{4})"
                   r"(?:,? .*)?$")


class Published(NamedTuple):
    """`date` is an ISO day, month or year, or "" when it cannot be used; `problem` then says what, where and why."""

    date: str
    problem: str


def parse_published(value: str, where: str) -> Published:
    """Read a date of publication; `where` (file:line, `front matter` …) goes into the message of a wrong one."""
    text = " ".join(value.split()).rstrip(".")
    if not text:
        return Published("", "")
    date = _read(text)
    if date is None:
        return Published("", f"{where}: {value!r} is not read as a date; {ALLOWED}")
    if not values.numbers(date):
        return Published("", f"{where}: {value!r} is a day that the calendar does not have; {ALLOWED}")
    return Published("", problem) if (problem := _unlikely(date, value, where)) else Published(date, "")


def _read(text: str) -> str | None:
    """The ISO value of a date's spelling; None when it is unknown or can be read in two ways."""
    if found := ISO.match(text):
        return "-".join(part for part in found.groups() if part)
    if found := YEAR_FIRST.match(text):
        return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
    if found := DAY_FIRST.match(text):
        return _numeric(int(found[1]), found[2], int(found[3]), found[4])
    found = SPELT.match(text.lower())
    return _spelt(found) if found else None


def _numeric(first: int, sign: str, second: int, year: str) -> str | None:
    if sign == "." or first > 12 or first == second:
        return f"{year}-{second:02d}-{first:02d}"
    return f"{year}-{first:02d}-{second:02d}" if second > 12 else None


def _spelt(found: re.Match) -> str | None:
    name = found["m1"] or found["m2"] or found["m3"]
    months = words()["month"]
    month = months.get(name) or months.get(name[:3])
    if not month or not next(full for full, sign in months.items() if sign == month).startswith(name[:3]):
        return None
    day = found["d1"] or found["d2"]
    return f"{found['year']}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")


def _unlikely(date: str, value: str, where: str) -> str:
    """Why a date that exists cannot be the date of a document; "" when it can."""
    first = values.ends(date)[0]
    if days.day(first)[0] < EARLIEST:
        return f"{where}: {value!r} is before {EARLIEST}, when no document was published; {ALLOWED}"
    if days.day(first)[0] > LATEST:
        return f"{where}: {value!r} lies after {LATEST}; correct it or leave it empty"
    return ""
