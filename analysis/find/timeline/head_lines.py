"""The lines above a text that say when it appeared: `Brenner Institute, Comment 25/12, May 2025`, `Speech at the
Congress, Frankfurt, 29 November 2024`. A date counts there where it is set off from what stands before and after it,
or where a word says that the text appeared then. Two different dates, a stretch of time and the entries of a chronicle
date nothing, nor does a title, unless it says what kind of paper follows: `The attacks of Paris, 13 November 2015`
tells what the text is about."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from analysis.find.timeline import days, values
from analysis.find.timeline.dateline import DAYS, REVISED
from analysis.find.timeline.vocabulary import either, macros, words

LINES, LONGEST, FAR = 10, 160, 20_000
"""Lines above the text, the characters of the longest of them, and in how much of the text entries are looked for."""
SHORT = 40
"""Characters of a line that is a label of the one below it."""
FIRST_YEAR = 1900
MARKUP = r"[ \t*_#>\[]*"
NAME = r"(?:[^\W\d_a-z][\w.&'’/-]*|and|&|–|-)"
FILLED = re.compile(r"[^\n]*\S[^\n]*")
YEAR = re.compile(r"\d{4}")
"""What every way to write a date holds here."""
NAMES = re.compile(rf"{NAME}(?:,? {NAME})*,? *\(?")
SETS_OFF = re.compile(rf"(?:^{MARKUP}|, | [–—|·•»/-] |\(| {{2,}}|^[ \t]*[*_][^*_]*, on )$")
GOES_ON = re.compile(r"[*_]*(?:$|\.[*_]*(?: |$)|[:;)]|[ ]?[|·(\[]| --?(?: |$)| [–—](?: |$)| {2,}|"
                     r",? (?:at )?\d{1,2}[:.]\d\d| by )")
ENTRY = re.compile(r"[ \t]*(?:\d{1,3}[.)]|[–—•-]) ")
SENTENCE = re.compile(r"(?<![*_])\.[ \t]*$")
PLACE = re.compile(MARKUP + r"(?:[^\W\d_a-z]{2}[^\W\d_a-z.'’/-]*,? )+")


class HeadDate(NamedTuple):
    """`text[start:end]` names the days from `first` to `last`, as numbers: one day, or those of a month."""

    start: int
    end: int
    first: int
    last: int


@lru_cache(1)
def _date() -> re.Pattern:
    month, day, year = macros()["{MONTH}"], macros()["{DAY}"], macros()["{YEAR}"]
    nth = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?:(?:{macros()['{WEEKDAY}']}|{'|'.join(DAYS)})\.?,? )?"
        rf"(?:(?:the )?(?P<d1>{day}){nth} (?:day )?(?:of )?(?P<m1>{month})\.?,? (?P<y1>{year})|"
        rf"(?P<m2>{month})\.? (?P<d2>{day}){nth},? (?P<y2>{year})|(?P<m3>{month})\.?,? (?P<y3>{year})|"
        rf"(?P<y4>{year})(?P<sign>[-/.])(?P<m4>\d\d)(?P=sign)(?P<d4>\d\d)|(?P<d5>1[3-9]|2\d|3[01])/(?P<m5>\d\d)/(?P<y5>{year})|"
        rf"(?P<d6>{day})\.(?P<m6>\d\d?)\.(?P<y6>{year}))(?!\w)", re.IGNORECASE)


@lru_cache(1)
def _paper() -> re.Pattern:
    return re.compile(rf"\b{either(words()['paper'])}s?\b", re.IGNORECASE)


@lru_cache(1)
def _other() -> re.Pattern:
    """A word that says of what else the day is: of a deadline, a picture, a law."""
    return re.compile(rf"\b{either(words()['other_day'])}\b", re.IGNORECASE)


@lru_cache(1)
def _issued() -> re.Pattern:
    """A word at the beginning of what is said in a line: `Published:`, `Recorded on`, `Delivered at the club on`."""
    word = rf"(?:(?:originally|release|publication|press) )?{either(words()['issued'])}(?: live| online)?"
    where, clock = r"(?: (?:at|in|to|before) [^.\n]{3,60})?", r"(?:\d{1,2}[:.]\d\d,? )?"
    return re.compile(rf"(?:^|[.|·(] ?){MARKUP}{word}{where}(?:,? (?:on|at|in))?(?: ?[:|])? ?{clock}$", re.IGNORECASE)


@lru_cache(1)
def _stretch() -> tuple[re.Pattern, re.Pattern]:
    """What stands before the last and after the first day of a stretch of time."""
    month, year = macros()["{MONTH}"], macros()["{YEAR}"]
    dash = r"[*_ ]*[–—-][*_ ]*"
    return (re.compile(rf"(?:\b{month}\.?|\b{year}|(?<![\w.])(?:3[01]|[12]?\d)){dash}$", re.IGNORECASE),
            re.compile(rf"{dash}(?:{month}|{year}|(?:3[01]|[12]?\d)(?![\d:.]))", re.IGNORECASE))


def find_head_date(text: str) -> HeadDate | None:
    """The one date that the lines above the text set off, if there is one."""
    if not YEAR.search(text, 0, LINES * LONGEST * 2):
        return None
    found = [pair for number, line in enumerate(_lines(text)) for pair in _set_off(text, line, number)]
    told = [date for date, issued in found if issued] or [date for date, _ in found]
    if not told or len({date[2:] for date in told}) > 1 or _is_chronicle(text, told[0].start):
        return None
    return told[0]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The places of the filled lines before the first long one, and of a place in capitals at the head of that."""
    for line in islice(FILLED.finditer(text, 0, LINES * LONGEST * 2), LINES):
        if line.end() - line.start() > LONGEST:
            if (place := PLACE.match(line[0])) and (date := _date().match(line[0], place.end())):
                yield line.start(), line.start() + date.end() + len(" – ")
            return
        yield line.span()


def _set_off(text: str, line: tuple[int, int], number: int) -> Iterator[tuple[HeadDate, bool]]:
    """The dates that a line sets off, each with whether a word says that something appeared then."""
    if not YEAR.search(text, *line) or ENTRY.match(text, *line):
        return
    for hit in _date().finditer(text, *line):
        before, after = text[line[0]:hit.start()], text[hit.end():line[1]]
        if _is_of_something_else(before or _label_above(text, line[0]), after):
            continue
        issued = _issued().search(before) is not None
        set_off = SETS_OFF.search(before) and (GOES_ON.match(after.rstrip() or after) or _paper().match(after, 1))
        sure = number > 0 and not before.endswith("(") and not SENTENCE.search(text[slice(*line)])
        if (issued or (set_off and (sure or _is_told(before, after)))) and (date := _day_or_month(hit)):
            yield date, issued


def _label_above(text: str, start: int) -> str:
    """A short line above one that begins with a date, which may be its label (`Closing date`)."""
    above = text[max(0, start - SHORT) : start].rstrip()
    return above[above.rfind("\n") + 1 :] if "\n" in above or len(above) < SHORT - 2 else ""


def _is_of_something_else(before: str, after: str) -> bool:
    """Whether a day is that of a revision or of a deadline, an end of a stretch of time, or heads an entry."""
    first, second = _stretch()
    stretch = (first.search(before) and not _numbers_a_paper(before)) or second.match(after)
    entry = not before.strip(" \t*_#>[") and after.startswith(":")
    return bool(stretch or entry or REVISED.search(before) or _other().search(before))


def _numbers_a_paper(before: str) -> bool:
    """`Issue 34 - ` and `No. 12 - ` are no days before a dash."""
    number = rf"(?:\b(?:no|vol|nr|{either(words()['paper'])})\.?|#) ?\d+\W+$"
    return re.search(number, before, re.IGNORECASE) is not None


def _is_told(before: str, after: str) -> bool:
    """Whether a title or a sentence says that a paper of that day follows: by its kind, or by nothing but names."""
    named = NAMES.fullmatch(re.sub(MARKUP, "", before.rpartition(". ")[2], count=1) or "A")
    return bool(_paper().search(before) or (named and after.lstrip("*_ ")[:1] in ("", ":", "|", ".", ")")))


def _day_or_month(hit: re.Match) -> HeadDate | None:
    day, month, year = (next((hit[f"{part}{form}"] for form in range(1, 7) if hit.re.groupindex.get(f"{part}{form}")
                              and hit[f"{part}{form}"]), "") for part in "dmy")
    number = int(month) if month.isdigit() else int(words()["month"][month.lower()])
    if int(year) < FIRST_YEAR or not days.is_day(int(year), number, int(day or 1)):
        return None
    covered = values.numbers(f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else ""))
    return HeadDate(*hit.span(), *covered) if covered else None


def _is_chronicle(text: str, start: int) -> bool:
    """Whether a line that begins with the date is one of several that begin so."""
    begins = text.rfind("\n", 0, start) + 1
    if text[begins:start].strip(" \t*_#>["):
        return False
    return sum(_date().match(text, line.end()) is not None
               for line in re.finditer(rf"(?m)^{MARKUP}(?=\S)", text[:FAR])) > 1
