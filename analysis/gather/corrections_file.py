"""`corrections.csv` beside the documents: a readable line per correction; deleting a line undoes it.

Columns: `what` (see ACTIONS), `of` (an actor or theme, by id or by name), `to`, `why`, in any order. The file may be in
UTF-8, UTF-16 with its mark or Windows-1252. Writing keeps the order, the encoding and every other line as it is.
"""

import codecs
import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from analysis.errors import InputError, LexiconError
from analysis.gather.corrections import COLUMNS, FILE, Correction, check
from analysis.lexicons import Row, csv_rows, table_rows
from analysis.read.opening import bytes_of
from analysis.read.pieces import Unreadable
from analysis.store.writing import replace_file, turn

MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class _Content(NamedTuple):
    """What a file holds, and how it is written."""

    text: str = ""
    encoding: str = "utf-8"
    mark: bytes = b""

    def lines(self) -> list[str]:
        return io.StringIO(self.text, newline="").readlines()


def read_corrections(path: Path) -> tuple[list[Correction], list[str]]:
    """The corrections of a file and, as `file:line: what to do`, what is wrong with its other lines."""
    problems: list[str] = []
    try:
        text = _content(path).text
    except InputError as error:
        return [], [str(error)]
    rows = table_rows(text, path.name, COLUMNS, problems) if text.strip() else []
    found = []
    for row in rows:
        if problem := _problem(row):
            problems.append(problem)
        else:
            found.append(_correction(row))
    return found, problems


def as_csv(corrections: Iterable[Correction]) -> str:
    """The corrections as the text of a `corrections.csv`."""
    return "".join(_line(COLUMNS, correction) for correction in (Correction(*COLUMNS), *corrections))


def add_correction(folder: Path, correction: Correction) -> Correction:
    """Append a correction to the file of `folder`, which is made if need be; the correction with its line."""
    correction = _one_line(correction)
    if problem := check(correction):
        raise InputError(f"{FILE}: {problem}")
    path = folder / FILE
    with turn(folder):
        content = _content(path)
        lines = content.lines() or [as_csv([])]
        end = "\r\n" if lines[0].endswith("\r\n") else "\n"
        if not lines[-1].endswith(("\n", "\r")):
            lines[-1] += end
        lines.append(_line(_header(content.text) or COLUMNS, correction, end))
        _write(path, content, lines)
    return correction._replace(line=len(lines))


def remove_correction(folder: Path, correction: Correction) -> None:
    """Undo a correction: delete its line in the file of `folder`, or the last that says the same if it has moved."""
    path, wanted = folder / FILE, _one_line(correction)[:4]
    with turn(folder):
        content = _content(path)
        same = [row.line for row in table_rows(content.text, FILE, COLUMNS, []) if _correction(row)[:4] == wanted]
        if not same:
            raise InputError(f"{FILE}:{correction.line}: the file has changed since; analyse the folder again")
        at = correction.line if correction.line in same else same[-1]
        lines = content.lines()
        _write(path, content, lines[:at - 1] + lines[at:])


def _problem(row: Row) -> str:
    problem = check(_correction(row))
    return str(row.wrong(problem)) if problem else ""


def _correction(row: Row) -> Correction:
    what, of, to, why = (row[column] for column in COLUMNS)
    return Correction(what, of, to, why, row.line)


def _one_line(correction: Correction) -> Correction:
    """The correction without line breaks, which no line can hold."""
    what, of, to, why = (" ".join(cell.split()) for cell in correction[:4])
    return Correction(what, of, to, why, correction.line)


def _line(columns: Iterable[str], correction: Correction, end: str = "\n") -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator=end).writerow(getattr(correction, column) for column in columns)
    return text.getvalue()


def _header(text: str) -> list[str]:
    """The columns in their order; none where the file is empty. Raises InputError where a line would not be read."""
    if not text.strip():
        return []
    try:
        problems: list[str] = []
        table_rows(text, FILE, COLUMNS, problems)
        _, header = next(csv_rows(text, FILE))
    except LexiconError as error:
        raise InputError(str(error)) from error
    if set(header) != set(COLUMNS):
        raise InputError(problems[0])
    return header


def _content(path: Path) -> _Content:
    """What the file holds, which may be a link to one elsewhere; raises InputError for what is no file."""
    if not os.path.lexists(path) or os.path.isdir(path):
        return _Content()
    try:
        raw = bytes_of(path, None)
    except Unreadable as error:
        raise InputError(f"{path.name}: {error}") from error
    mark = next((mark for mark in MARKS if raw.startswith(mark)), b"")
    for encoding in (MARKS[mark],) if mark else ("utf-8", "cp1252"):
        try:
            return _Content(raw[len(mark):].decode(encoding), encoding, mark)
        except UnicodeDecodeError:
            continue
    return _Content(raw.decode("latin-1"), "latin-1")


def _write(path: Path, content: _Content, lines: list[str]) -> None:
    try:
        data = content.mark + "".join(lines).encode(content.encoding)
    except UnicodeEncodeError as error:
        raise InputError(f"{FILE}: {error.object[error.start:error.end]!r} cannot be written in {content.encoding}, "
                         "in which the file is, and nothing was; save the file as UTF-8") from error
    replace_file(path, data)
