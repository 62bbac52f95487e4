"""Adjectives of countries that name a language: `in English and German`, `speaks Russian`, `from the Spanish`."""

from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, adjacent, word_at


def is_language(page: Page, span: Span, demonym: bool) -> bool:
    """Whether a known name of one word is a language where it stands; `demonym` tells that it is an adjective."""
    named = span.last - span.first == 1 and page.tokens.words[span.first] in page.gazetteer.cues["language"]
    if not named:
        return demonym and _is_spoken(page, span.first, span.last)
    if word_at(page, span.last) in page.gazetteer.cues["of-language"] and adjacent(page, span.last):
        return True
    first, last = _list(page, span)
    beside = word_at(page, last) in page.gazetteer.cues["of-language"] and last > span.last and adjacent(page, last)
    return beside or _is_spoken(page, first, last) or (_is_led(page, first) and _ends(page, last))


def _list(page: Page, span: Span) -> tuple[int, int]:
    """[first, last) of the languages that are listed around one: `German, French and Italian`."""
    first, last, languages = span.first, span.last, page.gazetteer.cues["language"]
    words, tokens = page.tokens.words, page.tokens
    while True:
        k = first - 1 - (word_at(page, first - 1) in ("and", "or", "into", "to"))
        if k < 0 or words[k] not in languages or tokens.gaps[k + 1] not in (" ", ", ", "/"):
            break
        first = k
    while True:
        k = last + (word_at(page, last) in ("and", "or", "into", "to"))
        if k >= len(words) or words[k] not in languages or tokens.gaps[last] not in (" ", ", ", "/"):
            return first, last
        last = k + 1


def _is_led(page: Page, first: int) -> bool:
    """`in English`, `into Italian`; `translated from the Spanish`."""
    before = word_at(page, first - 1)
    if before in ("in", "into") and adjacent(page, first):
        return True
    speaking = page.gazetteer.cues["speaking"]
    return before in ("the", "from") and any(word_at(page, first - k) in speaking for k in (2, 3, 4))


def _ends(page: Page, last: int) -> bool:
    """Whether no noun follows: `in English and on paper`, not `in English towns`."""
    words = page.tokens.words
    return (last >= len(words) or bool(page.tokens.gaps[last].strip()) or not adjacent(page, last)
            or words[last] in page.cues["after-language"])


def _is_spoken(page: Page, first: int, last: int) -> bool:
    """`speaks little Vietnamese`, `fluent in Thai`."""
    before = {word_at(page, first - k) for k in (1, 2, 3)}
    return bool(before & page.gazetteer.cues["speaking"]) and _ends(page, last)
