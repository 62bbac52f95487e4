"""analyze(): read → extract over an executor → consolidate → Analysis."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

from analysis.find.extraction import Evidence, extract_all
from analysis.gather.consolidation import consolidate
from analysis.read import Document, Skipped, is_strict, read
from analysis.store.cycle_collector import seldom_collected
from analysis.store.tables import Analysis

BATCH = 50
"""Documents handed to a worker at once."""

Progress = Callable[[int, int], None]


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
) -> Analysis:
    """Everything that can be read out of a folder, a file or a list of documents.

    `n_themes` sets the number of themes, which is chosen by their stability otherwise. With a `previous`
    analysis of the folder, themes that live on keep their ids. Batches of documents are mapped over the
    `executor`, in this process where there is none. `progress(done, all)` hears of documents read.
    Without `corrected` the `corrections.csv` of the folder is left aside, to be replayed by `analysis.gather.correct`.
    `columns` and `first` say how tables and dates like 03-02-2009 are read (see `analysis.read.read`).
    A step that fails in one document is a row of `skipped`, and all else is kept; `strict` raises instead (by default
    where the environment holds `DOSSIER_STRICT=1`). Raises InputError where `source` is no folder, file or list of
    documents with ids of their own.
    """
    strict = is_strict(strict)
    folder = Path(source) if isinstance(source, str | Path) and os.path.isdir(source) else None
    found = list(read(source, strict, columns=columns, first=first))
    documents = [document for document in found if isinstance(document, Document)]
    skipped = [item for item in found if isinstance(item, Skipped)]
    evidence = _extracted(documents, folder, executor, progress, strict)
    return consolidate(evidence, skipped, folder=folder, n_themes=n_themes, previous=previous,
                       strict=strict, corrected=corrected)


def _extracted(
    documents: list[Document], folder: Path | None, executor: Executor | None, progress: Progress | None, strict: bool
) -> Iterator[list[Evidence]]:
    work = partial(extract_all, folder=folder, strict=strict)
    batches = [documents[start : start + BATCH] for start in range(0, len(documents), BATCH)]
    done = 0
    for batch in (executor.map if executor else map)(work, batches):
        done += len(batch)
        if progress:
            progress(done, len(documents))
        yield batch
