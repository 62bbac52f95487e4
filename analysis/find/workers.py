"""Where documents are read besides this process: worker processes here, a Dask cluster on other machines.

Any `concurrent.futures.Executor` does. A batch goes out as documents and comes back as one Arrow table.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection, parent_process
from pathlib import Path
from threading import Thread

import pyarrow as pa

from analysis.errors import InputError
from analysis.find.actors import USER_FILE, names_version
from analysis.find.columns import extract_table
from analysis.read import Document
from analysis.store.fingerprints import rules_version

PATIENCE = "10s"
"""How long a scheduler is waited for."""


@contextmanager
def pool(workers: int) -> Iterator[Executor]:
    """Worker processes, which end with this process, be it killed."""
    with ProcessPoolExecutor(workers, initializer=_end_with_parent) as executor:
        yield executor


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of the Dask scheduler at an address (tcp://host:port). Raises InputError where there is none."""
    try:
        from distributed import Client
    except ImportError as error:
        raise InputError('--dask: distributed is not installed; `python -m pip install -e ".[cluster]"`') from error
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(f"{address}: there is no Dask scheduler ({error}); start one with `dask scheduler`, "
                         "workers with `dask worker`, and give its address: tcp://host:8786") from error
    with client, client.get_executor(pure=False) as executor:
        yield executor


def extract_there(documents: Sequence[Document], folder: Path | None, strict: bool, rules: str, names: str) -> pa.Table:
    """As `extract_table`, for a worker that must have these rules and this `actors.csv` (their fingerprints).

    Raises InputError where it has others: its tables would be other ones.
    """
    if rules_version() != rules:
        raise InputError("a worker runs another version of Dossier; install the same one on every machine")
    if folder is not None and names_version(folder) != names:
        raise InputError(f"{folder / USER_FILE}: is another one where a worker reads it, or has changed; give the "
                         "folder by a path that all machines share, and start again")
    return extract_table(documents, folder, strict)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        Thread(target=_await_end, args=(parent.sentinel,), daemon=True, name="end with parent").start()


def _await_end(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
