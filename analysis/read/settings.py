"""What a `reading.csv` beside the documents says about how they are read: the columns of tables, the order of dates."""

from collections.abc import Mapping
from typing import NamedTuple

from analysis.lexicons import SHOWN, csv_rows
from analysis.read.columns import FIELDS
from analysis.read.day_order import ORDERS
from analysis.read.documents import Skipped

FILE = "reading.csv"
COLUMNS = ("what", "value")
FIRST = "first in a date"
"""The line that says whether 03-02-2009 begins with its day or its month."""


class Settings(NamedTuple):
    """The columns by field ({"text": "body"}), which of day and month comes first, and what could not be used."""

    columns: Mapping[str, str]
    first: str | None
    problems: tuple[Skipped, ...] = ()


def settings_told(text: str | None) -> Settings:
    """The settings in the text of a `reading.csv`."""
    if text is None:
        return Settings({}, None, (Skipped(FILE, f"{FILE} is not a text file; save it as CSV in UTF-8"),))
    problems: list[str] = []
    rows = csv_rows(text, FILE, problems)
    _, header = next(rows, (1, []))
    if tuple(header) != COLUMNS:
        problems.append(f"{FILE}:1: its columns are {', '.join(header)[:SHOWN]}; they must be {', '.join(COLUMNS)}")
        rows = iter(())
    found: dict[str, str] = {}
    for line, cells in rows:
        what, value = [*cells, "", ""][:2]
        if what not in (*FIELDS, FIRST) or not value:
            problems.append(f"{FILE}:{line}: {what[:40]!r} is nothing that can be said here; write one of "
                            f"{', '.join((*FIELDS, FIRST))}, and its value")
        elif what == FIRST and value not in ORDERS:
            problems.append(f"{FILE}:{line}: {value[:40]!r} is no part of a date; write {' or '.join(ORDERS)}")
        else:
            found[what] = value
    first = found.pop(FIRST, None)
    return Settings(found, first, tuple(Skipped(FILE, problem) for problem in problems))


def settings_as_csv(columns: Mapping[str, str], first: str | None) -> bytes:
    """The text of a `reading.csv` that says so; b"" where there is nothing to say."""
    lines = [*columns.items(), *([(FIRST, first)] if first else [])]
    cells = ('"' + value.replace('"', '""') + '"' for _, value in lines)
    told = "".join(f"{what},{cell}\n" for (what, _), cell in zip(lines, cells, strict=True))
    return f"{','.join(COLUMNS)}\n{told}".encode() if told else b""
