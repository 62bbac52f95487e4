"""The kind of a statement: that of its cue, turned by a negation, an infinitive, and what is said."""

import re
from functools import cache
from itertools import islice, pairwise

from analysis.find.statements.cue_verbs import Verb
from analysis.find.statements.cues import word_class
from analysis.find.statements.phrase_heads import heads
from analysis.find.statements.sentence_line import Line
from analysis.lexicons import read_rules

NEGATED = {"asserts": "denies", "denies": "asserts", "praises": "condemns", "doubts": "asserts", "promises": "denies",
           "supports": "opposes"}
INFINITIVE_KINDS = {"asks": "demands", "asserts": "promises", "doubts": "demands"}
QUOTED = frozenset(("quote-said", "said-quote"))
REACH = 8
"""Words from the beginning of what is said in which the evidence has to be missing."""
WORD = re.compile(r"[\w’']+")


def kind_of(line: Line, verb: Verb, rule_id: str, content: tuple[int, int]) -> str:
    """The kind of what a verb reports: of `disagrees: “…”` the quotation is asserted, a claim is denied when it is
    rejected, and a warning of what was or is asserts it.
    """
    kind, infinitive = verb.cue.kind, rule_id == "reported-infinitive"
    if infinitive and verb.cue.takes & {"recipient", "future"}:     # `warned his side not to rest`
        return "demands"
    is_state = kind == "asserts" and line.low(content[0] + 1) in {"have", "be"}         # `claimed to have won`
    if infinitive and kind in INFINITIVE_KINDS and not is_state:
        return INFINITIVE_KINDS[kind]
    if verb.negated:
        return NEGATED.get(kind, kind)
    if kind in {"denies", "opposes"} and rule_id in QUOTED:
        return "asserts"
    if kind == "opposes" and (rule_id != "reported-object" or is_claim(line, content)):
        return "denies"
    if "future" not in verb.cue.takes or rule_id not in {"reported-clause", "reported-after", "reported-aside"}:
        return kind
    lows = line.lows[slice(*content)]
    if any(pair == ("not", "to") for pair in pairwise(lows)):
        return "demands"
    return "asserts" if word_class("future").isdisjoint(lows) else kind


def is_claim(line: Line, content: tuple[int, int]) -> bool:
    """Whether what is rejected has been said: `the claim`, `reports of a split`; else it is a thing: `the merger`."""
    head = next(heads(line, *content), content[0])
    return line.lows[head] in word_class("claim")


def kind_answered(words: str) -> str:
    """What the person interviewed does in an answer: says that he is for or against it, or asserts."""
    for kind, pattern, unless in _answers():
        if pattern.search(words) and not unless.search(words):
            return kind
    return "asserts"


@cache
def _answers() -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    return [(rule.fields["kind"], re.compile(rule.fields["pattern"]), re.compile(rule.fields["unless"]))
            for rule in read_rules("answers.toml")]


def kind_said(kind: str, words: str) -> str:
    """The kind of a statement by its cue, and of an assertion by how it opens: `there is no evidence of …`."""
    if kind != "asserts":
        return kind
    if "no" not in " ".join(words.split(None, REACH)[:REACH]).lower():     # which is asked sooner
        return kind
    opening = [word.group().lower() for word in islice(WORD.finditer(words), REACH)]
    missing = any(word == "no" and after in word_class("evidence") for word, after in pairwise(opening))
    return "doubts" if missing else kind
