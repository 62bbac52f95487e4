"""What stands before a name and after it: offices with their portfolio, `Jr.` and `III`, degrees."""

from collections.abc import Iterable, Iterator

from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page
from analysis.text.matcher import joined

UNNAMED = ("country", "alliance", "organization", "outlet", "place")


def suffixed(page: Page, spans: Iterable[Span]) -> Iterator[Span]:
    """The candidates, each person's with the `Jr.` or `III` after it, which names nobody by itself."""
    words, before = page.tokens.words, None
    for span in spans:
        if not span.entries and page.cues["after-surname"].issuperset(words[span.first:span.last]):
            if before and before.last == span.first and _follows(page, span.first) and may_be_person(before):
                before.last = span.last
            continue
        if before:
            yield before
        before = span
    if before:
        yield before


def _follows(page: Page, i: int) -> bool:
    return joined(page.tokens, i) or page.tokens.gaps[i] == ", "


def may_be_person(span: Span) -> bool:
    """Whether nothing says that a candidate is a body or a place."""
    return span.kind not in UNNAMED and not any(entry.entity.kind in UNNAMED for entry in span.entries)
