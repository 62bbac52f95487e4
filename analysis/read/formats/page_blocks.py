"""The blocks of text of a page: without menus, notices, comments and what is hidden, a row of a table a line."""

import re
from collections.abc import Iterator
from functools import cache

import lxml.html

from analysis.lexicons import read_table

FILE = "page_parts.csv"
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead title "
    "tr ul".split()
)
UNREAD = frozenset("script style noscript template svg head iframe object select button textarea input canvas video "
                   "audio math map option datalist dialog".split())
FURNITURE = frozenset("nav footer aside form menu".split())
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
NAMES = re.compile(r"[a-z]+(?:-[a-z]+)*")
BREAK = "\v"
ENDS = tuple(".!?:;…\"”’)]»")
SHARE = 0.4
"""What a part holds of the running text of its page, from which on it is the article whatever it is called."""
WIDEST = 300
"""Characters of a cell; a table with a longer one arranges a page."""


@cache
def part_names() -> frozenset[str]:
    """Names of classes and ids by which the parts of a page that are no article are called."""
    return frozenset(row["name"] for row in read_table(FILE, ["name", "source"]))


def blocks_of(page: lxml.html.HtmlElement) -> list[str]:
    """The blocks in reading order; where all of a page is called furniture or hidden, all but its scripts."""
    body = page.find("body")
    body = page if body is None else body
    lengths = _lengths(body)
    return (_blocks(body, lengths, lengths[body]) or _blocks(body, lengths, 0))


def is_apart(element: lxml.html.HtmlElement) -> bool:
    """Whether an element is called or marked as something that is no article, or is hidden."""
    if element.tag in FURNITURE or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if HIDDEN.search(element.get("style") or ""):
        return True
    if element.get("role") in ("navigation", "complementary", "banner", "dialog", "alertdialog", "search"):
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}".lower().replace("_", "-")
    return bool(named.strip()) and any(name in part_names() or name.split("-")[0] in STEMS or name.endswith("-comments")
                                       for name in NAMES.findall(named))


STEMS = frozenset(("comments", "comment", "cookie", "cookies", "newsletter", "share", "social", "related", "paywall",
                   "disqus", "sidebar", "promo", "breadcrumb", "breadcrumbs", "advert"))


def _lengths(body: lxml.html.HtmlElement) -> dict[lxml.html.HtmlElement, int]:
    """Characters of running text (paragraphs and what stands bare in a block) in each element."""
    lengths: dict[lxml.html.HtmlElement, int] = {}
    for element in body.iter():
        lengths[element] = 0
    for element in reversed(list(lengths)):
        own = 0
        if isinstance(element.tag, str) and element.tag not in UNREAD and element.tag != "a":
            own = len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)
        lengths[element] += own
        parent = element.getparent()
        if parent is not None and parent in lengths:
            lengths[parent] += lengths[element]
    return lengths


def _blocks(body: lxml.html.HtmlElement, lengths: dict, whole: int) -> list[str]:
    """The blocks without the parts that are apart and hold less than a share of the `whole` (0: with all parts)."""
    pieces: list[str] = []
    waiting: list[lxml.html.HtmlElement | str] = [body]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        waiting.append(re.sub(r"\s+", " ", item.tail or "") if item is not body else "")
        if not isinstance(item.tag, str) or item.tag in UNREAD:
            continue
        if whole and item is not body and is_apart(item) and lengths[item] < SHARE * whole:
            waiting.append("\n" if item.tag in BLOCKS else "")
            continue
        if item.tag == "br":
            pieces.append(BREAK)
        elif item.tag == "tr" and (row := _row(item)) is not None:
            pieces.append(f"\n{row}\n")
        else:
            _open(item, pieces, waiting)
    return list(_paragraphs("".join(pieces)))


def _open(item: lxml.html.HtmlElement, pieces: list[str], waiting: list) -> None:
    if item.tag in BLOCKS:
        pieces.append("\n- " if item.tag == "li" else "\n")
        waiting.append("\n")
    waiting.extend(reversed(item))
    waiting.append((item.text or "") if item.tag == "pre" else re.sub(r"\s+", " ", item.text or ""))


def _row(row: lxml.html.HtmlElement) -> str | None:
    """A row of a table on one line; None where it arranges the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    texts = [" ".join(cell.text_content().split()) for cell in cells]
    if len(cells) < 2 or max(map(len, texts)) > WIDEST or row.find(".//table") is not None:
        return None
    return " | ".join(texts) if any(texts) else ""


def _paragraphs(text: str) -> Iterator[str]:
    for block in text.split("\n"):
        lines = [line.strip() for line in re.split(f"(?:{BREAK} *){{2,}}", block)]
        for line in lines:
            yield from (part for part in _joined(line.split(BREAK)) if part not in ("", "-"))


def _joined(lines: list[str]) -> Iterator[str]:
    """Lines of a block that breaks divide: one sentence goes on behind them; a list of lines stays a list."""
    lines = [line.strip() for line in lines if line.strip()]
    if not any(line.endswith(ENDS) or line[:1].islower() for line in lines):
        yield from lines
        return
    whole = ""
    for line in lines:
        if whole.endswith(ENDS) and not line[:1].islower():
            yield whole
            whole = line
        else:
            whole = f"{whole} {line}".strip()
    if whole:
        yield whole
