"""Patterns over the words around a name, compiled once: `lexicons/token_patterns.py` tells how they are written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.find.actors.known_names import shipped_cues
from analysis.find.actors.page import Page, adjacent, is_common
from analysis.lexicons import patterns_near
from analysis.lexicons.token_patterns import ACTORS, Choice, Item, parse

Test = Callable[[Page, int], bool]
Step = Callable[[Page, int], int]
"""From a place (that before word `at`) to the one behind what matches, NOWHERE where nothing does."""
NOWHERE = -2
SIGNS: Mapping[str, frozenset[str]] = {
    ",": frozenset({", "}), "-": frozenset("-‐‑"), "/": frozenset("/"), "'": frozenset({"'", "’", "' ", "’ "}),
}
"""What a sign of a pattern may be between two words."""
OPENERS = (".", "!", "?", "\n")
NO_PATTERNS: list["Pattern"] = []


def _is_named(*rule_ids: str) -> Test:
    """Whether a word by itself is such a known name."""
    return lambda page, at: any(entry.rule_id in rule_ids
                                for entry in page.gazetteer.names.longest(page.tokens, at, at + 1)[1])


def _is_role(page: Page, at: int) -> bool:
    return page.low[at] in page.gazetteer.role_nouns


KINDS: Mapping[str, Test] = {
    "ANY": lambda page, at: True,
    "CAPITAL": lambda page, at: page.tokens.words[at][0].isupper(),
    "COMMON": lambda page, at: is_common(page, page.tokens.words[at]),
    "DEMONYM": _is_named("country-demonym"),
    "FIGURE": lambda page, at: page.tokens.words[at][0].isdigit(),
    "GIVEN": lambda page, at: page.tokens.words[at] in page.given,
    "ROLE": _is_role,
    "ROLES": lambda page, at: _is_role(page, at) or page.low[at].removesuffix("s") in page.gazetteer.role_nouns,
    "SMALL": lambda page, at: page.tokens.words[at][0].islower(),
}
NAMES: Mapping[str, frozenset[str]] = {
    "CITY": frozenset({"capital-place", "capital-acting", "country-name", "country-long", "country-abbreviation"}),
    "LAND": frozenset({"country-name", "place"}),
}
"""The kinds that are known names, of several words where they follow: by the rules of which one is enough."""


class Pattern(NamedTuple):
    """The steps to the left of a name, the nearest first, and to the right; those over its own words between."""

    left: Sequence[Step]
    name: Sequence[Step]
    right: Sequence[Step]

    def holds(self, page: Page, first: int, last: int) -> bool:
        """Whether it is so around the words [first, last)."""
        return (_walk(self.left, page, first) != NOWHERE and _walk(self.right, page, last) != NOWHERE
                and (not self.name or _walk(self.name, page, first) == last))


def _walk(steps: Sequence[Step], page: Page, at: int) -> int:
    for step in steps:
        at = step(page, at)
        if at == NOWHERE:
            return at
    return at


class Read(NamedTuple):
    """A pattern, and the words of which one must stand left and right of the name (none: it may be another), and
    likewise the signs between them and the name."""

    pattern: Pattern
    before: frozenset[str]
    after: frozenset[str]
    sign_before: frozenset[str]
    sign_after: frozenset[str]


def compiled(written: str) -> Read:
    """The pattern, ready to be tried around a name."""
    items = [part for item in parse(written, ACTORS) for part in _apart(item)]
    first, *last = (at for at, item in enumerate(items) if item.place)
    end = last[0] if last else first
    before, after = items[:first][::-1], items[end + 1:]
    steps = _steps(before, -1), _steps(items[first + 1:end], 1, None), _steps(after, 1)
    return Read(Pattern(*steps), _needed(before), _needed(after), _sign_needed(before), _sign_needed(after))


def _apart(item: Item) -> list[Item]:
    """`'s` is a sign and a word."""
    if item.yes and item.yes.words and item.yes.words[0][:1] == "'" and item.yes.words[0] != "'":
        return [Item(yes=Choice(("'",), (), (), ())), item._replace(yes=Choice((item.yes.words[0][1:],), (), (), ()))]
    return [item]


def _steps(items: Sequence[Item], way: int, signs: frozenset[str] | None = frozenset()) -> list[Step]:
    """The steps over the items, as they come on this way, before the first of which such `signs` may stand."""
    found: list[Step] = []
    for n, item in enumerate(items):
        if item.yes and (item.yes.kinds == ("GAP",) or _is_sign(item)):
            signs = None if item.yes.kinds else _written(item)
            if item.least == 0 and signs is not None:
                signs |= {" "}
            if n + 1 == len(items) and signs:
                found.append(_sign(signs))
            continue
        step = _step(item, signs, way)
        signs = frozenset()
        if item.least == item.most == 1:
            found.append(step)
        else:
            return [*found, _repeated(step, item.least, item.most, _steps(items[n + 1:], way))]
    return found


def _is_sign(item: Item) -> bool:
    return item.yes is not None and bool(item.yes.words) and set(item.yes.words) <= SIGNS.keys()


def _written(sign: Item) -> frozenset[str]:
    """What a sign may be between two words."""
    return frozenset().union(*(SIGNS[word] for word in sign.yes.words)) if sign.yes else frozenset()


def _sign(signs: frozenset[str]) -> Step:
    return lambda page, at: at if 0 < at < len(page.tokens.gaps) and page.tokens.gaps[at] in signs else NOWHERE


def _repeated(step: Step, least: int, most: int, others: Sequence[Step]) -> Step:
    """A step that is taken as often as the others after it allow."""
    def move(page: Page, at: int) -> int:
        for times in range(most + 1):
            if times >= least and (end := _walk(others, page, at)) != NOWHERE:
                return end
            at = step(page, at)
            if at == NOWHERE:
                break
        return NOWHERE
    return move


def _step(item: Item, signs: frozenset[str] | None, way: int) -> Step:
    """A step over one word, or over a known name; `signs` may stand before it, None for any, else only spaces."""
    kinds = set(item.yes.kinds) if item.yes else set()
    if (names := kinds & NAMES.keys()) and way > 0:
        return _named(frozenset().union(*(NAMES[name] for name in names)), signs)
    test, back, edge, start = _test(item), way < 0, "EDGE" in kinds, "START" in kinds

    def move(page: Page, at: int) -> int:
        token, gaps = at - back, page.tokens.gaps
        if start and (at == 0 or gaps[at].rstrip(" ").endswith(OPENERS)):
            return at
        if not 0 <= token < len(gaps):
            return at if edge or item.yes is None else NOWHERE
        if signs is not None and not (gaps[at] in signs if signs else adjacent(page, at)):
            return at if edge and gaps[at] not in SIGNS["-"] else NOWHERE
        return at + way if test(page, token) else NOWHERE
    return move


def _named(rule_ids: frozenset[str], signs: frozenset[str] | None) -> Step:
    """A step to the right over a known name."""
    def move(page: Page, at: int) -> int:
        tokens = page.tokens
        if at >= len(tokens.words) or (signs is not None and not (
                tokens.gaps[at] in signs if signs else adjacent(page, at))):
            return NOWHERE
        end, entries = page.gazetteer.names.longest(tokens, at, len(tokens.words))
        return end if any(entry.rule_id in rule_ids for entry in entries) else NOWHERE
    return move


def _test(item: Item) -> Test:
    yes, also, no = _one_of(item.yes), _one_of(item.also), _one_of(item.no)
    if also is None and no is None:
        return yes or KINDS["ANY"]
    return lambda page, at: (yes is None or yes(page, at)) and (also is None or also(page, at)) and not (
        no is not None and no(page, at))


def _one_of(choice: Choice | None) -> Test | None:
    """Whether a word is one of these, in small letters where the lexicon has it so."""
    if choice is None:
        return None
    words, endings = _words(choice), choice.endings
    small = frozenset(word for word in words if word == word.lower())
    written = words - small
    tests = [KINDS[kind] for kind in choice.kinds if kind in KINDS] + [
        _is_named(*NAMES[kind]) for kind in choice.kinds if kind in NAMES]
    if not (written or endings or tests):
        return lambda page, at: page.low[at] in small
    if not (words or endings) and len(tests) == 1:
        return tests[0]
    return lambda page, at: page.low[at] in small or page.tokens.words[at] in written or (
        bool(endings) and page.low[at].endswith(endings)) or any(test(page, at) for test in tests)


def _words(choice: Choice) -> frozenset[str]:
    return frozenset(choice.words).union(*(shipped_cues()[kind] for kind in choice.classes))


def _needed(items: Sequence[Item]) -> frozenset[str]:
    """The words, in small letters, of which the nearest must be one."""
    item = next((item for item in items if not (item.yes and item.yes.kinds == ("GAP",)) and not _is_sign(item)), None)
    if item is None or not item.least or not item.yes or item.yes.endings or item.yes.kinds:
        return frozenset()
    return frozenset(map(str.lower, _words(item.yes)))


def _sign_needed(items: Sequence[Item]) -> frozenset[str]:
    """What must be between the name and the nearest word, none where it may be anything."""
    sign, word = items[:1], items[1:2]
    if not sign or not word or not _is_sign(sign[0]) or not sign[0].least or not word[0].least:
        return frozenset()
    edge = word[0].yes is None or {"EDGE", "START", "GAP"} & set(word[0].yes.kinds)     # which may be no word at all
    return frozenset() if edge else _written(sign[0])


class Question:
    """The patterns that answer a question: few are tried, by the words and signs left and right of the name."""

    def __init__(self, written: Iterable[str]):
        read = [compiled(pattern) for pattern in written]
        other = [one for one in read if not one.before and not one.after]
        self.before = _by_word((one.before, one.pattern) for one in read if one.before)
        self.after = _by_word((one.after, one.pattern) for one in read if one.after and not one.before)
        self.sign_before = _by_word((one.sign_before, one.pattern) for one in other if one.sign_before)
        self.sign_after = _by_word((one.sign_after, one.pattern) for one in other
                                   if one.sign_after and not one.sign_before)
        self.others = [one.pattern for one in other if not one.sign_before and not one.sign_after]
        self.by_words_alone = not other

    def holds(self, page: Page, first: int, last: int) -> bool:
        """Whether one of them does around the words [first, last)."""
        low, gaps, found = page.low, page.tokens.gaps, [self.others]
        if first:
            found += self.before.get(low[first - 1], NO_PATTERNS), self.sign_before.get(gaps[first], NO_PATTERNS)
        if last < len(low):
            found += self.after.get(low[last], NO_PATTERNS), self.sign_after.get(gaps[last], NO_PATTERNS)
        for patterns in found:
            for pattern in patterns:
                if pattern.holds(page, first, last):
                    return True
        return False


def _by_word(patterns: Iterable[tuple[frozenset[str], Pattern]]) -> dict[str, list[Pattern]]:
    found: dict[str, list[Pattern]] = {}
    for words, pattern in patterns:
        for word in words:
            found.setdefault(word, []).append(pattern)
    return found


class _Questions(dict[str, Question]):
    """By what is asked; the rules are read when anything is."""

    def __missing__(self, question: str) -> Question:
        asked = patterns_near("actors_near.toml", question)
        self.update((name, Question(patterns)) for name, patterns in asked.items())
        return self[question]


QUESTIONS = _Questions()


def near(question: str, page: Page, first: int, last: int) -> bool:
    """Whether what stands around the words [first, last) is as a rule of `actors_near.toml` has it."""
    asked, low = QUESTIONS[question], page.low
    if asked.by_words_alone and low[first - 1] not in asked.before and (
            last == len(low) or low[last] not in asked.after):
        return False    # so it is nearly always, which is told here without a call
    return asked.holds(page, first, last)
