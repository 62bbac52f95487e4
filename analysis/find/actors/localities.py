"""What the neighbours of an unknown name say about its being a place: `in Zelvograd`, `flew to`, `the mayor of`."""

import re

from analysis.find.actors.capitals import DATE_AFTER
from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, word_at
from analysis.find.actors.patterns import near

PLACE, BODY = ("place", "place-cue"), ("organization", "capitalised")
DATELINE = re.compile(r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?(?: \([^()\n]{2,30}\))?(?: — | – | - | -- |—)")


def place_cues(page: Page, span: Span) -> list[tuple[str, str]]:
    """Votes for a place, or for a body where somebody is at work."""
    around = page, span.first, span.last
    if near("at-work", *around):
        return [BODY] * 3
    if near("no-place", *around):
        return []
    if near("place", *around) or _listed(page, span) or _dateline(page, span):
        return [PLACE] * 3
    if near("likely-place", *around):
        return [PLACE] * 2
    if near("leads", *around):
        return [PLACE] * 3
    return [PLACE] * (2 * near("through", *around) or near("visited", *around))


def credited(page: Page, span: Span) -> bool:
    """`OSLO, Oct 3 (Interpressa) - `: the agency in the brackets of a dateline."""
    text, start, end = page.tokens.text, page.tokens.starts[span.first], page.tokens.ends[span.last - 1]
    if not text.startswith(")", end) or CREDIT.match(text, end) is None:
        return False
    line = text[text.rfind("\n", 0, start) + 1:start]
    return len(line) < 50 and LED.fullmatch(line) is not None


CREDIT = re.compile(r"\) ?(?:—|–|--?) ")
LED = re.compile(r"[A-Z][^\W\d_]+[^.!?]*\(")


def _listed(page: Page, span: Span) -> bool:
    """`in Kano and Katsina`, `in Aleppo, Homs and Daraya`: the last of several places."""
    words, cues, i = page.tokens.words, page.gazetteer.cues, span.first - 1
    if word_at(page, i) != "and" or word_at(page, span.last) in cues["saying-verb"]:
        return False
    for k in range(i - 1, max(i - 8, 0), -1):
        if words[k].lower() in cues["place-preposition"]:
            return k < i - 1
        if not words[k][0].isupper() or page.tokens.gaps[k + 1] not in (" ", ", ", "-"):
            return False
    return False


def _dateline(page: Page, span: Span) -> bool:
    """`Belém – `, `Lviv, Nov. 5 — `, `BELÉM, Amazon State (AFP) — ` at the start of a line."""
    text, start, end = page.tokens.text, page.tokens.starts[span.first], page.tokens.ends[span.last - 1]
    if start and text[start - 1] != "\n":
        return False
    return DATELINE.match(text, end) is not None or DATE_AFTER.match(text, end) is not None
