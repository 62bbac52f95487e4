"""What a `documents.csv` beside the documents and a file's own name say about them."""

import csv
import re
import time
from collections.abc import Mapping
from pathlib import Path

from analysis.reading.decoding import decode
from analysis.reading.documents import Skipped
from analysis.reading.formats import Metadata

FILE = "documents.csv"
COLUMNS = ("path", "title", "source", "author", "published")
NAME_DATE = re.compile(r"(?<!\d)((?:1[6-9]|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
NAME_BEGINS = re.compile(r"((?:1[6-9]|20)\d\d)(?:[-_.](0[1-9]|1[0-2]))?(?=[-_]\D)")


def read_documents_csv(folder: Path) -> tuple[Mapping[str, Metadata], list[Skipped]]:
    """{path: metadata} of the `documents.csv` in `folder`, and what in it could not be used."""
    path = folder / FILE
    if not path.is_file():
        return {}, []
    text = decode(path.read_bytes())
    if text is None:
        return {}, [Skipped(FILE, f"{FILE} is not a text file; save it as CSV in UTF-8")]
    rows = csv.DictReader(text.splitlines())
    wrong = [name for name in rows.fieldnames or () if name not in COLUMNS]
    if "path" not in (rows.fieldnames or ()) or wrong:
        named = f"unknown column {wrong[0]!r}" if wrong else "no column 'path'"
        return {}, [Skipped(FILE, f"{FILE}:1: {named}; the columns are {', '.join(COLUMNS)}")]
    return _by_path(rows, folder)


def _by_path(rows: csv.DictReader, folder: Path) -> tuple[Mapping[str, Metadata], list[Skipped]]:
    known: dict[str, Metadata] = {}
    problems = []
    for row in rows:
        where, path = f"{FILE}:{rows.line_num}", (row["path"] or "").strip()
        if path in known:
            problems.append(Skipped(FILE, f"{where}: {path!r} stands there twice; the first line counts"))
        elif not (folder / path).is_file():
            problems.append(Skipped(FILE, f"{where}: there is no file {path!r}; write its path inside the folder"))
        else:
            values = {key: row[key].strip() for key in COLUMNS[1:] if row.get(key)}
            known[path] = values | {"published_where": where} if "published" in values else values
    return known, problems


def date_in_name(name: str) -> Metadata:
    """The date in a file's name as metadata: a full one anywhere ("report-2018-03-05.txt", "20180305.txt"), a year or
    a month where the name begins with it and goes on behind a sign ("2018-03_report.txt", "1945-Truman.txt").

    A year to come is what the text is about ("2050-targets.txt") and no date of writing.
    """
    if found := NAME_DATE.search(name):
        return {"published": f"{found[1]}-{found[3]}-{found[4]}", "published_where": "file name"}
    found = NAME_BEGINS.match(name)
    if not found or int(found[1]) > time.localtime().tm_year:
        return {}
    return {"published": "-".join(filter(None, found.groups())), "published_where": "file name"}
