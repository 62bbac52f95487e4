"""The longest match of a vocabulary in the tokens of a text: the only place where a vocabulary of names meets a text.

Matching tokens instead of characters keeps "Korean War" out of "South Korean Warship" and every offset exact.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from analysis.text.tokens import TOKEN, Tokens

JOINS = frozenset(" -‐‑'’\n\u00a0") | {"  ", " \n", "\n ", " & ", " -", "- ", " \u00a0", "\u200e ", " \u200e"}
SHORTENED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ") | {
    "St", "Mt", "Ft", "Dr", "Mr", "Mrs", "Ms", "Gen", "Lt", "Col", "Maj", "Capt", "Cpl", "Sgt", "Adm", "Brig", "Sen",
    "Rep", "Gov", "Prof", "Rev", "Hon", "Jr", "Sr", "No", "Spc", "Cmdr", "Abd", "Mohd", "Ph", "Amb", "Dist"}
LISTED = frozenset({", ", "/"})


def folded(text: str) -> str:
    """`text` without accents: `Élysée` → `Elysee`. The length may change, so never fold what offsets point at."""
    if text.isascii():
        return text
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return plain.translate(_LETTERS)


_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "ı": "i", "æ": "ae"})


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """The ASCII id of a name: `Korean People's Army` → `korean-peoples-army`."""
    plain = folded(name).lower().replace("'", "").replace("’", "").replace(".", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


class _Key(NamedTuple):
    rest: tuple[str, ...]   # the words after the first, in lower case
    listed: bool            # whether a comma or slash may stand between the words
    values: tuple


class Vocabulary(dict[str, dict[str, list[_Key]]]):
    """Aliases with values, matched by words: first word → second word ("" for none) → aliases, the longest first.

    The first word keeps its case (or is all capitals); `small` are those without a capital.
    """

    def __init__(self, aliases: Mapping[str, Iterable]) -> None:
        keys: dict[tuple, tuple] = {}
        for alias, values in aliases.items():
            for form in {alias, folded(alias)}:
                words = TOKEN.findall(form)
                for first in _first_forms(words[0]):
                    key = (first, tuple(word.lower() for word in words[1:]), "," in form or "/" in form)
                    keys[key] = tuple(dict.fromkeys((*keys.get(key, ()), *values)))
        super().__init__()
        self.small = frozenset(first for first, *_ in keys if not first[0].isupper())
        for (first, rest, listed), values in keys.items():
            after = self.setdefault(first, {})
            after.setdefault(rest[0] if rest else "", []).append(_Key(rest, listed, values))
        for after in self.values():
            for found in after.values():
                found.sort(key=lambda key: -len(key.rest))

    def opens(self, word: str) -> bool:
        """Whether any alias begins with a word."""
        return (word if word.isascii() else folded(word)) in self

    def longest(self, tokens: Tokens, i: int, stop: int) -> tuple[int, tuple]:
        """(end, values) of the longest alias that starts at word i and ends before word `stop`; (i, ()) if none."""
        word = tokens.words[i]
        after = self.get(word if word.isascii() else folded(word))
        if not after or i >= stop:
            return i, ()
        if i + 1 < stop:
            for key in after.get(folded(tokens.words[i + 1]).lower(), ()):   # every alias is there without accents
                end = i + 1 + len(key.rest)
                if end <= stop and _follows(tokens, i, key):
                    return end, key.values
        return (i + 1, after[""][0].values) if "" in after else (i, ())


def _first_forms(word: str) -> set[str]:
    return {word, word.upper()} if len(word) > 2 and not word.isupper() and word[0].isupper() else {word}


def _follows(tokens: Tokens, i: int, key: _Key) -> bool:
    for j, expected in enumerate(key.rest, i + 1):
        word = tokens.words[j]
        if word.lower() != expected and folded(word).lower() != expected:
            return False
        if not (joined(tokens, j) or (key.listed and tokens.gaps[j] in LISTED)):
            return False
    return True


def joined(tokens: Tokens, i: int) -> bool:
    """Whether word i continues the name that word i - 1 belongs to: only a space, hyphen or the like between."""
    gap = tokens.gaps[i]
    return gap in JOINS or (gap in (". ", ".") and tokens.words[i - 1] in SHORTENED)
