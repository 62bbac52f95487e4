"""Where time expressions may stand: one scan for trigger words and digits, then small anchored patterns.

The scan is a single alternation factored by common prefixes; from each trigger the walk to the left takes
only words that may lead a time expression, so the work per trigger is bounded and the whole is linear.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis.timeline.patterns import Pattern, by_trigger
from analysis.timeline.vocabulary import words

LEFT = 64       # characters and words that an expression may reach to the left of its trigger
WORDS = 8
RIGHT = 96
DIGITS = (r"(?<![\w.,$€£¥#/])(?:\d{3,4}(?!\d|[,.]\d)"
          r"|\d{1,2}(?!\d)(?=[:./-]\d| ?[ap]\.?m|st\b|nd\b|rd\b|th\b|s\b| ?b\.?c| ?(?:ad|ce)\b))|'\d\ds?(?![\w'])")
EDGES = "\"'([{<“‘"


class Found(NamedTuple):
    """One expression that a rule matched: offsets, the rule and the named groups of the match."""

    start: int
    end: int
    rule: Pattern
    groups: dict[str, str | None]


def factored(vocabulary: Iterable[str]) -> str:
    """One pattern for all words with common prefixes shared: `mon(?:day|th)`."""
    tree: dict = {}
    for word in sorted(vocabulary):
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern(tree)


def _pattern(node: dict) -> str:
    branches = [re.escape(letter) + _pattern(child) for letter, child in node.items() if letter]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 and "" not in node else "(?:" + "|".join(branches) + ")"
    return inner + "?" if "" in node else inner


@lru_cache(1)
def trigger_pattern() -> re.Pattern:
    """The scan: one character that ends the word before, then a trigger word or digits that may belong to a date."""
    vocabulary = by_trigger().keys() - {"digits"}
    first = "".join(sorted({word[0] for word in vocabulary}))
    return re.compile(f"[^a-z0-9_](?=[{first}0-9'])((?:{factored(vocabulary)})(?![a-z0-9_])|{DIGITS})")


def triggers(low: str) -> Iterator[tuple[int, str]]:
    """(offset, trigger) of every place where a time expression may stand."""
    pattern = trigger_pattern()
    if opening := pattern.match(" " + low[:RIGHT]):
        yield 0, opening[1]
    for hit in pattern.finditer(low):
        yield hit.start(1), hit[1]


def find(low: str, original: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, Found]]:
    """(index of the span, expression) for every expression inside the spans, in order, never overlapping."""
    rules, spans = by_trigger(), iter(enumerate(spans))
    index, (start, end) = next(spans, (-1, (0, 0)))
    digits = rules["digits"]
    floor = start
    for at, trigger in triggers(low):
        if at < floor:
            continue
        while at >= end and index >= 0:
            index, (start, end) = next(spans, (-1, (0, 0)))
            floor = start
        if index < 0:
            return
        if at < floor:
            continue
        found = _match(low, original, rules.get(trigger) or digits, (at, floor, end))
        if found:
            floor = found.end
            yield index, found


def _match(low: str, original: str, rules: tuple[Pattern, ...], place: tuple[int, int, int]) -> Found | None:
    at, floor, end = place
    limit = min(end, at + RIGHT)
    for start in starts(low, max(floor, at - LEFT), at):
        for rule in rules:
            match = rule.match.match(low, start, limit)
            if match and match.end() > at and _holds(rule, match, low, original):
                return Found(start, match.end(), rule, match.groupdict())
    return None


def _holds(rule: Pattern, match: re.Match, low: str, original: str) -> bool:
    start = match.start()
    if rule.before and not rule.before.search(low, max(0, start - 40), start):
        return False
    if rule.unless and rule.unless.search(low, max(0, start - 40), start):
        return False
    return all(match[group] is None or original[match.start(group)].isupper() for group in rule.capital)


@lru_cache(1)
def leads() -> frozenset[str]:
    """The words that may stand in an expression before its trigger."""
    return frozenset(word for kind in ("lead", "number", "ordinal", "few") for word in words()[kind])


def starts(low: str, floor: int, at: int) -> list[int]:
    """Where an expression with its trigger at `at` may start, the leftmost first."""
    leading, places, here = leads(), [at], at
    for _ in range(WORDS):
        if here <= floor or low[here - 1] not in " -":
            break
        stop = here - 1
        while stop > floor and low[stop - 1] == " ":
            stop -= 1
        begin = max(low.rfind(" ", floor, stop), low.rfind("-", floor, stop), floor - 1) + 1
        while begin < stop and low[begin] in EDGES:
            begin += 1
        word = low[begin:stop]
        if word in leading or word[:1].isdigit():
            places.append(begin)
            here = begin
        else:
            break
    places.reverse()
    return places
