"""Words as a reader types them: which texts hold them. Pure functions of text, which an index can share.

A text is written out as its words in small letters with one blank around each (`rendered`), so that a word is
found as a whole or not at all. A word typed alone also stands for its regular inflections (`forms`); words in double
quotes stand for themselves. The language in which they are joined is that of `analysis.text.query`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.lexicons import read_table
from analysis.text.matcher import folded

HYPHENS = "-‐‑"
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
"""A run of letters and digits. Chinese and Japanese are written without blanks: there each character is one."""
BROKEN = re.compile(rf"(?<=[^\W\d_])[{HYPHENS}\u00ad][ \t]*\r?\n[ \t]*(?=[^\W\d_])")
HYPHENED = re.compile(rf"(?<=[^\W_])[{HYPHENS}](?=[^\W_])")
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
                           "œ": "oe", "Œ": "oe", "Æ": "ae"})
BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}
WITHIN = dict.fromkeys(map(ord, ".'’‘ʼ`´"))
LEAST = 3
"""Letters of the shortest word that is inflected: "us" is no singular of "uses"."""
VOWELS = frozenset("aeiouy")


def rendered(text: str) -> str:
    """The words of `text`, blank between and around them, blind to case, accents, ligatures and line breaks.

    What a hyphen joins stands there as its parts and, after a line break of its own, as one word: `e-mail` is
    found as "mail" and as "email". A hyphen at the end of a line before a small letter only broke the word. An
    apostrophe ends a word, be it straight or curly: `Trump’s` is "trump s".
    """
    plain = _plain(text)
    parts = f" {' '.join(_cut(plain))} "
    whole = HYPHENED.sub("", plain) if any(hyphen in plain for hyphen in HYPHENS) else plain
    return parts if len(whole) == len(plain) else f"{parts}\n {' '.join(_cut(whole))} "


def spelled(name: str) -> str:
    """A name as names are compared: small letters, no accents, apostrophes and dots, a blank for a hyphen."""
    return " ".join(WORD.findall(_plain(name).translate(WITHIN)))


def ways_of(typed: str, phrase: bool = False) -> frozenset[str]:
    """The ways in which what was typed may stand in a text written out; nothing where it holds no letter or digit.

    A word of one piece stands for its forms too, a phrase for itself.
    """
    ways = {way.strip() for way in rendered(typed).split("\n")} - {""}
    if phrase:
        return frozenset(ways)
    return frozenset().union(*({way} if " " in way else forms(way) for way in ways))


class Located(NamedTuple):
    """A word of a text as it is written out, and where it stands in the text."""

    word: str
    start: int
    end: int


def located(text: str) -> tuple[list[Located], list[Located]]:
    """The words of `rendered`, each with its place in `text`: those of its first line, and those of its second."""
    plain, places = _plain(text), _origins(text)
    hyphens = {found.start() for found in HYPHENED.finditer(plain)}
    rest = [place for at, place in enumerate(places) if at not in hyphens] if hyphens else []
    return _words(plain, places), _words(HYPHENED.sub("", plain), rest) if hyphens else []


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """A word in small letters with its regular English inflections, and those of the words it may be one of.

    sanction: sanctions, sanctioned, sanctioning; plan: planned; unite: united; army: armies; and back again. What
    only looks so (new: news) stands in `lexicons/not_inflections.csv`. Irregular forms (went) are other words.
    """
    bases = {base for base in _bases(word) if word in _inflected(base)}
    return frozenset({word} | bases).union(*(_inflected(base) for base in {word} | bases))


def _cut(plain: str) -> list[str]:
    """The words of a text in small letters; of ASCII alone four times as fast."""
    return plain.translate(BLANKS).split() if plain.isascii() else WORD.findall(plain)


def _plain(text: str) -> str:
    if text.isascii() and "\n" not in text:
        return text.lower()
    broken = BROKEN.sub(_rejoined, text).translate(UNSEEN).translate(LIGATURES)
    return folded(broken).lower()


def _rejoined(found: re.Match) -> str:
    """Nothing for a line-end hyphen inside a word, a hyphen for one between words: `Kilroy-⏎Silk`."""
    return "" if found.string[found.end()].islower() or found[0][0] == "\u00ad" else "-"


def _words(plain: str, places: list[int]) -> list[Located]:
    return [Located(found[0], places[found.start()], places[found.end() - 1] + 1) for found in WORD.finditer(plain)]


def _origins(text: str) -> list[int]:
    """For each character of `_plain(text)` the place of the one in `text` that it comes from."""
    found: list[int] = []
    at = 0
    for broken in BROKEN.finditer(text):
        found += _origins_between(text, at, broken.start())
        found += [broken.start()] * len(_rejoined(broken))
        at = broken.end()
    return found + _origins_between(text, at, len(text))


def _origins_between(text: str, start: int, end: int) -> list[int]:
    if text[start:end].isascii():
        return list(range(start, end))
    return [at for at in range(start, end)
            for _ in folded(text[at].translate(UNSEEN).translate(LIGATURES)).lower()]


@lru_cache(maxsize=16384)
def _inflected(base: str) -> frozenset[str]:
    """The regular inflections of a base form: -s, -ed, -ing, as English spells them."""
    if len(base) < LEAST or not (base.isascii() and base.isalpha()):
        return frozenset()
    found = {base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")}
    if _after_consonant(base, "y"):
        found = {base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    elif base.endswith("o"):
        found |= {base + "es", base + "ed", base + "ing"}
    elif base.endswith("e"):
        found |= _of_e(base)
    else:
        found |= _of_consonant(base)
    return frozenset(found - _not_inflections().get(base, frozenset()))


def _of_e(base: str) -> set[str]:
    """hope: hoped, hoping; agree: agreed, agreeing; die: dying. "the" and "she" are no verbs."""
    if not VOWELS & set(base[:-1]):
        return set()
    if base.endswith("ie"):
        return {base + "d", base[:-2] + "ying"}
    return {base + "d", base + "ing" if base.endswith(("ee", "oe", "ye")) else base[:-1] + "ing"}


def _of_consonant(base: str) -> set[str]:
    """plan: planned; visit: visited; permit: permitted; travel: travelled or traveled; win: winning."""
    doubled = base[-1] not in VOWELS | set("swx") and base[-2] in VOWELS and base[-3] not in VOWELS
    short = doubled and sum(letter in VOWELS for letter in base) == 1
    stems = {base + base[-1]} if short else {base, base + base[-1]} if doubled else {base}
    return {stem + ending for stem in stems for ending in ("ed", "ing")}


def _after_consonant(word: str, ending: str) -> bool:
    return word.endswith(ending) and word[-2] not in VOWELS


def _bases(word: str) -> set[str]:
    """What `word` may be an inflection of, by its ending alone."""
    found = set()
    for ending, *instead in (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", "", "e"), ("d", ""),
                             ("ying", "ie"), ("ing", "", "e")):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            found |= {stem + letter for letter in instead}
            if ending in ("ed", "ing") and stem[-1:] == stem[-2:-1]:
                found.add(stem[:-1])
    return found


@lru_cache(maxsize=1)
def _not_inflections() -> dict[str, frozenset[str]]:
    """{word: words that look like its inflections and are others}."""
    found: dict[str, frozenset[str]] = {}
    for row in read_table("not_inflections.csv", ("word", "other", "source")):
        found[row["word"]] = found.get(row["word"], frozenset()) | {row["other"]}
    return found
