"""People with the name of a country: who is meant by `Jordan said` where the text has named a Jim Jordan."""

from analysis.find.actors.coreference import Cast
from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page
from analysis.text.matcher import folded

LANDS = ("country", "place")


def name_people(page: Page, cast: Cast, known: list[Span]) -> None:
    """Give a bare name that is a country's to the person named in full before, where it speaks or is a Mr or Ms.

    Not in a text that names the country in other words, too (`Jordanian`, `Amman`): there it may speak itself.
    """
    names: dict[str, set[tuple[str, ...]]] = {}
    for span in known:
        if span.entity and span.entity.kind in LANDS:
            for land in {span.entity.key, span.entity.country}:
                names.setdefault(land, set()).add(tuple(page.tokens.words[span.first:span.last]))
    for span in known:
        land = span.entries[0].entity
        alone = land.kind in LANDS and span.last - span.first == 1 and len(names.get(land.key, ())) < 2
        name = folded(page.tokens.words[span.first]).lower()
        speaks = alone and (polite(page, span) or _speaks(page, span))
        bare = land.kind in LANDS and span.last - span.first == 1 and not _is_local(page, span)
        if person := (speaks and cast.named_before(name, span)) or (bare and cast.called(name)):
            span.entity, span.rule_id = person, "surname"
        elif span.rule_id == "capital-acting" and cast.named_before(name, span) and len(names.get(land.key, ())) < 2:
            place = next(entry for entry in span.entries if entry.rule_id == "capital-place")
            span.entity, span.rule_id = place.entity, place.rule_id   # Washington said he liked Washington
            cast.entities.setdefault(place.entity.key, place.entity)


def _is_local(page: Page, span: Span) -> bool:
    """Whether a name stands as a place does: after in, from, of …, before a comma and another place."""
    before = page.tokens.words[span.first - 1].lower() if span.first else ""
    after = page.tokens.words[span.last] if span.last < len(page.tokens.words) else ""
    listed = bool(after) and page.tokens.gaps[span.last] == ", " and after[0].isupper()
    return before in page.gazetteer.cues["place-preposition"] or before in ("to", "from", "of", "for") or listed


def polite(page: Page, span: Span) -> bool:
    """Whether Mr or Ms stands before the name."""
    return bool(span.first) and page.tokens.words[span.first - 1] in page.cues["courtesy"]


def _speaks(page: Page, span: Span) -> bool:
    words, i = page.tokens.words, span.last
    while words[i:i + 1] and words[i] in page.cues["before-verb"]:
        i += 1
    near = bool(words[i:i + 1]) and not page.tokens.gaps[span.last].strip()
    return near and words[i] in page.gazetteer.cues["saying-verb"]
