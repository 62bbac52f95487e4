"""Function words of some languages, and the language they tell."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cache

from analysis.lexicons import read_table
from analysis.text.tokens import Tokens, token_class, tokens_of

FILE = "stopwords.csv"
ENGLISH = "en"
NAMES = {"de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pl": "Polish",
         "pt": "Portuguese", "ru": "Russian"}
LOOKED_AT, FEW = 4000, 20
"""Characters that are looked at, and words below which nothing is told."""
SHARE = 0.15
"""Least share of a language's function words in a text of it; in news of each it is a third and more."""
PLAIN_ENGLISH, PLAINLY = ("the", "of", "and"), 0.08
"""Words of no other language, and the share of them in a text from which on most of it is English."""


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """By language the function words, days and months of which no theme is made."""
    words: dict[str, set[str]] = {}
    for row in read_table(FILE, ["word", "language", "source"]):
        words.setdefault(row["language"], set()).add(row["word"])
    return {language: frozenset(found) for language, found in words.items()}


@cache
def languages_of() -> dict[str, list[str]]:
    """{function word: the languages that have it}."""
    found: dict[str, list[str]] = {}
    for name, own in stopwords().items():
        for word in own:
            found.setdefault(word, []).append(name)
    return found


def by_language(words: Iterable[str]) -> tuple[str, dict[str, int]]:
    """The language of most function words among `words` (in small letters), and how many are of each."""
    known = languages_of()
    hits = dict.fromkeys(stopwords(), 0)
    for word, often in Counter(filter(known.__contains__, words)).items():
        for name in known[word]:
            hits[name] += often
    return max(hits, key=lambda name: (hits[name], name)), hits


def other_language(words: Iterable[str]) -> tuple[str, int]:
    """The language of most function words among `words` (in small letters), and their number; ("", 0) for English."""
    best, hits = by_language(words)
    return (best, hits[best]) if best in NAMES and hits[best] > max(3, 2 * hits[ENGLISH]) else ("", 0)


PLAIN = token_class(lambda _, parts: parts[0] in PLAIN_ENGLISH)


def is_plainly_english(tokens: Tokens, first: int | None = None) -> bool:
    """Whether a text (or its first words) is surely mostly English, which spares the count of all its words."""
    first = len(tokens.words) if first is None else first
    return bisect_left(tokens.places(PLAIN), first) > PLAINLY * first


def foreign(text: str) -> str:
    """The language a text is mostly in, by name, where that is not English; "" for English and where nothing tells."""
    tokens = tokens_of(text)
    first = bisect_left(tokens.starts, LOOKED_AT)
    if is_plainly_english(tokens, first):
        return ""
    words = list(filter(str.isalpha, tokens.lows[:first]))
    if len(words) < FEW:
        return ""
    best, hits = other_language(words)
    if best and hits >= SHARE * len(words):
        return NAMES[best]
    latin = text[:LOOKED_AT].isascii() or sum(word[0] < "\u0370" for word in words) * 2 > len(words)
    return "" if latin else "another alphabet than the Latin"
