"""What a page says about itself: its title, author, site and the day on which it was published."""

import json
import re
from collections.abc import Iterator
from itertools import islice

import htmldate
import lxml.html

from analysis.read.formats.page_blocks import is_apart
from analysis.read.formats.page_days import days_of, kind_of_day
from analysis.read.pieces import Metadata
from analysis.read.spelt_days import iso_day

META = {
    "article:published_time": "published", "og:article:published_time": "published", "datepublished": "published",
    "dc.date.issued": "published", "dcterms.issued": "published", "citation_publication_date": "published",
    "citation_date": "published", "govuk:first-published-at": "published", "dcterms.created": "published",
    "dc.date.created": "published", "publish-date": "published", "publishdate": "published",
    "published_date": "published", "published": "published", "publication_date": "published",
    "originalpublicationdate": "published", "article.published": "published", "article_date_original": "published",
    "parsely-pub-date": "published", "sailthru.date": "published", "cxenseparse:recs:publishtime": "published",
    "date": "published", "dc.date": "published", "dcterms.date": "published", "pdate": "published",
    "pubdate": "published", "author": "author", "article:author": "author", "og:site_name": "source",
    "og:title": "title",
}
JSON_DATE = re.compile(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.){0,100}")')
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
ADDRESS = re.compile(rf"/((?:19|20)\d\d)/(0?[1-9]|1[0-2]|{'|'.join(MONTHS)})/(0?[1-9]|[12]\d|3[01])/|"
                     r"/((?:19|20)\d\d)(-?)(0[1-9]|1[0-2])\5(0[1-9]|[12]\d|3[01])(?=[-_/.])", re.IGNORECASE)
NUMBERS = re.compile(r"(?:1[4-9]|20)\d\d(?:[-/.]?\d\d?(?:[-/.]?\d\d?)?)?(?:[T ].*)?")
"""A date that begins with its year."""
OF_PUBLICATION = re.compile("publish|pubdate", re.IGNORECASE)
NO_OTHER_DAY = re.compile(r"(\d{4})-01-01\Z")
MOST = 100
"""Headings and times of a page that are looked at."""
LATEST = "2099-12-31"
"""No use of today: the same page has the same date in any year."""


def described(page: lxml.html.HtmlElement) -> Metadata:
    """The fields that are known."""
    fields = dict(_meta(page))
    published = _json_date(page) or fields.get("published", "") or _in_address(page) or _time(page)
    if published := published or _shown(page):
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
        if META.get(named) == "published":
            content = content if NUMBERS.fullmatch(content) else iso_day(content)
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
    """The day in the page's own address (`/2019/11/18/`, `/2019/nov/18/`, `/20191118-`)."""
    addresses = [link.get("href") for link in page.iter("link") if link.get("rel") == "canonical"]
    addresses += [meta.get("content") for meta in page.iter("meta") if meta.get("property") == "og:url"]
    found = next(filter(None, (ADDRESS.search(address or "") for address in addresses)), None)
    if found is None:
        return ""
    if found[4]:
        return f"{found[4]}-{found[6]}-{found[7]}"
    month = int(found[2]) if found[2].isdigit() else MONTHS.index(found[2].lower()) + 1
    return f"{found[1]}-{month:02d}-{int(found[3]):02d}"


def _time(page: lxml.html.HtmlElement) -> str:
    """The first `<time>` of the article that is in no other story, box or comment and tells no change; one that is
    marked as that of the publication goes before."""
    times = [time for time in islice(page.iter("time"), MOST) if (time.get("datetime") or "").strip()]
    own = [time for time in times if not any(map(is_apart, time.iterancestors())) and not _is_of_a_change(time)]
    marked = [time for time in own if OF_PUBLICATION.search(" ".join((*time.keys(), *time.values())))]
    inside = [time for time in own if any(parent.tag in ("article", "main") for parent in time.iterancestors())]
    return " ".join((marked or inside or own or [None])[0].get("datetime").split()) if own else ""


def _is_of_a_change(time: lxml.html.HtmlElement) -> bool:
    named = f"{time.get('class') or ''} {time.get('itemprop') or ''}".lower()
    if re.search("updated|modified", named) and "publish" not in named:
        return True
    before, parent = time.getprevious(), time.getparent()
    if before is not None:
        said = (before.tail or "").strip() or (before.text_content() if isinstance(before.tag, str) else "")
    else:
        said = (parent.text if parent is not None else "") or ""
    return kind_of_day(said) in ("changed", "other")


def _shown(page: lxml.html.HtmlElement) -> str:
    """The day that stands beside the title, else the one that the shape of the page tells, where it is the only one
    that its short lines show; the first of January is mostly a year alone."""
    beside, shown = days_of(page)
    if beside or len(shown) != 1:
        return beside
    try:
        found = htmldate.find_date(page, original_date=True, extensive_search=False, max_date=LATEST)
    except Exception:       # whatever is wrong with a date, the page is read without it
        return ""
    return found if found in shown and not NO_OTHER_DAY.search(found) else ""


def _heading(page: lxml.html.HtmlElement) -> str:
    return next(filter(None, (_text(heading) for heading in islice(page.iter("h1"), MOST) if not any(
        map(is_apart, heading.iterancestors())))), "")


def _text(element: lxml.html.HtmlElement | None) -> str:
    return "" if element is None else " ".join(element.text_content().split())
