"""Texts in other languages than English, in which only known names are looked for."""

from functools import cache

from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page
from analysis.text.languages import is_plainly_english, other_language, stopwords

OTHERS = ("fr", "de", "es", "it", "nl")


def may_be_names(page: Page, spans: list[Span]) -> list[Span]:
    """The unknown candidates that may be names: none in a text of another language, no function words of one."""
    if is_foreign(page):
        return []
    surnames = {page.tokens.words[span.last - 1] for span in spans if span.last - span.first > 1 or span.titled}
    return [span for span in spans
            if page.tokens.words[span.first] in surnames or not _is_function_word(page, span)]


def is_foreign(page: Page) -> bool:
    """Whether most function words of the text are those of another language."""
    return not is_plainly_english(page.tokens) and other_language(page.low) != ("", 0)


def _is_function_word(page: Page, span: Span) -> bool:
    """Whether a name of one word is `La`, `Nous`, `Selon`; not `Ben` or `ONS`."""
    word = page.tokens.words[span.first]
    return (span.last - span.first == 1 and not (word.isupper() or word in page.given)
            and word.lower() in _function_words())


@cache
def _function_words() -> frozenset[str]:
    return frozenset().union(*(stopwords()[name] for name in OTHERS))
