"""What every rule file holds: the fields of its rules, what may stand in them, which are patterns.

The loader refuses a rule that does not keep to it, with file, line and what is allowed, before anything is read.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from analysis.lexicons.token_patterns import ACTORS, STATEMENTS, Dialect, parse

MACROS = frozenset((
    "{BC} {COUNTED} {DAY} {EDGE} {FEW} {HOLIDAY} {MONTH} {NAMED_DAY} {NUMBER} {ORDINAL} {PART} {SEASON} {UNIT} "
    "{WEEKDAY} {YEAR} {ZONE}").split())
"""What may stand in braces in a pattern of `timeline.toml`: `macros()` in find/timeline/vocabulary.py."""
NEAR = (
    "adverb-between-commas after-agent apposition as-said aside asked-to asks-to-be-left auxiliaries "
    "before-time circumstance claims clause-follows conjunction contrast cue-after-and deed definite "
    "ends-agent ends-relative ends-report figure for-another gives-nothing-away goes-on goes-on-right "
    "goes-on-there goes-on-to-say how infinitive infinitive-follows insertion insertion-after joins "
    "keeps-silent lead leads-phrase leads-to-quote leads-to-that leaves-open main-verb may-say more-follows "
    "more-is-said neither no-clause no-content no-finite-verb no-longer-said no-phrase no-subject noun "
    "noun-phrase number object one-noun one-of-them opens-aside other-cue participle perfect perfect-tense "
    "phrase phrase-of-cue points-to-noun points-to-time relative relative-that relative-verb said same-source "
    "same-source-again source-ends source-of-all stops stops-right strongest-terms subject tail those-who "
    "to-verb to-whom turns unsaid when-and-where when-said who-says whose with withheld"
)
"""What `find/statements` asks about the neighbours of a place: the files of patterns tell when it is so."""
NEAR_ACTORS = (
    "acts-itself at-work attribute city classed company company-after congress-of does-as-people goes-on government "
    "half-and-half in-office its-officer kin-before language leads led-by-preposition likely-place no-place "
    "no-subject of of-language office-before office-in one-word-company other-democrats owned part-in part-of-name "
    "place said-before said-beside says spoken the-half the-paper the-west the-whole through titled told told-work "
    "venue-after vessel visited with-article"
)
"""What `find/actors` asks about the neighbours of a name."""
MACRO = re.compile(r"\{[A-Z_]+\}")
TOLD = MappingProxyType({str: 'text in "quotes"', list: "a list of texts", bool: "true or false", dict: "a table"})


class Field(NamedTuple):
    """What may stand in one field of a rule."""

    kinds: tuple[type, ...] = (str,)
    allowed: frozenset[str] = frozenset()   # empty: anything
    pattern: bool = False                   # a regular expression
    tokens: Dialect | None = None           # patterns over the tokens of a sentence
    macros: bool = False                    # in which names in braces stand for words
    alone: bool = False                     # that is not one of several, so that it may begin with (?im)
    needed: bool = True
    beside: str = ""                        # another field that must stand where this one does


TEXT, MAYBE = Field(), Field(needed=False)
PATTERN, MAYBE_PATTERN = Field(pattern=True), Field(pattern=True, needed=False)
PATTERN_ALONE = Field(pattern=True, alone=True)
MAYBE_OF_TIME = Field(pattern=True, macros=True, needed=False)


def _one_of(values: str, needed: bool = True) -> Field:
    return Field(allowed=frozenset(values.split()), needed=needed)


def _rule(**fields: Field) -> Mapping[str, Field]:
    return MappingProxyType({"source": MAYBE, **fields})


RULES: Mapping[str, Mapping[str, Field]] = MappingProxyType({
    "actors.toml": _rule(text=TEXT),
    "actors_near.toml": _rule(of=_one_of(NEAR_ACTORS), text=TEXT, patterns=Field((list,), tokens=ACTORS)),
    "answers.toml": _rule(kind=_one_of("opposes supports"), text=TEXT, pattern=PATTERN, unless=PATTERN),
    "citations.toml": _rule(mark=TEXT, pattern=PATTERN),
    "differing.toml": _rule(pattern=PATTERN),
    "furniture.toml": _rule(pattern=PATTERN),
    "genres.toml": _rule(genre=_one_of("analysis opinion"), where=_one_of("head lines tail", needed=False),
                         on=Field((list,)), pattern=PATTERN_ALONE),
    "no_names.toml": _rule(of=_one_of("author heading title"), pattern=PATTERN),
    "openings.toml": _rule(of=_one_of("interview speech"), text=TEXT, pattern=PATTERN_ALONE),
    "quantities.toml": _rule(text=TEXT),
    "statements.toml": _rule(
        text=TEXT,
        certain=Field((bool, list), needed=False),
        kind=_one_of("demands predicts promises", needed=False)._replace(beside="pattern"),
        pattern=MAYBE_PATTERN._replace(beside="kind"),
        unless=MAYBE_PATTERN._replace(beside="pattern"),
        speech=Field((bool,), needed=False, beside="pattern"),
        beside=_one_of("after before", needed=False)._replace(beside="words"),
        words=MAYBE_PATTERN._replace(beside="beside"),
        wordings=Field((list,), tokens=STATEMENTS, needed=False),
    ),
    "statements_near.toml": _rule(of=_one_of(NEAR), text=TEXT, patterns=Field((list,), tokens=STATEMENTS)),
    "timeline.toml": _rule(
        on=Field((list,)),
        pattern=Field(pattern=True, macros=True),
        resolve=_one_of(    # what makes a value of the words: `RESOLVERS` in find/timeline/resolution.py
            "ago calendar century clock day_nth day_of_month dayword decade far fixed holiday month month_day "
            "month_short_year named_day neighbour numeric overnight part period_of quarter quarter_ending quarter_the "
            "recurring season seasons set set_word span that this week_number weekday weekday_far weekday_nth "
            "weekday_set weeks_from year_before", needed=False),
        before=MAYBE_OF_TIME,
        unless=MAYBE_OF_TIME,
        value=MAYBE,
        set=Field((dict,), needed=False),
        capital=Field((list,), needed=False),
    ),
    "timeline_clues.toml": _rule(text=TEXT),
    "timeline_events.toml": _rule(text=TEXT),
    "voices.toml": _rule(pattern=PATTERN, unless_after=PATTERN),
})


def problem(file: str, fields: Mapping[str, Any]) -> str:
    """What is wrong with the fields of a rule, or ""."""
    declared = RULES.get(file)
    if declared is None:
        return ""
    if unknown := sorted(fields.keys() - declared.keys()):
        allowed = ", ".join(sorted({"id", "examples", "counterexamples", *declared}))
        return f"has the unknown field {unknown[0]!r}; allowed are {allowed}"
    for name, field in declared.items():
        told = _wrong(field, fields[name]) if name in fields else "is missing; add it" if field.needed else ""
        if told:
            return f"{name}: {told}"
        if name in fields and field.beside and field.beside not in fields:
            return f"{name}: does nothing without {field.beside}; add it"
    return _ungrouped(fields)


def _wrong(field: Field, value: Any) -> str:
    if not isinstance(value, field.kinds):
        return f"{value!r} is not allowed; write {' or '.join(TOLD[kind] for kind in field.kinds)}"
    if isinstance(value, list):
        if not all(isinstance(part, str) for part in value):
            return f"{value!r} is not allowed; write {TOLD[list]}"
        return next((told for part in value if (told := _unparsed(part, field.tokens))), "") if field.tokens else ""
    if field.allowed and value not in field.allowed:
        return f"{value!r} is not allowed; use one of {', '.join(sorted(field.allowed))}"
    return _uncompiled(field, str(value)) if field.pattern else ""


def _unparsed(pattern: str, dialect: Dialect) -> str:
    try:
        parse(pattern, dialect)
    except ValueError as error:
        return str(error)
    return ""


def _uncompiled(field: Field, pattern: str) -> str:
    if field.macros:
        if unknown := sorted({*MACRO.findall(pattern)} - MACROS):
            return f"{unknown[0]} is no macro; use one of {', '.join(sorted(MACROS))}"
        pattern = MACRO.sub("(?:x)", pattern)
    try:
        re.compile(pattern if field.alone else f"(?:{pattern})")
    except re.error as error:
        return f"cannot be compiled ({error.msg} near {pattern[max((error.pos or 0) - 10, 0):][:20]!r})"
    return ""


def _ungrouped(fields: Mapping[str, Any]) -> str:
    """What a rule of time says of a group that its pattern does not have."""
    for group in fields.get("capital", ()):
        if f"(?P<{group}>" not in fields["pattern"]:
            groups = ", ".join(re.findall(r"\(\?P<(\w+)>", fields["pattern"])) or "none"
            return f"capital: {group!r} is no group of the pattern; there are {groups}"
    return ""
