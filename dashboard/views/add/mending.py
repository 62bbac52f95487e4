"""The review as a table: what would be read, what the rules for all make of it, what was mended by hand."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath

import pandas as pd

from analysis import Preview

FIELDS = ("title", "date", "source")
"""What can be mended."""
NO_DATE = "none"
"""What `documents.csv` says where a date that was read is taken away."""
AS_READ, OF_FOLDER = "As read", "The name of its folder"
PARTS = {"D": r"(?P<day>\d\d)", "M": r"(?P<month>\d\d)", "Y": r"(?P<year>\d\d\d\d)", "S": r"(?P<short>\d\d)"}
PATTERNS = {"DDMMYYYY": "DMY", "MMDDYYYY": "MDY", "YYYYMMDD": "YMD", "DDMMYY": "DMS", "YYMMDD": "SMD"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d")
Mends = dict[str, dict[str, str]]


def day_in_name(doc_id: str, pattern: str) -> str:
    """The day that stands in the name of a document's file by a pattern (`DDMMYYYY`, signs between allowed), or ""."""
    parts = "[-_. ]?".join(PARTS[part] for part in PATTERNS[pattern])
    for found in re.finditer(rf"(?<!\d){parts}(?!\d)", PurePosixPath(doc_id.split("#")[0]).name):
        told = found.groupdict()
        year = int(told.get("year") or 2000 + int(told["short"]))
        try:
            return date(year, int(told["month"]), int(told["day"])).isoformat()
        except ValueError:
            continue
    return ""


def folder_of(doc_id: str) -> str:
    """The name of the folder or archive in which a document stands, or ""."""
    parent = PurePosixPath(doc_id.split("#")[0]).parent.name
    return re.sub(r"\.(zip|tar|tgz|gz)$", "", re.sub(r"\.gz$", "", parent))


def as_read(row: Preview) -> dict[str, str]:
    """The fields that can be mended as they were read, each a line; a date without the time of day that follows it."""
    told = {"title": row.title, "date": row.date[:10] if TIME.match(row.date) else row.date, "source": row.source}
    return {name: " ".join(value.split()) for name, value in told.items()}


def table_of(rows: Iterable[Preview], source: str, pattern: str,
             mended: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """A row per document that would be read; by the rules for all, then as it was mended.

    `source` is AS_READ, OF_FOLDER or the source of all; `pattern` is AS_READ or one of PATTERNS.
    """
    found = []
    for row in rows:
        if row.problem:
            continue
        told = as_read(row)
        if pattern in PATTERNS:
            told["date"] = day_in_name(row.doc_id, pattern) or told["date"]
        if source == OF_FOLDER:
            told["source"] = folder_of(row.doc_id) or told["source"]
        elif source and source != AS_READ:
            told["source"] = source
        told |= {key: value for key, value in mended.get(row.doc_id, {}).items()
                 if key in FIELDS and (value or key == "date")}
        found.append({"file": row.doc_id, **told, "first_line": row.first_line, "how": row.how})
    return pd.DataFrame(found, columns=["file", *FIELDS, "first_line", "how"])


def mends_of(rows: Iterable[Preview], table: pd.DataFrame) -> Mends:
    """What in the table is not as it was read: {document: {title, published, source}}."""
    known = {row.doc_id: row for row in rows if not row.problem}
    mends: Mends = {}
    for told in table.to_dict("records"):
        row = as_read(known[told["file"]])
        for name, field in zip(FIELDS, ("title", "published", "source"), strict=True):
            value = " ".join(str(told[name] or "").split())
            if not value and name == "date" and row[name]:
                value = NO_DATE     # the date that was read is wrong
            if value and value != row[name]:
                mends.setdefault(told["file"], {})[field] = value
    return mends


def wrong_dates(mends: Mends) -> list[str]:
    """The dates that were set and are none."""
    dates = {fields.get("published", NO_DATE) for fields in mends.values()} - {NO_DATE}
    return sorted(date for date in dates if not _is_date(date))


def _is_date(value: str) -> bool:
    if not DATE.fullmatch(value):
        return False
    try:
        return date.fromisoformat((value + "-01-01")[:10]).year >= 1450
    except ValueError:
        return False


def edited(table: pd.DataFrame, changes: Mapping[int, Mapping[str, str]]) -> Mends:
    """What was typed into the cells of a table: {document: {title, date, source}}."""
    return {table["file"].iloc[int(place)]: {key: value or "" for key, value in cells.items()}
            for place, cells in changes.items() if int(place) < len(table)}
