"""An article that a page holds in several containers of one class, between which notices stand, put into the first.

What tells an article by its shape takes the largest container, and would leave the others out.
"""

from collections import defaultdict

import lxml.html

LEAST, LONG = 3, 80
"""Paragraphs that a container has as its own, and the characters of one."""
HEADS = frozenset(("h1", "h2", "time", "article"))
"""What the container of another article has before it: on a page of several posts each has its own title or day."""


def join_chunks(page: lxml.html.HtmlElement) -> None:
    """Put what later containers hold at the end of the first one."""
    alike: dict[tuple[str, str], list[lxml.html.HtmlElement]] = defaultdict(list)
    for element in page.iter("div", "section"):
        if (named := element.get("class")) and _n_paragraphs(element) >= LEAST:
            alike[element.tag, named].append(element)
    for first, *others in alike.values():
        for other in others:
            if _goes_on(first, other):
                first.extend(list(other))


def _n_paragraphs(element: lxml.html.HtmlElement) -> int:
    return sum(len(child.text_content()) >= LONG for child in element if child.tag == "p")


def _goes_on(first: lxml.html.HtmlElement, other: lxml.html.HtmlElement) -> bool:
    """Whether two containers stand in two boxes beside each other, and no other article begins in the second box."""
    box, beside = other.getparent(), first.getparent()
    if box is None or beside is None or box is beside or box.getparent() is not beside.getparent():
        return False
    inside = set(other.iter())
    return box.tag not in HEADS and not any(element.tag in HEADS and element not in inside for element in box.iter())
