"""What an analysis was made from, as one string each: equal strings, equal content."""

import hashlib
from functools import lru_cache
from pathlib import Path

import pandas as pd

ANALYSIS = Path(__file__).parents[1]
RULES = ("lexicons", "text", "find")
"""The floors that decide what is found in a document: their code, vocabularies and rules."""


def of_table(table: pd.DataFrame) -> str:
    """The fingerprint of the cells of a table in their order."""
    sums = hashlib.sha256()
    for column in table.columns:
        sums.update(f"\0{column}\0".encode())
        for cell in table[column].astype("str").fillna(""):
            data = cell.encode()
            sums.update(len(data).to_bytes(8, "big") + data)
    return sums.hexdigest()


@lru_cache(maxsize=1)
def rules_version() -> str:
    """The fingerprint of everything shipped that decides what is found in a document."""
    sums = hashlib.sha256()
    for floor in RULES:
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
