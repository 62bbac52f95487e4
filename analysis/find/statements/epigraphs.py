"""Quotations whose source stands beside them without a cue: after a dash, or in the line before them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from analysis.find.statements.quotes import Quote
from analysis.find.statements.sentence_line import STAMP
from analysis.lexicons import read_rules

LONGEST_SOURCE, SHORTEST = 120, 4
"""Characters of a line that names a source; words of a quotation that it may be given."""


class Epigraph(NamedTuple):
    """A quotation `text[start:end]` and the words for its source, with the rule that found it."""

    start: int
    end: int
    rule_id: str
    source_start: int
    source_end: int


@cache
def _sources() -> list[tuple[str, str, re.Pattern]]:
    """(rule id, where the source stands, its pattern, in which `source` is a group)."""
    return [(rule.rule_id, rule.fields["beside"], re.compile(rule.fields["words"]))
            for rule in read_rules("statements.toml") if "beside" in rule.fields]


def _after_stamp(text, passage):
    stamp = STAMP.match(text, passage.start, passage.end)
    return stamp.end() if stamp else passage.start


def find_epigraphs(text: str, passages: Sequence, quotes: Sequence[Quote]) -> Iterator[Epigraph]:
    """The quotations that fill their passage but for the source beside them."""
    starts = {_after_stamp(text, passage): at for at, passage in enumerate(passages)}
    for quote in quotes:
        at = starts.get(quote.start)
        if at is None or quote.n_words < SHORTEST:
            continue
        ends = next((passage.end for passage in passages[at:] if passage.end >= quote.end), len(text))
        before = passages[at - 1] if at else None
        for rule_id, beside, pattern in _sources():
            span = (quote.end, min(ends + 3 + LONGEST_SOURCE, len(text))) if beside == "after" else (
                (before.start, before.end) if before and before.end - before.start < LONGEST_SOURCE else (0, 0))
            found = pattern.match(text, *span)
            if found:
                yield Epigraph(quote.start, quote.end, rule_id, *found.span("source"))
                break
