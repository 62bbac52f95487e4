"""Where time expressions may stand: one scan for trigger words and digits, then small anchored patterns.

From each trigger the walk to the left takes only words that may lead a time expression, so the work per trigger is
bounded and the whole is linear.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from analysis.find.timeline import patterns
from analysis.find.timeline.patterns import Pattern, by_trigger
from analysis.find.timeline.vocabulary import words
from analysis.text.tokens import Tokens, token_class, tokens_of

LEFT = 64       # characters and words that an expression may reach to the left of its trigger
WORDS = 8
RIGHT = 96
DIGITS = re.compile(r"(?<![\w.,$€£¥#/])(?:\d{3,4}(?!\d|[,.]\d)|\d{4}(?=\.\d{1,2}\.\d{1,2}(?![\d.]\d))|\d{1,2}(?!\d)"
                    r"(?=[:./-]\d| ?[ap]\.?m|st\b|nd\b|rd\b|th\b|s\b| ?b\.?c| ?(?:ad|ce)\b|[hq] ?(?:fy ?)?\d\d))")
SHORT = re.compile(r"(?<![a-z0-9_])'\d\ds?(?![\w'])")
WORD = re.compile("[a-z0-9]+")
EDGES = "\"'([{<“‘"
FIGURES = frozenset("0123456789")


class Found(NamedTuple):
    """One expression that a rule matched: offsets, the rule and the named groups of the match."""

    start: int
    end: int
    rule: Pattern
    groups: dict[str, str | Any]


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
    branches = [_letter(letter) + _pattern(child) for letter, child in node.items() if letter]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 and "" not in node else "(?:" + "|".join(branches) + ")"
    return inner + "?" if "" in node else inner


def _letter(letter: str) -> str:
    return " {1,3}" if letter == " " else re.escape(letter)


def single_blanks(text: str) -> str:
    """What a rule matched, with one blank where a line was broken or a blank was doubled."""
    return " ".join(text.split()) if "  " in text else text


@lru_cache(1)
def trigger_pattern() -> re.Pattern:
    """A trigger of one word or more at the place where its first word stands."""
    return re.compile(f"(?:{factored(by_trigger().keys() - {'digits'})})(?![a-z0-9_])")


@lru_cache(1)
def _first_words() -> frozenset[str]:
    """The words that triggers begin with."""
    names = by_trigger().keys() - {"digits", *patterns.DIGITS}
    return frozenset(first[0] for trigger in names if (first := WORD.match(trigger)))


MAY_TRIGGER = token_class(lambda word, parts: word[0] in FIGURES or parts[0] in _first_words())


def triggers(low: str, tokens: Tokens) -> Iterator[tuple[int, str]]:
    """(offset, trigger) of every place where a time expression may stand, none inside the one before."""
    pattern, done = trigger_pattern(), 0
    for i in tokens.places(MAY_TRIGGER):
        at = tokens.starts[i]
        if at < done:
            continue
        hit = _digits(low, at) if low[at] in FIGURES else pattern.match(low, at)
        if hit:
            done = hit.end()
            yield hit.start(), single_blanks(hit[0])


def _digits(low: str, at: int) -> re.Match | None:
    """Digits at `at` that may belong to a date, with the apostrophe of a year cut short."""
    if low.startswith("'", at - 1) and at > 0 and (hit := SHORT.match(low, at - 1)):
        return hit
    return DIGITS.match(low, at)


def find(low: str, original: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, Found]]:
    """(index of the span, expression) for every expression inside the spans, in order, never overlapping."""
    rules, ahead = by_trigger(), iter(enumerate(spans))
    index, (start, end) = next(ahead, (-1, (0, 0)))
    years, others = (rules[kind] for kind in patterns.DIGITS)
    floor = start
    for at, trigger in triggers(low, tokens_of(original)):
        if at < floor:
            continue
        while at >= end and index >= 0:
            index, (start, end) = next(ahead, (-1, (0, 0)))
            floor = start
        if index < 0:
            return
        if at < floor:
            continue
        tried = rules.get(trigger) or (years if len(trigger) > 2 and trigger.isdigit() else others)
        found = _match(low, original, tried, (at, floor, end))
        if found:
            floor = found.end
            yield index, found


@lru_cache(1)   # a text without a date is looked through for its own, then for all
def found_in(low: str, original: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, Found], ...]:
    """What `find` finds; whoever adds to the groups of an expression takes it `apart` first."""
    return tuple(find(low, original, spans))


def apart(found: Found) -> Found:
    """The same expression with groups of its own."""
    return found._replace(groups=dict(found.groups))


def _match(low: str, original: str, rules: tuple[Pattern, ...], place: tuple[int, int, int]) -> Found | None:
    at, floor, end = place
    limit = min(end, at + RIGHT)
    for start in starts(low, max(floor, at - LEFT), at):
        for rule in rules:
            if (match := rule.matches(low, start, limit)) and match.end() > at and _holds(rule, match, low, original):
                groups = {name: text and single_blanks(text) for name, text in match.groupdict().items()}
                return Found(start, match.end(), rule, groups)
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
        stop = here - 1
        if stop < floor or low[stop] not in " -":
            break
        while stop > floor and low[stop - 1] == " ":
            stop -= 1
        begin = low.rfind(" ", floor, stop) + 1 or floor
        word = low[begin:stop].rpartition("-")[2].lstrip(EDGES)
        begin = stop - len(word)
        if word in leading or word[:1].isdigit():
            places.append(begin)
            here = begin
        else:
            break
    places.reverse()
    return places
