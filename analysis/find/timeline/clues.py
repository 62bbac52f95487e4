"""Phrases that bound when a document was written, each with the days that it allows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.find.timeline import certainty, days, values
from analysis.find.timeline.events import Event
from analysis.find.timeline.occasions import HELD, Occasion
from analysis.find.timeline.offices import Office, by_name
from analysis.find.timeline.scan import Found

FILE = "timeline_clues.toml"
RECENT_DAYS, ANNIVERSARY_DAYS, AHEAD_DAYS, HALF_YEAR, AFTER_OFFICE, SOON = 100, 60, 31, 183, 14, 92
AHEAD = re.compile(r"\b(?:will|would|could|might|may|shall|should|plans?|planned|scheduled|expected|to be|going to|"
                   r"set to|intends?|aims?|likely|by|until|target|goal|through|toward|ahead of|if|forecast|projected|"
                   r"propose|must|can|let us|between now)\b")
WILL = re.compile(r"\b(?:will|shall|(?:is|are) (?:scheduled|planned|due|expected|set|to be)|going to) (?:[a-z]+ ){1,4}"
                  r"(?:on|in|at|from|by) (?:the )?$")
RECENT = re.compile(r"\b(?:the )?(?:recent(?:ly)?|just-concluded|last month's|last week's) (?:[a-z-]+ ){0,2}$")
AFTER = re.compile(r"\b(?:after|following) (?:the )?$")
TITLED = re.compile(r"[^\W\d_]+(?:[-'.]*[ -][^\W\d_]+){0,3}")
MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
               "november", "december")
MONTHS = re.compile(rf"\bnext ({'|'.join(MONTH_NAMES)})\b")
PLANNED_EVENT = re.compile(r"\b(?:next|upcoming|coming|ahead of|for the|will|host|hosting|bid for) (?:[a-z]+ ){0,2}$")

Spans = tuple[tuple[int | None, int | None], ...]


class Bound(NamedTuple):
    """A phrase `low[start:end]` and the spans of days in which the document may then be written (None = open).

    `weight` orders the clues: those with the higher one count first, and a clue that contradicts them is left out.
    """

    start: int
    end: int
    rule_id: str
    spans: Spans
    weight: int


def from_dates(low: str, found: Iterable[tuple[int, Found, str]],
               sentences: Sequence[tuple[int, int]]) -> Iterator[Bound]:
    """Bounds from explicit dates: (sentence index, expression, value)."""
    for index, hit, value in found:
        covered = values.numbers(value)
        if not covered or "T" in value[:1] or len(value) < 4:
            continue
        before = low[max(sentences[index][0], hit.start - 70):hit.start]
        if WILL.search(before) and len(value) >= len("YYYY-MM"):
            yield Bound(hit.start, hit.end, "clue-planned-date", ((None, covered[1]),), 2)
        elif certainty.is_past(low, hit.start, hit.end, sentences[index]):
            yield Bound(hit.start, hit.end, "clue-date", ((covered[0], None),), 6)


def from_occasions(low: str, occasions: Sequence[Occasion], sentence_of) -> Iterator[Bound]:
    """Bounds from named events, their anniversaries, and terms of office."""
    for occasion in occasions:
        if occasion.rule_id == "event-anniversary" and occasion.event:
            yield _anniversary(low, occasion, occasion.event, sentence_of(occasion.start))
            yield from _next_month(low, occasion, sentence_of)
        elif occasion.rule_id == "office-term":
            if not certainty.is_supposed(low, occasion.start, occasion.end, sentence_of(occasion.start)):
                yield Bound(occasion.start, occasion.end, "clue-term", ((_known_from(occasion), None),), 5)
        else:
            yield from _event(low, occasion, sentence_of)


def _anniversary(low: str, occasion: Occasion, event: Event, sentence: tuple[int, int]) -> Bound:
    """Written around the anniversary where it is news or still to come; else when it could be spoken of."""
    years = days.day(occasion.first)[0] - days.day(event.first)[0]
    last = occasion.first
    if event.last is not None:     # the anniversary of what took years may be that of any of them
        last = max(last, days.number(days.day(event.last)[0] + years, 12, 31))
    span = (occasion.first - ANNIVERSARY_DAYS, last + ANNIVERSARY_DAYS)
    if not certainty.is_awaited(low, occasion.start, occasion.end, sentence):
        return Bound(occasion.start, occasion.end, "clue-anniversary", ((occasion.first - 366, None),), 7)
    far = MONTHS.search(low, occasion.end, occasion.end + 80)
    weight = 8
    if far:  # the month is named, so the day may be far off
        span, weight = (occasion.first - 366, occasion.first), 7
    return Bound(occasion.start, occasion.end, "clue-anniversary", (span,), weight)


def _next_month(low: str, occasion: Occasion, sentence_of) -> Iterator[Bound]:
    _, end = sentence_of(occasion.start)
    found = MONTHS.search(low, occasion.end, end)
    year, month, _ = days.day(occasion.first)
    if found and found[1] == MONTH_NAMES[month - 1]:
        span = (days.number(year - 1, month, 1), days.number(year, month, 1) - 1)
        yield Bound(found.start(), found.end(), "clue-next-month", (span,), 8)


def _known_from(occasion: Occasion) -> int:
    """The day from which people could speak of a term: the election to it, or a hundred days before it."""
    elections = [office.elected for terms in by_name().values() for office in terms
                 if office.holder == occasion.anchor and office.first == occasion.first and office.elected]
    return elections[0] if elections else occasion.first - 100


def _event(low: str, occasion: Occasion, sentence_of) -> Iterator[Bound]:
    begin, end = sentence_of(occasion.start)
    before = low[max(begin, occasion.start - 40):occasion.start]
    last = occasion.last
    recent = RECENT.search(before)
    if recent and last is not None:
        word = before.rfind("recent", recent.start())
        start = occasion.start - len(before) + word if word >= 0 else occasion.start
        yield Bound(start, occasion.end, "clue-recent-event", ((occasion.first, last + RECENT_DAYS),), 8)
        return
    after = AFTER.search(before)
    if after and last is not None and re.search(r"\b(?:will|to intensify|plans? to)\b", low[begin:end]):
        start = occasion.start - len(before) + after.start()
        yield Bound(start, occasion.end, "clue-after-event-ahead", ((None, last + AHEAD_DAYS),), 3)
    elif not PLANNED_EVENT.search(before) and (
            occasion.event is None or occasion.event.kind not in HELD
            or certainty.is_past(low, occasion.start, occasion.end, (begin, end))):
        yield Bound(occasion.start, occasion.end, "clue-event", ((occasion.first, None),), 4)
    yield from _years_ago(low, occasion, end)


YEARS_AGO = re.compile(r"[ ,]{1,2}(?:(?:about|nearly|almost|some|more than|over) )?(\d{1,3}) years ago")


def _years_ago(low: str, occasion: Occasion, end: int) -> Iterator[Bound]:
    found = YEARS_AGO.match(low, occasion.end, end)
    if found:
        count = int(found[1])
        slack = 5 if count % 10 == 0 else 2
        first, last = days.day(occasion.first)[0], days.day(occasion.last or occasion.first)[0]
        span = (days.number(first + count - slack, 1, 1), days.number(last + count + slack, 12, 31))
        yield Bound(occasion.end + 1, found.end(), "clue-years-ago", (span,), 3)


def from_offices(found: Iterable[tuple], low: str, text: str,
                 sentence_of) -> Iterator[Bound]:
    """Bounds from people called by an office: written after the term began; while it ran only where that is certain.

    A speech may name President Lincoln, but hardly a president yet to come.
    """
    holding = [(start, end, terms) for start, end, state, terms in found
               if state == "in office" and certainty.holds_or_held(low, start, end, sentence_of(start))]
    held = {office.holder for _, _, terms in holding for office in terms}
    for start, end, state, terms in found:
        if state == "elect" and certainty.is_news(low, start, end, sentence_of(start)) and not any(
                office.holder in held for office in terms):
            spans = tuple((office.elected, office.first) for office in terms if office.elected)
            if spans:
                yield Bound(start, end, "clue-elect", spans, 9)
        elif state == "former":
            yield Bound(start, end, "clue-former-office", former_spans(terms), 4)
    latest = max((min(office.first for office in terms) for _, _, terms in holding), default=0)
    for start, end, terms in holding:
        late = min(office.first for office in terms) >= latest
        yield _in_office(low, text, (start, end), terms, late, sentence_of(start))


def _in_office(low: str, text: str, place: tuple[int, int], terms: tuple[Office, ...], late: bool,
               sentence: tuple[int, int]) -> Bound:
    """Written in one of the terms where the sentence is news of the latest holder; else since the first of them, and
    not between two of them where the sentence speaks of what is."""
    start, end = place
    if late and certainty.holds_now(low, start, end, sentence) and not certainty.later_holder(low, text, terms):
        return Bound(start, end, "clue-in-office", _terms(terms), 7)
    spans: Spans = ((min(office.first for office in terms), None),)
    if late and certainty.holds_still(low, start, end, sentence):
        spans = (*_terms(terms[:-1]), (terms[-1].first, None))
    return Bound(start, end, "clue-in-office", spans, 5)


def _terms(terms: tuple[Office, ...]) -> Spans:
    """The terms, and the weeks after each in which a text may still call the holder by the office."""
    return tuple((office.first, office.last + AFTER_OFFICE if office.last is not None else None) for office in terms)


def former_spans(terms: tuple[Office, ...]) -> Spans:
    """After a term and outside any later one."""
    spans: list[tuple[int | None, int | None]] = []
    for office, following in zip(terms, (*terms[1:], None), strict=True):
        end = following.first if following else None
        if office.last is not None and (end is None or end > office.last):
            spans.append((office.last, end))
    return tuple(spans) or ((None, None),)


def day_of_the_year(value: str, window: tuple[int, int]) -> tuple[int, int] | None:
    """For `XXXX-10-17`: written from that day to half a year later, in the one year that the window allows.

    A day long after the window begins may be that of the year before.
    """
    month, day = int(value[5:7]), int(value[8:10])
    years = range(days.day(window[0])[0] - 1, days.day(window[1])[0] + 1)
    found = [days.number(y, month, day) for y in years if days.is_day(y, month, day)]
    found = [number for number in found if number <= window[1] and number + HALF_YEAR >= window[0]]
    near = len(found) == 1 and found[0] <= window[0] + SOON
    return (found[0], found[0] + HALF_YEAR) if near else None


