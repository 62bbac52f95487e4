"""The genre of a text, told from its labels and its wording: whether its author speaks in a voice of his own."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from analysis.find.statements.openings import speech_of
from analysis.find.statements.quotes import find_quotes
from analysis.lexicons import Block, read_rules

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


def genre_of(text: str, passages: Sequence, statements: Iterable) -> str:
    """The genre of a document, given its statements; a text that nothing marks is a report."""
    statements = list(statements)
    turns = sum(item.end - item.start for item in statements if item.rule_id.startswith("interview-"))
    if turns > SPOKEN * len(text):
        return "interview"
    if speech_of(text):
        return "speech"
    if label := _label(text):
        return label
    return _worded(_own_words(text, passages, statements), sum(item.speaker_start >= 0 for item in statements))


def _worded(own: str, said: int) -> str:
    """The genre that the author's own words tell, of a text that has so many statements of others."""
    for rule_id, least in PER_THOUSAND.items():
        rule, pattern = _rules()[rule_id]
        found = [match.start() for match in pattern.finditer(own)]
        if len(found) < LEAST:
            continue        # which spares the count of all words
        thousands = max(len(WORD.findall(own)), 1) / 1000
        spread = rule_id != FIRST_PERSON or _spread(found, len(own))
        if len(found) >= least * thousands and spread and said / thousands <= MOST_SAID[rule_id]:
            return rule.fields["genre"]
    return "report"


def _spread(places: Sequence[int], length: int) -> bool:
    """Whether marks begin in the first third and go on; in the letters of readers below a report they do not."""
    early = sum(place * 3 < length for place in places)
    return 8 * early >= len(places) > early


def _label(text: str) -> str:
    """The genre that a label at the beginning or the end of the text names, or ""."""
    parts = {"head": text[:HEAD], "tail": text[-TAIL:], "all": text}
    for rule, pattern in _rules().values():
        where = rule.fields.get("where")
        if where and pattern.search(parts[where]):
            return rule.fields["genre"]
    return ""


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
