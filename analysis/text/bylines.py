"""Who wrote a text, where a line of its own names him: `By Ann Lee`."""

import re

HEAD = 500
"""Characters at the beginning of a text in which its byline stands."""
NAME = r"[A-Z][\w’'-]+(?: [A-Z]\.)?(?: (?:de|del|van|von|der|den|al|bin|la|le))*(?: [A-Z][\w’'-]+){1,2}"
NAMES = rf"{NAME}(?:(?:, | and ){NAME}){{0,3}}"
BYLINE = re.compile(rf"^[ \t]*(?:By|BY) (?P<who>{NAMES})[ \t]*(?:,[^\n]{{1,60}})?$", re.MULTILINE)
NOBODY = re.compile(r"\b(?:Agencies|Agency|Correspondents?|Desk|Editors?|News|Newsroom|Reporters?|Staff|Writers?)\b")
"""Words of a byline that name nobody: `By Our Own Correspondent`."""


def byline(text: str) -> str:
    """The names in the byline of a text, "" where none stands in a line of its own."""
    found = BYLINE.search(text[:HEAD])
    return "" if found is None or NOBODY.search(found["who"]) else found["who"]
