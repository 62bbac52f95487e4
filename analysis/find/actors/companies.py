"""What tells that an unknown name is a company's: `shares in`, `Serwaa of Databank`, `and other traders`."""

from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, adjacent, is_common, word_at

COMPANY = ("organization", "class-noun")


def company_cues(page: Page, span: Span, before: str, n_words: int) -> list[tuple[str, str]]:
    """Votes for a company or body; `before` is the word before the span."""
    found: list[tuple[str, str]] = []
    if before in ("in", "of") and adjacent(page, span.first) and _is_held(page, span.first - 2):
        found += [COMPANY] * 3
    if before in ("listed", "quoted") and adjacent(page, span.first):
        found += [COMPANY] * 3   # Singapore-listed Goldleaf Agri
    if before in ("analyst", "analysts", "pollster", "pollsters") and adjacent(page, span.first) and n_words == 1:
        found += [COMPANY] * 3   # technology analysts Gartner
    if n_words > 1 and before == "of" and adjacent(page, span.first) and is_person(page, span.first - 2):
        found += [COMPANY] * 3
    if _has_officers(page, span) or _among_others(page, span):
        found += [COMPANY] * 3
    return found


def _is_held(page: Page, i: int) -> bool:
    """`shares in`, `a unit of`, `chairman of`: what only a company or body has."""
    return adjacent(page, i + 1) and word_at(page, i) in page.gazetteer.cues["held"]


def is_person(page: Page, i: int) -> bool:
    """Whether word i ends the name of somebody: `Ama Serwaa of Databank Research`."""
    words = page.tokens.words
    if i < 1 or not adjacent(page, i) or not adjacent(page, i + 1):
        return False
    named = words[i - 1] in page.given or not is_common(page, words[i])
    capital = all(word[0].isupper() and not word.isupper() for word in (words[i - 1], words[i]))
    return capital and named and page.gazetteer.roles.longest(page.tokens, i, i + 1)[0] == i and (
        words[i] not in page.gazetteer.cues["organisation-head"])


def _has_officers(page: Page, span: Span) -> bool:
    """`Corvane, whose chief executive`, `Nordavia's shareholders`."""
    words, i = page.tokens.words, span.last
    if word_at(page, i) == "s" and page.tokens.gaps[i] in ("'", "’"):
        return word_at(page, i + 1) in page.gazetteer.cues["held-by"]
    if word_at(page, i) == "whose" and page.tokens.gaps[i] == ", ":
        return any(word in page.gazetteer.cues["held-by"] for word in words[i + 1:i + 3])
    return False


def _among_others(page: Page, span: Span) -> bool:
    """`Cargo Cocoa and other traders`, `Olam and other companies`."""
    i, cues = span.last, page.gazetteer.cues
    if [word_at(page, i), word_at(page, i + 1)] != ["and", "other"] or not adjacent(page, i):
        return False
    return any(word_at(page, k) in cues["organisation-noun"] for k in range(i + 2, i + 4))
