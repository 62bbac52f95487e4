"""Making the index of words: whole, or of the one of an earlier analysis, to which only what is new is added."""

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.store.fingerprints import rules_version
from analysis.store.index import FORMAT, GONE, Index, open_index

TABLES = """
create virtual table words using fts5(parts, joined, content='', columnsize=0, tokenize='ascii');
insert into words(words, rank) values('pgsz', 16300);
insert into words(words, rank) values('hashsize', 67108864);
create table about(format text, rules text, fingerprint text, passages blob);
create table common(word text primary key, bits blob);
create table vocabulary(word text primary key, passages integer) without rowid;
"""
"""Large pages take less room; 64 MB are gathered before they are written, so that little is joined afterwards."""
COMMON, MANY = 0.25, 5_000
"""The share of the passages, and how many of them, above which a word has its rows beside."""
AROUND, LEFT_OUT = 10, "¶"
"""Words kept at each side of one that a hyphen joins; what stands in the place of all others, and is no word."""
MOST_CHANGED = 0.25
"""The share of the passages that may be new or gone, so that the whole is not made anew."""


class Contents(NamedTuple):
    """The passages that are counted."""

    numbers: np.ndarray
    """Their rows in the table, in order."""
    texts: Callable[[np.ndarray], Iterable[str]]
    """The texts of some of them."""
    written: Callable[[str], str]
    """A text written out: its words and, on a second line, those that hyphens join written as one."""

    def columns(self, numbers: np.ndarray) -> Iterator[tuple[str, str]]:
        """What is indexed of some of them."""
        return (_columns(self.written(text)) for text in self.texts(numbers))


def build(contents: Contents, path: str | Path = "", fingerprint: str = "") -> Index:
    """The index of these passages, in a new file at `path` or in memory. The file takes its name when it is whole."""
    if not path:
        connection = _connected(":memory:")
        _fill(connection, contents, fingerprint)
        return Index(connection)
    with _new_file(Path(path)) as connection:
        _fill(connection, contents, fingerprint)
    return open_index(path)


def grow(before: Index, was: Contents, now: Contents, path: str | Path, fingerprint: str) -> Index:
    """As `build` in a new file, from the index in the file of `before`, which is that of the passages that were.

    A search gives the same as in one made whole. That is made where much has changed, or the file cannot be used.
    """
    kept = _same(was, now)
    new, gone = now.numbers[kept < 0], np.delete(was.numbers, kept[kept >= 0])
    n_before = len(before.passages)
    holes = n_before + len(new) - len(now.numbers)
    rows = _rows(before, was)
    if rows is None or len(new) + holes > MOST_CHANGED * len(now.numbers):
        return build(now, path, fingerprint)
    passages = np.full(n_before + len(new), GONE, np.int32)
    passages[n_before:] = new
    passages[rows[was.numbers[kept[kept >= 0]]]] = now.numbers[kept >= 0]
    try:
        with _new_file(Path(path), before.path) as connection:
            connection.execute("begin")
            counts = _added(connection, n_before, now.columns(new))
            counts.subtract(_taken_out(connection, rows[gone], was.columns(gone)))
            connection.executemany("insert into vocabulary values (?, ?) "
                                   "on conflict do update set passages = passages + excluded.passages", counts.items())
            connection.execute("delete from vocabulary where passages <= 0")
            _finish(connection, passages, fingerprint, before)
            connection.execute("commit")
    except InputError:
        return build(now, path, fingerprint)
    return open_index(path)


def _same(was: Contents, now: Contents) -> np.ndarray:
    """For each passage the place in `was` of the one with its text, -1 where there is none; of several with one text
    each is the next one."""
    def keys(contents: Contents) -> pd.MultiIndex:
        # 64 bits, keyed anew in each process, hold apart the texts of a folder, and of one that means harm
        hashes = np.fromiter(map(hash, contents.texts(contents.numbers)), np.int64, len(contents.numbers))
        return pd.MultiIndex.from_arrays([hashes, pd.Series(hashes).groupby(hashes).cumcount()])
    return keys(was).get_indexer(keys(now))


def _rows(before: Index, was: Contents) -> np.ndarray | None:
    """Of each passage that was its row in a file; None where that is not of these passages, or of other rules."""
    filled = np.flatnonzero(before.passages != GONE)
    numbers = before.passages[filled]
    if before.rules != rules_version() or not np.array_equal(np.sort(numbers), was.numbers):
        return None
    rows = np.full(was.numbers.max(initial=-1) + 1, GONE)
    rows[numbers] = filled
    return rows


@contextmanager
def _new_file(path: Path, begun: Path | None = None) -> Iterator[sqlite3.Connection]:
    """A file, to begin with a copy of another one, that takes its name when all is written."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        if begun:
            shutil.copyfile(begun, part)
        with closing(_connected(part)) as connection:
            yield connection
        os.replace(part, path)
    except (sqlite3.Error, OSError) as error:
        why = f"{path}: the index of words cannot be written ({error}); give a folder that can be written"
        raise InputError(why) from error


def _connected(path: str | Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    for setting in ("page_size = 16384", "journal_mode = off", "synchronous = off", "cache_size = -200000"):
        connection.execute(f"pragma {setting}")
    return connection


def _fill(connection: sqlite3.Connection, contents: Contents, fingerprint: str) -> None:
    connection.executescript(TABLES)
    connection.execute("begin")
    connection.executemany("insert into words(rowid, parts, joined) values (?, ?, ?)",
                           ((row, *columns) for row, columns in enumerate(contents.columns(contents.numbers))))
    connection.execute("commit")
    connection.execute("insert into words(words) values ('optimize')")
    connection.execute("create virtual table temp.seen using fts5vocab('main', 'words', 'row')")
    connection.execute("insert into vocabulary select term, doc from temp.seen")
    connection.execute("drop table temp.seen")
    _finish(connection, contents.numbers.astype(np.int32), fingerprint)
    connection.execute("vacuum")     # what was joined leaves holes, a tenth of the file


def _added(connection: sqlite3.Connection, first: int, new: Iterable[tuple[str, str]]) -> Counter[str]:
    """Add rows from the `first` on; of each word in how many of them it stands."""
    counts: Counter[str] = Counter()
    for row, columns in enumerate(new, first):
        connection.execute("insert into words(rowid, parts, joined) values (?, ?, ?)", (row, *columns))
        counts.update(set(" ".join(columns).split()))
    return counts


def _taken_out(connection: sqlite3.Connection, rows: Iterable[int], gone: Iterable[tuple[str, str]]) -> Counter[str]:
    """Take out rows, for which FTS5 must be told what stood in them; of each word in how many of them it stood."""
    counts: Counter[str] = Counter()
    for row, columns in zip(rows, gone, strict=True):
        connection.execute("insert into words(words, rowid, parts, joined) values ('delete', ?, ?, ?)",
                           (int(row), *columns))
        counts.update(set(" ".join(columns).split()))
    return counts


def _finish(connection: sqlite3.Connection, passages: np.ndarray, fingerprint: str,
            before: Index | None = None) -> None:
    """Write what the file is of, and beside it the rows of each word that is common, a bit for each row."""
    connection.execute("delete from about")
    connection.execute("insert into about values (?, ?, ?, ?)",
                       (FORMAT, rules_version(), fingerprint, passages.tobytes()))
    connection.execute("delete from common")
    there = passages != GONE
    words = connection.execute("select word from vocabulary where passages > ?",
                               [max(COMMON * int(there.sum()), MANY)]).fetchall()
    for word, in words:
        bits = np.zeros(len(passages), np.uint8)
        first = 0
        if before and word in before.common:    # of these only what was added is asked for
            bits[before.rows_of_common(word)] = 1
            first = len(before.passages)
        found = connection.execute("select rowid from words where words match ? and rowid >= ?", [f'"{word}"', first])
        bits[np.array(found.fetchall(), np.int64).ravel()] = 1
        connection.execute("insert into common values (?, ?)", (word, np.packbits(bits & there).tobytes()))


def _columns(content: str) -> tuple[str, str]:
    """The words, and of those that hyphens join written as one only the surroundings: the rest stands there already."""
    parts, _, joined = content.partition("\n")
    return parts, _around(parts.split(), joined.split()) if joined else ""


def _around(parts: list[str], joined: list[str]) -> str:
    """The words that are joined with AROUND others at each side; no phrase reaches over what is left out."""
    kept = bytearray(len(joined))
    at = 0
    for number, word in enumerate(joined):
        if at < len(parts) and parts[at] == word:
            at += 1
            continue
        first, last = max(0, number - AROUND), min(number + AROUND + 1, len(joined))
        kept[first:last] = b"\1" * (last - first)
        length = len(word)
        while length > 0 and at < len(parts):
            length -= len(parts[at])
            at += 1
    pieces = groupby(zip(kept, joined, strict=True), key=itemgetter(0))
    return f" {LEFT_OUT} ".join(" ".join(word for _, word in words) for told, words in pieces if told)
