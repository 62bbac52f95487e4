"""The index of words: which passages hold them. SQLite's FTS5, in a file beside the saved tables or in memory.

What is indexed is the text as `text` writes it out: words in small letters, blank between them. FTS5 cuts at these
blanks and at nothing else, so that a hit and its mark agree. The texts themselves are not kept, nor how many words each
has. A row is told its passage by a list that is written anew each time: so passages may come between others, and no row
moves. The words have a list of their own; those in very many passages have their rows beside as bits: FTS5 reads all
places of a word to tell its rows. A file knows of which passages it is (`fingerprint`), and is used for no others.
"""

import sqlite3
from hashlib import blake2b
from pathlib import Path
from threading import Lock

import numpy as np
import pandas as pd

from analysis.errors import InputError

NAME = "words.sqlite"
"""The file beside the tables."""
FORMAT = "4"
"""Changes when what is indexed does: an older file is not used."""
GONE = -1
"""The passage of a row whose passage is no more."""
SHORTEST, ONCE = 4, 20_000
"""Letters of a word that may be meant by another; passages up to which one that stands in a single one may."""
WEIGHTS = "1.0, 0.0"
"""Of the columns when hits are ranked: what a hyphen joins stands in both, and counts once."""


class Index:
    """An index that can be asked. One connection, used by one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self._connection, self._lock, self.path = connection, Lock(), path
        ((self.format, self.fingerprint),) = self._asked("select format, fingerprint from about")
        self.usable = self.format == FORMAT
        """Whether it is of the form that this version reads."""
        self.rules, told = self._asked("select rules, passages from about")[0] if self.usable else ("", b"")
        self.passages = np.frombuffer(told, np.int32)
        """Of each row its passage."""
        words = self._asked("select word from common") if self.usable else ()
        self.common = frozenset(word for word, in words)

    def holding(self, expression: str) -> np.ndarray:
        """The passages that match an FTS5 expression. One text of all rows is read faster than a million rows."""
        ((told,),) = self._asked("select group_concat(rowid) from words where words match ?", expression)
        return self.passages[np.fromstring(told or "", np.int64, sep=",")]

    def holding_common(self, word: str) -> np.ndarray:
        """The passages of one of the words that are `common`."""
        return self.passages[self.rows_of_common(word)]

    def rows_of_common(self, word: str) -> np.ndarray:
        """The rows of one of the words that are `common`."""
        ((bits,),) = self._asked("select bits from common where word = ?", word)
        return np.unpackbits(np.frombuffer(bits, np.uint8)).nonzero()[0]

    def vocabulary(self, shortest: int, longest: int, first: str = "") -> list[tuple[str, int]]:
        """(word, how many passages hold it) of the words of so many letters that begin with `first` and may be meant by
        one that is misspelt: none with digits, in a large folder none that stands but once."""
        least = 1 if (self.passages != GONE).sum() <= ONCE else 2
        return self._asked("select word, passages from vocabulary where length(word) between ? and ? and word >= ? "
                           "and substr(word, 1, ?) = ? and passages >= ? and word not glob '*[0-9]*'",
                           max(shortest, SHORTEST), longest, first, len(first), first, least)

    def ranked(self, expression: str) -> tuple[np.ndarray, np.ndarray]:
        """The passages that match an FTS5 expression and how well (BM25 of texts of one length; lower is better)."""
        found = self._asked(f"select rowid, bm25(words, {WEIGHTS}) from words where words match ?", expression)
        rows, scores = zip(*found, strict=True) if found else ((), ())
        return self.passages[np.array(rows, np.int64)], np.array(scores, np.float64)

    def __del__(self) -> None:
        self._connection.close()

    def _asked(self, question: str, *values: str | int) -> list[tuple]:
        with self._lock:
            return self._connection.execute(question, values).fetchall()


def open_index(path: str | Path) -> Index:
    """The index in a file; raises InputError where it is none."""
    try:
        address = f"{Path(path).resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        return Index(connection, Path(path))    # closes it, also where it holds no index
    except (sqlite3.Error, ValueError) as error:
        raise InputError(f"{path}: is no index of words ({error}); analyse the folder again") from error


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
