"""PDF: its pages as paragraphs, without running heads and page numbers; where each page begins is kept."""

import atexit
import json
import re
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.read.layout import Page, laid_out
from analysis.read.pieces import Metadata, Piece, Unreadable, Wanted

SECONDS = 60
"""Time that one file may take."""
AT_MOST = 300
"""Files that one process reads before another takes its place."""
PROGRAM = Path(__file__).with_name("pdf_process.py")
DATE = re.compile(r"D:((?:19|20)\d\d)(\d\d)(\d\d)")
NO_TITLE = re.compile(r"(?i:untitled|microsoft word - .*|.*\.(?:docx?|odt|pdf|indd|qxd|tex|dvi|rtf|txt|html?)|\W*|\d+)")


class _Process:
    """The process that reads, started when it is needed; one file at a time."""

    def __init__(self) -> None:
        self.lock, self.n_read = threading.Lock(), 0
        self.running: Any = None        # a subprocess.Popen with both pipes

    def read(self, raw: bytes) -> dict:
        with self.lock:
            if self.running is None or self.running.poll() is not None or self.n_read >= AT_MOST:
                self.stop()
                self.running = subprocess.Popen([sys.executable, "-I", str(PROGRAM)], stdin=subprocess.PIPE,
                                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
                self.n_read = 0
            self.n_read += 1
            return self._answer(raw)

    def _answer(self, raw: bytes) -> dict:
        late = threading.Event()

        def end() -> None:
            late.set()
            self.running.kill()

        timer = threading.Timer(SECONDS, end)
        timer.start()
        try:
            self.running.stdin.write(struct.pack("<Q", len(raw)))
            self.running.stdin.write(raw)
            self.running.stdin.flush()
            size = struct.unpack("<Q", self.running.stdout.read(8))[0]
            return json.loads(self.running.stdout.read(size))
        except (OSError, struct.error, ValueError):
            self.stop()
            why = f"takes more than {SECONDS} seconds" if late.is_set() else "stops the program that opens it"
            raise Unreadable(f"{why}; print it into a new PDF, or save its text as .txt") from None
        finally:
            timer.cancel()

    def stop(self) -> None:
        """End the process and its pipes."""
        if self.running is None:
            return
        self.running.kill()
        for pipe in (self.running.stdin, self.running.stdout):
            try:
                pipe.close()
            except OSError:
                pass
        self.running.wait()
        self.running = None


PROCESS = _Process()
atexit.register(PROCESS.stop)


def read_pdf(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """One document; a page without a text layer (a picture of one) is said."""
    found = PROCESS.read(raw)
    if wrong := found.get("wrong"):
        raise Unreadable("is protected by a password; save it without one" if wrong == "password" else
                         f"cannot be read as PDF ({wrong}); open it in the program that wrote it and save it again")
    pages = [Page(width, height, lines or ()) for width, height, lines in found["pages"]]
    empty = [number for number, page in enumerate(pages, 1) if not page.lines]
    if len(empty) == len(pages):
        raise Unreadable("holds no text, only pictures of pages; let a program for text recognition (OCR) read it")
    mended = laid_out(pages)
    yield Piece(mended.text, _described(found["described"]), pages=mended.pages, notes=tuple(_notes(found, empty)),
                how=f"{len(pages)} page{'s' * (len(pages) > 1)}")


def _notes(found: dict, empty: list[int]) -> Iterator[str]:
    if found["n_pages"] > len(found["pages"]):
        yield f"only the first {len(found['pages']):,} of its {found['n_pages']:,} pages are read; split it"
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
        yield f"{len(empty)} of its {len(found['pages'])} pages hold no text (page {shown}): pictures or empty pages"


def _described(described: dict[str, str]) -> Metadata:
    """Title and author. The day on which a file was made is often that of a copy: it dates nothing."""
    title, author = (" ".join((described.get(key) or "").split()) for key in ("Title", "Author"))
    return {"title": "" if NO_TITLE.fullmatch(title) else title, "author": author}
