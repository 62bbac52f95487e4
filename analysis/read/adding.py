"""Files that are brought to a folder: under safe names, never over what is there, with what is known of them."""

import csv
import io
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from analysis.read.decoding import decode
from analysis.read.documents import SURROGATE, Skipped
from analysis.read.metadata import COLUMNS, FILE, FOLDER_FILES, documents_told
from analysis.read.opening import is_of_the_system, parts_of_pages
from analysis.read.pieces import Metadata
from analysis.read.settings import FILE as SETTINGS
from analysis.read.settings import Settings, settings_as_csv, settings_told
from analysis.store.writing import replace_file, turn

NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
"""Signs that some file system does not take, and those that turn a name round or cannot be seen."""
LONGEST, DEEPEST = 120, 6
"""Characters of a name, and names in a path, that are kept."""
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
Files = list[tuple[str, bytes]]


class Added(NamedTuple):
    """What became of files that were brought: the paths that were written, and what was not, or otherwise, and why."""

    written: tuple[str, ...]
    told: tuple[Skipped, ...]


class Beside(NamedTuple):
    """The files that steer the analysis among those brought: {name: bytes}, the folder in which they stood (`news/`
    or ""), and the paths of the documents."""

    files: Mapping[str, bytes]
    inside: str
    paths: frozenset[str]

    def settings(self) -> Settings:
        """What the `reading.csv` among them says."""
        return settings_told(decode(self.files[SETTINGS])) if SETTINGS in self.files else Settings({}, None)

    def known(self) -> tuple[Mapping[str, Metadata], list[Skipped]]:
        """{path: metadata} of the `documents.csv` among them, and what in it could not be used."""
        if FILE not in self.files:
            return {}, []
        found, problems = documents_told(decode(self.files[FILE]), lambda place: f"{self.inside}{place}" in self.paths)
        return {f"{self.inside}{path}": fields for path, fields in found.items()}, problems


def safe_names(files: Iterable[tuple[str, bytes]]) -> Files:
    """The files under paths that stay inside a folder, each its own; those that are hidden are left out."""
    found: Files = []
    taken: set[str] = set()
    for path, raw in files:
        parts = [part for part in re.split(r"[/\\]", path) if part not in ("", ".", "..")]
        if not parts or any(map(is_of_the_system, parts)):
            continue
        name = _free("/".join(map(_safe, [*parts[:-1][:DEEPEST - 1], parts[-1]])), taken)
        taken.add(name.casefold())
        found.append((name, raw))
    return found


def _safe(part: str) -> str:
    part = NOT_IN_NAMES.sub("_", SURROGATE.sub("_", part)).strip(" .") or "_"
    if len(part.encode()) > LONGEST:
        stem, suffix = os.path.splitext(part)
        suffix = suffix if len(suffix.encode()) <= 12 else ""
        part = stem.encode()[:LONGEST - len(suffix.encode())].decode("utf-8", "ignore").rstrip(" .") + suffix
    return f"_{part}" if DEVICES.fullmatch(part) else part


def _free(path: str, taken: set[str]) -> str:
    """The path, or where it is taken the first free one like `report 2.txt`; case makes no other name."""
    stem, suffix = os.path.splitext(path)
    number, free = 1, path
    while free.casefold() in taken:
        number += 1
        free = f"{stem} {number}{suffix}"
    return free


def told_beside(files: Iterable[tuple[str, bytes]]) -> tuple[Files, Beside]:
    """The documents among files, in order, and the files that steer the analysis: at the top, or at the top of the one
    folder in which everything stands."""
    files = sorted(files)
    tops = {path.partition("/")[0] if "/" in path else "" for path, _ in files}
    inside = f"{tops.pop()}/" if len(tops) == 1 and "" not in tops else ""
    steering = {f"{inside}{name}": name for name in FOLDER_FILES}
    documents = [(path, raw) for path, raw in files if path not in steering]
    paths = frozenset(path for path, _ in documents)
    return documents, Beside({steering[path]: raw for path, raw in files if path in steering}, inside, paths)


def add_files(folder: str | Path, files: Iterable[tuple[str, bytes]], known: Mapping[str, Metadata] | None = None,
              columns: Mapping[str, str] | None = None, first: str | None = None) -> Added:
    """Write files, given by (path, bytes), into a folder; what is known of documents becomes lines of `documents.csv`.

    `known` has the fields title, source, author, published by the ids that `preview` gives; `columns` and `first`, as
    `preview` takes them, become the `reading.csv` of the folder, where it has none. No file is written over:
    one that is there already as it is stays, one of another content gets a name of its own, and both are told.
    Raises InputError where the folder cannot be written.
    """
    folder = Path(folder)
    documents, beside = told_beside(safe_names(files))
    parts = set(parts_of_pages(set(beside.paths)))
    fields, told = beside.known()
    names: dict[str, str] = {}
    with turn(folder):
        for path, raw in documents:
            if path not in parts and (name := _written(folder, path, raw, told)):
                names[path] = name
        settings = settings_as_csv(columns or {}, first)
        for name, raw in {**beside.files, **({SETTINGS: settings} if settings else {})}.items():
            if name != FILE and not _same(folder / name, raw):
                _steering(folder, name, raw, told)
        given = known or {}
        merged = {doc_id: fields.get(doc_id, {}) | given.get(doc_id, {}) for doc_id in {*fields, *given}}
        lines = {name + doc_id[len(path):]: merged[doc_id] for doc_id in sorted(merged)
                 for path in [_file_of(doc_id, beside.paths)] if path in names for name in [names[path]]}
        _describe(folder, lines, told)
    return Added(tuple(names.values()), tuple(told))


def _written(folder: Path, path: str, raw: bytes, told: list[Skipped]) -> str:
    """Under which path the file was written, "" where it was not."""
    if not Path(os.path.realpath(folder / path)).is_relative_to(os.path.realpath(folder)):
        told.append(Skipped(path, "would lie outside the folder, where a link leads; it was not written"))
        return ""
    if _same(folder / path, raw):
        told.append(Skipped(path, "is in the folder already, just as it is; it was not written again"))
        return ""
    try:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        told.append(Skipped(path, "was not written: the folder has a file where its own folder would be; rename one"))
        return ""
    name = path
    if os.path.lexists(folder / path):
        beside = {other.casefold() for other in os.listdir((folder / path).parent)}
        name = PurePosixPath(path).with_name(_free(PurePosixPath(path).name, beside)).as_posix()
        told.append(Skipped(path, f"another file has this name in the folder; it was written as {name}"))
    with open(folder / name, "xb") as file:
        try:
            file.write(raw)
            file.flush()
        except OSError:     # no room: half a document is none
            os.unlink(folder / name)
            raise
    return name


def _steering(folder: Path, name: str, raw: bytes, told: list[Skipped]) -> None:
    if os.path.lexists(folder / name):
        told.append(Skipped(name, f"the folder has its own {name}, which counts; add what you need to it"))
    else:
        replace_file(folder / name, raw)


def _same(file: Path, raw: bytes) -> bool:
    return os.path.isfile(file) and os.path.getsize(file) == len(raw) and file.read_bytes() == raw


def _file_of(doc_id: str, paths: frozenset[str]) -> str:
    """The file of a document, which may lie inside it: `box.zip/a.txt`, `table.csv#12`."""
    if doc_id in paths:
        return doc_id
    return next((path for path in paths if doc_id.startswith((f"{path}/", f"{path}#"))), "")


def _describe(folder: Path, lines: Mapping[str, Metadata], told: list[Skipped]) -> None:
    """Append lines to `documents.csv`; all that stands there stays as it is, but for a column that is added."""
    rows = {path: {key: " ".join(fields[key].split()) for key in COLUMNS[1:] if fields.get(key)}
            for path, fields in lines.items()}
    rows = {path: fields for path, fields in rows.items() if fields}
    if not rows:
        return
    file = folder / FILE
    raw = file.read_bytes() if os.path.isfile(file) else b""
    text = (decode(raw) or "").removeprefix("\ufeff")
    header = next(csv.reader([text.lstrip().split("\n")[0]])) if text.strip() else list(COLUMNS)
    header = [cell.strip() for cell in header]
    if "path" not in header or set(header) - set(COLUMNS):
        told.append(Skipped(FILE, f"{FILE}:1: its columns are not {', '.join(COLUMNS)}; what you set was not written"))
        return
    header += [key for key in COLUMNS if any(key in fields for fields in rows.values()) and key not in header]
    body = text.lstrip().partition("\n")[2]
    new = io.StringIO()
    write = csv.writer(new, lineterminator="\n").writerow
    write(header)
    new.write(body if not body or body.endswith("\n") else f"{body}\n")
    for path, fields in rows.items():
        write([(fields | {"path": path}).get(key, "") for key in header])
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    replace_file(file, mark + new.getvalue().encode())
