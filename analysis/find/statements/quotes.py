"""Quotation marks: which stretches of a text are quoted, also over several paragraphs."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

# the first sign of each pattern stands first in it and what is asked of its neighbours behind it: so the texts between
# are passed over quickly; wire copy also opens with two single marks
MARK = re.compile("\"|“|”|„|«|»|‟|″|''|``|‘‘|’’")
# a single mark is also an apostrophe, so it needs a space before, and punctuation before its end or a comma after it;
# a quotation that goes on in the next paragraph has no end
SINGLE = re.compile(r"[‘'](?<![\w’'‘].)(?=[\w“\"])")
SINGLE_STOP = re.compile(r"[‘’'\n](?:(?<=[‘\n])|(?!\w))")
SINGLE_END = re.compile(r"(?<=[,.?!…])[’']|(?<=\w)’(?=,\s)")
UNENDED = re.compile(r"‘[A-Z]")
# tokenised copy has a space on the inner side of both marks
SPACED = re.compile(r"\"\s(?=\S)[^\"\n]*\s[,.?!…]\s\"(?=\s|\Z)")
INNER = re.compile(r",\s“\Z")
WORD = re.compile(r"\w[\w’'-]*")
STRAIGHT = ('"', "″", "''")
OPENING, CLOSING = ("“", "„", "«", "‟", "``", "‘‘", *STRAIGHT), ("”", "»", "’’", *STRAIGHT)


class Quote(NamedTuple):
    """One quotation with its marks, `text[start:end]`; it may run over several passages."""

    start: int
    end: int
    n_words: int


def find_quotes(text: str, passages: Iterable) -> tuple[Quote, ...]:
    """All quotations in the text passages, in order, none inside another."""
    return _found(text, tuple(passages))


@lru_cache(1)   # of one text the speakers are sought, then the genre
def _found(text: str, passages: tuple) -> tuple[Quote, ...]:
    found: list[Quote] = []
    running = -1
    texts = [passage for passage in passages if passage.kind != "boilerplate"]
    for passage, following in zip(texts, [*texts[1:], None], strict=False):
        for start, end in _spans(text, passage.start, passage.end, running):
            if end >= 0:
                found.append(_quote(text, start, end))
                running = -1
            elif following and text.startswith(OPENING, following.start):
                running = start
            else:
                running = -1
                if start <= passage.start + 1:
                    found.append(_quote(text, start, passage.end))
    return tuple(found)


def _quote(text, start, end):
    return Quote(start, end, len(WORD.findall(text, start, end)))


def _may_open(text, match, start, end):
    """Whether a straight mark has nothing but a space before it and a word after it, or a space in tokenised copy."""
    before = text[match.start() - 1] if match.start() > start else " "
    if match.group() == '"' and before.isspace() and SPACED.match(text, match.start(), end):
        return True
    return match.end() < end and not text[match.end()].isspace() and not before.isalnum()


def _reopens(text, match):
    """Whether a straight mark inside a quotation opens its next paragraph: `…. "And …`."""
    before, after = text[max(0, match.start() - 2):match.start()], text[match.end():match.end() + 1]
    return len(before) == 2 and before[1].isspace() and before[0] in ".?!,…" and after.isalnum()


def _singles(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(start, end) of the stretches between single marks."""
    openings = [match.start() for match in SINGLE.finditer(text, start, end)]
    stops = [match.start() for match in SINGLE_STOP.finditer(text, start, end)] if openings else []
    free, at = start, 0
    for opened in openings:
        if opened < free:
            continue
        while at < len(stops) and stops[at] <= opened:
            at += 1
        if at < len(stops):
            closes = bool(SINGLE_END.match(text, stops[at], end))
        else:
            closes = text[end - 1] in ".?!…" and end - opened > 2 and bool(UNENDED.match(text, opened, end))
        if closes:
            free = stops[at] + 1 if at < len(stops) else end
            yield opened, free


def _is_within(position: int, spans: list[tuple[int, int]]) -> bool:
    at = bisect_left(spans, (position, -1)) - 1
    return at >= 0 and position < spans[at][1]


def _is_inner(text, opened, match):
    return INNER.search(text, max(opened, match.end() - 3), match.end())


def _ends_once(closings, inner):
    """Whether only one mark closes after the inner one; `closings` are the places of closing marks, in order."""
    return len(closings) - bisect_left(closings, inner.start()) == 1


def _spans(text: str, start: int, end: int, running: int) -> Iterator[tuple[int, int]]:
    """(start, end) of the quotations in one passage; end is -1 for one that is still open at its end."""
    opened, opener = running, "“"
    marks = list(MARK.finditer(text, start, end))
    closings = [mark.start() for mark in marks if mark.group() == "”"]
    singles = list(_singles(text, start, end)) if running < 0 else []
    if singles and all(_is_within(mark.start(), singles) for mark in marks):
        yield from singles                  # British usage: double marks only inside single ones
        return
    for match in marks:
        mark = match.group()
        if opened < 0:
            if mark in OPENING and (mark not in STRAIGHT or _may_open(text, match, start, end)):
                opened, opener = match.start(), mark
        elif match.start() == start or (mark in STRAIGHT and _reopens(text, match)):
            continue                 # a paragraph of a running quotation opens anew
        elif mark == "“" == opener and _is_inner(text, opened, match) and _ends_once(closings, match):
            opened = match.start()              # `“Ann told me, “I would rather …”`: the outer one never ends
        elif mark in CLOSING or (mark == "“" and opener == "„"):
            yield opened, match.end()
            opened = -1
    if opened >= 0:
        yield opened, -1
