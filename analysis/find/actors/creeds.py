"""Words of convictions and other ordinary words, which name no body by themselves: Democratic, Catholic, Party."""

from analysis.find.actors.page import Page, is_common


def is_ordinary(page: Page, word: str) -> bool:
    """Whether a word of an organisation's name says nothing about which one it is: Democratic, Party, Court."""
    return word.lower() in page.cues["creed"] or is_common(page, word) or word in page.cues["organisation-head"]
