"""Writing that is done as a whole or not at all, one writer at a time."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from uuid import uuid4

from filelock import FileLock, Timeout

from analysis.errors import InputError

LOCK = ".dossier.lock"
TURN = 120
"""Seconds that a writer waits for another one."""


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """The writer's turn in `folder`, which is made if need be; what fails there is told, with what to do.

    The lock is the system's: it goes with the process that holds it, the empty file stays.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be made ({error.strerror}); give a folder that can be written") from error
    try:
        with FileLock(folder / LOCK, timeout=TURN):
            yield
    except Timeout as error:
        raise InputError(f"{folder}: another process has been writing there for {TURN} s; wait until it has ended, "
                         "or give another folder") from error
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror or error}), what it held is unchanged; "
                         "make room or give a folder that can be written") from error


def replace_file(path: Path, data: bytes) -> None:
    """Make `data` the content of the file: the old content or the new one is there, whatever happens."""
    path = path.resolve()       # what a link leads to is replaced, not the link
    beside = path.with_name(f".{path.name}.{uuid4().hex[:8]}")
    try:
        with beside.open("wb") as file:
            file.write(data)
            flush(file)
        if path.exists():
            shutil.copymode(path, beside)
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    flush_names(path.parent)


def flush(file: IO) -> None:
    """Have what was written to a file on the disk."""
    file.flush()
    os.fsync(file.fileno())


def flush_names(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can (Windows opens no folder)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
