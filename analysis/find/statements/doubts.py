"""Who says that there is no evidence of something doubts it."""

import re
from itertools import islice, pairwise

from analysis.find.statements.cues import word_class

REACH = 8
"""Words from the beginning of what is said in which the evidence has to be missing."""
WORD = re.compile(r"[\w’']+")


def kind_said(kind: str, words: str) -> str:
    """The kind of a statement by its cue, and of an assertion by how it opens: `there is no evidence of …`."""
    if kind != "asserts":
        return kind
    opening = [word.group().lower() for word in islice(WORD.finditer(words), REACH)]
    missing = any(word == "no" and after in word_class("evidence") for word, after in pairwise(opening))
    return "doubts" if missing else kind
