"""Words of convictions and other ordinary words, which name no body by themselves: Democratic, Catholic, Party."""

from analysis.find.actors.page import Page, is_common

PARTISAN = frozenset({"democratic", "democrats", "republican", "liberal", "conservative", "socialist", "communist",
                      "labour", "christian", "national", "islamic", "muslim", "federal", "provisional", "interim"})
CREEDS = PARTISAN | {"catholic", "hindu", "jewish", "orthodox", "protestant", "shia", "shiite", "sikh", "sunni"}


def is_ordinary(page: Page, word: str) -> bool:
    """Whether a word of an organisation's name says nothing about which one it is: Democratic, Party, Court."""
    return word.lower() in CREEDS or is_common(page, word) or word in page.gazetteer.cues["organisation-head"]
