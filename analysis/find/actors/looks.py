"""What a word of an unknown name is by its look and by the words beside it."""

from analysis.find.actors.page import Page, is_common, word_at
from analysis.find.actors.runs import LEADING


def is_party(page: Page, first: int) -> bool:
    """`Moor v. Harding`: a party of a case, though an ordinary word."""
    return first > 0 and page.tokens.words[first - 1] in ("v", "vs") and page.tokens.gaps[first] in (". ", " ")


def is_adjective(page: Page, i: int) -> bool:
    """`Saturnian rings`: an adjective made of a name, before what it describes."""
    word, after = page.tokens.words[i], page.tokens.words[i + 1] if i + 1 < len(page.tokens.words) else ""
    cues = page.gazetteer.cues
    return (word.endswith(("ian", "ean")) and len(word) > 6 and after.islower() and page.tokens.gaps[i + 1] == " "
            and word not in page.given and not _is_surname(page, word) and after not in cues["function"]
            and not any(after in cues[kind] for kind in ("saying-verb", "acting-verb", "personal-verb")))


def _is_surname(page: Page, word: str) -> bool:
    """Whether the document writes a word after a name or title, too: David Nalbandian."""
    words, function = page.tokens.words, page.gazetteer.cues["function"]
    before = (words[i - 1] for i in page.places[word] if i)
    return any(other[0].isupper() and other.lower() not in function for other in before)


def is_loose(page: Page, i: int) -> bool:
    """`kickers Charlie Hodgson`, `Blairite Alan Milburn`: a word that says what the bearer of the name is."""
    word, after = page.tokens.words[i], page.tokens.words[i + 1]
    if word[0].islower():
        return word not in LEADING and word not in page.gazetteer.cues["name-particle"]
    return word.endswith(("ite", "ist")) and len(word) > 5 and after in page.given


def is_plain(page: Page, i: int) -> bool:
    """Whether a word is no name by its look: ordinary or an office, but `her grandson Peter`."""
    word, before = page.tokens.words[i], page.tokens.words[i - 1] if i else ""
    if word in page.given and word.lower() not in page.seen:
        led = before.islower() and before not in page.gazetteer.cues["determiner"] and page.tokens.gaps[i] == " "
        after = word_at(page, i + 1)
        if led or (after in page.gazetteer.cues["introducing"] and page.tokens.gaps[i + 1] == ", "):   # Mark, the …
            return False
    return is_common(page, word) or word.lower() in page.gazetteer.role_nouns


def is_side(page: Page, first: int, last: int, initial: bool) -> bool:
    """`East Kalimantan`: a noun of direction right before an unknown name is part of it."""
    words = page.tokens.words
    if first + 1 >= last or page.tokens.gaps[first + 1] != " " or is_common(page, words[first + 1]):
        return False
    return words[first] in page.gazetteer.cues["side"] or (words[first][0].isupper() and not initial)
