"""Fixed wordings that name a source, as `statements.toml` has them: `EDGE <according to> SOURCE , CONTENT`."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from analysis.find.statements.content_ends import content_end
from analysis.find.statements.contents import before_source
from analysis.find.statements.cues import word_class
from analysis.find.statements.insertions import after_insertion
from analysis.find.statements.owners import owning
from analysis.find.statements.patterns import Pattern, compiled, walk
from analysis.find.statements.phrases import left_phrase, right_phrase
from analysis.find.statements.sentence_line import Line
from analysis.lexicons import read_rules

Span = tuple[int, int]


class Clause(NamedTuple):
    """An utterance in one sentence; source and content are token spans of `line`, cue too."""

    rule_id: str
    source: Span
    cue: Span
    content: Span
    kind: str


class Wording(NamedTuple):
    """One wording of a rule, and what the second word of its cue has to be, where that is told."""

    rule_id: str
    kind: str
    pattern: Pattern
    second: frozenset[str]


@cache
def wordings() -> Mapping[str, Sequence[Wording]]:
    """By the word that begins the cue, the wordings in the order of the file."""
    found: dict[str, list[Wording]] = {}
    for rule in read_rules("statements.toml"):
        for written in rule.fields.get("wordings", ()):
            wording = worded_as(rule.rule_id, written)
            for word in wording.pattern.cue[0].words:
                found.setdefault(word, []).append(wording)
    return found


def worded_as(rule_id: str, written: str) -> Wording:
    """The wording of a rule that is written so."""
    pattern = compiled(written)
    second = pattern.cue[1].words if len(pattern.cue) > 1 and pattern.cue[1].least else frozenset()
    return Wording(rule_id, "asserts", pattern, second)


@cache
def reporting_words() -> frozenset[str]:
    """Words without one of which no sentence has a wording: of the items of a cue the one of the longest words."""
    rarest = (max((step.words for step in wording.pattern.cue), key=_shortest)
              for of_word in wordings().values() for wording in of_word)
    return frozenset().union(*rarest)


def _shortest(words: frozenset[str]) -> int:
    return min(map(len, words), default=0)


def worded(line: Line, at: int, found: Sequence[Clause]) -> Clause | None:
    """The utterance whose cue begins at token `at` in a fixed wording; `found` are those before it in the sentence."""
    said = found[-1].content if found else None
    after = line.low(at + 1)
    for wording in wordings().get(line.lows[at], ()):
        if (not wording.second or after in wording.second) and (clause := _clause(line, at, wording, said)):
            return clause
    return None


def _clause(line, at, wording, said):
    cue, after, before = wording.pattern.cue, wording.pattern.after, wording.pattern.left
    right: dict[str, Span] = {}
    left: dict[str, Span] = {}
    end = _filled(cue, line, at, 1, right)
    if end is None or _filled(after, line, end, 1, right) is None or _filled(before, line, at, -1, left) is None:
        return None
    if "SAID" in left:
        left["CONTENT"] = said or left["SAID"]
    contents = [part["CONTENT"] for part in (left, right) if "CONTENT" in part]
    content = contents[0][0], contents[-1][1]
    is_whole = content[1] - content[0] > 1 or content[0] in line.quotes
    if not is_whole or line.low(content[1] - 1) in word_class("relative"):
        return None
    return Clause(wording.rule_id, (left | right)["SOURCE"], (at, end), content, wording.kind)


def _filled(steps, line, at, way, parts):
    """The place that the steps lead to, with what fills their slots in `parts`; None where they do not match."""
    first = 0
    for n, step in enumerate(steps):
        if step.slot:
            at = walk(steps[first:n], line, at, way)
            found = SLOTS[step.slot, way](line, at) if at is not None else None
            if found is None or not step.test(line, found[0][0]):
                return None
            (parts[NAMES.get(step.slot, step.slot)], at), first = found, n + 1
    return walk(steps[first:], line, at, way)


def _source_after(line, at):
    source = right_phrase(line, at)
    return (source, after_insertion(line, source[1])) if source else None


def _source_to_end(line, at):
    """A source that takes all that is left: `…, according to a poll released Monday by X`."""
    source = right_phrase(line, at)
    if source is None:
        return None
    stops = word_class("boundary", "auxiliary", "be", also=("and",))
    end = next((i for i in range(source[1], len(line)) if not line.lows[i][0].isalnum() or line.lows[i] in stops),
               len(line))
    return ((source[0], end), end) if line.is_end(end) else None


def _content_after(line, at):
    span = at, content_end(line, at)
    return (span, span[1]) if span[1] > at else None


def _phrase_before(line, at):
    return left_phrase(line, at - 1)


def _to_the_left(phrase: Callable[[Line, int], Span | None]):
    def found(line, at):
        span = phrase(line, at)
        return (span, span[0]) if span else None
    return found


NAMES = {"OWNER": "SOURCE", "SOURCE_TO_END": "SOURCE"}
SLOTS = {
    ("CONTENT", 1): _content_after, ("SOURCE", 1): _source_after, ("SOURCE_TO_END", 1): _source_to_end,
    ("CONTENT", -1): _to_the_left(before_source), ("SAID", -1): _to_the_left(before_source),
    ("SOURCE", -1): _to_the_left(_phrase_before), ("REPORTER", -1): _to_the_left(_phrase_before),
    ("OWNER", -1): _to_the_left(owning),
}
"""By the slot and the way, to the right (1) or left (-1), what finds the span that fills it and the place behind."""
