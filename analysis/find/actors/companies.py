"""What tells that an unknown name is a company's: `shares in`, `Serwaa of Databank`, `and other traders`."""

from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, adjacent, is_common
from analysis.find.actors.patterns import near

COMPANY = ("organization", "class-noun")


def company_cues(page: Page, span: Span, n_words: int) -> list[tuple[str, str]]:
    """Votes for a company or body."""
    around = page, span.first, span.last
    led = near("company", *around) or (n_words == 1 and near("one-word-company", *around)) or (
        n_words > 1 and near("of", *around) and is_person(page, span.first - 2))
    return [COMPANY] * (3 * led + 3 * near("company-after", *around))


def is_person(page: Page, i: int) -> bool:
    """Whether word i ends the name of somebody: `Ama Serwaa of Databank Research`."""
    words = page.tokens.words
    if i < 1 or not adjacent(page, i) or not adjacent(page, i + 1):
        return False
    named = words[i - 1] in page.given or not is_common(page, words[i])
    capital = all(word[0].isupper() and not word.isupper() for word in (words[i - 1], words[i]))
    return capital and named and page.gazetteer.roles.longest(page.tokens, i, i + 1)[0] == i and (
        words[i] not in page.gazetteer.cues["organisation-head"])
