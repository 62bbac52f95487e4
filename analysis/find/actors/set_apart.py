"""What is no running text: lists of `Surname, Given name`, citations of courts, rows of tables."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page
from analysis.lexicons import read_rules

ITEM = r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?, [^\W\d_a-z][\w'’-]*(?: [A-Z]\.)?"
LISTED = re.compile(rf"{ITEM}(?:; (?:and )?{ITEM})+")
CELL = re.compile(r"\t|\s\|\s|^\||\|$")
NUMBER = re.compile(r"(?<![\w.])[+-]?[$£€]?\d[\d,.]*%?(?!\w)")


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern]]:
    return [(rule.fields["mark"], re.compile(rule.fields["pattern"])) for rule in read_rules("citations.toml")]


def citations(text: str) -> Iterator[tuple[int, int]]:
    """The spans of `text` that cite reports of courts, as `citations.toml` tells them."""
    return (m.span() for mark, pattern in _patterns() if mark in text for m in pattern.finditer(text))


def set_apart(page: Page, spans: Iterable[Span], sentences: list[tuple[int, int, int]]) -> Iterator[Span]:
    """The candidates without those in a citation; turned names whole; what only a table names is in doubt."""
    turned = turned_names(page, sentences) if "; " in page.tokens.text else []
    taken = {i for span in turned for i in range(span.first, span.last)} | _ranges(page, citations(page.tokens.text))
    placed = iter(turned)
    due = next(placed, None)
    for span in spans:
        while due and due.first <= span.first:
            yield due
            due = next(placed, None)
        if taken.isdisjoint(range(span.first, span.last)):
            span.doubtful = span.doubtful or (not (span.entries or span.kind) and _is_cell(page, span))
            yield span
    if due:
        yield due
        yield from placed


def turned_names(page: Page, sentences: list[tuple[int, int, int]]) -> list[Span]:
    """`Whitlock, Jonathan; Okafor, Grace`: people with the surname first, in a list of which some have a known name."""
    found: list[Span] = []
    for match in _listed(page.tokens.text):
        spans = [span for item in re.finditer(ITEM, match[0])
                 if (span := _turned(page, match.start() + item.start(), match.start() + item.end(), sentences))]
        known = [page.tokens.words[span.first + span.turned] in page.given for span in spans]
        places = any(entry.entity.kind in ("country", "place") for span in spans for entry in
                     page.gazetteer.names.longest(page.tokens, span.last - 1, span.last)[1])
        if (2 * sum(known) >= len(spans) > 1 or (any(known) and len(spans) > 2)) and not places:
            found += spans
    return found


def _listed(text: str) -> Iterator[re.Match]:
    """The lists of a text, looked for in those lines that have their sign."""
    at = text.find("; ")
    while at >= 0:
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        yield from LISTED.finditer(text, text.rfind("\n", 0, at) + 1, end)
        at = text.find("; ", end)


def _turned(page: Page, start: int, end: int, sentences: list[tuple[int, int, int]]) -> Span | None:
    words = sorted(_ranges(page, [(start, end)]))
    sentence = next((n for n, first, last in sentences if words and first <= words[0] and words[-1] < last), None)
    if sentence is None:
        return None
    span = Span(words[0], words[-1] + 1, kind="person", rule_id="turned-name")
    comma = next(i for i in words[1:] if page.tokens.gaps[i] == ", ")
    span.turned, span.sent_id = comma - words[0], sentence
    return span


def _ranges(page: Page, spans: Iterable[tuple[int, int]]) -> set[int]:
    """The words that lie in `text[start:end]` of any of the spans."""
    starts = page.tokens.starts
    return {i for start, end in spans for i in range(bisect_left(starts, start), bisect_left(starts, end))}


def _is_cell(page: Page, span: Span) -> bool:
    """Whether a name stands in a row of a table: cells, or more numbers than other words."""
    text, start, end = page.tokens.text, page.tokens.starts[span.first], page.tokens.ends[span.last - 1]
    line = text[text.rfind("\n", 0, start) + 1:(text.find("\n", end) + 1 or len(text) + 1) - 1]
    if not 0 < len(line) <= 200:
        return False
    numbers = len(NUMBER.findall(line))
    return numbers > 0 and (CELL.search(line) is not None or 2 * numbers >= len(line.split()))
