"""The rules of `timeline.toml`, ready to match: each is tried where one of its trigger words stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from analysis.find.timeline.vocabulary import macros, words
from analysis.lexicons import Block, read_rules

FILE = "timeline.toml"
BLANKS = re.compile(r" \?|\[(?: -|- )\]\??| ")
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


@lru_cache(1)
def by_trigger() -> dict[str, tuple[Pattern, ...]]:
    """trigger word (or a kind of DIGITS) → the rules tried there, in the order of the file."""
    kinds = words()
    found: dict[str, list[Pattern]] = {}
    for block in read_rules(FILE):
        rule = pattern(block)
        triggers = [word for trigger in block.fields.get("on", ()) for word in kinds.get(trigger, [trigger])]
        triggers = [*triggers, *DIGITS] if "digits" in triggers else triggers
        for word in dict.fromkeys(word.rstrip(".") for word in triggers):
            found.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in found.items()}
