"""The genre of a text, told from its labels and its wording: whether its author speaks in a voice of his own."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from analysis.find.statements.openings import speech_of
from analysis.find.statements.quotes import find_quotes
from analysis.lexicons import Block, read_rules
from analysis.text.tokens import Tokens, token_class, tokens_of

GENRES = ("report", "opinion", "analysis", "interview", "speech")
VOICED = frozenset(("opinion", "analysis", "speech"))
"""Genres whose author forecasts and recommends; in a report what must be is a duty or the words of others."""
HEAD, TAIL = 400, 700
"""Characters at the beginning and at the end of a text in which its label stands."""
FIRST_PERSON, JUDGEMENT = "first-person", "judgement"
LEAST, PER_THOUSAND = 4, {FIRST_PERSON: 8.0, JUDGEMENT: 4.0}
"""How often, and per thousand of the author's own words, what marks a genre has to be found."""
MOST_SAID = {FIRST_PERSON: 60.0, JUDGEMENT: 25.0}
"""Statements of others per thousand of the author's own words, above which a text reports whatever else it does."""
SPOKEN = 0.5
"""The share of a text in turns that makes it an interview."""
WORD = re.compile(r"\w+")


@cache
def _rules() -> dict[str, tuple[Block, re.Pattern]]:
    return {rule.rule_id: (rule, re.compile(rule.fields["pattern"])) for rule in read_rules("genres.toml")}


def _told_on(field: str, value: str) -> int:
    """The words of which one is in whatever the rules match that have this in a field."""
    return token_class(lambda _, parts: not _words(field, value).isdisjoint(parts))


@cache
def _words(field: str, value: str) -> frozenset[str]:
    rules = (rule for rule, _ in _rules().values() if ({"id": rule.rule_id} | rule.fields).get(field) == value)
    return frozenset(word for rule in rules for word in rule.fields["on"])


MAY_LABEL = {where: _told_on("where", where) for where in ("head", "lines", "tail")}
MAY_MARK = {rule_id: _told_on("id", rule_id) for rule_id in PER_THOUSAND}


def genre_of(text: str, passages: Sequence, statements: Iterable) -> str:
    """The genre of a document, given its statements; a text that nothing marks is a report."""
    statements = list(statements)
    turns = sum(item.end - item.start for item in statements if item.rule_id.startswith("interview-"))
    if turns > SPOKEN * len(text):
        return "interview"
    if speech_of(text):
        return "speech"
    tokens = tokens_of(text)
    if label := _label(tokens):
        return label
    may = [rule_id for rule_id in PER_THOUSAND if len(tokens.places(MAY_MARK[rule_id])) >= LEAST]
    said = sum(item.speaker_start >= 0 for item in statements)
    return _worded(_own_words(text, passages, statements), may, said) if may else "report"


def _worded(own: str, may: Iterable[str], said: int) -> str:
    """The genre that the author's own words tell by the rules that may, of a text with so many statements of others."""
    thousands = 0.0
    for rule_id in may:
        (rule, pattern), least = _rules()[rule_id], PER_THOUSAND[rule_id]
        found = [match.start() for match in pattern.finditer(own)]
        if len(found) < LEAST:
            continue        # which spares the count of all words
        thousands = thousands or max(len(WORD.findall(own)), 1) / 1000
        spread = rule_id != FIRST_PERSON or _spread(found, len(own))
        if len(found) >= least * thousands and spread and said / thousands <= MOST_SAID[rule_id]:
            return rule.fields["genre"]
    return "report"


def _spread(places: Sequence[int], length: int) -> bool:
    """Whether marks begin in the first third and go on; in the letters of readers below a report they do not."""
    early = sum(place * 3 < length for place in places)
    return 8 * early >= len(places) > early


def _label(tokens: Tokens) -> str:
    """The genre that a label at the beginning or the end of the text names, or ""."""
    text = tokens.text
    begins = {"head": 0, "lines": 0, "tail": max(0, len(text) - TAIL)}
    ends = {"head": HEAD, "lines": len(text), "tail": len(text)}
    may = [where for where, words in MAY_LABEL.items() if any(
        begins[where] <= tokens.starts[i] < ends[where] for i in tokens.places(words))]
    for rule, pattern in _rules().values() if may else ():
        where = rule.fields.get("where")
        if where in may and (_heads(text, pattern) if where == "lines" else pattern.search(
                text[begins[where]:ends[where]])):
            return rule.fields["genre"]
    return ""


def _heads(text: str, pattern: re.Pattern) -> bool:
    """Whether a pattern matches where a line begins; it is tried nowhere else."""
    at = 0
    while not (found := pattern.match(text, at)) and (at := text.find("\n", at) + 1):
        pass
    return found is not None


def _own_words(text: str, passages: Sequence, statements: Iterable) -> str:
    """The passages without what is quoted or said by others."""
    said = sorted([(item.start, item.end) for item in statements if item.speaker_start >= 0]
                  + [(quote.start, quote.end) for quote in find_quotes(text, passages)])
    parts = []
    for passage in passages:
        if passage.kind != "text":
            continue
        at = passage.start
        for start, end in said:
            if start < passage.end and end > at:
                parts.append(text[at:max(at, start)])
                at = end
        parts.append(text[at:max(at, passage.end)])
    return " ".join(parts)
