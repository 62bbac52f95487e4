"""Short names that a document gives its companies: First Quantum for First Quantum Minerals Ltd."""

from bisect import bisect_left, insort

from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, is_common
from analysis.text.matcher import joined


def with_short_names(page: Page, spans: list[Span], sentences: list[tuple[int, int, int]]) -> list[Span]:
    """The candidates, with the beginnings of companies' names that the text writes elsewhere, in reading order."""
    long = [span for span in spans if not span.entries and (span.kind or "organization") == "organization"
            and span.last - span.first > 2 and (_is_company(page, span) or _is_team(page, span))]
    for span in long:
        if name := _beginning(page, span):
            for first in _places(page, name, span):
                spans = _put(page, spans, Span(first, first + len(name), kind="organization",
                                               rule_id="company-suffix"), sentences)
    return spans


def _is_company(page: Page, span: Span) -> bool:
    word = page.tokens.words[span.last - 1]
    return word in page.cues["legal-form"] or word.lower() in page.cues["company-suffix"]


def _is_team(page: Page, span: Span) -> bool:
    """`Red Star Belgrade`: three words, a place last."""
    end, entries = page.gazetteer.names.longest(page.tokens, span.last - 1, span.last)
    first = page.tokens.words[span.first]
    return (span.last - span.first == 3 and end == span.last and is_common(page, first)
            and {"place", "capital-place", "country-name"}.intersection(e.rule_id for e in entries) != set())


def _beginning(page: Page, span: Span) -> list[str]:
    """The two or more words before the ordinary ones and the suffix at the end of a company's name, or none."""
    words = page.tokens.words[span.first:span.last]
    while len(words) > 1 and (words[-1].lower() in page.cues["company-suffix"] or words[-1] in page.cues["legal-form"]):
        words = words[:-1]
    if not _is_company(page, span):
        return words[:-1]
    heads = page.gazetteer.cues.either("organisation-head", "company-part")
    while len(words) > 2 and (words[-1] in heads or is_common(page, words[-1])):
        words = words[:-1]
    return words if 1 < len(words) < span.last - span.first else []


def _places(page: Page, name: list[str], full: Span) -> list[int]:
    """Where the text writes `name` and goes on differently than the full name."""
    words, n = page.tokens.words, len(name)
    after = words[full.first + n]
    return [i for i in page.places[name[0]] if words[i:i + n] == name
            and all(joined(page.tokens, k) for k in range(i + 1, i + n)) and words[i + n:i + n + 1] != [after]]


def _put(page: Page, spans: list[Span], new: Span, sentences: list[tuple[int, int, int]]) -> list[Span]:
    """The candidates with a new one in place of those that lie in it, unless one goes beyond it or it is there."""
    inside = [s for s in spans if s.first < new.last and new.first < s.last]
    if any(s.first < new.first or s.last > new.last or (s.last - s.first) == (new.last - new.first) for s in inside):
        return spans
    sentence = next((n for n, first, last in sentences if first <= new.first and new.last <= last), None)
    if sentence is None:
        return spans
    new.sent_id = sentence
    kept = [s for s in spans if s not in inside]
    insort(kept, new, lo=bisect_left([s.first for s in kept], new.first), key=lambda s: s.first)
    return kept
