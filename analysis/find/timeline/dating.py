"""When was this written? From the metadata, else a dateline, else from what the text implies.

Every clue allows some spans of days; they are intersected, the firm ones first. The result is an interval; where
nothing binds, an end stays open. Where two clues contradict each other one of them is wrong, and nobody knows which:
nothing is told then, for a date that may be wrong is worse than none.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from analysis.find.timeline import clues, days, values
from analysis.find.timeline.clues import Bound, Spans
from analysis.find.timeline.dateline import Dateline, find_dateline
from analysis.find.timeline.head_lines import HeadDate, find_head_date
from analysis.find.timeline.mode import mode_of
from analysis.find.timeline.occasions import find_occasions
from analysis.find.timeline.office_titles import find_titled
from analysis.find.timeline.resolution import is_explicit, resolve, written
from analysis.find.timeline.scan import found_in
from analysis.find.timeline.spelling import plain
from analysis.text import Sentence
from analysis.text.tokens import tokens_of

ALWAYS: Spans = ((None, None),)
WIDEST_FOR_DAYS = 400  # a day without a year says something only when the year is nearly known


class Clue(NamedTuple):
    """A phrase `text[start:end]` that bounds when the document was written; "" is an open end."""

    sent_id: int
    start: int
    end: int
    rule_id: str
    from_date: str
    to_date: str


class Dating(NamedTuple):
    """When a document was written, as inclusive ISO days ("" = open), why, how its dates are read, and the clues.

    `published_basis` is what the caller handed in (metadata), `dateline`, `text` or `""`; `mode` is news or narrative.
    """

    published_from: str
    published_to: str
    published_basis: str
    mode: str
    clues: tuple[Clue, ...]


def date_document(text: str, sentences: Sequence[Sentence], published: str | None,
                  published_basis: str = "metadata") -> Dating:
    """Date one document; `published` is its ISO day (or month, or year) when the metadata tell it."""
    low, tokens = plain(text), tokens_of(text)
    if published:
        first_day, last_day = values.interval(published)
        year = int(last_day[:4]) if last_day[:4].isdigit() else None
        return Dating(first_day, last_day, published_basis, mode_of(low, tokens, year), ())
    line = find_dateline(text)
    if line and line.year:
        day = days.iso(days.number(line.year, line.month, line.day))
        clue = Clue(_sentence(sentences, line.start), line.start, line.end, "dateline", day, day)
        return Dating(day, day, "dateline", mode_of(low, tokens, line.year), (clue,))
    bounds = _bounds(low, text, sentences)
    if (head := find_head_date(text)) and not any(_is_later(bound, head) for bound in bounds):
        first_day, last_day = _iso(head.first), _iso(head.last)
        clue = Clue(_sentence(sentences, head.start), head.start, head.end, "head-line", first_day, last_day)
        return Dating(first_day, last_day, "dateline", mode_of(low, tokens, days.day(head.last)[0]), (clue,))
    state, bounds = intersected(bounds)
    state, more = _narrowed(state, low, text, sentences, line)
    first, last = hull(state)
    found = tuple(_clue(bound, sentences, state) for bound in (*bounds, *more))
    mode = mode_of(low, tokens, days.day(last)[0] if last is not None else None)
    return Dating(_iso(first), _iso(last), "text" if found else "", mode, found)


def _is_later(bound: Bound, head: HeadDate) -> bool:
    """Whether a text looks back on a day after the one above it, which then is not the day on which it appeared."""
    return bound.rule_id == "clue-date" and bound.spans[0][0] is not None and bound.spans[0][0] > head.last


def intersected(bounds: list[Bound], state: Spans = ALWAYS) -> tuple[Spans, list[Bound]]:
    """(the spans of days that all clues allow, the clues that narrowed them); `state` as it is where they disagree."""
    used, given = [], state
    for bound in sorted(bounds, key=lambda bound: (-bound.weight, bound.start)):
        narrowed = overlap(state, bound.spans)
        if not narrowed:
            return given, []
        if narrowed != state:
            state = narrowed
            used.append(bound)
    return state, _binding(used, state)


def _binding(used: list[Bound], state: Spans) -> list[Bound]:
    """The clues without which the result would be wider, in reading order; at least the last of equals stays."""
    kept = list(used)
    for bound in used:
        rest = [other for other in kept if other is not bound]
        spans = ALWAYS
        for other in rest:
            spans = overlap(spans, other.spans)
        if spans == state:
            kept = rest
    return sorted(kept, key=lambda bound: bound.start)


def overlap(one: Spans, other: Spans) -> Spans:
    """The days in both, as spans in order."""
    found = []
    for a, b in one:
        for c, d in other:
            first = a if c is None else c if a is None else max(a, c)
            last = b if d is None else d if b is None else min(b, d)
            if first is None or last is None or first <= last:
                found.append((first, last))
    return tuple(sorted(set(found), key=lambda span: (span[0] is not None, span[0] or 0, span[1] or 0)))


def hull(state: Spans) -> tuple[int | None, int | None]:
    """The first and the last of all days; None where an end is open."""
    firsts, lasts = [span[0] for span in state], [span[1] for span in state]
    return (None if None in firsts else min(day for day in firsts if day is not None),
            None if None in lasts else max(day for day in lasts if day is not None))


def _bounds(low: str, text: str, sentences: Sequence[Sentence]) -> list[Bound]:
    spans = tuple((sentence.start, sentence.end) for sentence in sentences)
    starts = [start for start, _ in spans]

    def sentence_of(at: int) -> tuple[int, int]:
        return spans[max(0, bisect_right(starts, at) - 1)] if spans else (0, len(text))

    dates = [(index, hit, resolved.value) for index, hit in found_in(low, text, spans) if is_explicit(hit)
             and (resolved := resolve(hit, written("", ""), "", False))]
    occasions = find_occasions(low, text, None)
    titled = [tuple(titled) for titled in find_titled(low, text, tokens_of(text))]
    return [*clues.from_dates(low, dates, spans), *clues.from_occasions(low, occasions, sentence_of),
            *clues.from_offices(titled, low, text, sentence_of)]


def _narrowed(state: Spans, low: str, text: str, sentences: Sequence[Sentence],
              line: Dateline | None) -> tuple[Spans, list[Bound]]:
    """The spans once days without a year are placed; nothing changes while the year is unknown."""
    first, last = hull(state)
    if first is None or last is None or last - first > WIDEST_FOR_DAYS:
        return state, []
    if line and (span := clues.day_of_the_year(f"XXXX-{line.month:02d}-{line.day:02d}", (first, last))):
        return intersected([Bound(line.start, line.end, "dateline", ((span[0], span[0]),), 9)], state)
    spans = tuple((sentence.start, sentence.end) for sentence in sentences)
    open_dating = written("", "")
    bounds = []
    for index, hit in found_in(low, text, spans):
        if hit.rule.rule_id in ("date-month-day", "date-day-month") and not is_explicit(hit):
            bounds += _placed(low, hit, resolve(hit, open_dating, "", False), spans[index], (first, last))
    return intersected(bounds, state)


def _placed(low: str, hit, resolved, sentence: tuple[int, int], window: tuple[int, int]) -> list[Bound]:
    if not resolved or not resolved.value.startswith("XXXX-") or "XX-XX" in resolved.value:
        return []
    if clues.AHEAD.search(low, max(sentence[0], hit.start - 70), hit.start):
        return []
    span = clues.day_of_the_year(resolved.value, window)
    return [Bound(hit.start, hit.end, "clue-day-of-the-year", (span,), 2)] if span else []


def _clue(bound: Bound, sentences: Sequence[Sentence], state: Spans) -> Clue:
    first, last = hull(tuple(span for span in bound.spans if overlap((span,), state)) or bound.spans)
    return Clue(_sentence(sentences, bound.start), bound.start, bound.end, bound.rule_id, _iso(first), _iso(last))


def _sentence(sentences: Sequence[Sentence], at: int) -> int:
    index = bisect_right([sentence.start for sentence in sentences], at) - 1
    return sentences[max(0, index)].sent_id if sentences else 0


def _iso(day: int | None) -> str:
    return days.iso(day) if day is not None else ""
