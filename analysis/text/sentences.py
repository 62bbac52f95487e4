"""Sentences of a passage."""

import re
from collections.abc import Iterator
from functools import cache

from analysis.lexicons import read_table
from analysis.text.segments import Passage

FILE = "abbreviations.csv"
BOUNDARY = re.compile(
    # possessive, and from the first of a row of marks: what goes on without a space ends nothing, wherever one begins
    r"(?:(?<![.!?…])[.!?…]++|(?<=[.!?…])[\"”’')\]]++)[\"”’')\]]*+(\s++)(?=[\"“‘'(¿¡—–-]{0,3}[^\W_a-z])"
)
LAST_WORD = re.compile(r"(?<![^\s(\[\"“‘—–/])[^\s(\[\"“‘—–/]*+\Z")
INITIALS = re.compile(r"(?:[A-Z]\.)+\Z|[A-Z]\.\Z")
WORD = re.compile(r"[\"“‘'(]*(\w+)")


@cache
def _abbreviations() -> dict[str, str]:
    """{abbreviation: what may follow it in the same sentence: `any`, `name` or `digit`}."""
    return {row["abbreviation"]: row["before"] for row in read_table(FILE, ["abbreviation", "before", "source"])}


@cache
def _tails() -> frozenset[str]:
    """The last two letters of each abbreviation with its full stop, of one letter that letter."""
    return frozenset(abbreviation[-3:] for abbreviation in _abbreviations())


@cache
def _openers() -> frozenset[str]:
    """Words that begin a sentence when they are capitalised after an abbreviation."""
    words = "The A An This That These Those It He She They We I You In On At But And If As There When While For"
    return frozenset([*words.split(), "His", "Her", "Their", "Its", "Our", "My", "However", "Meanwhile", "What"])


def sentence_spans(text: str, passage: Passage) -> Iterator[tuple[int, int]]:
    """The [start, end) of every sentence of the passage, without the space around it."""
    start = passage.start
    for found in BOUNDARY.finditer(text, passage.start, passage.end):
        if _ends_sentence(text, start, found):
            yield start, found.start(1)
            start = found.end()
    if start < passage.end:
        yield start, passage.end


def _ends_sentence(text: str, start: int, found: re.Match[str]) -> bool:
    if text[found.start()] != "." or found.start(1) - found.start() > 1:
        return True
    at = found.start()
    if not (text[at - 1:at].isupper() or text[at - 2:at + 1] in _tails() or text[at - 1:at + 1] in _tails()):
        return True     # what most sentences end with is neither an abbreviation nor an initial
    last = LAST_WORD.search(text[max(start, at - 30):at + 1])
    word = last[0] if last else ""
    before = _abbreviations().get(word, "any" if INITIALS.match(word) else "")
    if not before:
        return True
    following = WORD.match(text, found.end())
    follows = following[1] if following else ""
    if before == "digit":
        return not follows[:1].isdigit()
    return before == "any" and follows in _openers()
