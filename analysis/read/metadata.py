"""What a `documents.csv` beside the documents and a file's own name say about them."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

from analysis.lexicons import SHOWN, csv_rows, read_table
from analysis.read.decoding import decode
from analysis.read.documents import Skipped
from analysis.read.opening import beside, head_of
from analysis.read.pieces import Metadata, Unreadable

FILE = "documents.csv"
FOLDER_FILES = (FILE, "actors.csv", "corrections.csv", "reading.csv")
"""Files beside the documents that steer the analysis; they are not documents themselves."""
NOTEBOOK = "notebook.md"
"""The analyst's notebook beside the documents, where it says at its top that it is one."""
NOTEBOOK_HEAD = re.compile(r"\ufeff?---[ \t]*\r?\n(?:.*\r?\n){0,20}?dossier:[ \t]*notebook[ \t]*\r?\n(?:.*\r?\n){0,20}?"
                           r"---[ \t]*(?:\r?\n|$)")
NO_DATE = "none"
"""What stands for `published` where the date that was read is wrong and the right one is not known."""
HEAD_BYTES = 2000
COLUMNS = ("path", "title", "source", "author", "published")
NAME_DATE = re.compile(r"(?<!\d)((?:1[6-9]|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
NAME_BEGINS = re.compile(r"((?:1[6-9]|20)\d\d)[-_.](0[1-9]|1[0-2])(?=[-_]\D)")


def is_notebook(file: Path) -> bool:
    """Whether a file is a notebook and no document."""
    try:
        return NOTEBOOK_HEAD.match(head_of(file, None, HEAD_BYTES).decode("utf-8", "replace")) is not None
    except Unreadable:
        return False


def read_documents_csv(folder: Path) -> tuple[Mapping[str, Metadata], list[Skipped]]:
    """{path: metadata} of the `documents.csv` in `folder`, and what in it could not be used."""
    try:
        raw = beside(folder, FILE)
    except Unreadable as error:
        return {}, [Skipped(FILE, str(error))]
    if raw is None:
        return {}, []
    # not Path.is_file: it raises for a name that is too long
    return documents_told(decode(raw), lambda place: os.path.isfile(folder / place))


def documents_told(text: str | None, is_there: Callable[[str], bool]) -> tuple[Mapping[str, Metadata], list[Skipped]]:
    """{path: metadata} of the text of a `documents.csv`, and what in it could not be used."""
    if text is None:
        return {}, [Skipped(FILE, f"{FILE} is not a text file; save it as CSV in UTF-8")]
    problems: list[str] = []
    rows = csv_rows(text, FILE, problems)
    _, header = next(rows, (1, []))
    wrong = [name for name in header if name not in COLUMNS]
    if "path" not in header or wrong:
        named = f"unknown column {wrong[0][:SHOWN]!r}" if wrong else "no column 'path'"
        problems.append(f"{FILE}:1: {named}; the columns are {', '.join(COLUMNS)}")
        return {}, [Skipped(FILE, problem) for problem in problems]
    known: dict[str, Metadata] = {}
    for line, cells in rows:
        row = dict(zip(header, cells, strict=False))
        if problem := _problem(row, len(cells) - len(header), known, is_there):
            problems.append(f"{FILE}:{line}: {problem}")
            continue
        values = {key: row[key] for key in COLUMNS[1:] if row.get(key)}
        known[row["path"]] = values | {"published_where": f"{FILE}:{line}"} if "published" in values else values
    return known, [Skipped(FILE, problem) for problem in problems]


def _problem(row: Metadata, n_more: int, known: Mapping[str, Metadata], is_there: Callable[[str], bool]) -> str:
    """Why a line is not used, or ""."""
    path = row["path"] if len(row["path"]) <= SHOWN else f"{row['path'][:SHOWN]}…"
    if n_more > 0:
        return f"{n_more} more cells than columns; put a cell that holds a comma into \"double quotes\""
    if row["path"] in known:
        return f"{path!r} stands there twice; the first line counts"
    if not any(map(is_there, _places(row["path"]))):
        return f"there is no file {path!r}; write its path inside the folder"
    return ""


def _places(path: str) -> Iterator[str]:
    """The file of a document, which may lie inside it: `report.txt`, `box.zip/report.txt`, `table.csv#12`."""
    yield path
    yield path.split("#")[0]
    yield from (str(parent) for parent in list(PurePosixPath(path).parents)[:-1])


def date_in_name(name: str) -> Metadata:
    """The date in a file's name as metadata: a full one anywhere ("report-2018-03-05.txt", "20180305.txt",
    "5 March 2018.txt"), a month where the name begins with it and goes on behind a sign ("2018-03_report.txt").

    A year alone is as often what the text is about ("2008-crisis.txt", "2050-targets.txt"), and so are two years
    that follow each other ("2008-09_season.txt"): they date nothing.
    """
    if found := NAME_DATE.search(name):
        return {"published": f"{found[1]}-{found[3]}-{found[4]}", "published_where": "file name"}
    if found := _spelt_in_name().search(name):
        month = _months()[(found["m1"] or found["m2"]).lower()]
        return {"published": f"{found['y1'] or found['y2']}-{month:02d}-{int(found['d1'] or found['d2']):02d}",
                "published_where": "file name"}
    found = NAME_BEGINS.match(name)
    if not found or (int(found[1]) + 1) % 100 == int(found[2]):
        return {}
    return {"published": f"{found[1]}-{found[2]}", "published_where": "file name"}


@lru_cache(1)
def _months() -> dict[str, int]:
    """{name of a month, also cut short: its number}."""
    rows = read_table("timeline_words.csv", ("kind", "word", "value", "source"))
    return {row["word"].rstrip("."): int(row["value"]) for row in rows if row["kind"] == "month"}


@lru_cache(1)
def _spelt_in_name() -> re.Pattern:
    month = "|".join(sorted(_months(), key=lambda name: (-len(name), name)))
    sign, day, year = r"[-_. ,]{1,2}", r"0?[1-9]|[12]\d|3[01]", r"(?:1[6-9]|20)\d\d"
    return re.compile(rf"(?<![^\W_])(?:(?P<d1>{day})(?:st|nd|rd|th)?{sign}(?P<m1>{month}){sign}(?P<y1>{year})|"
                      rf"(?P<m2>{month}){sign}(?P<d2>{day})(?:st|nd|rd|th)?{sign}(?P<y2>{year}))(?![^\W_])",
                      re.IGNORECASE)
