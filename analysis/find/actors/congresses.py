"""Names that end in one that is known by itself: a World Fishing Congress, the Fiji Times."""

from analysis.find.actors.known_names import shipped_cues
from analysis.find.actors.lands import is_land
from analysis.find.actors.page import Page, Piece, is_initial
from analysis.find.actors.patterns import near


def with_longer(page: Page, sentence: int, stretch: list[Piece]) -> list[Piece]:
    """The stretch with a head at its end that is no body by itself: that of the `World Fishing Congress`.

    After a country or continent it may have a creed before it, a party's name, too: the `Nigeria Labour Congress`.
    """
    final, before = stretch[-1], stretch[-2] if len(stretch) > 1 else stretch[-1]
    words, heads = page.tokens.words, page.gazetteer.cues["organisation-head"]
    if _goes_on(page, final) or _is_paper(page, before, final):
        return [*stretch[:-1], _as_word(final)]
    alone = final.what == "known" and final.last - final.first == 1 and words[final.first] in heads
    if not alone or not all(entry.rule_id in ("seat", "organisation") for entry in final.entries):
        return stretch
    name = words[before.first]
    of_land = len(stretch) > 2 and (_is_national(stretch[-3]) or words[stretch[-3].first] == "World")
    if before.what != "word" and not (of_land and not _is_national(before)):
        return stretch
    plain = (name.lower() in page.cues["creed"] and not of_land) or is_initial(page, before.first, sentence) or (
        len(stretch) == 2 and name in page.gazetteer.cues["generic"])
    if plain:
        return stretch
    *others, last = stretch[:-1]
    last = _as_word(last)
    return [*others, last, _as_word(final)]


def _as_word(piece: Piece) -> Piece:
    return Piece("word", piece.first, piece.last)


def _is_national(piece: Piece) -> bool:
    """Whether a piece is a country or continent, or the adjective of one: Nigeria, American, European."""
    return piece.what == "known" and any(
        entry.rule_id in ("country-name", "country-demonym") or entry.entity.name in shipped_cues()["continent"]
        for entry in piece.entries)


def _is_paper(page: Page, before: Piece, final: Piece) -> bool:
    """`the Fiji Times`, `the Samoa Observer`: a paper of a land or town with the name of another one at its end."""
    return (before.what == final.what == "known" and final.last - final.first == 1
            and page.tokens.words[final.first] in page.gazetteer.cues["organisation-head"]
            and all(entry.rule_id == "outlet" for entry in final.entries) and is_land(before)
            and page.tokens.gaps[final.first] == " ")


def _goes_on(page: Page, final: Piece) -> bool:
    """`the Congress of Deputies`, `Congress of Trade Unions`: `of` and an ordinary word with a capital."""
    return final.what == "known" and near("congress-of", page, final.first, final.last)
