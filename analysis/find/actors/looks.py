"""What a word of an unknown name is by its look and by the words beside it."""

import re

from analysis.find.actors.page import Page, is_common, text_after, word_at

PRODUCT = re.compile(r"[A-Z]{1,3}\d{2,}[A-Z]?|[A-Z]{1,2}\d{1,2}[A-Z]{1,2}\d{1,2}|[QH][1-4]|[ABC]a{1,2}[1-3]|B[a]?[1-3]")
NUMBER_AFTER = frozenset(f"-{digit}" for digit in "0123456789")


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
        return word not in page.cues["leading-particle"] and word not in page.cues["name-particle"]
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


def _are_townspeople(page: Page, word: str) -> bool:
    """`Hamburgers`, `Londoners`: those of a known place."""
    return word.endswith("ers") and any(
        len(town) > 3 and page.gazetteer.is_place(town) for town in (word[:-3], word[:-2]))


def names_nobody(page: Page, i: int, titled: int) -> bool:
    """Whether the one word is a plural, a teaching, a product or an adjective: DVDs, Sikhism, Caa1, Saturnian."""
    words, word = page.tokens.words, page.tokens.words[i]
    numbered = i > 1 and page.tokens.gaps[i] == " " and words[i - 1].isdigit() and words[i - 2][0].isupper()
    rated = i > 0 and words[i - 1] == "rated" and set("ABCD").issuperset(word)
    numbers = word[0].isupper() and word[1:].isdigit()
    road = numbers and i + 1 < len(words) and words[i + 1] in page.cues["road"]   # the M1 road
    return rated or road or (numbered and len(words[i - 1]) == 3) or (   # Boeing 737 Max
        (word[-1] == "s" and word[:-1].isupper() and len(word) < 6)
            or (word.endswith(("ism", "isms")) and len(word) > 5) or _are_townspeople(page, word)
            or text_after(page, i + 1, 2) in NUMBER_AFTER
            or (not word.isalpha() and PRODUCT.fullmatch(word) is not None)   # each has a digit
            or (not titled and is_adjective(page, i)))
