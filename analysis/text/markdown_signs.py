"""The signs of Markdown in a text: what is not shown where its words are read.

The text that is kept has them, so that no offset moves. Told are only signs that stand as Markdown has them: `**` on
both sides of words and not within one, a link with its address. "2*3*4", `snake_case` and a lone star are words.
"""

import re
from collections.abc import Iterator

SIGNS = tuple(re.compile(pattern, re.MULTILINE) for pattern in (
    r"^ {0,3}(?P<before>#{1,6} +)(?=\S)(?P<after>)",
    r"(?P<before>!?\[)(?=[^\[\]\n]*\]\()[^\[\]\n]+(?P<after>\]\((?:[^()\s]|\([^()\s]*\))*(?: \"[^\"\n]*\")?\))",
    r"(?<![\w*])(?P<before>\*\*\*?)(?=[^\s*])[^*\n]*(?:\*[^*\n]+\*[^*\n]*)*(?<=\S)(?P<after>(?P=before))(?![\w*])",
    r"(?<![\w*])(?P<before>\*)(?=[^\s*])[^*\n]*(?:\*\*[^*\n]+\*\*[^*\n]*)*(?<=[^\s])(?P<after>\*)(?![\w*])",
    r"(?<!\w)(?P<before>__?)(?=[^\W_])[^_\n]*(?<=[^\s_])(?P<after>(?P=before))(?!\w)",
    r"(?<!`)(?P<before>`)[^`\n]+(?P<after>`)(?!`)",
))
"""A heading, a link or picture, strong, emphasised, the same with underscores, code. Each ends at its line."""


def signs(text: str) -> list[tuple[int, int]]:
    """The places in `text` of what is a sign of Markdown and no word, in order, none touching another."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(_found(text)):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def without_signs(text: str) -> str:
    """The text as its words are read."""
    for start, end in reversed(signs(text)):
        text = text[:start] + text[end:]
    return text


def _found(text: str) -> Iterator[tuple[int, int]]:
    for pattern in SIGNS:
        for found in pattern.finditer(text):
            yield from (found.span(name) for name in ("before", "after") if found[name])
