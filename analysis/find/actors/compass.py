"""The North and the South, North and South Korea: halves of a country that the document speaks of."""

from collections import Counter

from analysis.find.actors.entities import Entity
from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, word_at

HALVES = {"Korea": ("North Korea", "South Korea"), "Vietnam": ("North Vietnam", "South Vietnam"),
          "Yemen": ("North Yemen", "South Yemen"), "Germany": ("East Germany", "West Germany")}


def halves(page: Page, entities: dict[str, Entity], sentences: list[tuple[int, int, int]],
           taken: set[int]) -> list[Span]:
    """A span for every compass word that names half of the one divided country of the document."""
    if page.cues["side"].isdisjoint(page.seen):
        return []
    named = {entity.name: entity for entity in entities.values() if entity.kind == "country"}
    pairs = [pair for pair in HALVES.values() if pair[0] in named or pair[1] in named]
    if len(pairs) != 1:
        return []
    sides = {name.split()[0]: name for name in pairs[0]}
    return [span for sent_id, first, last in sentences for i in range(first, last)
            if page.tokens.words[i] in sides and i not in taken
            and (span := _half(page, i, sent_id, sides, named, last))]


def _half(page: Page, i: int, sent_id: int, sides: dict, named: dict, last: int) -> Span | None:
    name = sides[page.tokens.words[i]]
    entity = named.get(name) or Entity(name.lower().replace(" ", "-"), name, "country",
                                       name.lower().replace(" ", "-"), "lexicon")
    if not (_coordinated(page, i, last, sides) or _definite(page, i, last, named, sides)):
        return None
    span = Span(i, i + 1, rule_id="compass")
    span.sent_id, span.entity = sent_id, entity
    return span


def _coordinated(page: Page, i: int, last: int, sides: dict) -> bool:
    """`North and South …`, `the North and the South`."""
    words = page.tokens.words
    after = [word for word in words[i + 1:min(i + 4, last)] if word != "the"]
    before = [word for word in words[max(0, i - 3):i] if word != "the"]
    return ((len(after) > 1 and after[0] in ("and", "or") and after[1] in sides)
            or (len(before) > 1 and before[-1] in ("and", "or") and before[-2] in sides))


def _definite(page: Page, i: int, last: int, named: dict, sides: dict) -> bool:
    """`the North` that is not the north of something, where both halves are named."""
    after = page.tokens.words[i + 1] if i + 1 < last else ""
    follows = page.tokens.gaps[i + 1] == " " if after else False
    if word_at(page, i - 1) != "the" or len(named.keys() & set(sides.values())) < 2:
        return False
    return not (follows and (after[0].isupper() or after == "of"))


def countries_named(page: Page, spans: list[Span]) -> Counter:
    """How often each country is named without doubt, by a capital too, but not by a Congress, which many have."""
    heads, words = page.gazetteer.cues["organisation-head"], page.tokens.words
    named = ({entry.entity.country for entry in span.entries if entry.entity.kind in ("country", "place")}
             for span in spans if span.last - span.first > 1 or words[span.first] not in heads)
    return Counter(country for countries in named if len(countries) == 1 for country in countries)
