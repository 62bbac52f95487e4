"""What the reader brings: files, a folder, or a text that is pasted."""

from pathlib import Path
from typing import NamedTuple

import streamlit as st

from analysis import files_of, preview, safe_names
from dashboard.parts.controls import choice
from dashboard.parts.pickers import plain
from dashboard.state import login
from dashboard.state.corpus import folder_to_write
from dashboard.views.add.limit import Limit

WAYS = {"files": "Files or a zip", "folder": "A folder", "text": "A text or a table"}
PATH = {"path": "A path"}
"""On one's own machine alone: whoever types a path reads what the app may read."""
READ = ("Text, web pages, PDF, Word, slides, OpenDocument, rich text, books, mail, subtitles, tables (a row is a "
        "document), and archives of these. An export of a press database is its articles, one of a chat its days.")
TIMES = "add_times"
"""How often documents were added: what was brought before is not brought again."""


class Brought(NamedTuple):
    """Files under safe names, and by what they are known from one run to the next."""

    key: tuple[str, ...]
    files: list[tuple[str, bytes]]
    size: int = 0


def brought(limit: Limit) -> Brought:
    """Draw the choice and the box for it; what stands in the box."""
    ways = WAYS | PATH if is_own_machine() else WAYS
    way, times = choice("bring", "What do you bring?", ways, "files"), st.session_state.get(TIMES, 0)
    if way == "path":
        return _at(st.text_input("Path of a folder or a file on this machine", key=f"path-{times}",
                                 placeholder=str(Path.home() / "Documents")).strip(), limit)
    if way == "text":
        return _pasted(st.text_area(
            "Paste a text, or a table with its first line", key=f"pasted-{times}", height=220,
            placeholder="A table may come straight from a spreadsheet; each of its rows becomes a document."))
    uploaded = st.file_uploader(
        "Drop files here" if way == "files" else "Drop a folder here", key=f"dropped-{way}-{times}",
        accept_multiple_files=True if way == "files" else "directory", max_upload_size=limit.megabytes)
    if not uploaded:
        st.caption(READ)
    size = sum(file.size for file in uploaded)
    taken = [] if limit.too_much(size) else safe_names((file.name, file.getvalue()) for file in uploaded)
    return Brought(tuple(file.file_id for file in uploaded), taken, size)


def is_own_machine() -> bool:
    """Whether the app writes, asks for no login, and is looked at on the machine on which it runs."""
    if folder_to_write() is None or login.asked_for():
        return False
    passed_on = any(name.lower().startswith(("x-forwarded", "forwarded", "x-real-ip")) for name in st.context.headers)
    return not passed_on and _comes_from_here()


def _comes_from_here() -> bool:
    return st.context.ip_address in (None, "127.0.0.1", "::1")


def _at(typed: str, limit: Limit) -> Brought:
    """What stands at a path."""
    if not typed:
        return Brought((), [])
    place = Path(typed).expanduser()
    try:
        folder = place if place.is_dir() else place.parent
        paths = [path for path in (files_of(place)[0] if place.is_dir() else [place.name]) if (folder / path).is_file()]
        size = sum((folder / path).stat().st_size for path in paths)
        if not paths:
            st.warning(plain(f"There is no document at {typed[:300]}; give the path of a folder or a file."))
        if limit.too_much(size) or not paths:
            return Brought((typed,), [], size)
        files = [(f"{place.name}/{path}" if place.is_dir() else path, (folder / path).read_bytes()) for path in paths]
    except (OSError, ValueError) as error:
        st.warning(plain(f"{typed[:300]} cannot be opened: {getattr(error, 'strerror', error)}."))
        return Brought((), [])
    return Brought((typed, str(size)), safe_names(files), size)


def _pasted(text: str) -> Brought:
    st.button("Look through it", icon=":material/arrow_forward:")      # leaving the box is what hands the text over
    raw = text.encode("utf-8", "replace")
    return Brought((text,), [(name_of(text), raw)], len(raw)) if text.strip() else Brought((), [])


def name_of(text: str) -> str:
    """The name of a pasted text: that of a table where every line is a row of one and it is read as one."""
    raw = text.encode("utf-8", "replace")
    for suffix, sign in ((".tsv", "\t"), (".csv", ","), (".csv", ";")):
        lines = [line for line in text.strip().split("\n") if line.strip()]
        if len(lines) < 2 or sign not in lines[0] or lines[0].rstrip()[-1] in ".!?":
            continue
        rows = preview([(f"pasted{suffix}", raw)]).rows
        if rows and not any(row.problem for row in rows):
            return f"pasted{suffix}"
    return "pasted.txt"
