"""`python -m analysis.lexicons` checks every shipped lexicon and sorts the tables; `--check` only checks."""

import csv
import io
import sys
from pathlib import Path

from analysis.errors import LexiconError
from analysis.lexicons import FOLDER, read_rules, read_table, read_text


def parsed(path: Path) -> tuple[list[str], list[list[str]]]:
    """The header and the rows of a vocabulary; raises LexiconError on a line that breaks the shape."""
    header = next(csv.reader([read_text(path).partition("\n")[0]]), [])
    rows = read_table(path, header)
    for row in rows:
        if not row.cells.get("source"):
            raise row.wrong("names no source; fill the column `source`")
    return header, [[row[column] for column in header] for row in rows]


def tidy(path: Path) -> str:
    """The text that a vocabulary should have: rows sorted by their cells, none twice, `\\n` line ends."""
    header, rows = parsed(path)
    unique = sorted({tuple(row) for row in rows})
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *unique])
    return text.getvalue()


def main(arguments: list[str]) -> int:
    """Check all files, repair what sorting repairs; returns the number of files that were wrong."""
    wrong = 0
    for path in sorted((*FOLDER.glob("*.csv"), *FOLDER.glob("rules/*.toml"))):
        try:
            wrong += not _is_tidy(path, repair="--check" not in arguments)
        except LexiconError as error:
            wrong += 1
            print(error)
    return wrong


def _is_tidy(path: Path, repair: bool) -> bool:
    if path.suffix == ".toml":
        return bool(read_rules(path))
    should = tidy(path)
    if path.read_bytes().decode("utf-8") == should:
        return True
    if repair:
        path.write_text(should, encoding="utf-8", newline="\n")
    print(f"{path.name}: {'sorted' if repair else 'is not sorted; run python -m analysis.lexicons'}")
    return False


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
