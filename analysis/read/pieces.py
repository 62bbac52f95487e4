"""What a reader of one format yields: pieces of text, files inside the file, and what of it cannot be read."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import NamedTuple

Metadata = dict[str, str]
NOTHING: Mapping[str, str] = MappingProxyType({})
SAY_SAVE = "open it in the program that wrote it and save it again"


class Piece(NamedTuple):
    """One document inside a file.

    `fields` are its title, author, source and published; `below` is what its id adds to that of the file (`#12` for a
    row). `pages` holds (page, start, end) in `text`, `apart` spans that are readable and never counted, `metadata`
    further pairs of name and value, `notes` what is to be said of it, `how` a word on how it was read, `original` the
    text before it was mended, where it was.
    """

    text: str
    fields: Mapping[str, str] = NOTHING
    below: str = ""
    pages: tuple[tuple[int, int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    how: str = ""
    original: str = ""


class Member(NamedTuple):
    """A file inside a file: its path in it and its bytes, to be read by its own format."""

    path: str
    raw: bytes


class Problem(NamedTuple):
    """A part of a file (`""`: of the file itself) that was not read, and why."""

    path: str
    reason: str


MOST_FILES, MOST_BYTES = 20_000, 1_000_000_000
"""Files in a file, with those in archives in it, and the bytes of all of them."""
LIMITS = f"{MOST_FILES:,} files, {MOST_BYTES // 10**6:,} MB"


class Budget:
    """What may still be taken out of a file and the archives in it."""

    def __init__(self) -> None:
        self.files, self.bytes = MOST_FILES, MOST_BYTES

    @property
    def is_spent(self) -> bool:
        """Whether nothing more is taken out."""
        return self.files < 0 or self.bytes < 0

    def refused(self, size: int) -> str:
        """Why a file of `size` bytes is not taken out any more, or ""."""
        self.files -= 1
        self.bytes -= size
        return f"the archive holds more than {LIMITS}; unpack it" if self.is_spent else ""


class Wanted(NamedTuple):
    """What the caller says about how to read: the columns of tables by field ({"text": "body"}), and what is left.

    `met` gets the names of the columns of the tables that are read.
    """

    columns: Mapping[str, str]
    budget: Budget
    met: dict[str, None]


class Unreadable(Exception):
    """Why a file cannot be read and what to do, in words a person understands."""


@contextmanager
def parsing(what: str, advice: str = SAY_SAVE) -> Iterator[None]:
    """Whatever a library raises on a file that is broken, as one sentence."""
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:
        told = " ".join(str(error).split())[:120]
        why = f"{type(error).__name__}: {told}" if told else type(error).__name__
        raise Unreadable(f"cannot be read as {what} ({why}); {advice}") from error
