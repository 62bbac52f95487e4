"""Unknown names of a document that are another one of it, misread or called for short."""

from collections.abc import Mapping

from analysis.find.actors.entities import Entity
from analysis.find.actors.heads import Span
from analysis.find.actors.name_index import NameIndex
from analysis.find.actors.page import Page, is_common

Key = tuple[str, ...]
Unknown = Mapping[Key, tuple[Entity, list[Span], str]]


def slip(names: NameIndex, unknown: Unknown, key: Key, group: list[Span]) -> tuple[Entity, str] | None:
    """`Jonas Brightwel` for Jonas Brightwell, who is named as often or more: a letter that was not read."""
    same = [named.entity for named in names.one_letter_more(key) if len(unknown[named.words][1]) >= len(group)]
    return (same[0], "part-of-name") if len(same) == 1 else None


def with_article(page: Page, names: NameIndex, key: Key, group: list[Span]) -> tuple[Entity, str] | None:
    """`The Grove` for the Maple Grove Apartments: an ordinary word of one longer name, always after an article."""
    words = page.tokens.words
    ordinary = is_common(page, key[0]) or key[0].capitalize() in page.gazetteer.cues["place-head"]
    if not ordinary or any(words[span.first - 1] not in ("The", "the") for span in group):
        return None
    longer = {named.entity for named in names.holding(key[0])
              if len(named.words) > 2 and named.entity.origin == "discovered"
              and named.entity.kind in ("organization", "place")}
    return (longer.pop(), "short-form") if len(longer) == 1 else None
