"""Tables kept in a folder: a small `dossier.json` that names the Parquet files which belong together.

Tables are written into a folder of their own beside those that are there, and come to hold by the renaming of one
file, `dossier.json`; the old ones go afterwards. So whatever ends a writer (a kill, a full disk), the folder holds the
old tables or the new ones, whole. Writers take turns; a reader from whom the tables are taken away begins again.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import pandas as pd

from analysis.errors import InputError
from analysis.store.writing import flush, flush_names, turn

MANIFEST, OLDER = "dossier.json", "documents.parquet"
FORMAT = 1
"""The version of the form of the folder; a folder of another one is made anew."""
PLACE = re.compile(r"tables-[0-9a-f]{12}")
PLAIN = "text"
"""The column that holds whole texts."""
AGAIN = "make it again: `python -m analysis FOLDER --out {}`"


def is_saved(folder: str | Path) -> bool:
    """Whether `folder` holds a saved analysis, be it an older one."""
    # Path.is_file raises for a name that is too long
    return any(os.path.isfile(Path(folder) / name) for name in (MANIFEST, OLDER))


def write_tables(folder: str | Path, tables: Mapping[str, pd.DataFrame], facts: Mapping[str, object],
                 beside: Callable[[Path], object] | None = None) -> None:
    """Make `tables` those of `folder`, which is made if need be; `facts` about them stand in `dossier.json`.

    `beside` is given their place, to write there what goes with them.
    Raises InputError where they cannot be written; what was there before is there still.
    """
    target = Path(folder)
    with turn(target):
        place = target / f"tables-{uuid4().hex[:12]}"
        _clear(target)
        try:
            _write(place, tables, facts)
            if beside:
                beside(place)
            os.replace(place / MANIFEST, target / MANIFEST)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        flush_names(target)
        _clear(target)
        for name in tables:
            (target / f"{name}.parquet").unlink(missing_ok=True)    # of an older version
        (target / "words.sqlite").unlink(missing_ok=True)


def read_tables(folder: str | Path) -> dict[str, pd.DataFrame]:
    """The tables that `write_tables` put into `folder`, each checked to be as it was written."""
    source = Path(folder)
    if not is_saved(source):
        raise InputError(f"{source}: no saved analysis; make one: `python -m analysis FOLDER --out {source}`")
    manifest = read_manifest(source)
    while True:
        try:
            return {name: _read(source / manifest["place"] / f"{name}.parquet", manifest["tables"][name])
                    for name in manifest["tables"]}
        except InputError:
            before, manifest = manifest, read_manifest(source)
            if manifest == before:      # else another writer came between
                raise


def read_manifest(folder: str | Path) -> dict:
    """What `dossier.json` says: format, place and tables (bytes, rows, sha256), and the facts about them."""
    path = Path(folder) / MANIFEST
    again = AGAIN.format(folder)
    if not path.is_file():
        raise InputError(f"{folder}: was saved by an older version of Dossier; {again}")
    try:
        manifest = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error}); {again}") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise InputError(f"{path}: was saved by another version of Dossier; {again}")
    tables = manifest.get("tables")
    if not PLACE.fullmatch(str(manifest.get("place"))) or not isinstance(tables, dict) or not all(
            name.isidentifier() and isinstance(known, dict) for name, known in tables.items()):
        raise InputError(f"{path}: is not as it was written; {again}")
    return manifest


def digest(path: Path) -> str:
    """The sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _Hashed:
    """A file to write to, and the sha256 and the number of the bytes written."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.hash, self.size, self.closed = file, hashlib.sha256(), 0, False

    def write(self, data: bytes) -> int:
        view = memoryview(data).cast("B")
        self.hash.update(view)
        self.size += len(view)
        self.file.write(view)
        return len(view)

    def tell(self) -> int:
        return self.size

    def flush(self) -> None:
        self.file.flush()

    def close(self) -> None:
        self.closed = True


def _write(place: Path, tables: Mapping[str, pd.DataFrame], facts: Mapping[str, object]) -> None:
    place.mkdir()
    known = {}
    for name, table in tables.items():
        with (place / f"{name}.parquet").open("wb") as file:
            hashed = _Hashed(file)
            table.to_parquet(hashed, index=False, **_form(table))
            flush(file)
        known[name] = {"rows": len(table), "bytes": hashed.size, "sha256": hashed.hash.hexdigest()}
    manifest = {**facts, "format": FORMAT, "place": place.name, "tables": known}
    with (place / MANIFEST).open("w", encoding="utf-8") as file:
        json.dump(manifest, file, indent=1, ensure_ascii=False)
        file.write("\n")
        flush(file)
    flush_names(place)


def _form(table: pd.DataFrame) -> dict[str, object]:
    """How the columns of a table are written: long texts as they are, which takes half again as much room and a quarter
    of the time to read."""
    if PLAIN not in table.columns:
        return {}
    others = [column for column in table.columns if column != PLAIN]
    return {"compression": dict.fromkeys(others, "snappy") | {PLAIN: "none"}, "use_dictionary": others}


def _clear(target: Path) -> None:
    """Remove the tables that are not in use: of a writer that was stopped, and those replaced."""
    try:
        # not whether there is a file: what cannot be looked at now is not what is not there
        kept = read_manifest(target)["place"] if {MANIFEST, OLDER} & set(os.listdir(target)) else ""
    except (InputError, OSError):
        return      # which tables it meant cannot be told; they go when it is replaced
    for path in target.glob("tables-*"):
        if PLACE.fullmatch(path.name) and path.name != kept and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def _read(path: Path, known: Mapping[str, object]) -> pd.DataFrame:
    again = AGAIN.format(path.parents[1])
    try:
        if digest(path) != known.get("sha256"):
            raise InputError(f"{path}: is not the table that was saved with the others; {again}")
        # no second copy of it in memory meanwhile
        return pd.read_parquet(path, memory_map=True, pre_buffer=False, use_threads=False)
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as a table ({error}); {again}") from error
