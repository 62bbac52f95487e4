"""What the neighbours of an unknown name say about its being a place: `in Zelvograd`, `flew to`, `the mayor of`."""

import re

from analysis.find.actors.capitals import DATE_AFTER, motion_before
from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, adjacent, word_at

PLACE, BODY = ("place", "place-cue"), ("organization", "capitalised")
DATELINE = re.compile(r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?(?: \([^()\n]{2,30}\))?(?: — | – | - | -- |—)")


def place_cues(page: Page, span: Span, before: str) -> list[tuple[str, str]]:
    """Votes for a place, or for a body where somebody is at work; `before` is the word before the span."""
    cues, beside = page.gazetteer.cues, adjacent(page, span.first)
    if beside and before == "at" and _works(page, word_at(page, span.first - 2)):
        return [BODY] * 3
    if beside and before == "in" and word_at(page, span.first - 2) in cues["held"]:
        return []   # shares in Nordavia
    if beside and before == "in" and _is_makers(page, span):
        return []
    if beside and (before in cues["place-preposition"] or before in cues["place-noun"]):
        return [PLACE] * 3
    if adjacent(page, span.last) and word_at(page, span.last) in cues["place-noun"]:
        return [PLACE] * 3
    if _before_country(page, span) or _listed(page, span) or _dateline(page, span):
        return [PLACE] * 3
    if beside and before == "of" and _is_local(page, word_at(page, span.first - 2)):
        return [PLACE] * 3
    if beside and before in ("to", "from") and motion_before(page, span.first - 1):
        return [PLACE] * 2
    if beside and before in ("from", "to") and _leads(page, span.first - 1):
        return [PLACE] * 3
    if beside and before in ("through", "via"):
        return [PLACE] * 2
    return [PLACE] if beside and before in cues["visiting"] else []


def _is_makers(page: Page, span: Span) -> bool:
    """`in Nino Tarshvili's new staging`, `in Tarshin's novel`: who made a work, where one or two words lead to it."""
    if word_at(page, span.last) != "s" or page.tokens.gaps[span.last] not in ("'", "’"):
        return False
    after = page.tokens.words[span.last + 1:span.last + 4]
    return any(word in page.cues["work"] or word in page.cues["made"] for word in after)




def _leads(page: Page, i: int) -> bool:
    """`the line from Nurduz to Jolfa`: whether word i, `from` or `to`, stands after what leads from place to place."""
    words = page.tokens.words
    start = next((k for k in range(i, max(i - 4, 0), -1) if words[k] == "from"), 0)
    return start > 0 and words[start - 1] in page.cues["way"] and all(word[0].isupper() for word in words[start + 1:i])




def credited(page: Page, span: Span) -> bool:
    """`OSLO, Oct 3 (Interpressa) - `: the agency in the brackets of a dateline."""
    text, start, end = page.tokens.text, page.tokens.starts[span.first], page.tokens.ends[span.last - 1]
    if not text.startswith(")", end) or CREDIT.match(text, end) is None:
        return False
    line = text[text.rfind("\n", 0, start) + 1:start]
    return len(line) < 50 and LED.fullmatch(line) is not None


CREDIT = re.compile(r"\) ?(?:—|–|--?) ")
LED = re.compile(r"[A-Z][^\W\d_]+[^.!?]*\(")


def _works(page: Page, word: str) -> bool:
    """`analysts at Bernstein`, `a career at JPMorgan`."""
    roles = page.gazetteer.role_nouns
    return word in page.gazetteer.cues["at-work"] or word in roles or word.removesuffix("s") in roles


def _is_local(page: Page, word: str) -> bool:
    """`the town of`, `villages of`, `the mayor of`."""
    nouns = page.gazetteer.cues["place-noun"]
    return word in page.cues["local-noun"] or word in nouns or word.removesuffix("s") in nouns


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


def _before_country(page: Page, span: Span) -> bool:
    """`Cibolo, Texas`: a place in a known place."""
    tokens, i = page.tokens, span.last
    if i >= len(tokens.words) or tokens.gaps[i] != ", ":
        return False
    entries = page.gazetteer.names.longest(tokens, i, len(tokens.words))[1]
    return any(e.rule_id in ("country-name", "place") and e.entity.kind in ("country", "place") for e in entries)
