"""One document while it is read, its parts, and what its words are by themselves."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from analysis.find.actors.known_names import Cues, Gazetteer
from analysis.text.matcher import joined
from analysis.text.tokens import Tokens, token_class, tokens_of

OPENERS = frozenset("“\"‘'(«:;•—–·[…*|")
CAPITAL = token_class(lambda word, _: word[0].isupper())
ABSTRACT = ("ously", "tion", "tions", "ments", "ically", "ingly", "ability", "ibility")


@dataclass(slots=True)
class Page:
    """One document while it is read."""

    tokens: Tokens
    low: list[str]            # its words in lower case
    gazetteer: Gazetteer
    cues: Cues               # those of the gazetteer
    seen: frozenset[str]      # every word of the document, as written
    given: frozenset[str]     # those of them that are given names
    places: dict[str, list[int]]    # word as written → where it stands
    starts: list[int]         # where a name may begin: words with a capital, and those that known names begin with


def page_of(text: str, gazetteer: Gazetteer) -> Page:
    """The page of a text that is read with a gazetteer."""
    tokens = tokens_of(text)
    places: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(tokens.words):
        places[word].append(i)
    places = dict(places)
    seen = frozenset(places)
    small = (i for word in seen & gazetteer.names.small for i in places[word])
    starts = sorted((*tokens.places(CAPITAL), *small))
    return Page(tokens, tokens.lows, gazetteer, gazetteer.cues, seen, gazetteer.given_names.among(seen), places, starts)


@dataclass(slots=True)
class Piece:
    """A part of a run: words [first, last); what is a known name, title, drop (no actor) or word."""

    what: str
    first: int
    last: int
    entries: tuple = ()


def is_common(page: Page, word: str) -> bool:
    """Whether a word is ordinary English, also when it is inflected: `Exploring`, `Policymakers`."""
    return _is_english(word.lower(), page.gazetteer.common_words)


@lru_cache(maxsize=65536)
def _is_english(lower: str, known: frozenset[str]) -> bool:
    if lower in known or lower.endswith(ABSTRACT):
        return True
    if lower.endswith(("ness", "ment", "less")):   # Inverness and Clement are names
        return lower[:-4] in known or f"{lower[:-5]}y" in known or lower[:-4].endswith(("ful", "ish", "ive", "ous"))
    for ending, others in (("ing", ("", "e")), ("ed", ("", "e")), ("s", ("",)), ("ly", ("",)), ("es", ("",)),
                           ("ies", ("y",)), ("er", ("", "e")), ("ers", ("", "e"))):
        if lower.endswith(ending) and any(lower[:-len(ending)] + other in known for other in others):
            return len(lower) - len(ending) > 2
    return False


def may_be_given(page: Page, i: int) -> bool:
    """Whether word i may be somebody's given name: one known as such, or no word that is known at all."""
    word = page.tokens.words[i]
    if word in page.given:
        return True
    known = (page.gazetteer.names, page.gazetteer.not_actors, page.gazetteer.roles)
    return word[0].isupper() and not word.isupper() and not is_common(page, word) and all(
        words.longest(page.tokens, i, i + 1)[0] == i for words in known)


def title_end(page: Page, i: int, last: int) -> int:
    """The end of the title at word i, with the portfolio of a minister after it: `Minister of Mines and Energy`."""
    end = page.gazetteer.roles.longest(page.tokens, i, last)[0]
    words, cues = page.tokens.words, page.gazetteer.cues
    if end == i or words[end - 1] not in cues["portfolio-office"] or words[end:end + 1] not in (["of"], ["for"]):
        return end
    role, k = end, end + 1 + (words[end + 1:end + 2] == ["the"])
    while k < last and words[k] in cues["portfolio"]:
        end = k = k + 1
        k += words[k:k + 1] in (["and"], ["&"])
    return role if end < last and words[end] in cues["organisation-head"] and joined(page.tokens, end) else end


def how_many(page: Page, words: Iterable[str]) -> int:
    """How many words of the document are one of these, as written."""
    return sum(len(page.places.get(word, ())) for word in words)


def word_at(page: Page, i: int) -> str:
    """Word i in lower case, or "" outside the text."""
    return page.low[i] if 0 <= i < len(page.low) else ""


def adjacent(page: Page, i: int) -> bool:
    """Whether only spaces stand between word i - 1 and word i."""
    gaps = page.tokens.gaps
    return 0 < i < len(gaps) and (gaps[i] == " " or not gaps[i].strip())


def text_after(page: Page, last: int, n: int) -> str:
    """The n characters after word last - 1."""
    at = page.tokens.ends[last - 1]
    return page.tokens.text[at:at + n]


def is_initial(page: Page, i: int, first: int) -> bool:
    """Whether word i is capitalised because a sentence, quotation or heading begins there."""
    if i == first:
        return True
    gap = page.tokens.gaps[i].strip()
    return gap != "" and (gap[-1] in OPENERS or gap[0] in ".?!")
