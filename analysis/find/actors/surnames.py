"""People whose surname is a head of places: Jákup Dam, Kim Park, Tom Bay."""

from analysis.find.actors.heads import Span
from analysis.find.actors.kinds import apposition
from analysis.find.actors.page import Page, Piece, adjacent, is_common, word_at


def person(page: Page, part: list[Piece], titled: int) -> list[Span]:
    """The person whom a stretch names that ends like a place, where title, office or speaking tell so."""
    words = page.tokens.words
    first, last = part[0].first, part[-1].last
    if last - first > 2 and words[last - 2] in page.given:
        first = last - 2
    like_place = words[last - 1] in page.cues["surname-like-place"]
    if last - first != 2 or not like_place or words[first - 1] in page.cues["royal"]:
        return []
    if any(entry.entity.kind != "person" for piece in part for entry in piece.entries if piece.first >= first):
        return []
    rule_id = "title-name" if titled else _rule(page, words[first], words[last - 1])
    return [Span(first, last, kind="person", rule_id=rule_id, titled=bool(titled))] if rule_id else []


def _rule(page: Page, given: str, name: str) -> str:
    """What shows anywhere in the document that `given name` is a person, or ""."""
    words, cues, found = page.tokens.words, page.gazetteer.cues, set()
    called, local = given in page.given, False
    for i in page.places[name]:
        if not i:
            continue
        before, speaks = words[i - 1], adjacent(page, i + 1) and word_at(page, i + 1) in cues["saying-verb"]
        if before in cues["courtesy"] or (before != given and speaks and not before[0].isupper() and before != "the"):
            found.add("title-name")
        if before != given:
            continue
        span, leading = Span(i - 1, i + 1), word_at(page, i - 2)
        if leading in page.gazetteer.role_nouns and page.tokens.gaps[i - 1] in (" ", ", "):
            found.add("title-name")
        if apposition(page, span):
            found.add("apposition")
        if (speaks or leading in cues["said"]) and not is_common(page, given):
            found.add("saying")
        local = local or leading in cues["in-place"]
    if called and not local:
        found.add("given-name")
    return min(found, default="")
