"""Patterns over the tokens of a sentence, compiled once: `lexicons/token_patterns.py` tells how they are written."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.sentence_line import Line
from analysis.lexicons import read_rules
from analysis.lexicons.token_patterns import Choice, Item, parse

Test = Callable[[Line, int], bool]
KINDS: Mapping[str, Test] = {
    "ANY": lambda line, at: 0 <= at < len(line.lows),
    "CLAIM": lambda line, at: line.low(at) in cues().nouns,
    "CUE": lambda line, at: line.low(at) in cues().verbs,
    "EDGE": lambda line, at: not 0 <= at < len(line.lows),
    "END": Line.is_end,
    "FIGURE": lambda line, at: line.low(at)[:1].isdigit(),
    "LETTERS": lambda line, at: line.low(at).isalpha(),
    "NAME": Line.is_name,
    "NUMBER": lambda line, at: line.low(at).isdigit(),
    "QUOTE": lambda line, at: at in line.quotes,
    "SMALL": lambda line, at: line.low(at)[:1].isalpha() and line.words[at] == line.lows[at],
    "WORD": Line.is_word,
}


class Step(NamedTuple):
    """One item, ready to be tried: a token that passes the test so many times, or the name of a slot."""

    test: Test
    least: int
    most: int
    slot: str
    words: frozenset[str]


class Pattern(NamedTuple):
    """The steps from a place to the left, the nearest first, and to the right; of these a cue, or what is taken, apart."""

    left: Sequence[Step]
    cue: Sequence[Step]
    after: Sequence[Step]

    def span(self, line: Line, at: int) -> tuple[int, int] | None:
        """The tokens that match around the place before token `at`, None where they do not."""
        first = walk(self.left, line, at, -1)
        taken = walk(self.cue, line, at, 1) if first is not None else None
        end = walk(self.after, line, taken, 1) if taken is not None else None
        return None if end is None else (first, taken if self.cue else end)


def walk(steps: Sequence[Step], line: Line, at: int, way: int) -> int | None:
    """The place that the steps lead to from the place before token `at`, to the right (`way` 1) or left (-1)."""
    near = 0 if way > 0 else -1
    for n, step in enumerate(steps):
        if not step.least == step.most == 1:
            return _repeated(steps, n, line, at, way)
        if not step.test(line, at + near):
            return None
        at += way
    return at


def _repeated(steps, n, line, at, way):
    """The place that the steps from the `n`th lead to, which is taken as often as can be."""
    step, near, places = steps[n], (0 if way > 0 else -1), [at]
    while len(places) <= step.most and 0 <= at + near < len(line) and step.test(line, at + near):
        at += way
        places.append(at)
    for place in reversed(places[step.least:]):
        found = walk(steps[n + 1:], line, place, way)
        if found is not None:
            return found
    return None


def compiled(pattern: str) -> Pattern:
    """The pattern, ready to be tried at a place."""
    items = parse(pattern)
    steps = [_step(item) for item in items]
    first, *last = (at for at, item in enumerate(items) if item.place)
    end = last[0] if last else first
    return Pattern(steps[:first][::-1], steps[first + 1:end], steps[end + 1:])


def _step(item: Item) -> Step:
    choice = item.yes
    words = words_of(choice) if choice and not choice.endings and not choice.kinds else frozenset()
    return Step(_test(item), item.least, item.most, item.slot, words)


def _test(item: Item) -> Test:
    yes, also, no = _one_of(item.yes), _one_of(item.also), _one_of(item.no)
    if yes and also:
        one, other = yes, also
        yes = lambda line, at: one(line, at) and other(line, at)        # noqa: E731
    if yes and no:
        return lambda line, at: yes(line, at) and not no(line, at)
    if no:
        return lambda line, at: not no(line, at)
    return yes or (lambda line, at: True)


def _one_of(choice: Choice | None) -> Test | None:
    """Whether a token is one of these; most items are only words."""
    if choice is None:
        return None
    words, endings = words_of(choice), choice.endings
    tests = [KINDS[kind] for kind in choice.kinds]
    if not endings and not tests:
        return lambda line, at: line.low(at) in words
    if not words and not endings and len(tests) == 1:
        return tests[0]
    return lambda line, at: line.low(at) in words or line.low(at).endswith(endings) or any(
        test(line, at) for test in tests)


def words_of(choice: Choice) -> frozenset[str]:
    """The words that are named, with those of the classes."""
    return word_class(*choice.classes, also=choice.words)


@cache
def _asked(question: str) -> list[Pattern]:
    return [compiled(pattern) for rule in read_rules("statements_near.toml") if rule.fields["of"] == question
            for pattern in rule.fields["patterns"]]


def near(question: str, line: Line, at: int) -> bool:
    """Whether what stands around the place before token `at` is as a rule of `statements_near.toml` has it."""
    for pattern in _asked(question):
        if pattern.span(line, at):
            return True
    return False


def near_start(question: str, line: Line, at: int) -> int:
    """The first of the tokens that such a rule takes, `at` where there is none."""
    return next((found[0] for pattern in _asked(question) if (found := pattern.span(line, at))), at)


def near_end(question: str, line: Line, at: int) -> int:
    """The token after those that such a rule takes, `at` where there is none."""
    return next((found[1] for pattern in _asked(question) if (found := pattern.span(line, at))), at)
