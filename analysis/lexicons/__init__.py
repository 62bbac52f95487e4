"""Vocabularies (`*.csv`) and rules (`*.toml`) as data, and the reading that checks every line of them.

A vocabulary is a CSV file with a header; its last column is `source`, which says where the fact is from.
A rule file holds blocks `[[rule]]` with an `id`, `examples` (the span marked `[[so]]`) and `counterexamples`
(texts in which the rule finds nothing). `python -m analysis.lexicons` checks all files and sorts the tables.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis.errors import LexiconError
from analysis.lexicons import rule_fields, schema

FOLDER = Path(__file__).parent
LONGEST = 131_072
"""Characters that a cell may have; a longer one is a quotation mark that is not closed."""
TALLEST = 100
"""Lines that a row of a CSV file about documents may have, where a title is broken; of a vocabulary it is one."""
SHOWN = 120
"""Characters of a header or a path that a message shows."""
HEADING = re.compile(r"\s*\[.*\]\s*(?:#.*)?$")
"""A line of a rule file that begins a block."""


class Rule(NamedTuple):
    """What a `rule_id` in the evidence tables stands for: the file and line it is from and its text."""

    rule_id: str
    file: str
    line: int
    text: str


@dataclass(slots=True)
class Row:
    """One line of a vocabulary: the cells by column name, all strings, `""` for an empty one."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def wrong(self, what: str) -> LexiconError:
        """The error that says `what` is wrong with this line."""
        return LexiconError(f"{self.file}:{self.line}: {what}")


class Block(NamedTuple):
    """One `[[rule]]` of a rule file; `fields` are its further keys."""

    rule_id: str
    file: str
    line: int
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    fields: dict

    def wrong(self, what: str) -> LexiconError:
        """The error that says `what` is wrong with this rule."""
        return LexiconError(f"{self.file}:{self.line}: rule {self.rule_id!r} {what}")


def located(name: str | Path) -> Path:
    """The path of a shipped file by its bare name (`people.csv`), or the caller's own path as it is."""
    if not isinstance(name, str):
        return name
    return (FOLDER / "rules" if name.endswith(".toml") else FOLDER) / name


def read_text(path: Path) -> str:
    """The text of a lexicon file, which is UTF-8 with or without a byte order mark."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise LexiconError(f"{path.name}: there is no such file in {path.parent.name}/") from None
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}:1: cannot be read ({error}); save the file as UTF-8") from error


def read_table(name: str | Path, columns: Sequence[str], problems: list[str] | None = None,
               optional: Sequence[str] = ()) -> list[Row]:
    """The rows of a vocabulary, which has exactly `columns` (and may have the `optional` ones), in any order.

    A line that cannot be used raises LexiconError; when a list of `problems` is given, its message is added
    there instead and the other lines are read.
    """
    path = located(name)
    try:
        text = read_text(path)
    except LexiconError as error:
        _report(error, problems)
        return []
    rows = table_rows(text, path.name, columns, problems, optional)
    if path.parent == FOLDER:
        check_rows(rows)
    return rows


def check_rows(rows: Sequence[Row]) -> None:
    """Raise LexiconError at the first row of a shipped vocabulary that does not keep to `schema.TABLES`."""
    seen: dict[tuple[str, ...], Row] = {}
    owners: dict[str, str] = {}
    for row in rows:
        table = schema.TABLES.get(row.file)
        if table is None or set(table.columns) != set(row.cells):
            raise row.wrong("the file is not declared with these columns in lexicons/schema.py")
        if told := schema.problem(row.file, row.cells, _values):
            raise row.wrong(told)
        key = tuple(row[column] for column in table.apart)
        if key and (first := seen.setdefault(key, row)) is not row:
            raise row.wrong(f"{', '.join(key)!r} stands already in line {first.line}; keep one of the two")
        if table.owned and row.cells.get("form") != "shared":
            _check_owner(owners, row)


def _check_owner(owners: dict[str, str], row: Row) -> None:
    """Raise LexiconError if another line of the file gives the alias of `row` to somebody else."""
    owner = owners.setdefault(row["alias"], row["name"])
    if owner != row["name"]:
        raise row.wrong(f"alias {row['alias']!r} belongs to both {owner} and {row['name']}; add a longer alias or mark "
                        "it ambiguous (form `shared`)")


@lru_cache(maxsize=8)
def _values(file: str, column: str) -> frozenset[str]:
    """The values in a column of a shipped vocabulary."""
    lines = csv_rows(read_text(FOLDER / file), file, tallest=1)
    line, header = next(lines, (1, [""]))
    if column not in header:
        raise LexiconError(f"{file}:{line}: the header is {','.join(header)}; there is no column {column}")
    at = header.index(column)
    return frozenset(cells[at] for _, cells in lines if len(cells) == len(header))


def table_rows(text: str, file: str, columns: Sequence[str], problems: list[str] | None = None,
               optional: Sequence[str] = ()) -> list[Row]:
    """The rows of the text of a vocabulary; see `read_table`."""
    try:
        lines = csv_rows(text, file, problems, tallest=1)
        _, header = next(lines, (1, []))
        _check_header(file, header, columns, optional)
    except LexiconError as error:
        _report(error, problems)
        return []
    rows, width, absent = [], len(header), dict.fromkeys(set(optional) - set(header), "")
    for line, cells in lines:
        row = Row(file, line, absent | dict(zip(header, cells, strict=False)))
        if len(cells) == width:
            rows.append(row)
        else:
            _report(row.wrong(f"{len(cells)} cells, but the header has {width} ({','.join(header)}); "
                              'put a cell that holds a comma into "double quotes"'), problems)
    return rows


def read_rules(name: str | Path) -> list[Block]:
    """The rules of a TOML file in the order of the file, each with the line at which it starts."""
    path = located(name)
    text = read_text(path)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told = re.search(r"at line (\d+)", str(error))
        at = int(told[1]) if told else text.count("\n") + 1
        raise LexiconError(f"{path.name}:{at}: is not valid TOML ({error})") from error
    headings = [(line, words.strip()) for line, words in enumerate(text.splitlines(), 1) if HEADING.match(words)]
    for at, words in headings:
        if words != "[[rule]]":
            raise LexiconError(f"{path.name}:{at}: {words} is not allowed; write [[rule]]")
    blocks = content.pop("rule", [])
    if content:
        raise LexiconError(f"{path.name}:1: {min(content)!r} stands before the first [[rule]]; move it below one")
    rules = [_block(path.name, line, dict(block)) for (line, _), block in zip(headings, blocks, strict=True)]
    _check_unique(rules)
    return rules


def patterns_near(name: str, question: str) -> dict[str, list[str]]:
    """{what is asked: its patterns} of a rule file about what stands near a place. Raises KeyError where it does not
    answer `question`."""
    asked: dict[str, list[str]] = {}
    for rule in read_rules(name):
        asked.setdefault(rule.fields["of"], []).extend(rule.fields["patterns"])
    if question not in asked:
        raise KeyError(question)
    return asked


def csv_rows(text: str, file: str, problems: list[str] | None = None,
             tallest: int = TALLEST) -> Iterator[tuple[int, list[str]]]:
    """(line number, stripped cells) of every row of a CSV file that is not empty, the header first.

    A row that cannot be read raises LexiconError; when a list of `problems` is given, its message is added there and
    reading goes on with the next line, so that a quotation mark that is not closed costs the line it stands in.
    A row has `tallest` lines at most.
    """
    lines = io.StringIO(text, newline="").readlines()
    at, width = 0, 0
    while at < len(lines):
        reader = csv.reader(lines[at:at + tallest], strict=True)
        try:
            cells = [cell.strip() for cell in next(reader)]
            if max(map(len, cells), default=0) > LONGEST:       # the limit of `csv` is one for the whole process
                raise csv.Error(f"field larger than field limit ({LONGEST})")
            if reader.line_num > 1 and len(cells) != (width or len(cells)):
                raise csv.Error("a cell goes on over several lines")
        except csv.Error as error:
            _report(LexiconError(f"{file}:{at + 1}: is not valid CSV ({error}); close the quotes"), problems)
            at += 1
            continue
        at += reader.line_num
        if any(cells):
            width = width or len(cells)
            yield at, cells


def _check_header(file: str, header: Sequence[str], columns: Sequence[str], optional: Sequence[str]) -> None:
    missing = [column for column in columns if column not in header]
    unknown = [column for column in header if column not in columns and column not in optional]
    if missing or unknown or len(set(header)) < len(header):
        more = f" (and if you like {','.join(optional)})" if optional else ""
        found = ",".join(header)[:SHOWN] or "empty"
        raise LexiconError(f"{file}:1: the header is {found}; make it {','.join(columns)}{more}")


def _report(error: LexiconError, problems: list[str] | None) -> None:
    if problems is None:
        raise error
    problems.append(str(error))


def _block(file: str, line: int, fields: dict) -> Block:
    rule_id = fields.pop("id", "")
    examples, counterexamples = fields.pop("examples", []), fields.pop("counterexamples", [])
    block = Block(str(rule_id), file, line, (), (), fields)
    if not rule_id or not isinstance(rule_id, str):
        raise block.wrong("has no id; add a line id = \"…\"")
    for name, texts in (("examples", examples), ("counterexamples", counterexamples)):
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise block.wrong(f"{name}: {texts!r} is not allowed; write a list of texts")
    block = block._replace(examples=tuple(examples), counterexamples=tuple(counterexamples))
    unmarked = [example for example in examples if "[[" not in example or "]]" not in example]
    if not examples or unmarked:
        raise block.wrong(f"needs examples with the span marked [[so]]; found {(unmarked or ['none'])[0]!r}")
    if told := rule_fields.problem(file, fields):
        raise block.wrong(told)
    return block


def _check_unique(rules: Iterable[Block]) -> None:
    seen: dict[str, Block] = {}
    for rule in rules:
        if first := seen.get(rule.rule_id):
            raise rule.wrong(f"is already defined at line {first.line}; give it another id")
        seen[rule.rule_id] = rule
