"""The files of a folder, and their bytes: nothing but files inside it, each read once and to a limit."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from analysis.read.documents import Skipped, printable_id
from analysis.read.pieces import Unreadable
from analysis.store.saved import MANIFEST

MAX_BYTES, MAX_BYTES_OF_MANY = 20_000_000, 250_000_000
"""Bytes of a file that is one document, and of one that may hold many."""
PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".shtml")
PARTS_OF_A_PAGE = ("_files", "-Dateien", "_fichiers", "_archivos", "_bestanden", ".files", "_soubory", "_pliki")
"""How browsers end the name of the folder with what a saved page shows."""
OF_THE_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "ehthumbs.db"))
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe is opened without waiting for what is written into it."""
CHECK = "check the file and its permissions"
NO_FILE = "is no file but a pipe, a device or a socket; it is not read"


def files_of(folder: Path) -> tuple[list[str], list[Skipped]]:
    """The paths inside a folder of the files that are not hidden, in order; and what in it is not looked at."""
    found: list[str] = []
    skipped: list[Skipped] = []
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(folder / inside) as found_inside:
                entries = list(found_inside)
        except OSError as error:
            skipped.append(Skipped(_short(inside), f"the folder cannot be opened: {error.strerror}; {CHECK}"))
            continue
        names = {entry.name for entry in entries}
        if inside and MANIFEST in names:
            skipped.append(Skipped(_short(inside), "holds tables that Dossier saved; they are no documents"))
            continue
        for entry in entries:
            path = f"{inside}/{entry.name}" if inside else entry.name
            if is_of_the_system(entry.name) or (_is_folder(entry) and _of_a_page(entry.name, names)):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.is_symlink() and os.path.isdir(folder / path):
                skipped.append(Skipped(_short(path), "is a link to a folder; it is not followed: bring the folder"))
            else:
                found.append(path)
    return sorted(found), sorted(skipped)


def is_of_the_system(name: str) -> bool:
    """Whether a file is no one's document: hidden, of the system, or the mark that a document is open in Word."""
    return name.startswith((".", "~$")) or name.lower() in OF_THE_SYSTEM


def _is_folder(entry: os.DirEntry) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _of_a_page(name: str, beside: set[str]) -> bool:
    """Whether a folder holds the parts of a saved page beside it."""
    return any(name.endswith(end) and any(name.removesuffix(end) + page in beside for page in PAGES)
               for end in PARTS_OF_A_PAGE)


def _short(path: str) -> str:
    path = printable_id(path)
    return path if len(path) <= 300 else f"{path[:300]}…"


def bytes_of(file: str | Path, folder: Path | None) -> bytes:
    """The content of a file. Raises Unreadable for what is no file, is outside its `folder`, too large or changing."""
    with _opened(file, folder) as opened:
        return _all_of(opened)


def head_of(file: str | Path, folder: Path | None, most: int) -> bytes:
    """The first bytes of a file, `most` of them; raises Unreadable as `bytes_of` does."""
    with _opened(file, folder) as opened:
        return opened.read(most) or b""


def beside(folder: Path, name: str) -> bytes | None:
    """The content of a file that steers how its folder is read, None where there is none; Unreadable as `bytes_of`."""
    file = folder / name
    return bytes_of(file, folder) if os.path.lexists(file) and not os.path.isdir(file) else None


@contextmanager
def _opened(file: str | Path, folder: Path | None) -> Iterator[BinaryIO]:
    try:
        if folder is not None and os.path.islink(file) and not _is_inside(file, folder):
            raise Unreadable("is a link to a file outside the folder; it is not followed: bring the file itself")
        if not stat.S_ISREG(os.stat(file).st_mode):
            raise Unreadable(NO_FILE)
        with open(os.open(file, FLAGS), "rb") as opened:
            yield opened
    except OSError as error:
        raise Unreadable(f"cannot be opened: {error.strerror}; {CHECK}") from error


def _all_of(opened: BinaryIO) -> bytes:
    before = os.fstat(opened.fileno())
    if before.st_size > MAX_BYTES_OF_MANY:
        raise Unreadable(too_large(before.st_size, MAX_BYTES_OF_MANY))
    # room is made for what is asked for, so not for the most at once; a size, of 0 above all, is no promise
    raw = opened.read(before.st_size + 1)
    if raw is None:     # nothing is there yet: a file of /proc that is filled as it is read
        raise Unreadable(NO_FILE)
    if len(raw) > before.st_size:
        raw += opened.read(MAX_BYTES_OF_MANY + 1 - len(raw)) or b""
    after = os.fstat(opened.fileno())
    if len(raw) > MAX_BYTES_OF_MANY:
        raise Unreadable(too_large(len(raw), MAX_BYTES_OF_MANY))
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(raw) != after.st_size:
        raise Unreadable("changed while it was read; analyse the folder again when it is complete")
    return raw


def _is_inside(file: str | Path, folder: Path) -> bool:
    return Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder))


def too_large(size: int, most: int) -> str:
    """Why a file of this size is not read."""
    what = "document" if most == MAX_BYTES else "file"
    return f"{size / 1e6:,.0f} MB is more than the {most // 10**6} MB of one {what}; split it"


def parts_of_pages(paths: set[str]) -> Iterator[str]:
    """Of paths inside an archive or a dropped folder, those that are parts of a saved page."""
    beside: dict[str, set[str]] = {}
    for path in paths:
        parent, _, name = path.rpartition("/")
        beside.setdefault(parent, set()).add(name)
    for path in paths:
        parents = [*PurePosixPath(path).parents][:-1]
        if any(_of_a_page(parent.name, beside.get(str(parent.parent) if str(parent.parent) != "." else "", set()))
               for parent in parents):
            yield path
