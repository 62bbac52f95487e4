"""What may be meant by a word that nothing holds: words of the documents that are spelled nearly so."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

import numpy as np

from analysis.ask.finding import matching, words_like
from analysis.store.tables import Analysis, unit_keys
from analysis.text import query as language
from analysis.text.searching import forms, spelled

ALIKE = 0.7
"""The least share of its letters that a word has in common with one it may be meant for."""
SLIPS = ((5, 1), (8, 2), (40, 3))
"""(letters of a word, slips up to which it may be meant for another): one left out, added, changed or swapped."""
LEAST, LONGEST, FURTHER = 4, 40, 2
"""Letters of a word that may be misspelt; by how many more or fewer the one that is meant has."""
MOST, TRIED = 3, 8
"""Searches that are told; words tried for one of them."""


class Meant(NamedTuple):
    """A search that may be meant: its words, and how many passages it finds."""

    words: str
    n: int


def misspelt(result: Analysis, words: str) -> list[str]:
    """The words of a search that no passage holds, in any of their forms, as they were typed."""
    return [found["word"] for found in _words(words) if not matching(result, f'{found["word"]}').any()]


def meant(result: Analysis, narrowed: Analysis, words: str) -> list[Meant]:
    """What may have been meant by `words`, the likeliest first: with words of the documents for those nothing holds.

    Told are searches that find something in `narrowed`, which a filter kept of `result`.
    """
    wrong = set(misspelt(result, words))
    places = [found.span() for found in reversed(_words(words)) if found["word"] in wrong]
    tries = [(words, 1)] if wrong else []
    for start, end in places:
        alike = _alike(result, words[start:end])
        tries = [(f"{before[:start]}{word}{before[end:]}", 0) for before, _ in tries for word in alike][:TRIED]
    kept = np.isin(unit_keys(result.passages, "passage_id"), unit_keys(narrowed.passages, "passage_id"))
    found = [Meant(typed, int((matching(result, typed) & kept).sum())) for typed, _ in tries]
    return [each for each in found if each.n][:MOST]


def _words(words: str) -> list[re.Match]:
    """The single words of a query that are no part of a phrase, a field or a beginning."""
    tokens = [found for found in language.TOKEN.finditer(words) if found.lastgroup != "blank"]
    before = [None, *(found.lastgroup for found in tokens)]
    return [found for found, ahead in zip(tokens, before, strict=False)
            if found.lastgroup == "word" and ahead != "field" and "*" not in found[0]
            and LEAST <= len(spelled(found[0])) <= LONGEST and spelled(found[0]).isalpha()]


def _alike(result: Analysis, typed: str) -> list[str]:
    """Words of the documents spelled like `typed`, the likeliest first, one of those that are forms of each other."""
    word = spelled(typed)
    most = next(slips for letters, slips in SLIPS if len(word) <= letters)
    compared = SequenceMatcher(b=word, autojunk=False)
    for first in (word[0], ""):         # who misspells a word mostly has its first letter right
        found = []
        for other, n in words_like(result, len(word) - FURTHER, len(word) + FURTHER, first):
            compared.set_seq1(other)
            if compared.real_quick_ratio() >= ALIKE and compared.quick_ratio() >= ALIKE:
                found.append((slips(word, other), -n, other))
        told: list[str] = []
        for apart, _, other in sorted(found):
            if apart <= most and not any(other in forms(known) for known in told):
                told.append(other)
        if told:
            return told[:MOST]
    return []


def slips(one: str, other: str) -> int:
    """How many letters must be left out, added, changed or swapped with the next to make one word of another."""
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, there in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != there)))
            if i > 1 < j and letter == other[j - 2] and there == one[i - 2]:
                row[j] = min(row[j], earlier[j - 2] + 1)
    return row[-1]
