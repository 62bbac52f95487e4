"""What the first lines of a plain text say about it: the headers of a message, a line that is only a time."""

import re
from email.utils import parseaddr, parsedate_to_datetime

from analysis.read.pieces import Metadata

HEADER = re.compile(r"([A-Z][\w-]{1,40}): *(.*)")
MOST_LINES = 40
TIME = re.compile(r"\[?(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?)?\]?")
SPELT = re.compile(r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?(\d{1,2}) ([A-Z][a-z]{2})[a-z]*,? (\d{4})"
                   r"(?:,? (?:at )?\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4}| ?[+-]\d{4})?)?")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def stamped(text: str) -> Metadata:
    """Author and day of sending of a message pasted as text, else the day of a first line that is only a time."""
    lines = text[:8000].lstrip().split("\n")[:MOST_LINES]
    headers: dict[str, str] = {}
    for line in lines:
        found = HEADER.match(line)
        if found is None and not line.startswith((" ", "\t")):
            break
        if found:
            headers.setdefault(found[1], found[2].strip())
    if "From" in headers and ("Date" in headers or "Sent" in headers) and len(headers) > 2:
        name, address = parseaddr(headers["From"])
        fields = {"author": name or address or headers["From"]}
        if day := _sent(headers.get("Date") or headers["Sent"]):
            fields |= {"published": day, "published_where": "the message's header"}
        return fields
    return _first_line(lines[0].strip()) if lines else {}


def _sent(value: str) -> str:
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _first_line(line: str) -> Metadata:
    if found := TIME.fullmatch(line):
        return {"published": found[1], "published_where": "the first line"}
    found = SPELT.fullmatch(line)
    if not found or found[2] not in MONTHS:
        return {}
    return {"published": f"{found[3]}-{MONTHS.index(found[2]) + 1:02d}-{int(found[1]):02d}",
            "published_where": "the first line"}
