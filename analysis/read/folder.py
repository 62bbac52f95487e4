"""A folder, a file or given documents → documents, one after another, in the order of their paths."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from analysis.errors import InputError
from analysis.read.contents import Reading
from analysis.read.decoding import decode
from analysis.read.documents import Document, Skipped, printable_id
from analysis.read.formats import BY_SUFFIX, NAMED, TEXTS
from analysis.read.metadata import FOLDER_FILES, NOTEBOOK, is_notebook, read_documents_csv
from analysis.read.opening import beside, bytes_of, files_of, head_of
from analysis.read.pieces import Metadata, Unreadable
from analysis.read.settings import FILE as SETTINGS
from analysis.read.settings import settings_told

HEAD, MOST_HEADS = 4096, 2000
"""Characters of a file, and files, in which dates are looked for that tell the order of day and month."""


def read(source: str | Path | Iterable[Document], strict: bool | None = None, *,
         columns: Mapping[str, str] | None = None, first: str | None = None) -> Iterator[Document | Skipped]:
    """Every document of `source` (a folder with sub-folders, a file, or documents), and what was not read.

    One after another: no more than one file is held. `columns` names those of tables ({"text": "body"}), for the
    fields text, title, published, source, author; `first` ("day" or "month") says how 03-02-2009 is read, which the
    other dates of the folder tell otherwise. A file on which its reader fails was not read; it raises where `strict`
    (see `is_strict`).
    """
    reading = Reading(strict, columns, first)
    if not isinstance(source, str | Path):
        yield from _given(source, reading)
        return
    path = Path(source)
    if os.path.isdir(path):
        yield from _folder(path, reading)
    elif os.path.exists(path):
        yield from _file(path, None, printable_id(path.name), {}, reading)
    else:
        raise InputError(f"{path}: no such folder or file; give a folder of documents, or one document")


def _given(documents: Iterable[Document], reading: Reading) -> Iterator[Document]:
    documents = sorted(documents, key=lambda document: document.doc_id)
    reading.days.others = lambda: (document.published or "" for document in documents)
    seen: set[str] = set()
    for document in documents:
        if document.doc_id in seen:
            raise InputError(f"two documents have the doc_id {document.doc_id!r}; give each its own")
        seen.add(document.doc_id)
        yield reading.as_meant(document)


def _folder(folder: Path, reading: Reading) -> Iterator[Document | Skipped]:
    yield from _settled(folder, reading)
    known, problems = read_documents_csv(folder)
    yield from problems
    paths, skipped = files_of(folder)
    yield from skipped
    reading.days.others = lambda: _dates(folder, paths, known)
    for path in paths:
        if path not in FOLDER_FILES and not (path == NOTEBOOK and is_notebook(folder / path)):
            yield from _file(os.path.join(folder, path), folder, printable_id(path), known, reading)


def _settled(folder: Path, reading: Reading) -> Iterator[Skipped]:
    """Read the folder as its `reading.csv` says, where the caller does not; what of it cannot be used."""
    try:
        raw = beside(folder, SETTINGS)
    except Unreadable as error:
        yield Skipped(SETTINGS, str(error))
        return
    if raw is None:
        return
    settings = settings_told(decode(raw))
    reading.settle(settings.columns, settings.first)
    yield from settings.problems


def _file(file: str | Path, folder: Path | None, doc_id: str, known: Mapping[str, Metadata],
          reading: Reading) -> Iterator[Document | Skipped]:
    try:
        raw = bytes_of(file, folder)
    except Unreadable as error:
        yield Skipped(doc_id, str(error))
        return
    yield from reading.content(raw, doc_id, known)


def _dates(folder: Path, paths: Iterable[str], known: Mapping[str, Metadata]) -> Iterator[str]:
    """The texts in which the dates of a folder stand: what is given of its documents, and the heads of its files."""
    yield from (fields.get("published", "") for fields in known.values())
    texts = {suffix for suffix, form in BY_SUFFIX.items() if form is NAMED["table"] or form.name in TEXTS - {"text"}}
    for path in [path for path in paths if PurePosixPath(path).suffix.lower() in texts][:MOST_HEADS]:
        try:
            yield head_of(folder / path, folder, HEAD).decode("latin-1")
        except Unreadable:
            continue
