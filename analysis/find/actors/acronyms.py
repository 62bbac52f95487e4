"""Acronyms that a document explains itself: `Center for X (CX)`, `CX (Center for X)`, `National Rally (RN)`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from analysis.find.actors.entities import Entity
from analysis.find.actors.heads import Span
from analysis.find.actors.known_names import shipped_cues
from analysis.find.actors.page import Page
from analysis.text.matcher import joined
from analysis.text.tokens import spelt

BODIES = ("organization", "alliance", "outlet")


def explained(page: Page, spans: list[Span], owner: dict[int, Entity]) -> dict[str, Entity]:
    """Acronym → whom it names in this document, and long form → whom the lexicon knows by the acronym.

    `owner` gives the entities of the unknown spans, by their id.
    """
    found: dict[str, Entity] = {}
    for before, span in pairwise(spans if "known" in page.seen else ()):
        entity = before.entity or owner.get(id(before))
        if entity and not span.entity and _is_called(page, before, span):
            found[text_of(page, span)] = entity
    for before, span in bracketed(page, spans):
        for short, full in ((span, before), (before, span)):
            entity = full.entity or owner.get(id(full))
            name, words = page.tokens.words[short.first], page.tokens.words[full.first:full.last]
            if short is span and entity and _is_defined(page, short, words) and entity.kind != "person":
                found[text_of(page, short)] = entity
                continue
            if short.last - short.first > 1 or not entity or entity.kind == "person":
                continue
            if not (initials_agree(name, words) or _other_order(name, words)
                    or (short is span and _is_open(short) and _foreign(page, short, full, entity))):
                continue
            if short.entity and not full.entity and _is_known_by(short.entity, words):
                found[text_of(page, full)] = short.entity
            else:
                found[name] = entity
    return found


OPENED = re.compile(r"\.?[ \n]*[\"”’']? ?\((?:herein)?(?:after )?(?:the )?[\"“'‘]*")
KNOWN_AS = re.compile(r"(?:, an? (?:[a-z-]+ ){1,4}|,? )(?:(?:also|better|commonly|widely|formerly) )?known "
                      r"(?:locally |simply )?as (?:the )?[“\"]?")


def _is_called(page: Page, before: Span, span: Span) -> bool:
    """`the Ghana Cocoa Board, known as Cocobod`, `the Velk Centre, a think tank known as CAVEL`"""
    gap = page.tokens.text[page.tokens.ends[before.last - 1]:page.tokens.starts[span.first]]
    return "known" in gap and KNOWN_AS.fullmatch(gap) is not None


def _is_defined(page: Page, short: Span, full: list[str]) -> bool:
    """`Tarsha Bank AG ("Tarsha")`, `Banca Velk (Velk)`: words of the long name alone in the brackets after it."""
    words, end = page.tokens.words[short.first:short.last], page.tokens.ends[short.last - 1]
    closed = page.tokens.text[end:end + 2].lstrip("\"”'’").startswith(")")
    return not short.entity and closed and len(words) < len(full) and set(words) < set(full)


def _is_open(short: Span) -> bool:
    """Whether an acronym may be another body's than the one the lexicon knows by it."""
    return not short.entity or short.entity.kind == "organization"


def bracketed(page: Page, spans: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Neighbours of which the second one opens a bracket right after the first."""
    text, starts, ends = page.tokens.text, page.tokens.starts, page.tokens.ends
    for before, span in pairwise(spans if "(" in text else ()):
        if OPENED.fullmatch(text, ends[before.last - 1], starts[span.first]):
            yield before, span


def _is_known_by(known: Entity, words: list[str]) -> bool:
    """Whether an acronym's bearer in the lexicon is the one of these words, and not another with their initials."""
    large = {word.lower() for word in words} - shipped_cues()["acronym-small"]
    name = set(known.name.lower().split()) - shipped_cues()["acronym-small"]
    return " " not in known.name or 3 * len(large & name) >= 2 * max(len(large), len(name))


def _foreign(page: Page, short: Span, full: Span, body: Entity) -> bool:
    """`Socialist Party (PS)`, `Ghana Gold Board (GoldBod)`: alone in brackets after a name of several words."""
    name, end = page.tokens.words[short.first], page.tokens.ends[short.first]
    capitals = sum(map(str.isupper, name))
    closed = page.tokens.text[end:end + 2].lstrip("\"”'’").startswith(")")
    return closed and capitals > 1 and len(name) < 9 and full.last - full.first > 1 and body.kind in BODIES


def _other_order(acronym: str, words: list[str]) -> bool:
    """`French Development Agency (AFD)`: the initials in the order of another language."""
    initials = sorted(word[0].upper() for word in words if word.lower() not in shipped_cues()["acronym-small"])
    return len(initials) > 2 and sorted(acronym) == initials


def abbreviated(name: str, groups: Iterable[tuple[Entity, Sequence[str]]], strict: bool = False) -> Entity | None:
    """The one entity among the unknown ones, given with the words of their names, whose initials `name` gives.

    If `strict` all of their initials.
    """
    if len(name) < 4 and sum(map(str.isupper, name)) < 2:
        return None
    long = [(entity, words) for entity, words in groups if entity.kind != "person"]
    for agree in (_agree_in_full if strict else initials_agree, _agree_in_part):
        fits = [entity for entity, words in long if agree(name, words)]
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def _agree_in_full(acronym: str, words: Sequence[str]) -> bool:
    return _spelt([c.lower() for c in acronym if c.isalnum()], words)


def _agree_in_part(acronym: str, words: Sequence[str]) -> bool:
    """`M&S` for Marks and Spencer Group plc, `ECB` for the England and Wales Cricket Board."""
    cues, letters = shipped_cues(), [c.lower() for c in acronym if c.isalnum()]
    large = [word for word in words if word.lower() not in cues["acronym-small"]]
    bare = [word for word in words if word.lower() not in cues["company-suffix"]]
    if len(letters) > 1 and acronym.isupper() and len(bare) < len(words) and _spelt(letters, bare):
        return True
    initials = [word[0].lower() for word in large]
    rest = iter(initials)
    return (len(letters) > 2 and acronym.isupper() and len(initials) == len(letters) + 1
            and (letters[0], letters[-1]) == (initials[0], initials[-1]) and all(c in rest for c in letters))


def text_of(page: Page, span: Span) -> str:
    """The text of a span on one line."""
    tokens = page.tokens
    if span.last - span.first == 1:
        return tokens.words[span.first]
    text = " ".join(spelt(tokens.text[tokens.starts[span.first]:tokens.ends[span.last - 1]]).split())
    family, _, given = text.partition(", ") if span.turned else (text, "", "")
    return f"{given} {family}".strip()


def initials_agree(acronym: str, words: Sequence[str]) -> bool:
    """Whether the capitals of `acronym` are the initials of `words`, small words left out if need be."""
    letters = [c.lower() for c in acronym if c.isalnum()]
    if len(letters) > 3 and acronym.istitle() and _spelt(letters, words):
        return True   # Icann, Ampas
    if len(letters) < 2 or not acronym[-1].isupper():
        return False
    large = [word[0].lower() for word in words if word.lower() not in shipped_cues()["acronym-small"]]
    return _spelt(letters, words) or (len(letters) > 2 and letters[:len(large)] == large)


def _spelt(letters: Sequence[str], words: Sequence[str]) -> bool:
    """Whether `letters` are the initials of all `words`, any of the small words left out: DfES."""
    at = 0
    for word in words:
        if at < len(letters) and word[0].lower() == letters[at]:
            at += 1
        elif word.lower() not in shipped_cues()["acronym-small"]:
            return False
    return at == len(letters)


def partial_acronyms(page: Page, unknown: Iterable[tuple[Entity, list[Span], str]], spans: list[Span]) -> None:
    """`NATO PA` after `NATO Parliamentary Assembly`: one name, its first word known by itself."""
    words = page.tokens.words
    full: dict[str, list[tuple[list[str], Entity]]] = defaultdict(list)
    for entity, group, _ in unknown:
        if group[0].last - group[0].first > 2:
            full[words[group[0].first]].append((words[group[0].first:group[0].last], entity))
    for before, span in pairwise(spans if full else ()):
        acronym = words[span.first]
        together = before.last == span.first and joined(page.tokens, span.first)
        if not together or not acronym.isupper() or span.last - span.first > 1:
            continue
        for name, entity in full.get(words[before.first], ()):
            head = words[before.first:before.last]
            if name[:len(head)] == head and initials_agree(acronym, name[len(head):]):
                before.entity, span.first = None, before.first
                span.entity, span.rule_id = entity, "part-acronym"


def borrowed(page: Page, spans: Iterable[Span]) -> set[str]:
    """Acronyms of known bodies that the document nowhere names otherwise: another body may go by them here."""
    names: dict[str, set[str]] = defaultdict(set)
    for span in spans:
        if span.entity and span.entity.kind == "organization":
            names[span.entity.key].add(text_of(page, span))
    return {name for same in names.values() if len(same) == 1 for name in same
            if " " not in name and name.isupper() and len(name) > 2}
