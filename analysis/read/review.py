"""What files would be read as, before anything is analysed: the rows of a table to look through and to mend."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from analysis.read.adding import told_beside
from analysis.read.contents import Reading
from analysis.read.documents import Document, printable_id
from analysis.read.opening import parts_of_pages

FIRST_LINE = 160


class Preview(NamedTuple):
    """One document that would be read, or (`problem`) what would not be, and why.

    `date` is as it was written down, "" where nothing but the text may tell it; `how` says as what it was read.
    """

    doc_id: str
    title: str
    date: str
    source: str
    first_line: str
    how: str
    problem: str


class Previewed(NamedTuple):
    """The documents and problems in the order of their paths, the names of the columns of the tables among the files,
    and the first date like 03/04/2021 that has two readings, "" where there is none."""

    rows: list[Preview]
    columns: tuple[str, ...] = ()
    open_date: str = ""


def preview(files: Iterable[tuple[str, bytes]], *, columns: Mapping[str, str] | None = None,
            first: str | None = None) -> Previewed:
    """What files given by (path, bytes) would be read as, with what a `documents.csv` and a `reading.csv` say."""
    files, beside = told_beside(files)
    known, problems = beside.known()
    settings = beside.settings()
    reading = Reading(False, columns, first)
    reading.settle(settings.columns, settings.first)
    reading.days.others = lambda: (raw[:4096].decode("latin-1") for _, raw in files)
    parts = set(parts_of_pages({path for path, _ in files}))
    rows = [_row(found) for path, raw in files if path not in parts
            for found in reading.content(raw, printable_id(path), known)]
    return Previewed(rows + [_row(problem) for problem in (*problems, *settings.problems)], *reading.met)


def _row(found) -> Preview:
    if not isinstance(found, Document):
        return Preview(found.path, "", "", "", "", "", found.reason)
    line = next(filter(None, (" ".join(line.split()) for line in found.text[:5000].split("\n"))), "")
    return Preview(found.doc_id, found.title, found.published or "", found.source, line[:FIRST_LINE], found.how, "")
