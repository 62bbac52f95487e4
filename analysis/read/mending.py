"""Text as it was meant: words broken at the line end, ligatures, soft hyphens, running heads of printed pages."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from analysis.lexicons import read_table

FILE = "kept_hyphens.csv"
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
SOFT = "\u00ad"
BROKEN = re.compile(r"(?<!\w)(\w{1,40})[-‐]((?:[ \t]*\n){1,2}[ \t]*)([^\W\d_][\w'’-]*[^\s\w]?)([ \t]+(?=\S))?")
"""A word broken at a line end, what breaks it, and its rest, which the line above gets: the lines stay lines."""
SOFT_BREAK = re.compile(rf"{SOFT}([ \t]*\n[ \t]*)(\w[\w'’-]*[^\s\w]?)(?:[ \t]+(?=\S))?")
LAST = re.compile(r"(?<!\w)(\w{1,40})([-‐\u00ad])\Z")


@cache
def kept_hyphens() -> frozenset[str]:
    """First parts of words that are written with a hyphen, at the end of a line and within."""
    return frozenset(row["part"] for row in read_table(FILE, ["part", "source"]))


def is_broken(first: str, after: str, words: Collection[str] = ()) -> bool:
    """Whether `first-` at the end of a line and `after` below it are one word, and the hyphen only breaks it.

    The text itself tells where its `words` hold the word in one line, with or without the hyphen.
    """
    if not after[:1].islower() or not first[-1:].isalpha():
        return False
    first, rest = first.lower(), re.split(r"\W", after, maxsplit=1)[0].lower()
    if first + rest in words:
        return True
    return f"{first}-{rest}" not in words and first not in kept_hyphens()


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
    """A text without running heads, ligatures and soft hyphens, its words that are broken at a line end joined."""
    text = without_heads(text)
    if SOFT in text:
        text = SOFT_BREAK.sub(r"\2\1", text).replace(SOFT, "")
    if not text.isascii() and any(chr(sign) in text for sign in LIGATURES):
        text = text.translate(LIGATURES)
    if _a_line_ends_in_hyphen(text) and BROKEN.search(text):
        words = {word.lower() for form in (r"\w+", r"\w+-\w+") for word in re.findall(form, text)}
        text = BROKEN.sub(lambda found: _joined(found, words), text)
    return text


def _a_line_ends_in_hyphen(text: str) -> bool:
    """Whether a word may be broken: told much faster of the many texts that have none than by a pattern."""
    return any(line.rstrip(" \t").endswith(("-", "‐")) for line in text.split("\n")[:-1])


def _joined(found: re.Match[str], words: Collection[str]) -> str:
    first, gap, rest, blank = found.groups()
    word = f"{first}{'' if is_broken(first, rest, words) else '-'}{rest}"
    return word + (gap if gap.count("\n") == 1 else blank or "")       # over an empty line the paragraph goes on


HEAD_LINE = re.compile(r"(?:^|(?<=\f))[ \t]*[^\s][^\n\f]{0,119}(?=[\n\f]|\Z)", re.MULTILINE)
NUMBERED = re.compile(r"\bpage #|\bp\. ?#|(?<!\w)# ?(?:of|/|von|de) ?#\Z")
"""What tells a running head: its page number, the digits written as `#`."""
NUMBER_ALONE = re.compile(r"\W{0,3}(\d{1,4})\W{0,3}")
OF_A_PAGE = tuple(map(re.compile, (r" of (?<=\d of )\d", r" / (?<=\d / )\d", r"page (?<=\bpage )\d")))
"""In small letters. A pattern that begins with signs as they are is found fastest."""
ALONE = re.compile(r"\n\W{0,3}\d{1,4}\W{0,3}$", re.MULTILINE)
ENDS = tuple(".!?:…\"”’)»")
OFTEN = 3


def without_heads(text: str) -> str:
    """A text of printed pages without the lines that head or foot each page, a sentence that they divide joined.

    They are lines alike but for a page number that grows ("Harbour Review  Page 2 of 4"), lines that stand beside a
    form feed again and again, and page numbers alone on their line, one more each time.
    """
    if "\f" not in text and not _shows_pages(text):
        return text
    lines = [(found.start(), found.end(), found[0].strip()) for found in HEAD_LINE.finditer(text)]
    alike: dict[str, list[tuple[int, int, str]]] = {}
    for line in lines:
        alike.setdefault(" ".join(re.sub(r"\d+", "#", line[2].lower()).split()), []).append(line)
    heads = [line for key, found in alike.items() if _are_heads(key, found, text) for line in found]
    return _without(text, sorted((start, end) for start, end, _ in heads)) if heads else text


def _shows_pages(text: str) -> bool:
    """Whether a number of a page may stand somewhere."""
    small = text.lower()
    return any(pattern.search(small) for pattern in OF_A_PAGE) or ALONE.search(f"\n{text}") is not None


def _without(text: str, heads: Sequence[tuple[int, int]]) -> str:
    """The text without these lines; a sentence goes on where it was not at its end."""
    ends = [end for _, end in heads]
    starts = [start for start, _ in heads]
    between = (text[a:b].strip(" \t\n\f") for a, b in zip([0, *ends], [*starts, len(text)], strict=True))
    parts = [part for part in between if part]
    out = parts[:1]
    for before, after in pairwise(parts):
        found = LAST.search(before, max(0, len(before) - 60))
        if found and is_broken(found[1], after):
            out[-1] = out[-1][:-1]
        else:
            out.append(" " if not before.endswith(ENDS) and after[:1].islower() else "\n\n")
        out.append(after)
    return "".join(out)


def _are_heads(key: str, lines: Sequence[tuple[int, int, str]], text: str) -> bool:
    """Whether lines that are alike but for their numbers are running heads."""
    if NUMBER_ALONE.fullmatch(lines[0][2]):
        numbers = [int(alone[1]) for _, _, line in lines if (alone := NUMBER_ALONE.fullmatch(line))]
        return len(lines) >= OFTEN and all(after == before + 1 for before, after in pairwise(numbers))
    if NUMBERED.search(key) and len(lines) > 1:
        rows = [[int(number) for number in re.findall(r"\d+", line)] for _, _, line in lines]
        return any(all(a < b for a, b in pairwise(column)) for column in zip(*rows, strict=True))
    beside = sum("\f" in text[max(0, start - 3) : start] or "\f" in text[end : end + 3] for start, end, _ in lines)
    return len(lines) >= OFTEN and beside >= len(lines) - 1
