"""Appositions: `Ann Lee, an expert from Holt,`, `the director, Ann Lee,`, and where they end."""

from analysis.find.statements.cues import word_class
from analysis.find.statements.patterns import near
from analysis.find.statements.phrase_heads import heads
from analysis.find.statements.sentence_line import PUNCTUATION, QUOTE, Line


def opens_apposition(line: Line, at: int) -> bool:
    """Whether at token `at` starts an apposition or a relative clause: `an expert`, `the mayor`, `who`."""
    return near("apposition", line, at)


def names(line: Line, inner: tuple[int, int], first: int, end: int) -> bool:
    """Whether a name follows a role: `The director, David Caldwell,`."""
    return not line.is_name(next(heads(line, *inner))) and line.is_name(end - 1) and all(
        line.is_name(at) or line.lows[at] in word_class("particle") for at in range(first, end))


def names_after_role(line: Line, first: int, end: int) -> bool:
    """Whether a role with a name stands there and nothing else: `retired teacher Ann Lee`."""
    roles = [at for at in range(first, end) if line.lows[at] in word_class("role")]
    return bool(roles) and roles[-1] < end - 2 and all(line.is_name(at) for at in range(roles[-1] + 1, end)) \
        and all(line.words[at].islower() for at in range(first, roles[-1]))


def next_comma(line: Line, at: int) -> int:
    """The comma that closes an apposition, else the end of the sentence's words."""
    for i in range(at, len(line)):
        if line.lows[i] == "," or line.words[i] == QUOTE or line.lows[i] in PUNCTUATION:
            return i
    return len(line) - 1 if line.low(len(line) - 1) == "." else len(line)
