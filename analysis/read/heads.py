"""Where the names of the columns of a table stand: below a title, above the rows of a survey tool, or nowhere."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from statistics import median

Row = tuple[int, Sequence[str]]
LOOKED_AT = 30
"""Rows among which the names are looked for."""
SHARE = 0.6
"""The part of the usual number of filled cells that a row of names has at least; a title above them has fewer."""
DAY = re.compile(r"\d{4}-\d\d-\d\d.*|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}.*")
OF_DIGITS = re.compile(r"[\d\s:/.,+-]*\d[\d\s:/.,+-]*(?:[AaPp][Mm])?")
SENTENCE = re.compile(r".{60,}[.!][\"”’)]?", re.DOTALL)
OF_A_TOOL = '{"ImportId"'
"""How each cell begins below the questions in the export of a survey tool (Qualtrics)."""


def headed(rows: Iterable[Row]) -> tuple[list[str], Iterator[Row]]:
    """The names of the columns and the rows below them; `column 1`, … where the first row is one of data."""
    waiting = ((number, cells) for number, cells in rows if any(cell.strip() for cell in cells))
    head = list(islice(waiting, LOOKED_AT))
    if not head:
        return [], iter(())
    at = _place(head)
    names, below = [cell.strip() for cell in head[at][1]], head[at + 1 :]
    tool = next((place for place, (_, cells) in enumerate(below[:2]) if _is_of_a_tool(cells)), None)
    if tool is not None:
        asked = [cell.strip() for cell in below[tool - 1][1]] if tool else names
        names = [question or name for question, name in zip(asked, names, strict=False)]
        below = below[tool + 1 :]
    elif _is_data(names, below):
        names, below = [f"column {number}" for number in range(1, len(names) + 1)], head[at:]
    return names, chain(below, waiting)


def _place(head: Sequence[Row]) -> int:
    """Which of the rows names the columns."""
    filled = [sum(bool(cell.strip()) for cell in cells) for _, cells in head]
    usual = median(filled[1:] or filled)
    return next((place for place, number in enumerate(filled) if number >= max(1, SHARE * usual)), 0)


def _is_of_a_tool(cells: Sequence[str]) -> bool:
    return all(cell.strip().startswith(OF_A_TOOL) for cell in cells if cell.strip())


def _is_data(names: Sequence[str], below: Sequence[Row]) -> bool:
    """Whether the cells of a first row are like those below them: a day, a sentence; and none names days or numbers."""
    like = False
    for place, name in enumerate(names):
        cells = [cells[place].strip() for _, cells in below if place < len(cells) and cells[place].strip()]
        if name and _are(OF_DIGITS, cells) and not any(map(str.isdigit, name)):
            return False
        like = like or any(kind.fullmatch(name) and _are(kind, cells) for kind in (DAY, SENTENCE))
    return like


def _are(kind: re.Pattern[str], cells: Sequence[str]) -> bool:
    return bool(cells) and sum(bool(kind.fullmatch(cell)) for cell in cells) * 2 > len(cells)
