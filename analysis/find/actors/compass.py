"""The North and the South, North and South Korea: halves of a country that the document speaks of."""

from collections import Counter
from collections.abc import Sequence

from analysis.find.actors.entities import Entity
from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page
from analysis.find.actors.patterns import near

HALVES = {"Korea": ("North Korea", "South Korea"), "Vietnam": ("North Vietnam", "South Vietnam"),
          "Yemen": ("North Yemen", "South Yemen"), "Germany": ("East Germany", "West Germany")}


def halves(page: Page, entities: dict[str, Entity], sentences: list[tuple[int, int, int]],
           spans: Sequence[Span]) -> list[Span]:
    """A span for every compass word that names half of the one divided country of the document; `spans` are those of
    whom it names otherwise."""
    if page.cues["side"].isdisjoint(page.seen):
        return []
    named = {entity.name: entity for entity in entities.values() if entity.kind == "country"}
    pairs = [pair for pair in HALVES.values() if pair[0] in named or pair[1] in named]
    if len(pairs) != 1:
        return []
    sides = {name.split()[0]: name for name in pairs[0]}
    taken = {i for span in spans if span.entity for i in range(span.first, span.last)}
    return [span for sent_id, first, last in sentences for i in range(first, last)
            if page.tokens.words[i] in sides and i not in taken
            and (span := _half(page, i, sent_id, sides, named))]


def _half(page: Page, i: int, sent_id: int, sides: dict, named: dict) -> Span | None:
    name = sides[page.tokens.words[i]]
    entity = named.get(name) or Entity(name.lower().replace(" ", "-"), name, "country",
                                       name.lower().replace(" ", "-"), "lexicon")
    both = len(named.keys() & set(sides.values())) > 1
    if not (near("half-and-half", page, i, i + 1) or (both and near("the-half", page, i, i + 1))):
        return None
    span = Span(i, i + 1, rule_id="compass")
    span.sent_id, span.entity = sent_id, entity
    return span


def countries_named(page: Page, spans: list[Span]) -> Counter:
    """How often each country is named without doubt, by a capital too, but not by a Congress, which many have."""
    heads, words = page.gazetteer.cues["organisation-head"], page.tokens.words
    named = ({entry.entity.country for entry in span.entries if entry.entity.kind in ("country", "place")}
             for span in spans if span.last - span.first > 1 or words[span.first] not in heads)
    return Counter(country for countries in named if len(countries) == 1 for country in countries)
