"""Whose a claim or a view is: `his claim`, `the mayor's old claim`, `in the lawyers' view`."""

from analysis.find.statements.cues import word_class
from analysis.find.statements.sentence_line import Line

LONGEST = 5


def possessor(line: Line, at: int) -> tuple[int, int] | None:
    """Whose claim it is: `his claim`, `the mayor's old claim`."""
    owner, theirs = at - 1, word_class("possessive")
    while owner > 0 and at - owner < 3 and not is_owner(line, owner) and line.lows[owner] not in theirs:
        owner -= 1
    if line.low(owner) in theirs:
        return owner, owner + 1
    return _owner(line, owner) if is_owner(line, owner) else None


def is_owner(line: Line, at: int) -> bool:
    """Whether a genitive ends at the token: `Russia's`, `the lawyers'` (whose mark is a token of its own)."""
    return line.low(at).endswith("'s") or (line.low(at) == "'" and line.low(at - 1).endswith("s"))


def _owner(line, at):
    last = first = at - (line.low(at) == "'")
    while first > 0 and (line.is_name(first - 1) or line.low(first - 1) in word_class("role")):
        first -= 1
    has_article = line.low(first - 1) in word_class("determiner")
    known = line.is_name(first) or line.low(first).removesuffix("'s") in word_class("role")
    return (first - has_article, last + 1) if known or has_article else None


def owning(line: Line, end: int) -> tuple[int, int] | None:
    """The possessive or the whole phrase in the genitive before token `end`, up to a preposition."""
    if line.low(end - 1) in word_class("possessive"):
        return end - 1, end
    led = (at for at in range(end - 2, max(-1, end - LONGEST - 2), -1) if line.lows[at] in word_class("preposition"))
    first = next(led, -1) + 1 if is_owner(line, end - 1) else 0
    return (first, end) if first else None
