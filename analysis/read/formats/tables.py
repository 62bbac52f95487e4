"""Tables: .csv, .tsv, .json, .jsonl, .parquet. One row is one document."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

import pyarrow.parquet

from analysis.read.columns import Row, rows_as_pieces
from analysis.read.decoding import Decoded, decoded, in_blocks
from analysis.read.heads import headed
from analysis.read.pieces import Piece, Problem, Unreadable, Wanted, parsing

LONGEST_CELL, AT_ONCE = 20_000_000, 500
DELIMITERS = ",;\t|"
POSTS = re.compile(r"\A\s*window\.YTD\.\w+\.part\d+ = (?=\[)")
LISTS = ("articles", "data", "docs", "documents", "entries", "hits", "items", "messages", "posts", "records",
         "response", "results", "rows", "stories")
"""The usual names of the list in a JSON object that holds the documents."""


def read_csv(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece | Problem]:
    """A table in text; what divides its cells is told from its first line (`,` `;` tab `|`)."""
    text = _Text(raw)
    head, told = text.head, ""
    if head.startswith("sep=") and "\n" in head:
        told = head[4:5]
        next(text.lines)
    csv.field_size_limit(LONGEST_CELL)
    names, rows = headed(_csv_rows(csv.reader(text.lines, delimiter=told or _delimiter(head))))
    if len(names) == 1 and len(names[0]) > 200:
        raise Unreadable("is not a table: its first line does not name columns; save it as .txt if it is a text")
    yield from _named(rows_as_pieces(names, rows, wanted, how=text.how), text.notes)


class _Text:
    """A text line by line: its first lines, how it was read, and what is to be said of it when its lines were read."""

    def __init__(self, raw: bytes) -> None:
        blocks = in_blocks(raw)
        first = next(blocks)
        self.head, self.how = first.text[:100_000], first.how
        self.notes: list[str] = []
        self.lines = self._lines(chain([first], blocks))

    def _lines(self, blocks: Iterator[Decoded]) -> Iterator[str]:
        for block in blocks:
            self.notes += (note for note in block.notes if note not in self.notes)
            yield from _lines(block.text)


def _lines(text: str) -> Iterator[str]:
    """The lines of a text one after another; io.StringIO would hold it once more, four bytes a sign."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _named(pieces: Iterable[Piece | Problem], notes: Iterable[str]) -> Iterator[Piece | Problem]:
    yield from pieces
    yield from (Problem("", note) for note in notes)


def _delimiter(text: str) -> str:
    lines = [line for line in text[:100_000].split("\n") if line.strip()]
    # a title above the names is divided by nothing
    first = next((line for line in lines if any(sign in line for sign in DELIMITERS)), "")
    bare = "".join(part for number, part in enumerate(first.split('"')) if number % 2 == 0)
    return max(DELIMITERS, key=bare.count)


def _csv_rows(lines) -> Iterator[Row]:
    number = 0
    while True:
        number += 1
        with parsing("a table", f"correct row {number}: is a quotation mark not closed?"):
            cells = next(lines, None)
        if cells is None:
            return
        if any(cells):
            yield number, cells


def cell_of(value: object) -> str:
    """A value as a person writes it: a day without its midnight, a whole number without its `.0`."""
    if value is None or value != value:
        return ""
    if hasattr(value, "isoformat"):
        return value.isoformat().removesuffix("T00:00:00").replace("T", " ")
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def read_json(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece | Problem]:
    """A list of objects, one a document; an object that holds such a list; or one object that is a document."""
    found = decoded(raw).text
    with parsing("JSON", "is it cut off? Save it again, or as JSON Lines (.jsonl)"):
        value = json.loads(POSTS.sub("", found, count=1), parse_constant=str)
    del found       # it is as large as what was made of it
    records = [_inner(record) for record in _records(value)]
    if not records:
        raise Unreadable("holds no list of objects with a text; make it [{\"text\": …, \"date\": …}, …]")
    yield from _objects(enumerate(records, 1), wanted)


def _inner(record: dict) -> dict:
    """A record without the one name around it ({"tweet": {…}})."""
    inner = next(iter(record.values()), None)
    return inner if len(record) == 1 and isinstance(inner, dict) else record


def _records(value: object) -> list[dict]:
    if isinstance(value, dict):
        inner = next((value[key] for key in LISTS if isinstance(value.get(key), list)), None)
        nested = next((value[key] for key in LISTS if isinstance(value.get(key), dict)), None)
        if nested is not None and inner is None:
            return _records(nested)
        value = inner if inner is not None else [value]
    return [record for record in value if isinstance(record, dict)] if isinstance(value, list) else []


def read_jsonl(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece | Problem]:
    """One object a line; a line that is none is listed and costs no other."""
    wrong = []

    def objects() -> Iterator[tuple[int, dict]]:
        for number, line in enumerate(_Text(raw).lines, 1):
            try:
                value = json.loads(line, parse_constant=str) if line.strip() else {}
            except (ValueError, RecursionError):
                value = None
            if isinstance(value, dict):
                yield from [(number, value)] if value else []
            else:
                wrong.append(number)

    yield from _objects(objects(), wanted)
    if wrong:
        lines = ", ".join(map(str, wrong[:10])) + (" …" if len(wrong) > 10 else "")
        yield Problem("", f"{len(wrong):,} of its lines {'is' if len(wrong) == 1 else 'are'} no object of JSON "
                          f"and left out: line {lines}")


def _objects(records: Iterable[tuple[int, Mapping]], wanted: Wanted) -> Iterator[Piece | Problem]:
    """The records as a table whose columns are those of the first hundred, dotted where one object holds another."""
    waiting = ((number, _flat(record)) for number, record in records)
    head = list(islice(waiting, 100))
    names = list(dict.fromkeys(key for _, record in head for key in record))

    def rows() -> Iterator[Row]:
        for number, record in head:
            yield number, [record.get(key, "") for key in names]
        for number, record in waiting:
            yield number, [record.get(key, "") for key in names]

    yield from rows_as_pieces(names, rows(), wanted)


def _flat(record: Mapping) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            # {"source": {"name": "The Paper"}} is the source
            named = value.get("name") or value.get("title")
            if isinstance(named, str):
                flat[str(key)] = named
            flat |= {f"{key}.{inner}": cell_of(cell) for inner, cell in value.items() if not isinstance(cell, dict)}
        else:
            flat[str(key)] = _listed(value) if isinstance(value, list) else cell_of(value)
    return flat


def _listed(values: list) -> str:
    """A list of words with commas; a text in pieces ([{"type": "link", "text": …}, …], as chats have it) whole."""
    if all(isinstance(value, str) for value in values):
        return ", ".join(values)
    inner = [value.get("text") if isinstance(value, dict) else value for value in values]
    texts = [value for value in inner if isinstance(value, str)]
    if len(texts) < len(values):
        return cell_of(values)
    return ("" if any(isinstance(value, str) for value in values) else ", ").join(texts)


def read_parquet(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece | Problem]:
    """The rows of a Parquet file, some hundred at a time."""
    with parsing("Parquet"):
        file = pyarrow.parquet.ParquetFile(io.BytesIO(raw))
        names = [str(name) for name in file.schema_arrow.names]
    yield from rows_as_pieces(names, _parquet_rows(file), wanted)


def _parquet_rows(file: pyarrow.parquet.ParquetFile) -> Iterator[Row]:
    number = 0
    with parsing("Parquet"):
        for batch in file.iter_batches(AT_ONCE):
            columns = [column.to_pylist() for column in batch.columns]
            for values in zip(*columns, strict=True):
                number += 1
                yield number, [cell_of(value) for value in values]
