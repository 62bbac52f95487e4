"""Towns that stand for their clubs in texts on sport: `Newcastle striker Craig Bellamy`, `they beat Leicester`."""

import re
from collections import defaultdict

from analysis.find.actors.coreference import Cast
from analysis.find.actors.entities import Entity
from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, adjacent, how_many, word_at
from analysis.text.matcher import slug

SPORTING = 4
"""Words for sport that a text on sport has."""
NATIONS = frozenset({"england", "scotland", "wales", "northern-ireland"})
SCORE_BEFORE, SCORE_AFTER = re.compile(r"\b\d{1,2}-\d{1,2} $"), re.compile(r" \d{1,2}-\d{1,2}\b")


def name_clubs(page: Page, cast: Cast, known: list[Span]) -> None:
    """Give the towns of a text on sport, where one plays somewhere in it, to their clubs wherever no place is meant."""
    sport = page.gazetteer.cues.either("sport", "player")
    if how_many(page, page.seen & sport) < SPORTING:
        return
    towns: dict[Entity, list[Span]] = defaultdict(list)
    for span in known:
        if span.entity and span.entity.kind == "place" and span.entity.key not in NATIONS and span.rule_id == "place":
            towns[span.entity].append(span)
    for town, spans in towns.items():
        if any(_plays(page, span) and not _is_local(page, span) for span in spans):
            club = _club(page, cast, town)
            for span in spans:
                if not _is_local(page, span):
                    span.entity, span.rule_id = club, "class-noun"


def _club(page: Page, cast: Cast, town: Entity) -> Entity:
    """The club whose name in the text begins with that of the town, else one that is called by the town."""
    endings = page.gazetteer.cues.either("body-after-land", "club-end")
    named = {entity for entity in [*cast.entities.values(), *(found for found, _, _ in cast.unknown.values())]
             if entity.kind == "organization" and entity.name.startswith(f"{town.name} ")
             and entity.name.rpartition(" ")[2] in endings}
    if len(named) == 1:
        return named.pop()
    name = f"{town.name} (team)"
    return Entity(f"~{slug(name)}", name, "organization", town.country, "discovered")


def _plays(page: Page, span: Span) -> bool:
    text, start, end = page.tokens.text, page.tokens.starts[span.first], page.tokens.ends[span.last - 1]
    if SCORE_BEFORE.search(text, max(0, start - 8), start) or SCORE_AFTER.match(text, end):
        return True
    before = adjacent(page, span.first) and word_at(page, span.first - 1) in page.cues["beaten"]
    return before or (adjacent(page, span.last) and word_at(page, span.last) in page.gazetteer.cues["player"])


def _is_local(page: Page, span: Span) -> bool:
    """Whether the town itself is meant: `in Leicester`, `a man from Leicester`, `the city of`, `Leicester, England`."""
    cues, words, before = page.gazetteer.cues, page.tokens.words, word_at(page, span.first - 1)
    if before in cues["place-preposition"] and before != "at":
        return True
    if before in ("of", "from") and word_at(page, span.first - 2) in cues["place-noun"] | cues["of-town"]:
        return True
    entries = page.gazetteer.names.longest(page.tokens, span.last, len(words))[1] if span.last < len(words) else ()
    return bool(entries) and page.tokens.gaps[span.last] == ", " and word_at(page, span.last + 1) != "and" and all(
        entry.rule_id in ("country-name", "place-abbreviation") for entry in entries)
