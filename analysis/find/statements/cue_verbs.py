"""The verb of a cue: the auxiliaries and the negation that belong to it, and whether a source fits it."""

from typing import NamedTuple

from analysis.find.statements.cues import Cue, word_class
from analysis.find.statements.patterns import near, near_start
from analysis.find.statements.phrase_heads import heads, is_speaker
from analysis.find.statements.sentence_line import Line

LONGEST_LEAD_IN = 3


class Verb(NamedTuple):
    """A cue in its sentence: the tokens it covers with its auxiliaries, its negation and form."""

    cue: Cue
    first: int
    start: int
    end: int
    negated: bool
    participle: bool


def find_verb(line: Line, at: int, cue: Cue, end: int) -> Verb | None:
    """The verb with what belongs to it on the left; None for an infinitive or a passive."""
    first = near_start("auxiliaries", line, at)
    passive = not word_class("be").isdisjoint(line.lows[first:at])
    neither = near("neither", line, first)
    first -= neither
    ing = line.lows[at].endswith("ing") and "be " not in cue.name
    custom = _lead_in(line, first)                  # `the old man used to say`, `was quick to add`
    if custom:
        first = near_start("auxiliaries", line, first - custom)
    if (near("no-finite-verb", line, first) and not custom) or (passive and not ing):
        return None
    bare = line.lows[at] == cue.name.split()[0]
    said = line.lows[first:at]
    if (bare and near("perfect", line, at)) or not word_class("modal").isdisjoint(said) or near("noun", line, first) \
            or (line.lows[at] == cue.name and near("noun-phrase", line, at)):
        return None
    negated = neither or not word_class("negation").isdisjoint(said)
    return Verb(cue, first, at, end, negated, ing and not passive)


def _lead_in(line, first):
    """How many tokens before the cue lead to it: `used to`, `went on to`; 0 for none."""
    if line.low(first - 1) != "to":
        return 0
    return next((length + 1 for length in range(1, LONGEST_LEAD_IN + 1)
                 if first > length and " ".join(line.lows[first - 1 - length:first - 1]) in word_class("lead-in")), 0)


def agrees(line: Line, verb: Verb, source: tuple[int, int]) -> bool:
    """Whether the source fits the verb: a plural before a bare verb, a name, role or pronoun before a weak cue."""
    if line.is_own(*source):
        return True
    low = _head(line, source)
    if "named" in verb.cue.takes and not (
            low in word_class("text", "determiner") or is_speaker(line, *source)):
        return False
    if "text" in verb.cue.takes and low not in word_class("text"):
        return False
    if not is_bare(line, verb) or line.lows[verb.start] in word_class("unchanging"):
        return True
    return low.endswith(("s", "men")) or low in word_class("determiner") or "and" in line.lows[slice(*source)] \
        or low in word_class("plural")


def is_text(line: Line, source: tuple[int, int]) -> bool:
    """Whether the source is something written or shown: a report, a poll, a letter."""
    return _head(line, source) in word_class("text")


def is_bare(line: Line, verb: Verb) -> bool:
    """Whether the verb is a bare form, of a plural: `they say`."""
    return verb.first == verb.start and line.low(verb.start) == verb.cue.name.split()[0]


def _head(line, source):
    """The word that heads the source."""
    return line.low(next(heads(line, *source), source[1] - 1))


def is_thing(line: Line, verb: Verb, source: tuple[int, int]) -> bool:
    """Whether the source is no person, body or people, so that it says something only by `say` or with `that`."""
    return verb.cue.name != "say" and not (line.is_own(*source) or is_speaker(line, *source))


def may_be_crowd(line: Line, source: tuple[int, int]) -> bool:
    """Whether the head looks like a plural: `farmers fear`."""
    return _head(line, source).endswith("s")


def is_deed(line: Line, verb: Verb, source: tuple[int, int], content: tuple[int, int]) -> bool:
    """Whether nothing is said but done: `the court dismissed the appeal`, `the president dismissed the minister`."""
    if "deed" not in verb.cue.takes or "as" in line.lows[slice(*content)] or any(
            content[0] <= at < content[1] for at in line.quotes):
        return False
    head = next(heads(line, *content), content[1] - 1)
    decides = _head(line, source) in word_class("decider") and "white" not in line.lows[slice(*source)]
    person = line.is_name(head) or line.lows[head] in word_class("role", but=word_class("text"))
    return person or (line.lows[head] in word_class("motion") and verb.cue.kind != "praises") or decides
