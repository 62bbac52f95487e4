"""Evidence kept from one analysis to the next: what was found in a document, by the hash of all that decides it.

A shard is a Parquet file with a row per document and its key; shards are written beside and renamed, never changed.
What cannot be read is found again; where nothing can be written, nothing is kept. The oldest go when there is no room.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import platformdirs
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.store.fingerprints import rules_version

VARIABLE = "DOSSIER_CACHE"
"""The environment variable that names the folder of what is kept, or switches keeping off."""
OFF = ("", "0", "off", "no")
ROOM = 2_000_000_000
"""Bytes that the shards may take together."""
SHARD, OPEN = 500, 8
"""Documents of a shard, of which a run that is killed loses the last that is not full; shards held in memory."""
KEY = "key"


def user_cache() -> "EvidenceCache | None":
    """What is kept in the user's cache folder, or in that of `DOSSIER_CACHE`; None where that says `off`."""
    return kept_in(None)


def kept_in(folder: str | None) -> "EvidenceCache | None":
    """What is kept in a folder; of None what the user keeps, and of `off` nothing."""
    told = os.environ.get(VARIABLE) if folder is None else folder
    if told is not None and told.strip().lower() in OFF:
        return None
    return EvidenceCache(platformdirs.user_cache_path("dossier", appauthor=False) if told is None else told)


def key_of(parts: Iterable[str]) -> bytes:
    """The key of a document from everything that decides what is found in it."""
    sums = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        sums.update(len(data).to_bytes(8, "big") + data)
    return sums.digest()


class Row(NamedTuple):
    """One row of a table."""

    table: pa.Table
    number: int


def rows_of(places: Iterable[Row]) -> pa.Table:
    """These rows as a table of its own, which holds on to none of theirs. Rows that follow each other are taken at
    once: of each by itself a table has thousands of pieces."""
    runs = [[row for _, row in run] for _, run in groupby(
        enumerate(places), lambda place: (id(place[1].table), place[1].number - place[0]))]
    slices = [run[0].table.slice(run[0].number, len(run)) for run in runs]
    # with another one, be it empty, they are copied; a single one would be the slice as it is
    return pa.concat_tables([*slices, slices[0].slice(0, 0)]).combine_chunks()


class EvidenceCache:
    """The evidence kept in a folder; shards of other versions of the rules lie beside, until there is no room."""

    def __init__(self, folder: str | Path, room: int = ROOM, shard: int = SHARD) -> None:
        self.folder, self.room, self.size = Path(folder) / "evidence", room, shard
        self.place = self.folder / rules_version()[:16]
        self._known: dict[bytes, tuple[Path, int]] | None = None
        self._added: list[pa.Table] = []
        self._open: dict[Path, pa.Table] = {}

    def get(self, keys: Iterable[bytes]) -> dict[bytes, Row]:
        """{key: where it is} of the documents that are kept."""
        known = self._index()
        found = {}
        for key in keys:
            if key in known:
                path, number = known[key]
                shard = self._shard(path)
                if shard is not None:
                    found[key] = Row(shard, number)
        return found

    def add(self, keys: Iterable[bytes], table: pa.Table) -> None:
        """Keep a table with a row per key; on the disk once a shard is full, or with `flush`."""
        self._added.append(table.append_column(KEY, pa.array(list(keys), pa.binary(32))))
        if sum(map(len, self._added)) >= self.size:
            self.flush()

    def flush(self) -> None:
        """Write what was added, and make room; the shards held in memory go."""
        self._open = {}
        if not self._added:
            return
        table, self._added = pa.concat_tables(self._added), []
        name = uuid4().hex
        beside, path = self.place / f".{name}", self.place / f"{name}.parquet"
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            pq.write_table(table, beside, compression="zstd", write_page_checksum=True)
            os.replace(beside, path)
            self._make_room()
        except OSError:     # a full disk, a folder that is read only: the analysis goes on without
            if self.place.is_dir():
                beside.unlink(missing_ok=True)
            return
        if self._known is not None:     # not read anew: a first run would read all shards again for each one written
            self._known |= {key: (path, row) for row, key in enumerate(table[KEY].to_pylist())}

    def clear(self) -> int:
        """Remove all that is kept; the bytes that were taken."""
        taken = sum(size for _, size, _ in self._shards())
        shutil.rmtree(self.folder, ignore_errors=True)
        self._known, self._open = None, {}
        return taken

    def taken(self) -> int:
        """The bytes that the shards take."""
        return sum(size for _, size, _ in self._shards())

    def _index(self) -> dict[bytes, tuple[Path, int]]:
        if self._known is None:
            self._known = {}
            for path in sorted(self.place.glob("*.parquet")):
                for row, key in enumerate(self._keys(path)):
                    self._known[key] = path, row
        return self._known

    def _keys(self, path: Path) -> list[bytes]:
        try:
            return pq.read_table(path, columns=[KEY])[KEY].to_pylist()
        except (OSError, ValueError, KeyError):
            path.unlink(missing_ok=True)
            return []

    def _shard(self, path: Path) -> pa.Table | None:
        """The rows of a shard; those read last are remembered, as documents come in the order they were kept in."""
        if path not in self._open:
            while len(self._open) >= OPEN:
                self._open.pop(next(iter(self._open)))
            try:
                self._open[path] = pq.read_table(path, page_checksum_verification=True).drop_columns([KEY])
                os.utime(path)
            except (OSError, ValueError, KeyError):
                return None
        return self._open[path]

    def _shards(self) -> list[tuple[float, int, Path]]:
        """(time of the last use, bytes, path) of every shard, of other versions too, and of what a kill left."""
        found = []
        for path in self.folder.glob("*/*"):
            try:
                found.append((path.stat().st_mtime, path.stat().st_size, path))
            except OSError:
                continue        # another process has removed it
        return sorted(found)

    def _make_room(self) -> None:
        shards = self._shards()
        taken = sum(size for _, size, _ in shards)
        for _, size, path in shards:
            if taken <= self.room:
                break
            path.unlink(missing_ok=True)
            taken -= size

