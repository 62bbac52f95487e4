"""Unknown names of a document that are another one of it, misread or called for short."""

from collections.abc import Mapping

from analysis.find.actors.entities import Entity
from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, is_common

Key = tuple[str, ...]
Unknown = Mapping[Key, tuple[Entity, list[Span], str]]
LONG = 7
"""Letters of a surname from which on one that lacks a letter is the same."""


def slip(unknown: Unknown, key: Key, group: list[Span]) -> tuple[Entity, str] | None:
    """`Jonas Brightwel` for Jonas Brightwell, who is named as often or more: a letter that was not read."""
    same = [entity for name, (entity, others, _) in unknown.items() if name[:-1] == key[:-1]
            and len(name[-1]) == len(key[-1]) + 1 > LONG and len(others) >= len(group) and entity.kind == "person"
            and any(name[-1][:i] + name[-1][i + 1:] == key[-1] for i in range(len(name[-1])))]
    return (same[0], "part-of-name") if len(same) == 1 else None


def with_article(page: Page, unknown: Unknown, key: Key, group: list[Span]) -> tuple[Entity, str] | None:
    """`The Grove` for the Maple Grove Apartments: an ordinary word of one longer name, always after an article."""
    words = page.tokens.words
    ordinary = is_common(page, key[0]) or key[0].capitalize() in page.gazetteer.cues["place-head"]
    if not ordinary or any(words[span.first - 1] not in ("The", "the") for span in group):
        return None
    longer = {entity for name, (entity, _, _) in unknown.items() if len(name) > 2 and key[0] in name
              and entity.kind in ("organization", "place")}
    return (longer.pop(), "short-form") if len(longer) == 1 else None
