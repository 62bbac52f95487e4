"""The rules of `timeline.toml`, ready to match: each is tried where one of its trigger words stands."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.find.timeline.vocabulary import macros, words
from analysis.lexicons import Block, read_rules

FILE = "timeline.toml"
BLANKS = re.compile(r" \?|\[(?: -|- )\]\??| ")
ASKED = re.compile(r"\(\?(?:P=|\()(\w+)\)")
BLANK = {" ": " {1,3}", " ?": " {0,3}", "[ -]": "(?:-| {1,3})", "[ -]?": "(?:-| {1,3})?"}


DIGITS = ("year digits", "short digits")    # numbers of three and four figures, all others; "digits" in a rule is both


@dataclass(slots=True, frozen=True)
class Pattern:
    """One rule: where it is tried, what it matches, what must stand before it and how its value is made."""

    rule_id: str
    matches: Callable[[str, int, int], re.Match | None]     # bound once: it is tried at every place of a trigger
    before: re.Pattern | None
    unless: re.Pattern | None
    resolve: str
    given: dict[str, str]
    capital: tuple[str, ...]


def compiled(text: str) -> re.Pattern:
    """A pattern of the rule file with its {MACROS} filled in; one blank stands for one to three."""
    for name, pattern in macros().items():
        text = text.replace(name, pattern)
    return re.compile(BLANKS.sub(lambda blank: BLANK[blank[0].replace("[- ]", "[ -]")], text))


def pattern(block: Block) -> Pattern:
    """The compiled rule."""
    fields = block.fields
    match = compiled(f"(?:{fields['pattern']})(?![a-z0-9])")
    before, unless = (compiled(f"(?:{fields[side]})$") if side in fields else None for side in ("before", "unless"))
    given = dict(fields.get("set", {})) | ({"value": fields["value"]} if "value" in fields else {})
    return Pattern(block.rule_id, match.match, before, unless, fields.get("resolve", "fixed"), given,
                   tuple(fields.get("capital", ())))


class Tried(NamedTuple):
    """The rules tried at a trigger, in the order of the file, and one pattern that finds the first that matches."""

    matches: Callable[[str, int, int], re.Match | None]
    rules: tuple[Pattern, ...]

    def at(self, low: str, start: int, limit: int) -> tuple[Pattern, ...]:
        """The rules that may match at a place: the first that does, and those after it."""
        first = self.matches(low, start, limit)
        return self.rules[int(first.lastgroup.removeprefix("rule")):] if first and first.lastgroup else ()


def _first_of(texts: Iterable[str]) -> str:
    """One pattern for several, each a group; their own groups lose their names, which may stand once, if not asked."""
    found = []
    for number, text in enumerate(texts):
        for name in set(ASKED.findall(text)):
            for sign, close in (("(?P<", ">"), ("(?P=", ")"), ("(?(", ")")):
                text = text.replace(f"{sign}{name}{close}", f"{sign}{name}_{number}{close}")
        found.append(re.sub(rf"\(\?P<\w+(?<!_{number})>", "(?:", text))
    return "|".join(f"(?P<rule{number}>{text})" for number, text in enumerate(found))


@lru_cache(1)
def by_trigger() -> dict[str, Tried]:
    """trigger word (or a kind of DIGITS) → what is tried there."""
    kinds = words()
    found: dict[str, list[tuple[str, Pattern]]] = {}
    for block in read_rules(FILE):
        rule = block.fields["pattern"], pattern(block)
        triggers = [word for trigger in block.fields.get("on", ()) for word in kinds.get(trigger, [trigger])]
        triggers = [*triggers, *DIGITS] if "digits" in triggers else triggers
        for word in dict.fromkeys(word.rstrip(".") for word in triggers):
            found.setdefault(word, []).append(rule)
    return {word: Tried(_first_match(tuple(text for text, _ in rules)), tuple(rule for _, rule in rules))
            for word, rules in found.items()}


@cache      # most triggers are tried by the rules of others
def _first_match(texts: tuple[str, ...]) -> Callable[[str, int, int], re.Match | None]:
    return compiled(f"(?:{_first_of(texts)})(?![a-z0-9])").match
