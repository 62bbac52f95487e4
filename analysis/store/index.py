"""The index of words: which passages hold them. SQLite's FTS5, in a file beside the saved tables or in memory.

A row is the number of a passage in its table. What is indexed is the text as `text` writes it out: words in small
letters, blank between them. FTS5 cuts at these blanks and at nothing else, so that a hit and its mark agree. The texts
themselves are not kept, nor how many words each has. The words have a list of their own; those in very many passages
have their rows beside as bits: FTS5 reads all places of a word to tell its rows. A file knows of which passages it is
(`fingerprint`), and is used for no others.
"""

import os
import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from threading import Lock

import numpy as np
import pandas as pd

from analysis.errors import InputError

NAME = "words.sqlite"
"""The file beside the tables."""
FORMAT = "3"
"""Changes when what is indexed does: an older file is not used."""
TABLES = """
create virtual table words using fts5(parts, joined, content='', columnsize=0, tokenize='ascii');
insert into words(words, rank) values('pgsz', 16300);
insert into words(words, rank) values('hashsize', 67108864);
create table about(format text, fingerprint text);
create table common(word text primary key, bits blob);
create table vocabulary(word text primary key, passages integer) without rowid;
"""
"""Large pages take less room; 64 MB are gathered before they are written, so that little is joined afterwards."""
COMMON, MANY = 0.25, 5_000
"""The share of the passages, and how many of them, above which a word has its rows beside."""
SHORTEST, ONCE = 4, 20_000
"""Letters of a word that may be meant by another; passages up to which one that stands in a single one may."""
AROUND, LEFT_OUT = 10, "¶"
"""Words kept at each side of one that a hyphen joins; what stands in the place of all others, and is no word."""
WEIGHTS = "1.0, 0.0"
"""Of the columns when hits are ranked: what a hyphen joins stands in both, and counts once."""


class Index:
    """An index that can be asked. One connection, used by one thread at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection, self._lock = connection, Lock()
        ((self.format, self.fingerprint),) = self._asked("select format, fingerprint from about")
        words = self._asked("select word from common") if self.usable else ()
        self.common = frozenset(word for word, in words)

    @property
    def usable(self) -> bool:
        """Whether it is of the form that this version reads."""
        return self.format == FORMAT

    def rows(self, expression: str) -> np.ndarray:
        """The rows that match an FTS5 expression. One text of all of them is read faster than a million rows."""
        ((told,),) = self._asked("select group_concat(rowid) from words where words match ?", expression)
        return np.fromstring(told or "", np.int64, sep=",")

    def rows_of_common(self, word: str) -> np.ndarray:
        """The rows of one of the words that are `common`."""
        ((bits,),) = self._asked("select bits from common where word = ?", word)
        return np.unpackbits(np.frombuffer(bits, np.uint8)).nonzero()[0]

    def vocabulary(self, shortest: int, longest: int, first: str = "") -> list[tuple[str, int]]:
        """(word, how many passages hold it) of the words of so many letters that begin with `first`."""
        return self._asked("select word, passages from vocabulary where length(word) between ? and ? "
                           "and substr(word, 1, ?) = ?", shortest, longest, len(first), first)

    def ranked(self, expression: str) -> tuple[np.ndarray, np.ndarray]:
        """The rows that match an FTS5 expression and how well (BM25 of texts of one length; lower is better)."""
        found = self._asked(f"select rowid, bm25(words, {WEIGHTS}) from words where words match ?", expression)
        rows, scores = zip(*found, strict=True) if found else ((), ())
        return np.array(rows, np.int64), np.array(scores, np.float64)

    def __del__(self) -> None:
        self._connection.close()

    def _asked(self, question: str, *values: str | int) -> list[tuple]:
        with self._lock:
            return self._connection.execute(question, values).fetchall()


def build(contents: Iterable[tuple[int, str]], path: str | Path = "", fingerprint: str = "") -> Index:
    """The index of (row, text written out as words), in a new file at `path` or in memory.

    A text holds its words and, on a second line, those that hyphens join written as one. The file takes its name when
    it is whole.
    """
    part = Path(f"{path}.part") if path else None
    try:
        if part:
            part.unlink(missing_ok=True)
        connection = sqlite3.connect(part or ":memory:", check_same_thread=False, isolation_level=None)
        try:
            _fill(connection, contents, fingerprint)
        finally:
            if part:
                connection.close()
        if part is None:
            return Index(connection)
        os.replace(part, path)
    except (sqlite3.Error, OSError) as error:
        why = f"{path}: the index of words cannot be written ({error}); give a folder that can be written"
        raise InputError(why) from error
    return open_index(path)


def _fill(connection: sqlite3.Connection, contents: Iterable[tuple[int, str]], fingerprint: str) -> None:
    for setting in ("page_size = 16384", "journal_mode = off", "synchronous = off", "cache_size = -200000"):
        connection.execute(f"pragma {setting}")
    connection.executescript(TABLES)
    connection.execute("begin")
    connection.execute("insert into about values (?, ?)", (FORMAT, fingerprint))
    n = 0
    for row, content in contents:
        connection.execute("insert into words(rowid, parts, joined) values (?, ?, ?)", (row, *_columns(content)))
        n = max(n, row + 1)
    connection.execute("commit")
    connection.execute("insert into words(words) values ('optimize')")
    _keep_words(connection, n)
    connection.execute("vacuum")     # what was joined leaves holes, a tenth of the file


def _keep_words(connection: sqlite3.Connection, n: int) -> None:
    """Put the words beside that may be meant by one that is misspelt, and the rows of each that is common, a bit for
    each of the `n` passages."""
    connection.execute("create virtual table temp.seen using fts5vocab('main', 'words', 'row')")
    connection.execute("insert into vocabulary select term, doc from temp.seen where length(term) >= ? and doc >= ? "
                       "and term not glob '*[0-9]*'", [SHORTEST, 1 if n <= ONCE else 2])
    words = connection.execute("select term from temp.seen where doc > ?", [max(COMMON * n, MANY)]).fetchall()
    for word, in words:
        bits = np.zeros(n, np.uint8)
        found = connection.execute("select rowid from words where words match ?", [f'"{word}"']).fetchall()
        bits[np.array(found, np.int64).ravel()] = 1
        connection.execute("insert into common values (?, ?)", (word, np.packbits(bits).tobytes()))
    connection.execute("drop table temp.seen")


def open_index(path: str | Path) -> Index:
    """The index in a file; raises InputError where it is none."""
    try:
        address = f"{Path(path).resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        return Index(connection)    # closes it, also where it holds no index
    except (sqlite3.Error, ValueError) as error:
        raise InputError(f"{path}: is no index of words ({error}); analyse the folder again") from error


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


def fingerprint(documents: pd.DataFrame, passages: pd.DataFrame) -> str:
    """Tells the passages of one analysis from those of any other: their text, their places and which are counted."""
    told = blake2b(digest_size=16)
    for doc_id, text in zip(documents["doc_id"], documents["text"], strict=True):
        told.update(f"{doc_id}\0{text}\0".encode("utf-8", "surrogatepass"))
    for column in (passages["doc_id"].cat.codes, passages["start"], passages["end"], passages["kind"] == "text"):
        told.update(column.to_numpy().tobytes())
    return told.hexdigest()


_OFFERED: dict[str, Path] = {}
"""{fingerprint: a file that holds its index}."""


def offer(folder: str | Path) -> None:
    """Tell that an index may stand in a folder of saved tables; what is none is left alone."""
    path = Path(folder) / NAME
    if path.is_file():
        try:
            found = open_index(path)
        except InputError:
            return
        if found.usable:
            _OFFERED[found.fingerprint] = path


def offered(of: str) -> Index | None:
    """The index that was offered for these passages, if it is still there."""
    path = _OFFERED.get(of)
    try:
        found = open_index(path) if path else None
    except InputError:
        return None
    return found if found and found.usable and found.fingerprint == of else None
