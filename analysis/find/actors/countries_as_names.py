"""People with the name of a country: who is meant by `Jordan said` where the text has named a Jim Jordan."""

from analysis.find.actors.coreference import Cast
from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page
from analysis.find.actors.runs import COURTESY
from analysis.text.matcher import folded

LANDS = ("country", "place")
BETWEEN = frozenset({"also", "then", "later", "has", "had"})


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
        if alone and (polite(page, span) or _speaks(page, span)) and (
                person := cast.named_before(folded(page.tokens.words[span.first]).lower(), span)):
            span.entity, span.rule_id = person, "surname"


def polite(page: Page, span: Span) -> bool:
    """Whether Mr or Ms stands before the name."""
    return bool(span.first) and page.tokens.words[span.first - 1] in COURTESY


def _speaks(page: Page, span: Span) -> bool:
    words, i = page.tokens.words, span.last
    while words[i:i + 1] and words[i] in BETWEEN:
        i += 1
    near = bool(words[i:i + 1]) and not page.tokens.gap(span.last).strip()
    return near and words[i] in page.gazetteer.cues["saying-verb"]
