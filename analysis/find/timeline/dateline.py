"""The dateline of an article: `SEOUL, Nov. 30 (Yonhap) —`, `Published: 12 March 2019`, a line that is only a date, the
stamp of a page (`Thursday 28 April 2005 12.48 BST`). The date of a revision or of a letter spoken of is none."""

import calendar
import re
from functools import lru_cache
from typing import NamedTuple

from analysis.find.timeline import days
from analysis.find.timeline.vocabulary import macros, words

HEAD = 1500
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLOCK = r",? (?:at )?\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)? (?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT)\b"
REVISED = re.compile(r"(?:updated|modified|revised|changed|edited)(?: (?:on|at))?:? ?(?:\w+,? )?$", re.IGNORECASE)


class Dateline(NamedTuple):
    """`text[start:end]` with the day it names; `year` is None when it names none."""

    start: int
    end: int
    year: int | None
    month: int
    day: int


@lru_cache(1)
def patterns() -> tuple[re.Pattern, ...]:
    """A date after a place in capitals, after `Published:` and the like, and alone on its line."""
    month = "(?P<month>" + macros()["{MONTH}"] + ")"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    date = rf"(?P<date>(?:{month}\.? {day}(?:,? (?P<year>\d{{4}}))?))"
    other = rf"(?P<date>(?:{day} {month}\.?,? (?P<year>\d{{4}})))"
    iso = r"(?P<date>(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d))"
    weekday = rf"(?:{macros()['{WEEKDAY}']},? )?"
    place = r"^[ \t]*(?-i:[A-Z][A-Z.'’-]+(?:[ ,]{1,2}[A-Z][A-Za-z.'’-]+){0,4})[,.]? (?:\([^)\n]{2,30}\)[,.]? )?"
    word = r"(?:^|[.|·] )[ \t]*(?:published|posted|date|issued|released|first published)(?: on| at)?:? ?"
    forms = [place + f + r"(?= ?(?:\(|--|-|–|—|:))" for f in (date, other)]
    forms += [word + weekday + f for f in (date, other, iso)]
    stamp = rf"\b(?P<weekday>{macros()['{WEEKDAY}']}),? "
    forms += [stamp + f + CLOCK for f in (date, other)]
    forms += [r"^[ \t]*" + weekday + f + r"(?:,? \d{1,2}:\d\d.{0,20})?[ \t]*$" for f in (date, other, iso)]
    return tuple(re.compile(form, re.IGNORECASE | re.MULTILINE) for form in forms)


def find_dateline(text: str) -> Dateline | None:
    """The first dateline in the head of the text; one with a year goes before one without."""
    head = text[:HEAD]
    found = [line for form in patterns() for hit in form.finditer(head) if (line := _dateline(hit, head))]
    return min(found, key=lambda line: (line.year is None, line.start), default=None)


def _dateline(hit: re.Match, head: str) -> Dateline | None:
    if REVISED.search(head, max(0, hit.start("date") - 40), hit.start("date")):
        return None
    name = hit["month"].lower()
    month, day = int(name) if name.isdigit() else int(words()["month"][name]), int(hit["day"])
    year = int(hit["year"]) if hit["year"] else None
    if not days.is_day(year or 2000, month, day) or (year is not None and not 1450 <= year <= 2199):
        return None
    if year and "weekday" in hit.re.groupindex and not _is_weekday(hit["weekday"], year, month, day):
        return None
    return Dateline(*hit.span("date"), year, month, day)


def _is_weekday(name: str, year: int, month: int, day: int) -> bool:
    """Whether that day was such a weekday; a stamp that says another one is misread."""
    return DAYS[calendar.weekday(year, month, day)] == name[:3].lower()
