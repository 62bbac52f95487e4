"""Phrases that may stand in the name of a theme: which words make one, and which is no noun, a name or says nothing."""

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.gather.themes.words import singular
from analysis.lexicons import read_table

RELATED = 0.75          # words of one family share this much of the shorter one from its beginning


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """Words by what keeps them out of a label, or in.

    generic: in no label; bare: only in a longer phrase, if there is one; vague: opens no phrase; adjective, verb:
    ends none; noun: ends one in spite of its ending; leaning: opens a sentence that goes on from the one before.
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in read_table("generic_words.csv", ["word", "kind", "source"]):
        kinds[row["kind"]].add(row["word"])
    return {kind: frozenset(words) for kind, words in kinds.items()}


class Usage(NamedTuple):
    """How words are used in the passages read: counts by word."""

    seen: Counter[str]      # everywhere
    final: Counter[str]     # before a stop word or the end of a piece: where nouns stand
    verbal: Counter[str]    # after "to", "will", "they": where verbs stand
    capital: Counter[str]   # with a capital inside a sentence
    inner: Counter[str]     # inside a sentence
    single: Counter[str]    # after "a": where a noun is that has a plural


def empty() -> Usage:
    """Nothing read yet."""
    return Usage(*(Counter() for _ in Usage._fields))


IRREGULAR = {"children": "child", "women": "woman", "men": "man", "wives": "wife", "lives": "life", "leaves": "leaf",
             "thieves": "thief", "halves": "half", "wolves": "wolf", "knives": "knife", "teeth": "tooth",
             "feet": "foot", "mice": "mouse", "geese": "goose", "movies": "movie", "series": "series"}


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """The word without a plural ending, whether or not there is such a singular."""
    return IRREGULAR.get(word) or singular(word, {word[:-1], word[:-2], word[:-3] + "y"})


def acceptable(words: tuple[str, ...], usage: Usage, names: frozenset[str]) -> bool:
    """Whether the phrase ends in a noun, is no name, and holds no verb and nothing generic in the wrong place."""
    known = lexicon()
    if any(word in names or _is_name(word, usage) for word in words) or len(set(words)) < len(words):
        return False
    if not ends_as_noun(words[-1], usage) or words[-1] in known["generic"]:
        return False
    if any(word in known["verb"] or word in known["generic"] or word.endswith("ly") for word in words[:-1]):
        return False
    return all(len(word) > 2 for word in words) and (len(words) == 1 or describes(words[0]))


def describes(word: str) -> bool:
    """Whether a phrase may open with this word: no participle, which tells what somebody did."""
    known = lexicon()
    return not word.endswith(("ed", "ing")) or word in known["noun"] or word in known["adjective"]


def _is_name(word: str, usage: Usage) -> bool:
    return usage.inner[word] > 0 and usage.capital[word] > 0.5 * usage.inner[word]


def ends_as_noun(word: str, usage: Usage) -> bool:
    """Whether a label may end in this word: judged by its ending, the lists, and where it stands in the text."""
    known = lexicon()
    if word in known["noun"]:
        return True
    if word in known["adjective"] or word in known["verb"] or ENDING.search(word):
        return False
    return _stands_as_noun(word, usage) or _often_before_one(word, usage)


def _stands_as_noun(word: str, usage: Usage) -> bool:
    often = usage.seen[word]
    return usage.final[word] >= 0.3 * often and usage.verbal[word] <= 0.25 * often


def _often_before_one(word: str, usage: Usage) -> bool:
    """Whether it is a noun that mostly stands before another ("tax cuts"): no verb, and unlike an adjective it has a
    plural."""
    often, several = usage.seen[word], f"{word}s" if not word.endswith(("s", "x", "ch")) else f"{word}es"
    return (usage.final[word] >= 0.08 * often and usage.verbal[word] <= 0.1 * often
            and usage.seen[several] >= 0.03 * often and _stands_as_noun(several, usage))


ENDING = re.compile(r"(ed|ing|ly|al|ic|ive|ous|ful|able|ible|less|ish|ary|ward|wards|wide|est|ian|ese)$")


def related(one: str, other: str) -> bool:
    """Whether two words look as if one were derived from the other."""
    one, other = (word.removesuffix("ing") + "e" * word.endswith("ing") for word in (one, other))
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or (common >= 4 and common >= RELATED * min(len(one), len(other)))


def written(forms: Counter) -> str:
    form = min(forms, key=lambda form: (-forms[form], form))
    return form.lower() if form.isupper() and " " in form else form     # a heading in capitals; one word may be GDP
