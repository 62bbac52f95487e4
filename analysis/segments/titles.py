"""A document's title, where nothing but its text gives one."""

from analysis.segments.spans import Segments

LONGEST = 90
GLUED = 20
"""A first line that ends with a later line of at least so many characters has something glued to its front."""


def title_of(text: str, segments: Segments, fallback: str) -> str:
    """The first heading of the text's opening, else its first sentence cut at a word, else `fallback`."""
    opening = [(p.kind, text[p.start : p.end]) for p in segments.passages[:8] if p.kind != "boilerplate"]
    headings = [line.lstrip("# ") for kind, line in opening[:5] if kind == "heading"]
    if headings:
        clean = (line for line in headings[1:] if len(line) >= GLUED and headings[0].endswith(line))
        return next(clean, headings[0])
    first = next((s for s in segments.sentences if segments.passages[s.passage_id].kind == "text"), None)
    return shortened(text[first.start : first.end]) if first else fallback


def shortened(line: str, longest: int = LONGEST) -> str:
    """`line` on one line, cut at a word with "…" where it is longer than `longest` characters."""
    line = " ".join(line[: longest * 4].split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
