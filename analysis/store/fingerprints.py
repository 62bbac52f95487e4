"""What an analysis was made from, as one string each: equal strings, equal content."""

import hashlib
import os
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis.store.saved import MANIFEST

ANALYSIS = Path(__file__).parents[1]
RULES = ("lexicons", "text", "find")
"""The floors that decide what is found in a document: their code, vocabularies and rules."""
FLOORS = (*RULES, "store", "read", "gather")
"""Those that decide what an analysis of documents holds."""


def of_table(table: pd.DataFrame) -> str:
    """The fingerprint of the cells of a table in their order."""
    sums = hashlib.sha256()
    for column in table.columns:
        sums.update(f"\0{column}\0".encode())
        for cell in table[column].astype("str").fillna(""):
            data = cell.encode()
            sums.update(len(data).to_bytes(8, "big") + data)
    return sums.hexdigest()


def rules_version() -> str:
    """The fingerprint of everything shipped that decides what is found in a document."""
    return version(RULES)


@lru_cache(maxsize=2)
def version(floors: tuple[str, ...] = FLOORS) -> str:
    """The fingerprint of the code, the vocabularies and the rules of these floors."""
    sums = hashlib.sha256()
    for floor in floors:
        for path in sorted((ANALYSIS / floor).rglob("*")):
            if path.suffix in (".py", ".csv", ".toml") and path.is_file():
                sums.update(f"{path.relative_to(ANALYSIS).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return sums.hexdigest()


def of_file(path: Path) -> str:
    """The fingerprint of a file's bytes; "" where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def state_of(source: Path, leave_out: Collection[str] = ()) -> str:
    """Changes when a file of a folder (or the file, or the saved analysis, at that path) does; "" where there is none.

    What is hidden is not looked at, as it is not read, nor tables saved in a folder, nor the files `leave_out`.
    """
    if os.path.isfile(source / MANIFEST):
        return of_file(source / MANIFEST)
    sums = hashlib.sha256()
    for path in _files(source, leave_out):
        try:
            known = os.stat(path)
        except OSError:     # gone since it was listed
            continue
        sums.update(f"{path}\0{known.st_size}\0{known.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    return sums.hexdigest() if os.path.exists(source) else ""


def _files(source: Path, leave_out: Collection[str]) -> Iterator[str]:
    if not os.path.isdir(source):
        yield os.fspath(source)
    for folder, inside, names in os.walk(source):
        if MANIFEST in names:
            inside.clear()
            continue
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        is_top = folder == os.fspath(source)
        yield from (os.path.join(folder, name) for name in sorted(names)
                    if not name.startswith(".") and not (is_top and name in leave_out))
