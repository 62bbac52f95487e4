"""Patterns over the tokens of a sentence, compiled once: `lexicons/token_patterns.py` tells how they are written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.sentence_line import Line, small_words
from analysis.lexicons import patterns_near
from analysis.lexicons.token_patterns import Choice, Item, parse

Test = Callable[[Line, int], bool]
KINDS: Mapping[str, Test] = {
    "ANY": lambda line, at: 0 <= at < len(line.lows),
    "CAPITAL": lambda line, at: line.low(at) != "" and line.words[at][:1].isupper(),
    "EDGE": lambda line, at: not 0 <= at < len(line.lows),
    "END": Line.is_end,
    "FIGURE": lambda line, at: line.low(at)[:1].isdigit(),
    "LETTERS": lambda line, at: line.low(at).isalpha(),
    "NAME": Line.is_name,
    "NUMBER": lambda line, at: line.low(at).isdigit(),
    "QUOTE": lambda line, at: at in line.quotes,
    "WORD": Line.is_word,
}
WORDS: Mapping[str, Callable[[], Iterable[str]]] = {"CLAIM": lambda: cues().nouns, "CUE": lambda: cues().verbs,
                                                   "LITTLE": small_words}
"""The kinds that are words."""


class Step(NamedTuple):
    """One item, ready to be tried: a token that is one of `only`, else passes the test, so many times; or a slot.

    `words`, `endings`: one of them it needs, where that is told.
    """

    only: frozenset[str]
    words: frozenset[str]
    endings: tuple[str, ...]
    test: Test
    least: int
    most: int
    slot: str


class Pattern(NamedTuple):
    """The steps from a place to the left, the nearest first, and to the right; those of what is taken apart."""

    left: Sequence[Step]
    cue: Sequence[Step]
    after: Sequence[Step]

    def span(self, line: Line, at: int) -> tuple[int, int] | None:
        """The tokens that match around the place before token `at`, None where they do not."""
        taken = walk(self.cue, line, at, 1) if self.cue else at
        end = walk(self.after, line, taken, 1) if taken is not None and self.after else taken
        if taken is None or end is None:
            return None
        first = walk(self.left, line, at, -1) if self.left else at
        return None if first is None else (first, taken if self.cue else end)


def walk(steps: Sequence[Step], line: Line, at: int, way: int) -> int | None:
    """The place that the steps lead to from the place before token `at`, to the right (`way` 1) or left (-1)."""
    lows, back = line.lows, way < 0
    for n, (only, _, _, test, least, most, _) in enumerate(steps):
        token = at - back
        if not least == most == 1:
            return _repeated(steps, n, line, at, way)
        if only:
            if not 0 <= token < len(lows) or lows[token] not in only:
                return None
        elif not test(line, token):
            return None
        at += way
    return at


def _repeated(steps, n, line, at, way):
    """The place that the steps from the `n`th lead to, which is taken as often as can be."""
    step, back, places = steps[n], way < 0, [at]
    while len(places) <= step.most and 0 <= at - back < len(line.lows) and step.test(line, at - back):
        at += way
        places.append(at)
    if n + 1 == len(steps):
        return at if len(places) > step.least else None
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
    words, is_all = _words(item)
    yes = item.yes
    endings = yes.endings if yes and not (yes.words or yes.classes or yes.kinds) else ()
    return Step(words if is_all else frozenset(), words, endings, _test(item), item.least, item.most, item.slot)


def _words(item: Item) -> tuple[frozenset[str], bool]:
    """The words one of which the item needs, none where it may be another, and whether any of them will do."""
    if not item.yes or item.yes.endings or set(item.yes.kinds) - WORDS.keys():
        return frozenset(), False
    by_word = [choice is None or not set(choice.kinds) - WORDS.keys() for choice in (item.also, item.no)]
    also = item.also if by_word[0] else None
    return frozenset(word for word in words_of(item.yes) if (not also or _is_of(word, also))
                     and not (item.no and _is_of(word, item.no))), all(by_word)


def _is_of(word: str, choice: Choice) -> bool:
    return word in words_of(choice) or word.endswith(choice.endings)


def _test(item: Item) -> Test:
    tests = [test for test in (_one_of(item.yes), _one_of(item.also)) if test]
    no = _one_of(item.no)
    if len(tests) == 1 and not no:
        return tests[0]
    if len(tests) == 1 and no:
        (yes,) = tests
        return lambda line, at: yes(line, at) and not no(line, at)
    return lambda line, at: all(test(line, at) for test in tests) and not (no and no(line, at))


def _one_of(choice: Choice | None) -> Test | None:
    """Whether a token is one of these."""
    if choice is None:
        return None
    words, endings = words_of(choice), choice.endings
    tests = [KINDS[kind] for kind in choice.kinds if kind not in WORDS]
    if words or endings:
        tests.insert(0, _worded(words, endings))
    if len(tests) == 1:
        return tests[0]
    return lambda line, at: any(test(line, at) for test in tests)


def _worded(words: frozenset[str], endings: tuple[str, ...]) -> Test:
    if not endings:
        return lambda line, at: line.low(at) in words
    if not words:
        return lambda line, at: line.low(at).endswith(endings)
    return lambda line, at: line.low(at) in words or line.low(at).endswith(endings)


def words_of(choice: Choice) -> frozenset[str]:
    """The words that are named, with those of the classes and of the kinds that are words."""
    kinds = (WORDS[kind]() for kind in choice.kinds if kind in WORDS)
    return word_class(*choice.classes, also=choice.words).union(*kinds)


class Question:
    """The patterns that answer a question, by the word beside the place on the side where most of them need one."""

    def __init__(self, patterns: Sequence[Pattern]):
        right = [_beside(pattern, 1) for pattern in patterns]
        left = [_beside(pattern, -1) for pattern in patterns]
        self.near = 0 if sum(map(any, right)) >= sum(map(any, left)) else -1
        keyed = [(pattern, *needed) for pattern, needed in zip(patterns, left if self.near else right, strict=True)]
        self.others = [(pattern.span, endings or ("",)) for pattern, words, endings in keyed if not words]
        self.by_word = {word: [(_span_of(pattern, bool(words)), endings or ("",)) for pattern, words, endings in keyed
                               if not words or word in words] for word in frozenset().union(*(key[1] for key in keyed))}

    def span(self, line: Line, at: int) -> tuple[int, int] | None:
        """The tokens that the first pattern takes that matches around the place before token `at`."""
        lows, token = line.lows, at + self.near
        low = lows[token] if 0 <= token < len(lows) else ""
        for span_of, endings in self.by_word.get(low, self.others):
            if low.endswith(endings) and (found := span_of(line, at)):
                return found
        return None


def _span_of(pattern, is_there):
    """What tells the span of a pattern whose word beside the place is there, if it needs one: it may be all of it."""
    steps = [*pattern.left, *pattern.cue, *pattern.after]
    if not is_there or len(steps) > 1 or steps[0].most > 1 or not steps[0].only:
        return pattern.span
    return (lambda line, at: (at - 1, at)) if pattern.left else (lambda line, at: (at, at + 1))


def _beside(pattern, way):
    """The words, or the endings, one of which the token beside the place needs, none where it may be another."""
    steps = (*pattern.cue, *pattern.after) if way > 0 else pattern.left
    return (steps[0].words, steps[0].endings) if steps and steps[0].least else (frozenset(), ())


class _Questions(dict[str, Question]):
    """By what is asked; the rules are read when anything is."""

    def __missing__(self, question: str) -> Question:
        asked = patterns_near("statements_near.toml", question)
        self.update((name, Question(list(map(compiled, patterns)))) for name, patterns in asked.items())
        return self[question]


QUESTIONS = _Questions()


def near(question: str, line: Line, at: int) -> bool:
    """Whether what stands around the place before token `at` is as a rule of `statements_near.toml` has it."""
    asked, lows = QUESTIONS[question], line.lows
    token = at + asked.near
    low = lows[token] if 0 <= token < len(lows) else ""
    for span_of, endings in asked.by_word.get(low, asked.others):       # noqa: SIM110 (`any` is slower)
        if low.endswith(endings) and span_of(line, at):
            return True
    return False


def may_be_near(question: str, line: Line, first: int, last: int) -> bool:
    """Whether one of the tokens, or of those beside them, is a word that a rule for the question needs."""
    asked = QUESTIONS[question]
    return bool(asked.others) or not asked.by_word.keys().isdisjoint(line.lows[max(0, first - 1):last + 1])


def near_start(question: str, line: Line, at: int) -> int:
    """The first of the tokens that such a rule takes, `at` where there is none."""
    found = QUESTIONS[question].span(line, at)
    return found[0] if found else at


def near_end(question: str, line: Line, at: int) -> int:
    """The token after those that such a rule takes, `at` where there is none."""
    found = QUESTIONS[question].span(line, at)
    return found[1] if found else at
