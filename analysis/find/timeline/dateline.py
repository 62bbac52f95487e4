"""The dateline of an article: `SEOUL, Nov. 30 (Yonhap) —`, `Published: 12 March 2019`, a line that is only a day, the
stamp of a page (`Thursday 28 April 2005 12.48 BST`), what a text opens with (`12 March 2019 – The committee …`). The
date of a revision or of a letter spoken of is none, nor is the first entry of a chronicle."""

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.find.timeline import days
from analysis.find.timeline.vocabulary import macros, words

HEAD = 1500
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLOCK = r",? (?:at )?\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)? (?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT)\b"
NUMBER, LONGEST_MONTH = re.compile(r"\d+"), len("september. ")
REVISED = re.compile(r"(?:updated|modified|revised|changed|edited)(?: (?:on|at))?:? ?(?:\w+,? )?$", re.IGNORECASE)


class Dateline(NamedTuple):
    """`text[start:end]` with the day it names; `year` is None when it names none."""

    start: int
    end: int
    year: int | None
    month: int
    day: int


BYLINE = re.compile(r"[ \t*_]*By [^\W\d_a-z][^.\n]{3,80}", re.IGNORECASE)
OPENING_LINES = 2       # lines in which a date without the marks of a dateline is one: the title and what follows it
CHRONICLE = 20_000      # characters in which a second line that opens so tells a chronicle
FIRST_YEAR = 1900       # what opens with an older day tells of it


@lru_cache(1)
def dates() -> dict[str, str]:
    """The ways to write a day, as patterns: `March 12(, 2019)`, `12 March 2019`, `2019-03-12`."""
    month = "(?P<month>" + macros()["{MONTH}"] + ")"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    return {
        "month first": rf"(?P<date>(?:{month}\.? {day}(?:,? (?P<year>\d{{4}}))?))",
        "day first": rf"(?P<date>(?:{day} {month}\.?,? (?P<year>\d{{4}})))",
        "iso": r"(?P<date>(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d))",
    }


@lru_cache(1)
def _after_day() -> re.Pattern:
    """What stands behind a number that may be a day: a month, or numbers with hyphens."""
    return re.compile(rf"(?:st|nd|rd|th)? {macros()['{MONTH}']}|-\d\d-\d\d", re.IGNORECASE)


@lru_cache(1)
def _before_day() -> tuple[str, ...]:
    """What stands before one: a month, shortened or not, and a blank."""
    return tuple(f"{month}{dot} " for month in words()["month"] for dot in ("", "."))


def lines_with_days(head: str) -> list[tuple[int, int]]:
    """Where the lines are, each with its break, that hold what every way to write a day holds: a number beside a month,
    or numbers with hyphens."""
    after, before, found, done = _after_day(), _before_day(), [], 0
    for number in NUMBER.finditer(head):
        start, end = number.span()
        if start >= done and (after.match(head, end) or (
                head[start - 1:start] == " " and head[max(0, start - LONGEST_MONTH):start].lower().endswith(before))):
            done = head.find("\n", end) + 1 or len(head)
            found.append((head.rfind("\n", 0, start) + 1, done))
    return found


class Form(NamedTuple):
    """Patterns that begin alike, each with a date, and whether a line holds what they begin with."""

    opens: Callable[[str, int, int], re.Match | None]
    patterns: tuple[re.Pattern, ...]


def _form(begin: str, *ends: str) -> Form:
    opening = re.compile(begin, re.IGNORECASE | re.MULTILINE)
    return Form(opening.match if begin.startswith("^") else opening.search,     # a line begins once
                tuple(re.compile(begin + end, re.IGNORECASE | re.MULTILINE) for end in ends))


@lru_cache(1)
def patterns() -> tuple[Form, ...]:
    """A date after a place in capitals, after `Published:` and the like, and alone on its line."""
    date, other, iso = dates().values()
    weekday = rf"(?:{macros()['{WEEKDAY}']},? )?"
    place = (r"^[ \t]*(?-i:[A-Z][A-Z.'’-]+(?:[ ,/]{1,2}[A-Z][A-Za-z.'’-]+){0,4})(?:[,.:]| [–—-]{1,2})? "
             r"(?:\([^)\n]{2,30}\)[,.]? )?")
    word = (r"(?:^|[.|·] )[ \t]*(?:published|posted|date|issued|released|first published|press release|"
            r"for immediate release)(?: on| at)?(?: ?[:,|])? ?")
    issued = (r"(?:^|[.|·] )[ \t]*(?:(?-i:Issued|Published|Released|Posted)|(?-i:Statement|Communiqu[eé]|Notice|"
              r"Press release) (?:issued|published|released)) by (?:[\w.'’-]+ ){1,8}on ")
    ends = r"(?= ?(?:\(|--|-|–|—|:|/|\. (?-i:[A-Z\"“])))"
    stamp = rf"\b(?P<weekday>{macros()['{WEEKDAY}']}),? "
    town = r"(?:(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}), (?:on )?)?"
    alone = r"^[ \t]*" + town
    return (_form(place, *(weekday + f + ends for f in (date, other)),
                  *(rf"\((?:[A-Z][\w. ]+, )?{f}\)" for f in (date, other))),
            _form(word, *(weekday + f for f in (date, other, iso))),
            _form(issued, *(weekday + f for f in (date, other))),
            _form(stamp, *(f + CLOCK for f in (date, other))),
            _form(alone, weekday + date + r"(?<!\d{4})[ \t]*$"))      # one with a year: head_lines.py


@lru_cache(1)
def openings() -> tuple[Form, ...]:
    """What dates a text where it opens with it: a place and a day, a day, a byline with a day."""
    weekday = rf"(?:{macros()['{WEEKDAY}']},? )?"
    place = (r"^[ \t]*\(?(?-i:(?!In |On |At |By |The |From |Since |After )[A-Z][\w.'’-]+"
             r"(?:[ ,/]{1,2}[A-Z][\w.'’-]+){0,4})(?:[,.:] ?(?:\([^)\n]{2,30}\)[,.]? )?| \([^)\n]{2,30}\), )")
    byline = r"^[ \t]*(?-i:By (?:[A-Z][\w.'’-]+ ?){1,5}) ?[,|–—-] ?"
    every = dates().values()
    return (_form(place, *(weekday + f + r"(?= ?(?:\(|--|-|–|—|:|/|\)|\.(?=[ \n])))" for f in every)),
            _form(byline, *(weekday + f for f in every)),
            _form(r"^[ \t]*\[?", *(weekday + f + r"\]?(?:\.|:| ?--?| ?–| ?—)?(?= (?-i:[A-Z]))" for f in every)))


def find_dateline(text: str) -> Dateline | None:
    """The first dateline in the head of the text; one with a year goes before one without."""
    head = text[:HEAD]
    lines = lines_with_days(head)
    if not lines:
        return None
    found = [line for hit in _hits(patterns(), head, lines) if (line := _dateline(hit, head))]
    if not any(line.year for line in found):
        found += _opening(text, head, lines)
    return min(found, key=lambda line: (line.year is None, line.start), default=None)


def _hits(forms: Iterable[Form], head: str, lines: Sequence[tuple[int, int]]) -> Iterator[re.Match]:
    """What the forms find, form by form; none goes over the end of a line."""
    for form in forms:
        opened = [line for line in lines if form.opens(head, *line)]
        yield from (hit for pattern in form.patterns for line in opened for hit in pattern.finditer(head, *line))


def _opening(text: str, head: str, with_days: Sequence[tuple[int, int]]) -> list[Dateline]:
    """The date that the first lines open with; none where more lines open so, for that is a chronicle."""
    hits = list(_hits(openings(), head, with_days))
    lines = {head.count("\n", 0, hit.start("date")) for hit in hits}
    filled = [number for number, line in enumerate(head.split("\n"))
              if line.strip() and not BYLINE.fullmatch(line)][:OPENING_LINES]
    if len(lines) != 1 or not lines <= set(filled) or any(
            pattern.search(text, HEAD, CHRONICLE) for form in openings() for pattern in form.patterns):
        return []
    found = [line for hit in hits if (line := _dateline(hit, head))]
    return [line for line in found if line.year and line.year >= FIRST_YEAR]


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
