"""Every time expression of one document, resolved, in reading order."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from analysis.find.timeline import dates, days, joining, leading, modality, portions, scan, values
from analysis.find.timeline.dating import Dating
from analysis.find.timeline.occasions import Occasion, find_occasions
from analysis.find.timeline.resolution import Place, Resolved, Written, resolve, written
from analysis.find.timeline.scan import Found
from analysis.find.timeline.spelling import plain
from analysis.find.timeline.tense import Governing, governing
from analysis.text import Sentence


class Marker(NamedTuple):
    """One time expression `text[start:end]` in a sentence.

    `value` is its TIMEX3 value; `from_date` and `to_date` are the first and last day it covers (ISO, inclusive; ""
    where it has none: durations, sets, references). `basis` is explicit, relative, event or inferred, `anchor` what
    it was resolved against; `modality` is past, present, planned or hypothetical.
    """

    sent_id: int
    start: int
    end: int
    rule_id: str
    value: str
    from_date: str
    to_date: str
    grain: str
    basis: str
    anchor: str
    modality: str


LENGTHS = {"duration", "seconds"}
WAS = ("was ", "were ")
FINE = {"day", "time", "month"}
LATER = ("later", "afterwards")
TENSED = {"weekday", "calendar", "this", "quarter", "season", "holiday", "overnight", "weekday_nth", "day_nth",
          "day_of_month"}


def find_markers(text: str, sentences: Sequence[Sentence], dating: Dating) -> list[Marker]:
    """All time expressions of the sentences, resolved against the dating of the document."""
    low = plain(text)
    when = written(dating.published_from, dating.published_to)
    places = resolved_places(low, text, sentences, when, dating.mode == "narrative")
    window = (when.first, when.last) if when.bounded else None
    places = _with_occasions(places, find_occasions(low, text, window), sentences)
    spoken = modality.spoken(low, text)
    return [_marker(spoken, place, sentences[place.index], when) for place in places]


def resolved_places(low: str, text: str, sentences: Sequence[Sentence], when: Written,
                    narrative: bool) -> list[Place]:
    """The expressions in order, each resolved with what was mentioned before it."""
    places: list[Place] = []
    last, last_index, story = "", -1, leading.Story()
    for index, found in scan.found_in(low, text, tuple((sentence.start, sentence.end) for sentence in sentences)):
        found = scan.apart(found)
        sentence, distance = sentences[index], index - last_index
        verb = _verb(low, found, sentence)
        _told_beside(low, found, last, distance, when)
        of_story = last == story.value and leading.of_a_year(
            low, found, story, index - story.index, sentence.start, verb, when)
        near = (distance <= 1 and leading.of_a_day(found.rule, last)) or (
            distance == 0 and leading.of_that_month(found, last))
        told = story.value if of_story else leading.told(found.rule, last, distance, when)
        way = _way(found, verb)
        resolved = resolve(found, when, told, narrative or near or of_story, way)
        if resolved and story.value and leading.not_yet(low, found, resolved, sentence, last if distance <= 1 else "",
                                                        when):
            resolved = resolve(found, when, story.value, narrative, way)
        if resolved is None:
            continue
        _add(places, Place(index, found.start, found.end, found.rule.rule_id, resolved, verb), low, sentence)
        shown = places[-1].resolved
        if leading.leads(low, places[-1], last, narrative, sentence.start):
            of_story = of_story or (last == story.value and leading.counted_on(found, shown, story))
            if shown.basis == "explicit" or of_story or shown.value == story.value:
                story = leading.Story(shown.value, index, places[-1].start - sentence.start, found.end, of_story)
            last, last_index = leading.part_told(low, places[-1], when), index
        elif last and shown.value.startswith(last[:10]):  # minutes later on that day
            last_index = index
    return places


def _verb(low: str, found: Found, sentence: Sentence) -> Governing | None:
    """The verb that says which way an expression looks, where that matters."""
    if found.rule.resolve not in TENSED or found.groups.get("year"):
        return None
    return governing(low, sentence.start, found.start, found.end, sentence.end)


def _way(found: Found, verb: Governing | None) -> str:
    """Which way it looks; of what `was to begin on May 3` nobody knows whether that has come."""
    if verb and verb.way == "future" and found.rule.resolve in ("calendar", "weekday") and verb.text.startswith(WAS):
        return "open"
    return verb.way if verb else ""


def _told_beside(low: str, found: Found, last: str, distance: int, when: Written) -> None:
    """Hand an expression what the text around it says of it."""
    if found.rule.resolve == "numeric":
        found.groups["order"] = dates.order(low)
    elif found.rule.rule_id == "independence-day":
        leading.of_a_country(low, found)
    elif found.rule.resolve == "day_of_month" and distance <= 1 and values.grain(last) in FINE:
        found.groups["told"] = last
    if distance == 0:
        leading.beside(low, found, last, when)


def _add(places: list[Place], place: Place, low: str, sentence: Sentence) -> None:
    """Add an expression, joined with the one before it or with the numbers that share its month or year."""
    floor = sentence.start
    if places and places[-1].index == place.index:
        floor = places[-1].end
        if place.rule_id == "weekday" and floor < place.start:
            place = _in_a_run(places, place, low)
        if place.start < floor or _join(places, place, low):
            return
    value = place.resolved.value
    if shared := joining.day_before(low, floor, place.start, value):
        places.append(_valued(place, *shared))
    elif place.resolved.from_date:
        place = place._replace(start=joining.widened(low, floor, place.start))
    places.append(place)
    if shared := joining.after(low, place.end, sentence.end, value):
        if shared[2][:4] != value[:4] and len(value) > 4:  # March 5-9, 1918
            places[-1] = _valued(place, place.start, place.end, shared[2][:4] + value[4:])
        places.append(_valued(place, *shared))


def _in_a_run(places: list[Place], place: Place, low: str) -> Place:
    """A weekday as it stands behind another one: later than that, or in the week that it names for both."""
    before, between = places[-1], low[places[-1].end:place.start]
    if low.endswith(" week", place.start, place.end):
        if before.rule_id == "weekday" and (earlier := joining.leads_up(before.resolved, place.resolved, between)):
            places[-1] = _valued(before, before.start, before.end, earlier)
    elif _opens_a_run(before) and (later := joining.follows(before.resolved, place.resolved, between)):
        return _valued(place, place.start, place.end, later)
    return place


def _opens_a_run(place: Place) -> bool:
    """Whether a weekday right after it comes later: `Monday to Friday`, `tomorrow and Saturday`."""
    return place.rule_id == "weekday" or (place.rule_id == "dayword" and place.resolved.value >= place.resolved.anchor)


def _join(places: list[Place], place: Place, low: str) -> bool:
    """Whether the expression became one with the last one; else the year that both share is made the same."""
    before = places[-1]
    between = low[before.end:place.start]
    joins = joining.summed if {before.rule_id, place.rule_id} <= LENGTHS else (
        joining.years_back if before.rule_id == "ago" else joining.joined)
    value = joins(before.resolved, place.resolved, between)
    if value:
        basis = "explicit" if "explicit" in (before.resolved.basis, place.resolved.basis) else "relative"
        anchor = place.resolved.anchor or before.resolved.anchor
        resolved = Resolved(value, *values.interval(value), basis, anchor)
        places[-1] = place._replace(start=before.start, resolved=resolved)
        _clock_beside(places, low)
        return True
    if before.rule_id == "ago" and low.endswith(LATER, before.start, before.end) and (
            said := joining.apposed(before.resolved, place.resolved, between)):
        places[-1] = _valued(before, before.start, before.end, said)
    if joining.shares_year(before.resolved, place.resolved, between):
        year = joining.year_before(before.resolved.value, place.resolved.value)
        places[-1] = _valued(before, before.start, before.end, year + before.resolved.value[4:])
    return False


def _clock_beside(places: list[Place], low: str) -> None:
    """Give `1653 local time` the day of the clock that stands behind it, `(2153 GMT) on Tuesday`."""
    if len(places) < 2 or places[-2].index != places[-1].index or not places[-2].rule_id.startswith("clock"):
        return
    one, two = places[-2], places[-1]
    (_, _, clock), (day, time, _) = one.resolved.value.partition("T"), two.resolved.value.partition("T")
    if clock and time and joining.LINK.fullmatch(low[one.end:two.start]):
        places[-2] = _valued(one, one.start, one.end, f"{day}T{clock}")


def _valued(place: Place, start: int, end: int, value: str) -> Place:
    """The same place with another span and value."""
    first, last = values.interval(value)
    return place._replace(start=start, end=end,
                          resolved=place.resolved._replace(value=value, from_date=first, to_date=last))


def _with_occasions(places: list[Place], occasions: Sequence[Occasion], sentences: Sequence[Sentence]) -> list[Place]:
    """Both kinds in order; where two overlap a date of the calendar stays, anything else gives way to the event."""
    added: list[Place] = []
    dropped: set[int] = set()
    starts = [sentence.start for sentence in sentences]
    begins = [place.start for place in places]
    for occasion in occasions:
        index = bisect_right(starts, occasion.start) - 1
        if index < 0 or occasion.end > sentences[index].end:
            continue
        near = range(max(0, bisect_right(begins, occasion.start) - 2), bisect_right(begins, occasion.end))
        over = [i for i in near if places[i].start < occasion.end and places[i].end > occasion.start]
        firm = [i for i in over if _is_date(places[i])]
        if firm and occasion.rule_id != "event-anniversary":
            _dated_by(places, firm[0], occasion)
            continue
        if occasion.is_topic():
            continue
        dropped.update(over)
        added.append(_place(index, occasion))
    kept = [place for i, place in enumerate(places) if i not in dropped]
    return sorted(kept + added, key=lambda place: (place.start, place.end)) if added else kept


def _dated_by(places: list[Place], at: int, occasion: Occasion) -> None:
    """`the Sept. 11 attacks`: the day of the year that stands in the name of an event is the day of that event."""
    value, place = occasion.value(), places[at]
    if len(value) == 10 and place.resolved.value[4:] == value[4:]:
        places[at] = _valued(place, place.start, place.end, value)


def _is_date(place: Place) -> bool:
    return (place.resolved.basis == "explicit" and place.resolved.from_date != "") or place.rule_id in (
        "date-month-day", "date-day-month")


def _place(index: int, occasion: Occasion) -> Place:
    last = days.iso(occasion.last) if occasion.last is not None else ""
    resolved = Resolved(occasion.value(), days.iso(occasion.first), last, "event", occasion.anchor)
    return Place(index, occasion.start, occasion.end, occasion.rule_id, resolved)


def _marker(low: str, place: Place, sentence: Sentence, when: Written) -> Marker:
    phrase = low[place.start:place.start + leading.PORTION].lower()
    resolved = portions.narrowed(phrase, place.resolved, when)
    value, from_date, to_date, basis, anchor = resolved
    mood = modality.modality(low, sentence, place.start, place.end, (from_date, to_date), when, place.verb)
    return Marker(sentence.sent_id, place.start, place.end, place.rule_id, value, from_date, to_date,
                  values.grain(value), basis, anchor, mood)
