"""analyze(): read → extract over an executor, or take what is kept → consolidate → Analysis."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from analysis.errors import DossierError
from analysis.find.actors import names_version
from analysis.find.columns import extract_table
from analysis.find.extraction import STOPPED
from analysis.find.workers import extract_there
from analysis.gather.consolidation import consolidate
from analysis.read import Document, Skipped, is_strict, read
from analysis.store.cycle_collector import seldom_collected
from analysis.store.evidence import EvidenceCache, Row, key_of, rows_of
from analysis.store.fingerprints import rules_version
from analysis.store.tables import Analysis

BATCH, LARGE = 50, 500_000
"""Documents handed to a worker at once, and characters from which fewer are."""
AHEAD = 32
"""Batches that are read ahead of the one that is waited for, where there are workers."""
NOT_KEPT = ("could not be read: ", STOPPED)
"""How the problems begin of a document whose evidence is not kept: another run may find more."""

Progress = Callable[[int, int], None]
Found = Iterator[tuple[list[Document], pa.Table]]


@seldom_collected()
def analyze(
    source: str | Path | Iterable[Document],
    *,
    n_themes: int | None = None,
    previous: Analysis | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    strict: bool | None = None,
    corrected: bool = True,
    columns: Mapping[str, str] | None = None,
    first: str | None = None,
    cache: EvidenceCache | None = None,
) -> Analysis:
    """Everything that can be read out of a folder, a file or a list of documents.

    `n_themes` sets the number of themes, which is chosen by their stability otherwise. With a `previous`
    analysis of the folder, themes that live on keep their ids. Batches of documents are mapped over the
    `executor`, in this process where there is none. `progress(done, all)` hears of documents read.
    Without `corrected` the `corrections.csv` of the folder is left aside, to be replayed by `analysis.gather.correct`.
    `columns` and `first` say how tables and dates like 03-02-2009 are read (see `analysis.read.read`).
    Of documents whose evidence is in the `cache` (see `store.user_cache`) nothing is found again.
    A step that fails in one document is a row of `skipped`, and all else is kept; `strict` raises instead (by default
    where the environment holds `DOSSIER_STRICT=1`). Raises InputError where `source` is no folder, file or list of
    documents with ids of their own.
    """
    strict = is_strict(strict)
    folder = Path(source) if isinstance(source, str | Path) and os.path.isdir(source) else None
    if not isinstance(source, str | Path):
        source = list(source)
    skipped: list[Skipped] = []
    batches = _batches(read(source, strict, columns=columns, first=first), skipped)
    found = _told(_found(batches, _Work(folder, strict, executor, cache)), _size(source), progress)
    return consolidate(found, skipped, folder=folder, n_themes=n_themes, previous=previous,
                       strict=strict, corrected=corrected)


def _batches(found: Iterable[Document | Skipped], skipped: list[Skipped]) -> Iterator[list[Document]]:
    """The documents in batches as they are read; what was not read goes to `skipped`."""
    batch: list[Document] = []
    size = 0
    for item in found:
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        batch.append(item)
        size += len(item.text)
        if len(batch) == BATCH or size >= LARGE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(source: str | Path | list[Document]) -> int:
    """About how many documents there are, before they are read."""
    if isinstance(source, list):
        return len(source)
    try:
        return sum(len(files) for _, _, files in os.walk(source)) or 1
    except ValueError:      # a name with a zero byte; `read` says so
        return 1


def _told(found: Found, size: int, progress: Progress | None) -> Found:
    done = 0
    for batch, table in found:
        done += len(batch)
        if progress:
            progress(min(done, size - 1), size)
        yield batch, table
    if progress:
        progress(done, done)


class _Job(NamedTuple):
    """A batch of documents: what is kept of it, and what is being found."""

    batch: list[Document]
    keys: list[bytes]
    kept: dict[bytes, Row]
    missing: list[Document]
    future: Future | None


class _Work:
    """Finds the evidence of batches, and keeps it."""

    def __init__(self, folder: Path | None, strict: bool, executor: Executor | None, cache: EvidenceCache | None):
        self.folder, self.strict, self.executor, self.cache = folder, strict, executor, cache
        self.names = names_version(folder)

    def begin(self, batch: list[Document]) -> _Job:
        if self.cache is None:
            keys, kept, missing = [], {}, batch
        else:
            keys = [self._key(document) for document in batch]
            kept = self.cache.get(keys)
            missing = [document for key, document in zip(keys, batch, strict=True) if key not in kept]
        return _Job(batch, keys, kept, missing, self._submitted(missing))

    def _submitted(self, missing: list[Document]) -> Future | None:
        if self.executor is None or not missing:
            return None
        try:
            return self.executor.submit(extract_there, missing, self.folder, self.strict, rules_version(), self.names)
        except RuntimeError:        # its workers are gone
            self.executor = None
            return None

    def _extracted(self, job: _Job) -> pa.Table:
        """What was found; here where the worker is gone that was asked (killed, or out of memory)."""
        if job.future is not None:
            try:
                return job.future.result()
            except DossierError:
                raise
            except Exception:       # each executor has errors of its own; one of the documents is raised below
                pass
        return extract_table(job.missing, self.folder, self.strict)

    def end(self, job: _Job) -> pa.Table:
        found = self._extracted(job) if job.missing else None
        if self.cache is None:
            return found
        new = [key for key in job.keys if key not in job.kept]
        rows = dict(job.kept)
        if found is not None:
            _keep(self.cache, new, found)
            rows |= {key: Row(found, number) for number, key in enumerate(new)}
        return rows_of(rows[key] for key in job.keys)

    def _key(self, document: Document) -> bytes:
        told = (getattr(document, field.name) for field in fields(document))
        return key_of((self.names, *(value if isinstance(value, str) else repr(value) for value in told)))


def _found(batches: Iterable[list[Document]], work: _Work) -> Found:
    """The batches with their evidence, in order; a few are under way while one is waited for."""
    under_way: deque[_Job] = deque()
    ahead = AHEAD if work.executor else 0
    try:
        for batch in batches:
            under_way.append(work.begin(batch))
            if len(under_way) > ahead:
                yield _ended(under_way, work)
        while under_way:
            yield _ended(under_way, work)
    finally:
        if work.cache is not None:
            work.cache.flush()


def _ended(under_way: deque[_Job], work: _Work) -> tuple[list[Document], pa.Table]:
    job = under_way.popleft()
    return job.batch, work.end(job)


def _keep(cache: EvidenceCache, keys: list[bytes], table: pa.Table) -> None:
    sound = [not any(problem["reason"].startswith(NOT_KEPT) for problem in problems)
             for problems in table["problems"].to_pylist()]
    cache.add([key for key, is_sound in zip(keys, sound, strict=True) if is_sound],
              table.filter(pa.array(sound)))
