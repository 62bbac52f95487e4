"""Whether a capital stands for its government where it is named, or is a place."""

import re

from analysis.find.actors.entities import Entity
from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, adjacent, word_at
from analysis.find.actors.patterns import near

DATE_AFTER = re.compile(r",? (?:\d{4}-\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)")


def acts(page: Page, span: Span, capital: Entity) -> bool:
    """Whether a capital stands for its government here (else it is a place)."""
    around = page, span.first, span.last
    if near("government", *around) or _office_in(page, span) or _alone(page, span):
        return True
    if near("city", *around) or _dateline(page, span) or _followed_by_country(page, span):
        return False
    if near("acts-itself", *around):
        return True
    if near("venue-after", *around) or near("part-of-name", *around):
        return False
    return capital.key in page.gazetteer.metonyms


def _alone(page: Page, span: Span) -> bool:
    """Whether the name is all that the line says."""
    text, start, end = page.tokens.text, page.tokens.starts[span.first], page.tokens.ends[span.last - 1]
    return not (text[:start].rpartition("\n")[2] + text[end:].partition("\n")[0]).strip(" .")


def _office_in(page: Page, span: Span) -> bool:
    """`the authorities in Seoul`: they are the government."""
    return near("office-in", page, span.first, span.last) and not _visitors(page, span.first - 3, span)


def _visitors(page: Page, i: int, span: Span) -> bool:
    """`Venezuelan officials in Doha`: those of another country than the capital's."""
    if i < 0 or not adjacent(page, i + 1):
        return False
    entries = page.gazetteer.names.longest(page.tokens, i, i + 1)[1]
    own = {entry.entity.country for entry in span.entries}
    return any(entry.rule_id == "country-demonym" and entry.entity.country not in own for entry in entries)


def _followed_by_country(page: Page, span: Span) -> bool:
    """`Paris, France`, `Kabul in Afghanistan`."""
    tokens, i = page.tokens, span.last
    i += word_at(page, i) == "in" and adjacent(page, i)
    if i >= len(tokens.words) or tokens.gaps[i] != (", " if i == span.last else " "):
        return False
    entries = page.gazetteer.names.longest(tokens, i, len(tokens.words))[1]
    return any(entry.rule_id == "country-name" and entry.entity.country == other.entity.country
               for entry in entries for other in span.entries)


def _dateline(page: Page, span: Span) -> bool:
    """`SEOUL (Reuters) — `, `Moscow, Nov. 5 — ` at the start of a line."""
    text, start, end = page.tokens.text, page.tokens.starts[span.first], page.tokens.ends[span.last - 1]
    if start and text[start - 1] != "\n":
        return False
    following = text[end:end + 40].split("\n")[0]
    dashes = (" — ", " – ", " - ", "—", " -- ")
    return (following[:2] == " (" or DATE_AFTER.match(following) is not None
            or any(dash in following for dash in dashes))
