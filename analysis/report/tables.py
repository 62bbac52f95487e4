"""All tables for other programs: CSV for spreadsheets, Parquet with types, one SQLite file for Datasette."""

import io
import sqlite3
import zipfile
from collections.abc import Mapping
from contextlib import closing
from types import MappingProxyType

import pandas as pd

from analysis.report.cells import as_csv, flattened
from analysis.report.graph import network_tables
from analysis.store import Analysis

LEADS_TO = MappingProxyType({
    "doc_id": "documents", "actor_id": "actors", "speaker_id": "actors", "theme_id": "themes", "rule_id": "rules",
})
"""Columns that hold the key of another table: Datasette makes links of them."""
KEYS = MappingProxyType({
    "documents": "doc_id", "actors": "actor_id", "themes": "theme_id", "rules": "rule_id",
    "passages": "doc_id, passage_id", "sentences": "doc_id, sent_id",
})
LOOKED_UP = ("doc_id, sent_id", "doc_id, passage_id", "actor_id", "speaker_id", "theme_id")
"""Columns by which the rows of a table are looked for: each has an index where the table has it."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the same tables give the same bytes."""


def as_csv_zip(result: Analysis) -> bytes:
    """An archive of a CSV file per table, and of the network's nodes and edges."""
    return _archive({f"{name}.csv": as_csv(table).encode() for name, table in _with_network(result).items()})


def as_parquet_zip(result: Analysis) -> bytes:
    """The same tables as Parquet files, with their types: days are days, lists are lists."""
    return _archive({f"{name}.parquet": table.to_parquet(index=False)
                     for name, table in _with_network(result).items()})


def _with_network(result: Analysis) -> dict[str, pd.DataFrame]:
    nodes, edges = network_tables(result)
    return dict(result.tables()) | {"network-nodes": nodes, "network-edges": edges}


def _archive(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, held)
    return packed.getvalue()


def as_sqlite(result: Analysis) -> bytes:
    """An SQLite file of all tables, with their keys; lists are JSON, days ISO text, what is open or nobody NULL."""
    tables = dict(result.tables())
    with closing(sqlite3.connect(":memory:")) as connection:
        for name, table in tables.items():
            _create(connection, name, table, tables)
        connection.commit()
        return connection.serialize()


def _create(connection: sqlite3.Connection, name: str, table: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> None:
    flat = flattened(table)
    leads = {column: other for column, other in LEADS_TO.items() if column in flat and KEYS.get(name) != column}
    parts = [f"{_quoted(column)} {_kind(flat[column])}" for column in flat]
    if name in KEYS:
        parts.append(f"PRIMARY KEY ({KEYS[name]})")
    parts += [f"FOREIGN KEY ({column}) REFERENCES {other} ({KEYS[other]})" for column, other in leads.items()]
    connection.execute(f"CREATE TABLE {_quoted(name)} ({', '.join(parts)})")
    nobody = [column for column in flat if column in leads or table[column].dtype.kind == "M"]
    rows = flat.astype(object).where(flat.notna(), None)
    rows = rows.assign(**{column: rows[column].replace({"": None}) for column in nobody})
    marks = ", ".join("?" * len(flat.columns))
    connection.executemany(f"INSERT INTO {_quoted(name)} VALUES ({marks})", rows.itertuples(index=False, name=None))
    for columns in LOOKED_UP:
        if set(columns.split(", ")) <= set(flat) and KEYS.get(name) != columns:
            index = _quoted(f"{name} by {columns}")
            connection.execute(f"CREATE INDEX {index} ON {_quoted(name)} ({columns})")


def _kind(values: pd.Series) -> str:
    return {"b": "INTEGER", "i": "INTEGER", "u": "INTEGER", "f": "REAL"}.get(values.dtype.kind, "TEXT")


def _quoted(name: str) -> str:
    """A name as SQL has it, whatever it is: a table may have further columns of its own."""
    return '"' + name.replace('"', '""') + '"'
