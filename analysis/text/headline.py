"""A document's title, where nothing but its text gives one."""

import re
from pathlib import PurePosixPath

from analysis.read.no_names import is_no_name
from analysis.text.markdown_signs import without_signs
from analysis.text.segments import Segments

LONGEST, WORD = 90, 4
EMPTY = frozenset(("article", "clean", "copy", "document", "download", "draft", "export", "file", "final", "item",
                   "note", "notes", "page", "paragraph", "part", "sample", "seed", "text", "untitled"))
"""Words in the name of a file that tell nothing of what it holds; other words have WORD letters at least."""
SUBJECT = re.compile(r"Subject: *(?:(?:Re|Fwd?|AW|WG): *)*", re.IGNORECASE)
"""What stands before the subject of a message."""
STAMP = re.compile(r"(?=.*\b\d{4}\b)(?=.*\d[:.]\d\d)\W{0,2}(?:[A-Z][a-z]{2,8},? )?[\d\W]+(?:[A-Z][a-z]{2,8}[\d\W]+)?"
                   r"(?:T[\d:.,]+)?(?:\+?\d*|Z|[A-Z]{2,4})\W{0,2}")
"""A line that is only a time is no title."""
PLACE_AND_DAY = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}, (?:[A-Z][a-z]+day,? )?"
                           r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2}),? \d{4}\.?")
"""A line that is only a place and a day is a dateline, no title."""
GLUED = 20
"""A first line that ends with a later line of at least so many characters has something glued to its front."""


def title_of(text: str, segments: Segments, doc_id: str) -> str:
    """The first heading of the text's opening, else the first sentence cut at a word.

    The name of the file (`doc_id` is its path in its folder) stands for a text without a sentence alone.
    """
    opening = [(p.kind, text[p.start : p.end]) for p in segments.passages[:8] if p.kind != "boilerplate"]
    headings = [SUBJECT.sub("", without_signs(line).lstrip("# ")) for number, (kind, line) in enumerate(opening[:5])
                if (kind == "heading" or (number == 0 and _asks_or_quotes(line))) and not _is_stamp(line)
                and not is_no_name("heading", without_signs(line).strip("# "))]
    if headings:
        clean = (line for line in headings[1:] if len(line) >= GLUED and headings[0].endswith(line))
        return next(clean, headings[0])
    first = next((s for s in segments.sentences if segments.passages[s.passage_id].kind == "text"), None)
    if first is None:
        return shortened(telling_name(doc_id)) or doc_id
    return shortened(without_signs(text[first.start : first.end]))


def _is_stamp(line: str) -> bool:
    return bool(STAMP.fullmatch(line) or PLACE_AND_DAY.fullmatch(line))


def _asks_or_quotes(line: str) -> bool:
    """Whether a first line is a title though it ends like a sentence: a question, or somebody's words."""
    return len(line) <= LONGEST and line.endswith(("?", "\"", "”", "’")) and not re.search(r"[.!?] ", line)


def telling_name(doc_id: str) -> str:
    """The name of the file with blanks for its signs, "" where it holds no word but one like `document`."""
    name = re.sub(r"[_\s]+", " ", PurePosixPath(doc_id).stem).strip()
    words = [word.lower() for word in re.findall(r"[^\W_]+", name)]
    return name if any(len(word) >= WORD and word.isalpha() and word not in EMPTY for word in words) else ""


def shortened(line: str, longest: int = LONGEST) -> str:
    """`line` on one line, cut at a word with "…" where it is longer than `longest` characters."""
    line = " ".join(line[: longest * 4].split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
