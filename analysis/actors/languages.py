"""Texts in other languages than English, in which only known names are looked for."""

from collections import Counter

from analysis.actors.heads import Span
from analysis.actors.runs import Page

OTHERS = ("fr", "de", "es", "it", "nl")
FEW = 3   # function words that tell no language


def may_be_names(page: Page, spans: list[Span]) -> list[Span]:
    """The unknown candidates that may be names: none in a text of another language, no function words of one."""
    if is_foreign(page):
        return []
    surnames = {page.tokens.words[span.last - 1] for span in spans if span.last - span.first > 1 or span.titled}
    return [span for span in spans
            if page.tokens.words[span.first] in surnames or not _is_function_word(page, span)]


def is_foreign(page: Page) -> bool:
    """Whether most function words of the text are those of another language."""
    languages = page.gazetteer.function_words
    counts = Counter(word.lower() for word in page.tokens.words)
    hits = {name: sum(counts[word] for word in words) for name, words in languages.items()}
    best = max(sorted(hits), key=lambda name: hits[name])
    return best != "en" and hits[best] > FEW and hits[best] > 2 * hits["en"]


def _is_function_word(page: Page, span: Span) -> bool:
    """Whether a name of one word is `La`, `Nous`, `Selon`; not `Ben` or `ONS`."""
    word, languages = page.tokens.words[span.first], page.gazetteer.function_words
    return (span.last - span.first == 1 and not (word.isupper() or word in page.gazetteer.given_names)
            and any(word.lower() in languages[name] for name in OTHERS))
