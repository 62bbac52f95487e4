"""Whether a capital stands for its government where it is named, or is a place."""

import re

from analysis.find.actors.entities import Entity
from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, adjacent, word_at

DATE_AFTER = re.compile(r",? (?:\d{4}-\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)")


def acts(page: Page, span: Span, capital: Entity) -> bool:
    """Whether a capital stands for its government here (else it is a place)."""
    cues, after = page.gazetteer.cues, word_at(page, span.last)
    before = word_at(page, span.first - 1) if adjacent(page, span.first) else ""
    noun = word_at(page, span.first - 2)
    given = (before == "from" and noun in cues["given"]) or (before == "to" and noun in cues["sent"])
    if given or before in cues["addressing"] or _office_in(page, span) or _alone(page, span):
        return True   # a loan from Beijing, a note to Dushanbe, warned Ljubljana
    if _possessive(page, span) and (noun := _owned(page, span)):
        return noun in cues["political-noun"]
    if (verb := _coordinated(page, span)) in cues["saying-verb"] or verb in cues["acting-verb"]:
        return True
    if before in cues["place-preposition"] or before in cues["visiting"] or _dateline(page, span):
        return False
    if before in ("to", "from", "for", "of") and motion_before(page, span.first - 1):
        return False
    if before in ("from", "capital") or after in cues["place-noun"]:
        return False
    if before == "of" and word_at(page, span.first - 2) in cues["of-place"]:
        return False
    if _followed_by_country(page, span):
        return False
    if _possessive(page, span) or after in cues["saying-verb"] or after in cues["acting-verb"]:
        return True
    if before in ("with", "between", "against", "by") or after in cues["office-noun"]:
        return True
    if (after in cues["venue-noun"] and adjacent(page, span.last)) or _in_a_name(page, span):
        return False
    return capital.key in page.gazetteer.metonyms


def _in_a_name(page: Page, span: Span) -> bool:
    """`Real Madrid`, `the Madrid bombing`, `London Irish`, `west London`, `a Paris-listed firm`: part of more."""
    words, cues = page.tokens.words, page.gazetteer.cues
    after, gap = (words[span.last], page.tokens.gaps[span.last]) if span.last < len(words) else ("", "")
    if after and gap in ("-", "‐", "‑"):
        return after[0].islower() and after not in cues["governed"]
    before = words[span.first - 1] if span.first and page.tokens.gaps[span.first] == " " else ""
    attribute = before in ("a", "another") and after.islower() and after not in cues["governed"]   # a Lisbon shop
    before = before.lower()
    led = attribute or before == "the" or before in cues["compass"] or before in cues["before-town"]
    bound = after == "to" and words[span.last + 1:span.last + 2] and words[span.last + 1][0].isupper()
    return led or (bool(after) and gap == " " and bool(after[0].isupper() or bound))   # London to Sydney


def _owned(page: Page, span: Span) -> str:
    """The first of three words after a possessive that tells the government from the city, or ""."""
    nouns = page.gazetteer.cues.either("political-noun", "civic-noun")
    return next((word for i in range(span.last + 1, span.last + 4) if (word := word_at(page, i)) in nouns), "")


def _coordinated(page: Page, span: Span) -> str:
    """What two capitals at the head of a sentence do: `Baku and Yerevan agreed`."""
    tokens, second = page.tokens, span.last + 1
    opens = span.first == 0 or tokens.gaps[span.first].rstrip(" ")[-1:] in (".", "!", "?", "\n")
    if not opens or word_at(page, span.last) != "and" or not adjacent(page, second):
        return ""
    end, entries = page.gazetteer.names.longest(tokens, second, len(tokens.words))
    capital = any(entry.rule_id.startswith(("capital", "country")) for entry in entries)
    return word_at(page, end) if capital and adjacent(page, end) else ""


def _alone(page: Page, span: Span) -> bool:
    """Whether the name is all that the line says."""
    text, start, end = page.tokens.text, page.tokens.starts[span.first], page.tokens.ends[span.last - 1]
    return not (text[:start].rpartition("\n")[2] + text[end:].partition("\n")[0]).strip(" .")


def _office_in(page: Page, span: Span) -> bool:
    """`the authorities in Seoul`: they are the government."""
    return (word_at(page, span.first - 1) in ("in", "of") and adjacent(page, span.first)
            and word_at(page, span.first - 2) in page.gazetteer.cues["office-noun"]
            and not _visitors(page, span.first - 3, span))


def _visitors(page: Page, i: int, span: Span) -> bool:
    """`Venezuelan officials in Doha`: those of another country than the capital's."""
    if i < 0 or not adjacent(page, i + 1):
        return False
    entries = page.gazetteer.names.longest(page.tokens, i, i + 1)[1]
    own = {entry.entity.country for entry in span.entries}
    return any(entry.rule_id == "country-demonym" and entry.entity.country not in own for entry in entries)


def motion_before(page: Page, i: int) -> bool:
    for k in range(i - 1, i - 4, -1):
        if not adjacent(page, k + 1):
            return False
        if word_at(page, k) in page.gazetteer.cues["motion"]:
            return True
    return False


def _possessive(page: Page, span: Span) -> bool:
    return word_at(page, span.last) == "s" and page.tokens.gaps[span.last] in ("'", "’")


def _followed_by_country(page: Page, span: Span) -> bool:
    """`Paris, France`, `Kabul in Afghanistan`."""
    tokens, i = page.tokens, span.last
    i += word_at(page, i) == "in" and adjacent(page, i)
    if i >= len(tokens.words) or tokens.gaps[i] != (", " if i == span.last else " "):
        return False
    entries = page.gazetteer.names.longest(tokens, i, len(tokens.words))[1]
    return any(entry.rule_id == "country-name" and entry.entity.country == other.entity.country
               for entry in entries for other in span.entries)


def _dateline(page: Page, span: Span) -> bool:
    """`SEOUL (Reuters) — `, `Moscow, Nov. 5 — ` at the start of a line."""
    text, start, end = page.tokens.text, page.tokens.starts[span.first], page.tokens.ends[span.last - 1]
    if start and text[start - 1] != "\n":
        return False
    following = text[end:end + 40].split("\n")[0]
    dashes = (" — ", " – ", " - ", "—", " -- ")
    return (following[:2] == " (" or DATE_AFTER.match(following) is not None
            or any(dash in following for dash in dashes))
