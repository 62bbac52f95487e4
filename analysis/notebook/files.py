"""`notebook.md` beside the documents or the saved analysis: read, and changed by one writer at a time."""

import os
from collections.abc import Callable
from pathlib import Path

from analysis.errors import InputError
from analysis.notebook.book import Notebook
from analysis.notebook.markdown import MOST_BYTES, as_markdown, parse
from analysis.read.metadata import NOTEBOOK as FILE
from analysis.read.metadata import is_notebook
from analysis.read.opening import bytes_of
from analysis.read.pieces import Unreadable
from analysis.store.writing import replace_file, turn


def read_notebook(path: Path) -> Notebook:
    """The notebook in a file, an empty one where there is none; InputError where the file is something else."""
    if not os.path.lexists(path):
        return Notebook()
    try:
        raw = bytes_of(path, None)
        if len(raw) > MOST_BYTES:
            raise InputError(f"{path.name}: a notebook holds no more than {MOST_BYTES // 1_000_000} MB")
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name}: is not in UTF-8; save it so") from error
    except Unreadable as error:
        raise InputError(f"{path.name}: {error}") from error
    try:
        return parse(text)
    except InputError as error:
        raise InputError(f"{path.name}: {error}") from error


def notebook_in(folder: Path) -> tuple[str, ...]:
    """The name of the notebook in a folder of documents, where it has one."""
    return (FILE,) if is_notebook(folder / FILE) else ()


def change_notebook(folder: Path, change: Callable[[Notebook], Notebook]) -> Notebook:
    """Have `change` make another notebook of the one that is in the folder then, and write it: whole or not at all."""
    path = folder / FILE
    with turn(folder):
        before = read_notebook(path)
        after = change(before)
        if after != before:
            replace_file(path, as_markdown(after).encode("utf-8", "replace"))
    return after
