"""Text as it was meant: words broken at the line end, ligatures, soft hyphens, running heads of printed pages."""

import re
from functools import cache

from analysis.lexicons import read_table

FILE = "kept_hyphens.csv"
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
SOFT = "\u00ad"
BROKEN = re.compile(r"(?<!\w)(\w{1,40})[-‐](?:[ \t]*\n){1,2}[ \t]*(?=[^\W\d_])")
LAST = re.compile(r"(?<!\w)(\w{1,40})([-‐\u00ad])\Z")


@cache
def kept_hyphens() -> frozenset[str]:
    """First parts of words that are written with a hyphen, at the end of a line and within."""
    return frozenset(row["part"] for row in read_table(FILE, ["part", "source"]))


def is_broken(first: str, after: str, text: str = "") -> bool:
    """Whether `first-` at the end of a line and `after` below it are one word, and the hyphen only breaks it.

    The text itself tells where it holds the word in one line, with or without the hyphen.
    """
    if not after[:1].islower() or not first[-1:].isalpha() or (len(first) < 2 and not first.islower()):
        return False
    rest = re.match(r"\w+", after)[0]
    if re.search(rf"\b{re.escape(first)}{re.escape(rest)}\b", text, re.IGNORECASE):
        return True
    if re.search(rf"\b{re.escape(first)}[-‐]{re.escape(rest)}\b", text, re.IGNORECASE):
        return False
    return first.lower() not in kept_hyphens()


def joined(text: str, line: str) -> str:
    """`text` and the next line of its paragraph, a word that is broken between them joined."""
    if not text:
        return line
    found = LAST.search(text, max(0, len(text) - 60))
    if found is None:
        return f"{text} {line}"
    if found[2] == SOFT or is_broken(found[1], line):
        return text[: found.start(2)] + line
    return text + line


def mended(text: str) -> str:
    """A text without ligatures and soft hyphens, its words that end in a hyphen at the line end joined."""
    if SOFT in text:
        text = re.sub(rf"{SOFT}(?:[ \t]*\n[ \t]*(?=\w))?", "", text)
    text = text.translate(LIGATURES) if any(chr(sign) in text for sign in LIGATURES) else text
    if BROKEN.search(text):
        whole = text
        text = BROKEN.sub(lambda found: _joined(found, whole), text)
    return text


def _joined(found: re.Match[str], text: str) -> str:
    after = re.match(r"\w+", text[found.end() : found.end() + 60])
    if after is None:
        return found[0]
    return found[1] if is_broken(found[1], after[0], text) else f"{found[1]}-"
