"""Names that hold the name of a place or country: Munich Re, Statistics Finland, East Kalimantan, Bristol Widgets."""

from collections.abc import Callable

from analysis.find.actors.page import Page, Piece, is_common, is_initial
from analysis.find.actors.patterns import near

LANDS = frozenset({"country-name", "place", "capital-place", "capital-acting"})
BODIES = frozenset({"organization", "alliance", "outlet"})


def with_lands(page: Page, sentence: int, part: list[Piece], is_title: Callable[[], bool]) -> list[Piece]:
    """The stretch with such names as one piece each, a `whole`; `is_title()` tells a line that is all capitalised."""
    if len(part) < 2 or not any(is_land(piece) or _is_body(piece) for piece in part):
        return part
    found: list[Piece] = []
    for piece in part:
        before = found[-1] if found else None
        if is_land(piece) and not is_title() and _is_team(page, found):
            found[-2:] = [Piece("whole", found[-2].first, piece.last)]
            continue
        if before and page.tokens.gaps[piece.first] == " " and _one_name(page, sentence, before, piece) and (
                not is_title()):
            found[-1] = Piece("whole", before.first, piece.last)
        else:
            found.append(piece)
    return found


def is_land(piece: Piece) -> bool:
    """Whether a piece is the name of a country or place and nothing else."""
    return piece.what == "known" and LANDS.issuperset(entry.rule_id for entry in piece.entries)


def _is_body(piece: Piece) -> bool:
    return piece.what == "known" and all(entry.entity.kind in BODIES for entry in piece.entries)


def _one_name(page: Page, sentence: int, before: Piece, piece: Piece) -> bool:
    words, cues = page.tokens.words, page.gazetteer.cues
    first, single = words[before.first], before.last - before.first == 1
    if is_land(piece):
        leads = before.what == "word" and single and first in cues["body-before-land"]
        return leads or _is_side(page, before, piece) or _is_branch(page, before) or _is_station(page, before, piece)
    if before.what == "whole" and piece.what == "word":
        return not any(words[piece.first] in cues[kind] for kind in (*HEADS, "generic"))   # Dubai Duty Free
    if piece.what != "word" or piece.last - piece.first > 1:
        return False
    if _is_body(before):
        return words[piece.first] in cues["company-part"]
    if _goes_on(page, piece):
        return False
    if not is_land(before) or first in page.given:
        return False
    return words[piece.first] in cues["body-after-land"] or _is_firm(page, sentence, before, piece)


def _goes_on(page: Page, piece: Piece) -> bool:
    """Whether a head follows that makes it another name: the Venice Film Festival, the Hollywood Walk of Fame."""
    return near("goes-on", page, piece.first, piece.last)


HEADS = ("event-head", "occasion-head", "organisation-head", "place-head")


def _is_side(page: Page, before: Piece, piece: Piece) -> bool:
    """`East Kalimantan`, `South Yorkshire`: a side and a place, which is no country."""
    side = before.last - before.first == 1 and page.tokens.words[before.first] in page.gazetteer.cues["side"]
    return side and all(entry.rule_id == "place" for entry in piece.entries)


def _is_team(page: Page, found: list[Piece]) -> bool:
    """Whether two ordinary words stand before a place, with capitals that say something: Red Star Belgrade."""
    return (len(found) > 1 and all(piece.what == "word" and piece.last == piece.first + 1
                                   and is_common(page, page.tokens.words[piece.first]) for piece in found[-2:])
            and page.tokens.gaps[found[-1].first] == " ")


def _is_branch(page: Page, before: Piece) -> bool:
    """`Transparency International Indonesia`, `UKIP Scotland`: a known body and a country or place."""
    long = before.last - before.first > 1 or page.tokens.words[before.first].isupper()
    return long and _is_body(before) and all(entry.entity.kind == "organization" for entry in before.entries)


def _is_station(page: Page, before: Piece, piece: Piece) -> bool:
    """`BBC Radio Leeds`, `BBC Scotland`, but `BBC Moscow correspondent`: a broadcaster and where it is heard."""
    outlet = before.what == "known" and all(entry.entity.kind == "outlet" for entry in before.entries)
    after = page.tokens.words[piece.last] if piece.last < len(page.tokens.words) else ""
    on_air = page.tokens.words[before.last - 1] in ("BBC", "Radio", "ITV", "RTÉ")
    return outlet and on_air and after not in page.gazetteer.role_nouns


def _is_firm(page: Page, sentence: int, before: Piece, piece: Piece) -> bool:
    """`Bristol Widgets`: a town and an ordinary word with a capital, where no sentence or adverbial ends between."""
    words = page.tokens.words
    word, after = words[piece.first], words[piece.last] if piece.last < len(words) else ""
    if not all(entry.rule_id == "place" for entry in before.entries) or word.isupper():
        return False
    if word.endswith(("al", "ic", "ian")) or any(word in page.gazetteer.cues[kind] for kind in (*HEADS, "generic")):
        return False
    led = before.first > sentence and words[before.first - 1]
    if is_initial(page, before.first, sentence):   # Lahore Qalandars open the season
        return word[-1] == "s" and not is_common(page, word) and after[:1].islower()
    if not led or not led[0].islower():
        return False
    if not is_common(page, word):
        return near("led-by-preposition", page, before.first, piece.last)
    return after not in page.gazetteer.cues["saying-verb"] or led not in page.gazetteer.cues["place-preposition"]
