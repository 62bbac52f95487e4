"""Adjectives of countries that name a language: `in English and German`, `speaks Russian`, `from the Spanish`."""

from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, word_at
from analysis.find.actors.patterns import near


def is_language(page: Page, span: Span, demonym: bool) -> bool:
    """Whether a known name of one word is a language where it stands; `demonym` tells that it is an adjective."""
    named = span.last - span.first == 1 and page.tokens.words[span.first] in page.gazetteer.cues["language"]
    if not named:
        return demonym and near("spoken", page, span.first, span.last)
    around = page, *_list(page, span)
    return near("of-language", page, span.first, span.last) or near("of-language", *around) or (
        near("language", *around) or near("spoken", *around))


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
