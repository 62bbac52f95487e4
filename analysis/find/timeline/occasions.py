"""Expressions that name an event or a time in office: their days, with before and after as modifiers."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.find.timeline import days
from analysis.find.timeline.anchors import spelt_day
from analysis.find.timeline.events import Event, Named, find_events, meant
from analysis.find.timeline.offices import find_terms
from analysis.find.timeline.spelling import even
from analysis.find.timeline.vocabulary import macros, words
from analysis.text.tokens import tokens_of

FILE = "timeline_events.toml"
EDGE = r"(?P<edge>start|beginning|outbreak|onset|end|conclusion|signing|founding|eve)"
EDGE_BEFORE = re.compile(rf"(?:the )?{EDGE} of (?:the )?$")
EDGE_AFTER = re.compile(rf"'s {EDGE}\b")
MODIFIER = re.compile(r"\b(?P<side>after|before|since|until|during|following|ahead of|prior to) (?:the )?(?:recent )?$")
OF = re.compile(rf"anniversary of (?:the )?(?:{EDGE} of (?:the )?)?")
SAME = re.compile(rf"(?:war|conflict|invasion|revolution|uprising|attacks?|massacre|disaster|battle|siege|pandemic)\b"
                  rf"(?:'s {EDGE.replace('edge', 'edge2')}\b)?(?! (?:at|in|of) )")


SUBJECTS = {"treaty", "politics", "science"}     # their names are mostly those of a text, a body or a field
HELD = {"olympics", "world cup", "summit", "election"}
DESCRIBED = {"nuclear"}                           # `its first nuclear test` tells what happened
WORDS_BETWEEN = r"(?:the |an? |its |their |his |her )?(?:[\w'-]+ ){0,2}[\"'“‘]?$"
WHEN = re.compile(r"\b(?:after|before|since|until|till|during|following|ahead of|prior to|amid|throughout|"
                  rf"(?:announced|signed|concluded|reached|ratified)(?= [^ ]*$|$)|signing of) {WORDS_BETWEEN}")
LED = re.compile(r"\b(?:in|at|of|from|to|with|by|for|than|like|on|between|under|over|about|into|near) "
                 r"(?:the |an? |its |their |his |her )?(?:[a-z'-]+ |(?:19|20)\d\d ){0,1}[\"'“‘]?$")
AT = re.compile(r"\b(?:at|in) (?:the )?(?:[\w'.-]+ ){0,2}$")


class Occasion(NamedTuple):
    """An expression `low[start:end]` with its days (`last` None while it goes on) and what it is the time of."""

    start: int
    end: int
    rule_id: str
    first: int
    last: int | None
    anchor: str
    event: Event | None
    cue: str = ""

    def is_topic(self) -> bool:
        """Whether a bare name is what the sentence speaks of (`The Iraq War was costly`) and says no time.

        After a word of time every event says when. Without one, names of things still going on, of treaties and
        of talks never do; other names do where a preposition leads them (`the losses of the Korean War`).
        """
        if self.rule_id != "event" or self.cue == "time":
            return False
        kind = self.event.kind if self.event else ""
        return self.last is None or kind in SUBJECTS or (not self.cue and kind not in DESCRIBED)

    def value(self) -> str:
        """One day, or the first and the last as an ISO 8601 interval; `..` where the end is open."""
        if self.last == self.first:
            return spelt_day(self.first)
        return f"{spelt_day(self.first)}/{spelt_day(self.last) if self.last is not None else '..'}"


def find_occasions(low: str, text: str, window: tuple[int, int] | None) -> list[Occasion]:
    """All such expressions in order; `window` holds the first and last day on which the text may be written."""
    named = _events(text, low)
    sure = {place.events[0].name for place in named if len(place.events) == 1}
    known = [(place, event) for place in named if (event := meant(place, low, window, sure))]
    found = [_event(low, place, event) for place, event in known]
    found += anniversaries(low, known)
    found += [Occasion(term.start, term.end, "office-term", term.first, term.last, term.holder, None)
              for term in find_terms(low, text, window)]
    return _apart(sorted(found, key=lambda occasion: (occasion.start, -occasion.end)))


@lru_cache(1)   # asked for without the day of writing, then with it
def _events(text: str, low: str) -> tuple[Named, ...]:
    return tuple(find_events(even(text), low, tokens_of(text)))


def _event(low: str, place: Named, event: Event) -> Occasion:
    offset = max(0, place.start - 40)
    before = low[offset:place.start]
    first, last, start, end, rule_id = event.first, event.last, place.start, place.end, "event"
    if edge := EDGE_BEFORE.search(before):
        start, rule_id = offset + edge.start(), "event-edge"
    elif edge := EDGE_AFTER.match(low, end, end + 16):
        end, rule_id = edge.end(), "event-edge"
    if edge:
        first = last = last if edge["edge"] in ("end", "conclusion") and last is not None else first
    side = MODIFIER.search(low[max(0, start - 24):start])
    anchor = f"{side['side']} {event.name}" if side else event.name
    return Occasion(start, end, rule_id, first, last, anchor, event, _cue(low, start, event))


def _cue(low: str, start: int, event: Event) -> str:
    """time where a word of time leads the name (or it is a date: `9/11`), led where another preposition does."""
    before = low[max(0, start - 48):start]
    if WHEN.search(before) or low[start].isdigit() or (event.kind in HELD and AT.search(before)):
        return "time"
    return "led" if LED.search(before) else ""


@lru_cache(1)
def _nth() -> re.Pattern[str]:
    return re.compile(rf"(?:the )?(?P<nth>{macros()['{ORDINAL}']}|\d{{1,3}}(?:st|nd|rd|th)|\d{{1,3}}-year) $")


def anniversaries(low: str, known: Sequence[tuple[Named, Event]]) -> list[Occasion]:
    """`the 80th anniversary of Victory Day`, `the third anniversary of the conflict's start`."""
    found, at = [], low.find("anniversary of ")
    while at >= 0:
        offset = max(0, at - 24)
        count, of = _nth().search(low[offset:at]), OF.match(low, at)
        if count and of:
            event, end, edge = _of_what(low, of, known)
            if event:
                found.append(_anniversary(offset + count.start(), end, count["nth"], edge, event))
        at = low.find("anniversary of ", at + 1)
    return found


def _of_what(low: str, of: re.Match, known: Sequence[tuple[Named, Event]]) -> tuple[Event | None, int, str | None]:
    """(event, end of the phrase, edge): the event named next, or for `the war` the one named last before it."""
    at = bisect_left(known, of.end(), key=lambda pair: pair[0].start)
    if at < len(known) and known[at][0].start == of.end():
        return known[at][1], known[at][0].end, of["edge"]
    same = SAME.match(low, of.end())
    if not same or not known:
        return None, of.end(), None
    return known[max(0, at - 1)][1], same.end(), of["edge"] or same["edge2"]


def _anniversary(start: int, end: int, count: str, edge: str | None, event: Event) -> Occasion:
    of_end = edge in ("end", "conclusion") and event.last is not None
    year, month, day = days.day(event.last if of_end else event.first)
    year += nth(count)
    number = days.number(year, month, min(day, days.month_length(year, month)))
    anchor = f"{count} anniversary of {event.name}"
    return Occasion(start, end, "event-anniversary", number, number, anchor, event)


def nth(text: str) -> int:
    """`third` → 3, `80th` → 80, `10-year` → 10."""
    found = re.match(r"\d+", text)
    return int(found[0]) if found else int(words()["ordinal"][text])


def _apart(found: list[Occasion]) -> list[Occasion]:
    """Without those that lie inside the one before them."""
    kept: list[Occasion] = []
    for occasion in found:
        if not kept or occasion.start >= kept[-1].end:
            kept.append(occasion)
        elif occasion.end > kept[-1].end and occasion.rule_id == "event-anniversary":
            kept[-1] = occasion
    return kept
