"""What a page says about itself: its title, author, site and the day on which it was published."""

import json
import re
from collections.abc import Iterator
from itertools import islice

import htmldate
import lxml.html

from analysis.read.formats.page_blocks import is_apart
from analysis.read.pieces import Metadata

META = {
    "article:published_time": "published", "datepublished": "published", "dc.date.issued": "published",
    "dcterms.created": "published", "dc.date.created": "published", "publish-date": "published",
    "publishdate": "published", "publication_date": "published", "article.published": "published",
    "parsely-pub-date": "published", "sailthru.date": "published", "date": "published", "dc.date": "published",
    "pubdate": "published", "author": "author", "article:author": "author", "og:site_name": "source",
    "og:title": "title",
}
JSON_DATE = re.compile(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.){0,100}")')
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
ADDRESS = re.compile(rf"/((?:19|20)\d\d)/(0?[1-9]|1[0-2]|{'|'.join(MONTHS)})/(0?[1-9]|[12]\d|3[01])/", re.IGNORECASE)
NO_OTHER_DAY = re.compile(r"(\d{4})-01-01\Z")
MOST = 100
"""Headings and times of a page that are looked at."""
LATEST = "2099-12-31"
"""No use of today: the same page has the same date in any year."""


def described(page: lxml.html.HtmlElement) -> Metadata:
    """The fields that are known."""
    fields = dict(_meta(page))
    published = _json_date(page) or fields.get("published", "") or _in_address(page) or _time(page)
    if published := published or _by_shape(page):
        fields["published"] = published
    title, heading = _text(page.find(".//title")), _heading(page)
    if heading and fields.get("title", title).startswith(heading):
        fields["title"] = heading       # without the name of the site behind it
    fields.setdefault("title", title)
    if fields.get("author", "").startswith("http"):
        del fields["author"]
    return {key: value for key, value in fields.items() if value}


def _meta(page: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for meta in page.iter("meta"):
        named = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if named in META and content:
            seen.setdefault(named, content)
    for named in reversed(META):
        if named in seen:
            yield META[named], seen[named]


def _json_date(page: lxml.html.HtmlElement) -> str:
    for script in page.iter("script"):
        if "json" in (script.get("type") or "") and (found := JSON_DATE.search(script.text or "")):
            return _unquoted(found[1])
    return ""


def _unquoted(string: str) -> str:
    """The value of a JSON string; of one that is not quite JSON (`\\-`, a raw line break) without its backslashes."""
    try:
        return " ".join(json.loads(string, strict=False).split())
    except ValueError:
        return " ".join(string.strip('"').replace("\\", "").split())


def _in_address(page: lxml.html.HtmlElement) -> str:
    """The day in the page's own address (`/2019/11/18/`, `/2019/nov/18/`)."""
    addresses = [link.get("href") for link in page.iter("link") if link.get("rel") == "canonical"]
    addresses += [meta.get("content") for meta in page.iter("meta") if meta.get("property") == "og:url"]
    found = next(filter(None, (ADDRESS.search(address or "") for address in addresses)), None)
    if found is None:
        return ""
    month = int(found[2]) if found[2].isdigit() else MONTHS.index(found[2].lower()) + 1
    return f"{found[1]}-{month:02d}-{int(found[3]):02d}"


def _time(page: lxml.html.HtmlElement) -> str:
    """The first `<time>` of the article that is in no other story, box or comment."""
    times = [time for time in islice(page.iter("time"), MOST) if (time.get("datetime") or "").strip()]
    own = [time for time in times if not any(map(is_apart, time.iterancestors()))]
    inside = [time for time in own if any(parent.tag in ("article", "main") for parent in time.iterancestors())]
    return " ".join((inside or own or [None])[0].get("datetime").split()) if own else ""


def _by_shape(page: lxml.html.HtmlElement) -> str:
    """The day that a header line, an address or a byline gives; the first of January is mostly a year alone."""
    try:
        found = htmldate.find_date(page, original_date=True, extensive_search=False, max_date=LATEST)
    except Exception:       # whatever is wrong with a date, the page is read without it
        return ""
    return found if found and not NO_OTHER_DAY.search(found) and _is_shown(found, page) else ""


def _is_shown(day: str, page: lxml.html.HtmlElement) -> bool:
    """Whether a reader of the page sees that day; scripts speak of expiry dates, too."""
    year, _, number = day.split("-")
    body = page.find("body")
    shown = "\n".join(element.text or "" for element in (page if body is None else body).iter()
                      if element.tag not in ("script", "style"))
    day = rf"\b0?{int(number)}"
    return re.search(rf"\b{year}\b[^\n]{{0,20}}{day}\b|{day}[^\n]{{0,20}}\b{year}\b", shown) is not None


def _heading(page: lxml.html.HtmlElement) -> str:
    return next(filter(None, (_text(heading) for heading in islice(page.iter("h1"), MOST) if not any(
        map(is_apart, heading.iterancestors())))), "")


def _text(element: lxml.html.HtmlElement | None) -> str:
    return "" if element is None else " ".join(element.text_content().split())
