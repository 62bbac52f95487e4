"""Relatives of one surname: after `his wife, Harriet Quill`, Quill is still who it was."""

from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, word_at


def kinship(page: Page, span: Span) -> str:
    """The word that makes the bearer of a name a relative of somebody: `wife` before the name or after it, or ""."""
    tokens, kin = page.tokens, page.gazetteer.cues["kin"]
    before = word_at(page, span.first - 1)
    if before in kin and tokens.gaps[span.first] in (" ", ", "):
        return before
    after = range(span.last, min(span.last + 3, len(tokens.words)))
    if span.last < len(tokens.words) and tokens.gaps[span.last] == ", ":   # Nino Quill, a cousin of the general
        led = word_at(page, span.last) in ("a", "his", "her", "their")
        return next((word for i in after if led and (word := word_at(page, i)) in kin), "")
    return ""


def is_addressed(page: Page, span: Span, relation: str) -> bool:
    """Whether `Mrs Quill` may be the relative, not who is called Quill without a title."""
    before = page.tokens.words[span.first - 1] if span.first else ""
    return relation in page.cues["female-kin"] and before in page.cues["female-courtesy"]


def is_half(page: Page, span: Span) -> bool:
    """Whether the last word of a name is half of a surname, which names nobody by itself: `Isobel Kincaid-Moy`."""
    words, i = page.tokens.words, span.last - 1
    return i - span.first > 1 and page.tokens.gaps[i] in ("-", "‐", "‑") and (
        words[i - 1][0].isupper() and words[i][0].isupper() and len(words[i - 1]) > 2)
