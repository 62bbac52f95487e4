"""Which column of a table is the text, the title, the date, the source and the author of its rows."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from typing import NamedTuple

from analysis.lexicons import read_table
from analysis.read.pieces import Piece, Problem, Unreadable, Wanted

FILE = "table_columns.csv"
FIELDS = ("text", "title", "published", "source", "author")
RUNNING = 60
"""Characters that the cells of a column have on average where it is taken for the text by its length."""
LOOKED_AT, MOST_COLUMNS, LONGEST_CELL = 100, 60, 1000
"""Rows that are looked at to find the text; columns and characters of a cell that are kept as metadata."""
C_TIME = re.compile(r"[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d [+-]\d{4} \d{4}")
SECONDS = re.compile(r"1?\d{9}(?:\d{3})?(?:\.\d+)?")
Row = tuple[int, Sequence[str]]


class Columns(NamedTuple):
    """The place of each field in a row ({"text": 2}), the names of all columns, and how the text was found."""

    places: Mapping[str, int]
    names: Sequence[str]
    how: str


@cache
def _usual() -> Mapping[str, tuple[str, int]]:
    """{column: (field, rank)}: where two columns could be one field, `text` and `body` go before `summary`."""
    rows = read_table(FILE, ["column", "field", "source"])
    return {row["column"]: (row["field"], PREFERRED.get(row["column"], 1)) for row in rows}


PREFERRED = {"text": 0, "body": 0, "full_text": 0, "fulltext": 0, "article_text": 0, "content": 0, "title": 0,
             "headline": 0, "published": 0, "date": 0, "source": 0, "author": 0, "name": 2, "abstract": 2,
             "description": 2, "summary": 2, "comment": 2, "comments": 2, "from": 2, "year": 3, "publication_year": 3,
             "startdate": 2, "user": 2, "username": 2}


def columns_of(names: Sequence[str], rows: Sequence[Row], wanted: Wanted) -> Columns:
    """The columns by the names that are given, by their usual ones, and the text by its length where nothing tells.

    A name that is given is that of one table of several. Raises Unreadable where nothing is running text.
    """
    plain = [" ".join(name.split()).casefold() for name in names]
    places: dict[str, int] = {}
    asked = {field: " ".join(column.split()).casefold() for field, column in wanted.columns.items()}
    places |= {field: plain.index(column) for field, column in asked.items() if column in plain}
    ranked = sorted((rank, place, field) for place, name in enumerate(plain)
                    if (known := _usual().get(_key(name))) for field, rank in [known])
    for _, place, field in ranked:
        if place not in places.values() and _fits(field, place, rows):
            places.setdefault(field, place)
    if "text" in places:
        return Columns(places, names, f"text in column {names[places['text']]!r}")
    if "text" in asked:     # not the longest: another was meant
        raise Unreadable(f"has no column {wanted.columns['text']!r}; its columns are {_listed(names)}")
    return _by_length(places, names, rows)


def _key(name: str) -> str:
    """A name as the lexicon writes it."""
    return name.replace(" ", "_").replace("-", "_")


def _fits(field: str, place: int, rows: Sequence[Row]) -> bool:
    """Whether a column of this name holds what it says: words for a text or title, and digits for a date."""
    cells = [cells[place] for _, cells in rows[:LOOKED_AT] if place < len(cells) and cells[place].strip()]
    if field == "text":
        return not cells or sum(any(sign.isalpha() for sign in cell) for cell in cells) * 2 > len(cells)
    return field != "published" or not cells or sum(any(map(str.isdigit, cell)) for cell in cells) * 2 > len(cells)


def _by_length(places: Mapping[str, int], names: Sequence[str], rows: Sequence[Row]) -> Columns:
    lengths = {}
    for place in range(min(len(names), 1000)):
        cells = [cells[place] for _, cells in rows[:LOOKED_AT] if place < len(cells) and cells[place].strip()]
        if place not in places.values() and cells and sum(" " in cell.strip() for cell in cells) * 2 > len(cells):
            lengths[place] = sum(map(len, cells)) / len(cells)
    longest = max(lengths, key=lengths.__getitem__, default=None)
    if longest is None or lengths[longest] < RUNNING:
        raise Unreadable(f"is a table without running text; its columns are {_listed(names)}. Where one is the text, "
                         "choose it as the column of the text (--text COLUMN)")
    return Columns({**places, "text": longest}, names, f"text in column {names[longest]!r}, the longest")


def _day_of(time: str) -> str:
    """The day of a time as programs write it: seconds or thousandths since 1970, and as C does
    (`Wed Oct 10 20:19:24 +0000 2018`); any other as it is."""
    if SECONDS.fullmatch(time):
        whole = int(time.split(".")[0])
        return datetime.fromtimestamp(whole / (1000 if whole > 1e11 else 1), UTC).date().isoformat()
    try:
        return datetime.strptime(time, "%a %b %d %H:%M:%S %z %Y").date().isoformat() if C_TIME.fullmatch(time) else time
    except ValueError:
        return time


def _listed(names: Sequence[str]) -> str:
    shown = [str(name)[:30] or "(no name)" for name in names[:12]]
    return ", ".join(shown) + (" …" if len(names) > 12 else "")


def rows_as_pieces(names: Sequence[str], rows: Iterable[Row], wanted: Wanted, below: str = "",
                   how: str = "") -> Iterator[Piece | Problem]:
    """One document a row that has a text; `below` stands before the number of the row in its id."""
    waiting = iter(rows)
    head = list(islice(waiting, LOOKED_AT))
    wanted.met.update(dict.fromkeys(name for name in names[:MOST_COLUMNS] if name.strip()))
    if not head:
        raise Unreadable("is a table without rows")
    found, empty = columns_of(names, head, wanted), 0
    told = ", ".join(filter(None, (how, found.how)))
    for number, cells in _chained(head, waiting):
        values = {field: cells[place].strip() for field, place in found.places.items() if place < len(cells)}
        if "published" in values:
            values["published"] = _day_of(values["published"])
        if not (text := values.pop("text", "")):
            empty += 1
            continue
        yield Piece(text, {key: value for key, value in values.items() if value}, f"{below}#{number}",
                    metadata=_metadata(found, cells), how=told)
    if empty:
        yield Problem("", f"{empty:,} of its rows {'has' if empty == 1 else 'have'} no text and "
                          f"{'is' if empty == 1 else 'are'} left out")


def _chained(head: list[Row], rest: Iterator[Row]) -> Iterator[Row]:
    yield from head
    yield from rest


def _metadata(found: Columns, cells: Sequence[str]) -> tuple[tuple[str, str], ...]:
    used = set(found.places.values())
    pairs = ((name, cell) for place, (name, cell) in enumerate(zip(found.names, cells, strict=False))
             if place not in used)
    kept = [(name, cell.strip()[:LONGEST_CELL]) for name, cell in pairs if name.strip() and cell.strip()]
    return tuple(kept[:MOST_COLUMNS])
