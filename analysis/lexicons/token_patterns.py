"""How a pattern over the tokens of a sentence is written in a rule file: `{adverb}* ^ *ing`, `<citing> SOURCE`.

Items stand between spaces, `^` where the place is that is asked about. An item is one token: a word, `{class}` for the
words of a class of `statement_words.csv` (for actors of `cues.csv`), `*ing` for an ending, one of the `KINDS`, or
several of them between `|`; behind `&` stands what it must be as well, behind `~` what it must not be, and `~even`
alone is anything else, the edge of the sentence too. Behind an item `?` stands for once or never, `+` for once or
more, `*` for any number, `*5` for five at most. `<` and `>` in place of `^` stand around what is taken of what
matches: in the wording of a statement around its cue, where one of the `SLOTS` stands for a phrase, behind `:` what
its first token is.

For actors `^` is the name that is asked about, or `<the words that it has>`, and only spaces stand between two items:
a sign that may be there is an item, as in `^ , whose`, `^ 's {held-by}`; a word with a capital is meant as written.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from analysis.lexicons import schema

KINDS = {
    "ANY": "any token", "CAPITAL": "a word with a capital", "CLAIM": "a noun of saying",
    "CUE": "a form of a verb of saying", "EDGE": "no token", "END": "nothing but signs from here on",
    "FIGURE": "a token that begins with a digit", "LETTERS": "nothing but letters",
    "LITTLE": "a little word that is no name", "NAME": "a word with a capital and no little one", "NUMBER": "digits",
    "QUOTE": "a quotation", "WORD": "no sign",
}
"""What a token may be beside a word."""
SLOTS = {
    "CONTENT": "what is said", "OWNER": "whose it is", "REPORTER": "who tells that somebody says it",
    "SAID": "what was said before in the sentence",
    "SOURCE": "who says it", "SOURCE_TO_END": "who says it, to the end of the sentence",
}
"""What fills more than one token of a wording."""
ACTOR_KINDS = {
    "ANY": "any word", "CAPITAL": "a word with a capital", "CITY": "the name of a capital, or of a country",
    "COMMON": "an ordinary word of English", "DEMONYM": "the adjective of a country",
    "EDGE": "a sign that is no hyphen, or the end of the text", "FIGURE": "a word that begins with a digit",
    "GAP": "any signs between two words", "GIVEN": "a given name", "LAND": "the name of a country or place",
    "ROLE": "an office in small letters", "ROLES": "such an office, one or several",
    "SMALL": "a word in small letters", "START": "where a sentence begins",
}
"""What a word beside the name of an actor may be."""


class Dialect(NamedTuple):
    """What the patterns of a rule file may speak of."""

    table: str                      # the vocabulary whose classes may stand in braces
    column: str                     # its column of classes
    kinds: Mapping[str, str]
    slots: Mapping[str, str]
    written: bool                   # whether a word may have a capital


STATEMENTS = Dialect("statement_words.csv", "class", KINDS, SLOTS, written=False)
ACTORS = Dialect("cues.csv", "kind", ACTOR_KINDS, {}, written=True)
PLACES = frozenset("^<>")
REPEATED = re.compile(r"(.+?)(\?|\+|\*\d*)?")
MANY = 99


class Choice(NamedTuple):
    """What one token may be: words, classes of words, endings, kinds."""

    words: tuple[str, ...]
    classes: tuple[str, ...]
    endings: tuple[str, ...]
    kinds: tuple[str, ...]


class Item(NamedTuple):
    """One item: a place, a slot, or a token that is one of `yes` and of `also` (None: anything) and none of `no`."""

    place: str = ""
    slot: str = ""
    yes: Choice | None = None
    also: Choice | None = None
    no: Choice | None = None
    least: int = 1
    most: int = 1


def parse(pattern: str, dialect: Dialect = STATEMENTS) -> list[Item]:
    """The items of a pattern; raises ValueError with what is allowed."""
    parts = re.sub(r"([<^>])", r" \1 ", pattern).split()
    places = "".join(part for part in parts if part in PLACES)
    if places not in {"^", "<>"}:
        raise ValueError(f"{pattern!r} needs one ^ where the place is, or <> around the cue")
    items = [_item(part, dialect) for part in parts]
    if len(items) == len(places):
        raise ValueError(f"{pattern!r} has no item")
    return items


def _item(part: str, dialect: Dialect) -> Item:
    if part in PLACES:
        return Item(part)
    name, _, first = part.partition(":")
    if name in dialect.slots:
        return Item("", name, *_tests(first, dialect))
    found = REPEATED.fullmatch(part)
    written, times = (found[1], found[2] or "") if found else (part, "")
    most = 1 if times in {"", "?"} else int(times[1:] or MANY)
    return Item("", "", *_tests(written, dialect), int(times in {"", "+"}), most)


def _tests(written: str, dialect: Dialect) -> tuple[Choice | None, Choice | None, Choice | None]:
    needed, tilde, no = written.partition("~")
    yes, both, also = needed.partition("&")
    if (tilde and not no) or (both and not (yes and also)):
        raise ValueError(f"{written!r} lacks something beside {'~' if tilde else '&'}")
    return _choice(yes, dialect), _choice(also, dialect), _choice(no, dialect)


def _choice(written: str, dialect: Dialect) -> Choice | None:
    if not written:
        return None
    allowed = schema.TABLES[dialect.table].columns[dialect.column].allowed
    words, classes, endings, kinds = [], [], [], []
    for part in written.split("|"):
        if part.startswith("{") and part.endswith("}"):
            classes.append(_known(part[1:-1], allowed, "class"))
        elif part.startswith("*") and part[1:].islower():
            endings.append(part[1:])
        elif part[:1].isupper() and not (dialect.written and part[1:].islower()):
            if part not in dialect.kinds:
                _known(part, frozenset((*dialect.kinds, *dialect.slots)) - {part}, "kind or slot")
            kinds.append(part)
        elif re.fullmatch(r"[^\s{}*+?~&]+|&", part):
            words.append(part)
        else:
            raise ValueError(f"{part!r} is no word, {{class}}, *ending or kind")
    return Choice(tuple(words), tuple(classes), tuple(endings), tuple(kinds))


def _known(name: str, allowed: frozenset[str], what: str) -> str:
    if name not in allowed:
        raise ValueError(f"{name!r} is no {what}; use one of {', '.join(sorted(allowed))}")
    return name
