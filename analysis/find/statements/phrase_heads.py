"""The words that head a phrase and its appositions, and whether they are somebody."""

from collections.abc import Iterator
from functools import cache

from analysis.find.statements.cues import word_class
from analysis.find.statements.sentence_line import Line


def is_speaker(line: Line, first: int, end: int) -> bool:
    """Whether a head of the phrase is somebody: a name, a role, a personal pronoun."""
    return any(line.is_name(at) or line.lows[at] in _somebody() or line.lows[at].endswith("-year-old")
               for at in heads(line, first, end))


@cache
def _somebody() -> frozenset[str]:
    """The words for who may speak."""
    return word_class("role", "pronoun", "body", but=("it",))


def heads(line: Line, first: int, end: int) -> Iterator[int]:
    """The last tokens of the phrase and of its appositions before what belongs to them: `of`, `who`, a comma."""
    ends, within = word_class("preposition", "boundary", also=(",", "et", "close", "familiar")), True
    for at in range(first, end):
        if within and (at + 1 == end or line.lows[at + 1] in ends):
            last = at                           # `a survey commissioned last month by the union`
            while line.low(at + 1) == "by" and last > first + 1 and line.lows[last] in word_class("temporal"):
                last -= 1
            is_participle = line.lows[last].endswith(("ed", "en")) and last > first and line.low(at + 1) == "by"
            yield last - 1 if is_participle else at
            within = False
        within |= line.lows[at] == ","
