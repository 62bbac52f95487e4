"""The analyst's notebook: beside the documents where the app was started to write there, else in the session.

It is read anew in every run, so that what another window keeps, or an editor writes into the file, is there at once.
"""

import os
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from analysis import InputError
from analysis.notebook import FILE, Notebook, change_notebook, read_notebook
from dashboard.state.corpus import OWN, corpus_path, may_write

Change = Callable[[Notebook], Notebook]
MOST = 8
"""Files of notebooks kept as they were read last."""


def folder() -> Path | None:
    """The folder in which the notebook is kept: that of the documents or of the saved analysis; None elsewhere."""
    path = corpus_path()
    written = may_write() and OWN not in st.session_state and os.path.isdir(path) and os.access(path, os.W_OK)
    return path if written else None


def book() -> Notebook:
    """The notebook as it stands; an empty one where the file is none (`problem` says so)."""
    where = folder()
    if where is None:
        return st.session_state.get(_key(), Notebook())
    try:
        return _read(where)
    except InputError:
        return Notebook()


def problem() -> str:
    """Why the file of the notebook cannot be used, and what to do; "" where it can."""
    where = folder()
    try:
        if where is not None:
            _read(where)
    except InputError as error:
        return str(error)
    return ""


def change(make: Change) -> Notebook:
    """Have `make` make another notebook of it, and keep that; InputError where it cannot be kept. For callbacks."""
    where = folder()
    if where is not None:
        return change_notebook(where, make)
    st.session_state[_key()] = make(book())
    return st.session_state[_key()]


def _read(where: Path) -> Notebook:
    path = where / FILE
    try:
        told = path.stat()
    except OSError:
        return Notebook()
    return _as_it_was(path, told.st_mtime_ns, told.st_size)


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _as_it_was(path: Path, changed: int, size: int) -> Notebook:
    """The notebook of a file that was changed last then."""
    return read_notebook(path)


def _key() -> str:
    return f"notebook {corpus_path()}"
