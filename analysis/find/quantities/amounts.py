"""Quantities: numbers with what they count, as low and high bounds, where a sentence gives them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from analysis.find.quantities.written_numbers import (
    LAST_OF_LINKS,
    NEAR,
    YEAR,
    Number,
    classed,
    number_lexicon,
    number_places,
    numbers_in,
    word_before,
)
from analysis.lexicons import Rule, read_rules, read_table
from analysis.text.tokens import tokens_of

FARTHEST_UNIT = 4
CLOSES = re.compile(r"\s*(?:[,.;:)]|$|(?:in|and|were|was|are|have been|had been|since|by|last|this|so far)\b)")
"""What follows a number that ends its clause: `losses of 600,000 were reported`."""
JOINED = re.compile(r"-([A-Za-z]+)\b")
SHARE = re.compile(r"\s?(?:%|percent\b|per cent\b|percentage points?\b|pc\b)")
PLURAL = re.compile(r"^[a-z-]+(?<![sui'])s$")
WORD = re.compile(r"[^\W\d_][\w’'-]*|[%.,;:()!?–—]|\d[\d,.]*")


class Quantity(NamedTuple):
    """A quantity `text[start:end]` between `low` and `high` (inf: open) of `unit`, a plural noun in lower case.

    `qualifier` is what the text says of its precision (`around`, `more than`, `up to`), "" if nothing.
    """

    sent_id: int
    start: int
    end: int
    rule_id: str
    low: float
    high: float
    unit: str
    qualifier: str


def rules() -> Iterable[Rule]:
    """What the rule ids of quantities stand for."""
    for block in read_rules("quantities.toml"):
        yield Rule(block.rule_id, block.file, block.line, block.fields["text"])


def find_quantities(text: str, sentences: Sequence) -> list[Quantity]:
    """The quantities of all sentences in reading order; dates, years, durations and ordinals are none."""
    found = []
    places = number_places(tokens_of(text))
    for sentence in sentences:
        first = bisect_left(places, sentence.start)
        inside = places[first:bisect_left(places, sentence.end, first)]
        words = text[sentence.start:sentence.end] if inside else ""
        for number in numbers_in(words, [place - sentence.start for place in inside]):
            if quantity := _quantity(words, number):
                start, end, rule_id, unit = quantity
                found.append(Quantity(sentence.sent_id, sentence.start + start, sentence.start + end, rule_id,
                                      number.low, number.high, unit, number.qualifier))
    return found


def _quantity(words: str, number: Number) -> tuple[int, int, str, str] | None:
    """(start, end, rule id, unit) of what the number counts; None if it counts nothing."""
    if _is_name(words, number):
        return None
    if number.money:
        return number.start, number.end, "number-money", number.money
    joined = JOINED.match(words, number.end)
    if joined and number_lexicon().units.get(joined[1].lower()) in _currencies():
        return number.start, joined.end(), "number-money", number_lexicon().units[joined[1].lower()]
    share = SHARE.match(words, number.end)
    if share:
        return number.start, share.end(), "number-share", "percent"
    return _unit_after(words, number) or _unit_before(words, number)


def _is_name(words, number):
    """Whether the number is a year, a day of a month, the number of a thing, or `one of`."""
    written = words[number.start:number.end].lower()
    before = word_before(words, number.start).removesuffix(".")
    if written == "one" and words[number.end:number.end + 4] == " of ":
        return True
    year = bool(YEAR.fullmatch(written))
    return before in classed("numbered") or (year and (not before or before in classed("dated")))


def _unit_after(words, number):
    units = number_lexicon().units
    tokens = _following(words, number.end)
    for low, end in tokens:
        if low in units and not _goes_on(words, end):
            rule_id = "number-money" if units[low] in _currencies() else "number-unit"
            return number.start, end, rule_id, units[low]
    plural = next(((low, end) for low, end in tokens[:3] if PLURAL.search(low) and words[end - 1] != "S"), None)
    return (number.start, plural[1], "number-unit", plural[0]) if plural and number.in_digits else None


def _following(words, end):
    """The next words up to the end of the noun phrase, as (lower-case word, its end)."""
    tokens: list[tuple[str, int]] = []
    for match in WORD.finditer(words, end):
        low = match.group().lower().replace("’", "'")
        partitive = low == "of" and not tokens
        gap = words[tokens[-1][1] if tokens else end:match.start()]
        if gap.strip() or not low[0].isalpha() or ((low in classed("end") or low == "of") and not partitive):
            break
        tokens.append((low, match.end()))
        if len(tokens) > FARTHEST_UNIT + (tokens[0][0] == "of"):
            break
    return tokens


@cache
def _currencies():
    rows = read_table("units.csv", ["word", "unit", "kind", "source"])
    return frozenset(row["unit"] for row in rows if row["kind"] == "money")


def _goes_on(words, end):
    """Whether the unit is only the first part of a longer one (`missile systems`, `fish farms`)."""
    match = WORD.match(words, end + 1)
    if not match or words[end:end + 1] != " ":
        return False
    following = match.group().lower()
    return following in number_lexicon().units or (
        words[:end].lower().endswith(("fish", "sheep", "cattle", "salmon", "livestock", "poultry"))
        and bool(PLURAL.search(following)))


def _unit_before(words, number):
    """`losses are around 600,000`: the number ends its clause and the unit stands before it."""
    if not CLOSES.match(words, number.end):
        return None
    if words[number.start:number.end].lower() in {"few", "several", "many"}:
        return None                                         # `the ships were few`
    if word_before(words, number.start) not in LAST_OF_LINKS:
        return None
    near = max(0, number.start - NEAR)
    match = number_lexicon().link.search(words[near:number.start])
    unit = number_lexicon().units[match[1].lower()] if match else ""
    return (near + match.start(1), number.end, "unit-number", unit) if match else None
