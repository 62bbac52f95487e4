"""Archives (.zip, .tar.gz) and books (.epub), which are archives of pages. Nothing is unpacked onto the disk."""

import bz2
import gzip
import io
import lzma
import posixpath
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO
from xml.etree import ElementTree

from analysis.read.decoding import decoded
from analysis.read.formats.page import read_html
from analysis.read.opening import is_of_the_system
from analysis.read.pieces import (
    LIMITS,
    MOST_BYTES,
    Budget,
    Member,
    Metadata,
    Piece,
    Problem,
    Unreadable,
    Wanted,
    parsing,
)

LARGEST, HIGHEST_RATIO, SMALL = 250_000_000, 200, 1_000_000
"""Bytes of one file, and how often larger than packed a file of more than SMALL bytes may be."""


def inside(path: str) -> str | None:
    """A path of an archive as one inside it; "" for what is hidden or for the system, None for one that leaves it."""
    parts = path.replace("\\", "/").split("/")
    if path.startswith(("/", "\\")) or ".." in parts or parts[0].endswith(":") or "\0" in path:
        return None
    kept = [part for part in parts if part not in ("", ".")]
    return "" if any(part.startswith("__MACOSX") or is_of_the_system(part) for part in kept) else "/".join(kept)


def read_zip(raw: bytes, name: str, wanted: Wanted) -> Iterator[Member | Problem]:
    """The files of a zip archive, by their paths in it."""
    budget = wanted.budget
    with parsing("a zip archive", "is it cut off? Pack it again"):
        archive = zipfile.ZipFile(io.BytesIO(raw))
        entries = sorted((entry for entry in archive.infolist() if not entry.is_dir()), key=lambda e: e.filename)
    for entry in entries:
        path = inside(entry.filename)
        if path == "":
            continue
        reason = "its path leaves the archive; it is not read" if path is None else _refused(entry)
        if (reason := reason or budget.refused(entry.file_size)) or path is None:
            yield Problem(path or repr(entry.filename), reason)
            if budget.is_spent:
                return
            continue
        try:
            with parsing("a file of the archive", "pack it again"), archive.open(entry) as file:
                # not more than it promised
                content = file.read(entry.file_size + 1)
            yield Member(path, content)
        except Unreadable as error:
            yield Problem(path, str(error))


def _refused(entry: zipfile.ZipInfo) -> str:
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link to another file; it is not followed"
    if entry.flag_bits & 1:
        return "is protected by a password; unpack it"
    return _too_large(entry.file_size, entry.compress_size)


def _too_large(size: int, packed: int) -> str:
    if size > LARGEST:
        return f"{size / 1e6:,.0f} MB is more than the {LARGEST // 10**6} MB of one file; split it"
    if size > SMALL and size > packed * HIGHEST_RATIO:
        return f"is {size // max(packed, 1):,} times larger than packed, as no text is; it is not read"
    return ""


def read_tar(raw: bytes, name: str, wanted: Wanted) -> Iterator[Member | Problem]:
    """The files of a tar archive, packed or not, by their paths in it, in its own order."""
    budget = wanted.budget
    with parsing("a tar archive", "is it cut off? Pack it again"):
        archive = tarfile.TarFile.open(fileobj=_unpacked(raw), mode="r|")
    while True:
        with parsing("a tar archive", "is it cut off? Pack it again"):
            entry = archive.next()
            archive.members.clear()     # type: ignore[attr-defined]    # it would keep all
        if entry is None:
            return
        if entry.isdir() or (path := inside(entry.name)) == "":
            continue
        reason = "its path leaves the archive; it is not read" if path is None else _unusual(entry)
        reason = reason or _too_large(entry.size, entry.size) or budget.refused(entry.size)
        if reason or path is None:
            yield Problem(path or repr(entry.name), reason)
            if budget.is_spent:
                return
            continue
        with parsing("a tar archive", "is it cut off? Pack it again"):
            file = archive.extractfile(entry)
            content = file.read() if file else b""
        yield Member(path, content)


def _unusual(entry: tarfile.TarInfo) -> str:
    return "" if entry.isreg() else "is a link or a device, no file; it is not followed"


class _Limited(io.RawIOBase):
    """A packed stream that ends with an error beyond what an archive may hold."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self.file, self.left = file, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        content = self.file.read(len(buffer))
        self.left -= len(content)
        if self.left < 0:
            raise Unreadable(f"holds more than {LIMITS} or is far larger than packed; unpack it")
        buffer[: len(content)] = content
        return len(content)


def _unpacked(raw: bytes) -> io.BufferedReader:
    openers: dict[bytes, Callable[..., Any]] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ": lzma.open}
    opener = next((opener for begin, opener in openers.items() if raw.startswith(begin)), None)
    most = min(MOST_BYTES, max(SMALL, len(raw) * HIGHEST_RATIO))
    return io.BufferedReader(_Limited(opener(io.BytesIO(raw)), most) if opener else io.BytesIO(raw))


def read_gzip(raw: bytes, name: str, wanted: Wanted) -> Iterator[Member | Problem]:
    """One packed file (`report.txt.gz`), or a packed tar archive."""
    with parsing("a packed file", "is it cut off? Pack it again"):
        stream = _unpacked(raw)
        head = stream.peek(512)[:512]
    if head[257:262] == b"ustar" or name.lower().endswith((".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".txz")):
        yield from read_tar(raw, name, wanted)
        return
    with parsing("a packed file", "is it cut off? Pack it again"):
        content = stream.read(LARGEST + 1)
    yield Member(posixpath.splitext(posixpath.basename(name))[0] or "file", content)


def read_epub(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """One document: the pages of the book in the order of its spine."""
    budget, texts = wanted.budget, []
    with parsing("a book"):
        archive = zipfile.ZipFile(io.BytesIO(raw))
        entries = {entry.filename: entry for entry in archive.infolist()}
        container = _xml(archive, entries["META-INF/container.xml"], budget)
        path = next(container.iterfind(".//{*}rootfile")).get("full-path") or ""
        package = _xml(archive, entries[path], budget)
        for page in _spine(package, posixpath.dirname(path)):
            if page in entries:
                text, _ = read_html(decoded(_content(archive, entries[page], budget)).text)
                texts.append(text)
    yield Piece("\n\n".join(filter(None, texts)), _described(package))


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> bytes:
    if reason := _refused(entry) or budget.refused(entry.file_size):
        raise Unreadable(f"{entry.filename}: {reason}")
    with archive.open(entry) as file:
        return file.read(entry.file_size + 1)


def _xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> ElementTree.Element:
    content = _content(archive, entry, budget)
    if b"<!ENTITY" in content:
        raise Unreadable("defines entities, as no book does; it is not read")
    return ElementTree.fromstring(content)


def _spine(package: ElementTree.Element, folder: str) -> Iterator[str]:
    pages = {item.get("id"): item.get("href") or "" for item in package.iterfind(".//{*}item")
             if "html" in (item.get("media-type") or "") and "nav" not in (item.get("properties") or "").split()}
    for item in package.iterfind(".//{*}itemref"):
        if href := pages.get(item.get("idref")):
            yield posixpath.normpath(posixpath.join(folder, href))


def _described(package: ElementTree.Element) -> Metadata:
    names = {"title": "title", "creator": "author", "publisher": "source", "date": "published"}
    found = {names[key]: " ".join((element.text or "").split())
             for key in reversed(names) for element in package.iterfind(f".//{{*}}{key}")}
    return {key: value for key, value in found.items() if value}
