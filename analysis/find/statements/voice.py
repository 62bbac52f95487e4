"""The author's own voice: forecasts and recommendations that nobody else is quoted with."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from analysis.lexicons import Block, read_rules

ORDINAL = r"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)(?:ly)?,"
POINT = re.compile(rf"(?:{ORDINAL}|\d{{1,2}}[.)]|[•▪●*–-])\s+(?=\w)")
LEAD = re.compile(r"\b(?:including|include|includes|following|namely)\b|:\s*$")
FORECAST, RECOMMENDATION, POINT_RULE = "author-forecast", "author-recommendation", "author-point"


@cache
def _patterns(speech: bool) -> list[tuple[Block, re.Pattern, re.Pattern | None]]:
    return [(rule, re.compile(rule.fields["pattern"]), re.compile(rule.fields["unless"]) if "unless" in rule.fields
             else None) for rule in read_rules("statements.toml")
            if "pattern" in rule.fields and (speech or "speech" not in rule.fields)]


def recommended_points(text: str, passages: Sequence, recommends) -> dict[int, int]:
    """{start of a passage that is one point of a list: where its content starts}, under a lead that recommends.

    `recommends` tells whether a passage holds a recommendation; the lead names what follows (`including`).
    """
    points: dict[int, int] = {}
    lead = None
    for passage in passages:
        item = POINT.match(text, passage.start, passage.end)
        if item and lead is not None:
            points[passage.start] = item.end()
        elif passage.kind == "text":
            last = text[passage.start:passage.end].rstrip()
            lead = passage if recommends(passage) and LEAD.search(re.split(r"[.!?]\s", last)[-1]) else None
    return points


def author_voice(text: str, sentences: Iterable, speech: bool = False) -> Iterator[tuple[Any, str, str]]:
    """(sentence, rule id, kind) of the sentences in which the author forecasts, asks or, in a speech, promises."""
    for sentence in sentences:
        words = text[sentence.start:sentence.end]
        for rule, pattern, unless in _patterns(speech):
            if pattern.search(words) and not (unless and unless.search(words)):
                yield sentence, rule.rule_id, rule.fields["kind"]
                break
