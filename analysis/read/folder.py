"""A folder, a file or given documents → documents, in the order of their ids."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from analysis.errors import InputError
from analysis.read.decoding import decode
from analysis.read.documents import Document, Faults, Skipped, is_strict, printable_id
from analysis.read.formats import READERS, Metadata
from analysis.read.metadata import FILE, date_in_name, read_documents_csv

MAX_BYTES = 20_000_000
FOLDER_FILES = {FILE, "actors.csv", "corrections.csv"}
"""Files beside the documents that steer the analysis; they are not documents themselves."""


def read(source: str | Path | Iterable[Document], strict: bool | None = None) -> Iterator[Document | Skipped]:
    """Every document of `source` (a folder with sub-folders, a file, or documents), and what was not read.

    A file on which its reader fails was not read; it raises where `strict` (see `is_strict`).
    """
    if not isinstance(source, str | Path):
        yield from _given(source)
        return
    path, strict = Path(source), is_strict(strict)
    if os.path.isdir(path):
        metadata, problems = read_documents_csv(path)
        yield from problems
        for file in _files(path):
            yield _read_file(file, printable_id(file.relative_to(path).as_posix()), metadata, strict)
    elif os.path.isfile(path):
        yield _read_file(path, printable_id(path.name), {}, strict)
    else:
        raise InputError(f"{path}: no such folder or file; give a folder of documents, or one document")


def _given(documents: Iterable[Document]) -> Iterator[Document]:
    seen: set[str] = set()
    for document in sorted(documents, key=lambda document: document.doc_id):
        if document.doc_id in seen:
            raise InputError(f"two documents have the doc_id {document.doc_id!r}; give each its own")
        seen.add(document.doc_id)
        yield document


def _files(folder: Path) -> list[Path]:
    """The files of a folder that are neither hidden nor for steering, by their path inside it."""
    found = (file for file in folder.rglob("*") if not file.is_dir())
    inside = ((file.relative_to(folder), file) for file in found)
    return [
        file
        for path, file in sorted(inside, key=lambda pair: pair[0].as_posix())
        if not any(part.startswith(".") for part in path.parts) and path.as_posix() not in FOLDER_FILES
    ]


def _read_file(file: Path, doc_id: str, metadata: Mapping[str, Metadata], strict: bool) -> Document | Skipped:
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        return Skipped(doc_id, f"{file.suffix or 'no suffix'} is not a format read here: {', '.join(READERS)}")
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            limit = f"{MAX_BYTES // 1_000_000} MB"
            return Skipped(doc_id, f"{size / 1e6:,.0f} MB is more than the {limit} of one document; split it")
        text = decode(file.read_bytes())
    except OSError as error:
        return Skipped(doc_id, f"cannot be opened: {error.strerror}; check the file and its permissions")
    if text is None:
        return Skipped(doc_id, "is not text (it holds binary data); save it as plain text")
    faults = Faults(doc_id, strict, "the file is left out")
    text, described = faults.step(f"{file.suffix.lower()} file", ("", {}), reader, text)
    if faults.rows:
        return faults.rows[0]
    if not text.strip():
        return Skipped(doc_id, "is empty")
    if "published" in described:
        described["published_where"] = "metadata of the file"
    return Document(doc_id, text, **(date_in_name(file.name) | described | metadata.get(doc_id, {})))
