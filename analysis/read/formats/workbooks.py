"""Workbooks (.xlsx, .ods): each sheet is a table, one row is one document."""

import io
import warnings
from collections.abc import Iterator

import openpyxl
from odfdo import Document as Odf

from analysis.read.columns import Row, rows_as_pieces
from analysis.read.formats.tables import cell_of
from analysis.read.heads import headed
from analysis.read.pieces import Piece, Problem, Unreadable, Wanted, parsing

WIDEST, MOST_ALIKE = 1000, 1000
"""Cells of a row, and rows alike one below the other, that are read."""
Sheets = Iterator[tuple[str, Iterator[Row]]]


def read_xlsx(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece | Problem]:
    """The name of a further sheet stands in the id of its rows."""
    with parsing("a workbook"), warnings.catch_warnings():
        warnings.simplefilter("ignore")     # of what it does not draw
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    yield from _sheets(((sheet.title, _excel_rows(sheet)) for sheet in book.worksheets), wanted)


def _excel_rows(sheet) -> Iterator[Row]:
    with parsing("a workbook"):
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            yield number, [cell_of(value) for value in row]


def read_ods(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece | Problem]:
    """The same of OpenDocument."""
    with parsing("a workbook"):
        tables = Odf(io.BytesIO(raw)).body.get_elements("table:table")
    yield from _sheets(((str(table.get_attribute("table:name") or ""), _odf_rows(table)) for table in tables), wanted)


def _odf_rows(table) -> Iterator[Row]:
    number = 0
    with parsing("a workbook"):
        for row in table.get_elements(".//table:table-row"):
            cells: list[str] = []
            for cell in row.children:
                cells += [_odf_cell(cell)] * min(_times(cell, "columns"), WIDEST - len(cells))
            while cells and not cells[-1]:
                cells.pop()
            times = _times(row, "rows")
            for place in range(1, min(times, MOST_ALIKE) + 1 if any(cells) else 1):
                yield number + place, cells
            number += times


def _times(element, what: str) -> int:
    return int(element.get_attribute(f"table:number-{what}-repeated") or 1)


def _odf_cell(cell) -> str:
    if day := cell.get_attribute("office:date-value"):
        return str(day).removesuffix("T00:00:00").replace("T", " ")
    return "\n".join(paragraph.inner_text for paragraph in cell.get_elements("text:p"))


def _sheets(sheets: Sheets, wanted: Wanted) -> Iterator[Piece | Problem]:
    """The rows of the sheets that hold a text; what is to be said of the others."""
    reasons: list[tuple[str, str]] = []
    n_sheets = 0
    for title, rows in sheets:
        n_sheets += 1
        names, below = headed(rows)
        try:
            yield from rows_as_pieces(names, below, wanted, f"/{title}" if n_sheets > 1 else "")
        except Unreadable as error:
            reasons.append((title, str(error)))
    if len(reasons) == n_sheets:
        raise Unreadable(reasons[0][1] if reasons else "holds no sheet")
    yield from (Problem(f"/{title}", f"the sheet {reason}") for title, reason in reasons)
