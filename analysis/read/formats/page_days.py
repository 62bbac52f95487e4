"""The day that a page shows beside its title: in a line of its own, behind a byline, behind a word like `Published`.

The words of many languages stand in `day_words.csv`. A day of a change, of a deadline, of today is none, nor is
one of several that differ: a wrong date is worse than none.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

import lxml.etree
import lxml.html

from analysis.read.day_order import told
from analysis.read.formats.page_blocks import BLOCKS, UNREAD, is_apart
from analysis.read.spelt_days import DAY, WORD, YEAR, date_of, words

ENDS_A_LINE = (BLOCKS | {"td", "th", "br", "hr"})
MOST_LINES, LONGEST, LONG = 3000, 160, 220
"""Lines of a page that are looked at, characters of one that may show its day, and of one that is running text."""
ABOVE, BELOW = 3, 15
"""Lines above and below the title where its day may stand."""
LONGEST_LABEL, LONGEST_TITLE = 40, 500
MOST_DAYS = 8
"""Days in a line that are looked at."""
SET_OFF = re.compile(rf"(?:^|[|·•,(\[/–—»;-])\W*(?:{WORD}\.?,?\W+)?\W*$|^\W*(?:[^\W\d_]{{2,14}}\.?,?\W+){{0,2}}$")
GOES_ON = re.compile(r"[\s日일]*(?:$|[|·•,()\[\]–—:;/»T-]|\d{1,2}[:.hH時点]|(?:at|um|à|alle|a las|в)\b|\w{1,12}$|"
                     r"\w{1,12}\W*\d)")
CLOCK = re.compile(r"\W{0,3}(?:at )?\d{1,2}[:.h]\d\d")
EXACT = re.compile(rf"{YEAR}-\d\d-\d\d(?:[T ]|\Z)")
TIME_OF_DAY = re.compile(r"\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
BEGINS_A_STRETCH = re.compile(rf"(?:^|[ ,])\d{{1,2}}\.?(?: {WORD})? ?[-–—] ?$|{WORD} \d{{1,2}} ?[-–—] ?$")
ENDS_A_STRETCH = re.compile(r" ?[-–—] ?\d{1,2}(?![\d:.h])")
"""What stands before the last and after the first day of an exhibition."""
SENTENCE = re.compile(r"\w{3,}[.!?] +\w+ \w+ \w+")
FAR = {"issued": 60, "changed": 45, "other": 14}
"""Signs without a digit between a word and the day of which it speaks."""


class Line(NamedTuple):
    """A line of a page, with the line above where that is only a word of its day; `aside`: no part of the article."""

    text: str
    heading: bool
    aside: bool


class Shown(NamedTuple):
    """A day that a line shows; `kind` is issued, changed, other or "", `alone` whether it is set off, `clock` whether
    with the time of day."""

    date: str
    kind: str
    alone: bool
    clock: bool
    line: int


@cache
def _labels() -> re.Pattern[str]:
    every = [(word, kind) for kind in FAR for word in words()[kind]]
    longest = sorted(every, key=lambda pair: -len(pair[0]))
    either = "|".join(re.escape(word) for word, _ in longest)
    return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W\d_])", re.IGNORECASE)


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(words()['by'])})\b[^.!?]{{3,70}}$", re.IGNORECASE)


def days_of(page: lxml.html.HtmlElement) -> tuple[str, frozenset[str]]:
    """The day of a page as ISO, as it was written where it has two readings, "" where none is certain; and all days
    that its short lines show, but those of a change or of something else."""
    lines = list(_lines(page))
    short = [(number, line) for number, line in enumerate(lines) if not line.aside and len(line.text) <= LONGEST]
    order = _order(page) or told(line.text for _, line in short)
    shown = [found for number, line in short for found in _shown(line, number, order)]
    title = _title_at(lines, page)
    ends = next((number for number, line in enumerate(lines) if number > title and len(line.text) >= LONG), len(lines))
    alone = [day for day in shown if day.alone]
    near = [day for day in alone if max(0, title - ABOVE) <= day.line <= min(ends, title + BELOW)]
    below = [day for day in alone if day.line > ends]
    choices = ([day.date for day in near if day.kind == "issued"], [day.date for day in near if not day.kind],
               [day.date for day in below if day.kind == "issued"],
               [day.date for day in below if not day.kind and lines[day.line].text[:1] in "(["])
    posts = [day.date for day in alone if day.kind == "issued" or (not day.kind and day.clock)]
    every = frozenset(day.date for day in shown if day.kind in ("", "issued"))
    return next(filter(None, map(_one, choices)), "") or _first_of_posts(posts), every


def kind_of_day(before: str) -> str:
    """Of what the text before a day says that it is the day: issued, changed, other or ""."""
    found = list(_labels().finditer(before[-200:]))
    if not found:
        return ""
    between, word = TIME_OF_DAY.sub("", found[-1].string[found[-1].end() :]), found[-1][0].lower()
    kind = next(kind for kind in FAR if word in words()[kind])
    return kind if len(between) <= FAR[kind] and not re.search(r"\d|[.!?] +\w", between) else ""


def _one(dates: Sequence[str]) -> str:
    return dates[0] if len(set(dates)) == 1 else ""


def _first_of_posts(dates: Sequence[str]) -> str:
    """The day of the first of several posts, which later ones follow; what is newest first is a list of stories."""
    are_posts = len(dates) > 1 and all(date[4:5] == "-" for date in dates) and list(dates) == sorted(dates)
    return dates[0] if are_posts else ""


def _order(page: lxml.html.HtmlElement) -> str:
    """Whether the language of a page writes the day first; English ones and others write it in both ways."""
    language = (page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or "").lower()
    return "day" if {language, language.split("-")[0]} & words()["day first"].keys() else ""


def _lines(page: lxml.html.HtmlElement) -> Iterator[Line]:
    """The lines in reading order."""
    body = page.find("body")
    pieces: list[str] = []
    heading, aside, unread, number, label = False, 0, 0, 0, ""
    for event, element in lxml.etree.iterwalk(page if body is None else body, events=("start", "end")):
        tag, opens = element.tag if isinstance(element.tag, str) else "script", event == "start"
        if tag in ENDS_A_LINE:
            text, pieces = " ".join("".join(pieces).split()), []
            if text:
                yield Line(f"{label} {text}".strip(), heading, aside > 0)
                label, number = text if not heading and _is_label(text) else "", number + 1
        if number > MOST_LINES:
            return
        aside += (1 if opens else -1) * (element is not body and _is_aside(element))
        unread += (1 if opens else -1) * (tag in UNREAD)
        if tag in ("h1", "h2", "h3"):
            heading = opens
        if not unread:
            # what stands in elements of its own is set apart by their style
            pieces += [" ", (_exact(element) or element.text if opens else element.tail) or ""]


def _is_label(text: str) -> bool:
    """Whether a line is no more than a word of the day that stands in the next (`Published`)."""
    return len(text) <= LONGEST_LABEL and not DAY.search(text) and bool(kind_of_day(f"{text} "))


def _exact(element: lxml.html.HtmlElement) -> str:
    """The day that an element shows in short (`2 days ago`) and gives in full beside it."""
    title = element.get("title") or ""
    return f"{title[:10]} · {element.text or ''}" if EXACT.match(title) and not len(element) else ""


def _is_aside(element: lxml.html.HtmlElement) -> bool:
    return not isinstance(element.tag, str) or is_apart(element)


def _title_at(lines: Sequence[Line], page: lxml.html.HtmlElement) -> int:
    """The line of the title: the first heading that the page is called by, else the first heading."""
    found = page.find(".//title")
    called = " ".join(found.text_content()[:LONGEST_TITLE].split()) if found is not None else ""
    own = [number for number, line in enumerate(lines) if line.heading and not line.aside]
    named = [number for number in own if len(lines[number].text) > 5 and lines[number].text in called]
    same = [number for number, line in enumerate(lines) if not line.aside and len(line.text) > 12
            and line.text in called]
    return (named or same or own or [0])[0]


def _shown(line: Line, number: int, order: str) -> Iterator[Shown]:
    for hit in islice(DAY.finditer(line.text), MOST_DAYS):
        before, after = line.text[: hit.start()], line.text[hit.end() :]
        if not (date := date_of(hit, before, order)):
            continue
        kind = kind_of_day(before)
        if BEGINS_A_STRETCH.search(before) or ENDS_A_STRETCH.match(after):
            kind = kind or "other"
        set_off = SET_OFF.search(before) or _by().match(before)
        alone = kind == "issued" or bool(not line.heading and set_off and GOES_ON.match(after) and len(before) <= 90
                                         and not SENTENCE.search(line.text))
        yield Shown(date, kind, alone and kind in ("", "issued"), CLOCK.match(after) is not None, number)
