"""Recognition of the actors of one document: candidates, their kinds, and who is who within the text."""

from bisect import bisect_left
from collections.abc import Sequence

from analysis.find.actors.acronyms import text_of
from analysis.find.actors.candidates import sentence_spans
from analysis.find.actors.clubs import name_clubs
from analysis.find.actors.compass import countries_named, halves
from analysis.find.actors.coreference import Cast
from analysis.find.actors.countries_as_names import LANDS, name_people, polite
from analysis.find.actors.discovery import groups
from analysis.find.actors.entities import DocumentActors, Entity, Mention
from analysis.find.actors.heads import Span
from analysis.find.actors.kinds import kind_of, titled_surnames
from analysis.find.actors.known_names import Gazetteer
from analysis.find.actors.lower_case import lower_case_names
from analysis.find.actors.other_languages import may_be_names
from analysis.find.actors.page import Page, page_of
from analysis.find.actors.readings import read
from analysis.find.actors.set_apart import set_apart
from analysis.find.actors.shortened import with_short_names
from analysis.find.actors.titles import suffixed


def recognise(text: str, sentences: Sequence, gazetteer: Gazetteer,
              published: tuple[str, str] = ("", "")) -> DocumentActors:
    """The actors of one document and where its `sentences` name them; offsets are characters of `text`.

    `published` bounds the document's date (ISO days, "" is open) and decides between holders of an office.
    """
    page = page_of(text, gazetteer)
    ranges = [(s.sent_id, *_words(page.tokens.starts, s.start, s.end)) for s in sentences]
    spans = _candidates(page, ranges)
    known = [span for span in spans if span.entries]
    cast = Cast(page, published)
    countries = countries_named(page, known)
    for span in known:
        if (entry := read(page, span, countries)) and not (entry.entity.kind in LANDS and polite(page, span)):
            cast.know(span, entry)
    unknown = groups(page, may_be_names(page, [span for span in spans if not span.entries]), set(cast.people))
    surnames = titled_surnames(unknown)
    for key, group in unknown.items():
        cast.discover(key, group, *kind_of(page, key, group, surnames))
    cast.settle(spans)
    name_people(page, cast, known)
    name_clubs(page, cast, known)
    spans = sorted([*spans, *halves(page, cast.entities, ranges, spans)], key=lambda span: span.first)
    return _result(page, spans, {s.sent_id: s.end for s in sentences})


def _words(starts: list[int], start: int, end: int) -> tuple[int, int]:
    """[first, last) of the words that start in `text[start:end]`."""
    first = bisect_left(starts, start)
    return first, bisect_left(starts, end, first)


def _candidates(page: Page, ranges: list[tuple[int, int, int]]) -> list[Span]:
    spans: list[Span] = []
    for sent_id, first, last in ranges:
        for span in suffixed(page, sentence_spans(page, first, last)):
            span.sent_id = sent_id
            spans.append(span)
    return with_short_names(page, _with_lower_case(page, list(set_apart(page, spans, ranges)), ranges), ranges)


def _with_lower_case(page: Page, spans: list[Span], ranges: list[tuple[int, int, int]]) -> list[Span]:
    """The candidates with the names in small letters among them, where no other one stands."""
    small = list(lower_case_names(page))
    taken = {i for span in spans for i in range(span.first, span.last)} if small else frozenset()
    new = [span for span in small if taken.isdisjoint(range(span.first, span.last))]
    for span in new:
        span.sent_id = next((n for n, first, last in ranges if first <= span.first and span.last <= last), -1)
    return sorted([*spans, *(span for span in new if span.sent_id >= 0)], key=lambda span: span.first)


def _result(page: Page, spans: list[Span], stops: dict[int, int]) -> DocumentActors:
    starts, ends = page.tokens.starts, page.tokens.ends
    entities: dict[str, Entity] = {}
    mentions, in_full = [], set()
    for span in spans:
        if span.entity:
            entities.setdefault(span.entity.key, span.entity)
            if span.last - span.first > 1 and " " in text_of(page, span):
                in_full.add(span.entity.key)
            end = ends[span.last - 1] + _shortened(page, span.last - 1, stops[span.sent_id])
            first = span.first + _titles(page, span)
            mentions.append(Mention(span.sent_id, starts[first], end, span.rule_id, span.entity.key))
    people = {key for key, entity in entities.items() if entity.kind == "person" and entity.origin == "lexicon"}
    return DocumentActors(tuple(entities.values()), tuple(mentions), frozenset(people - in_full))


def _titles(page: Page, span: Span) -> int:
    """1 where a known person's name begins with a title, which is no part of the mention: `Pope Francis`."""
    crowned = span.last - span.first > 1 and page.tokens.words[span.first] in page.cues["crowned"]
    return int(crowned and span.entity.kind == "person" and span.entity.origin == "lexicon")


def _shortened(page: Page, i: int, stop: int) -> int:
    """1 where the full stop after word i belongs to it and ends no sentence: `Ford Motor Co. fell`."""
    text, end = page.tokens.text, page.tokens.ends[i]
    shortened = page.tokens.words[i] in page.gazetteer.cues["shortened"]
    return int(shortened and text[end:end + 1] == "." and end + 1 < stop)
