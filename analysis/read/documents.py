"""What reading hands on."""

import datetime
import math
import numbers
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from analysis.errors import DossierError, InputError

Found = TypeVar("Found")
SURROGATE = re.compile("[\ud800-\udfff]")
STRICT = "DOSSIER_STRICT"
"""The environment variable that makes faults raise where no caller says otherwise; the tests set it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its text exactly as read and what its surroundings say about it.

    `doc_id` is the path inside its folder. `published` is a date as it was written down (ISO where the caller
    can), or None; a date, a timestamp or a year is taken, too, and what pandas has for a missing value is none.
    `published_where` says where that was, for messages and as the basis of the date. Half a character (a lone
    surrogate), which no file can hold, is replaced by the sign for it. `metadata` are further pairs of name and value
    (the columns of its row in a table; a mapping is taken, too), `pages` the (page, start, end) of its printed pages in
    `text`, `apart` the spans that are readable and never counted (a quoted message, a signature), `how` as what it was
    read, `original` the text before it was mended, "" where it was not.
    """

    doc_id: str
    text: str
    title: str = ""
    source: str = ""
    author: str = ""
    published: str | None = None
    published_where: str = "given"
    metadata: tuple[tuple[str, str], ...] = ()
    pages: tuple[tuple[int, int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    how: str = ""
    original: str = ""

    def __post_init__(self):
        if self.doc_id is None or self.doc_id == "":
            raise InputError("Document: doc_id is empty; give each document a name of its own")
        for name in ("doc_id", "text"):
            if not isinstance(value := getattr(self, name), str):
                raise InputError(f"Document {self.doc_id!r}: {name} is {type(value).__name__}; it must be str")
        object.__setattr__(self, "doc_id", printable_id(self.doc_id))
        object.__setattr__(self, "text", _whole(self.text))
        object.__setattr__(self, "published", _day_given(self.published, self.doc_id))
        for name in ("title", "source", "author", "published_where", "how", "original"):
            object.__setattr__(self, name, self._line(name))
        pairs = self.metadata.items() if isinstance(self.metadata, Mapping) else self.metadata
        object.__setattr__(self, "metadata", tuple((_whole(str(key)), _whole(str(value))) for key, value in pairs))

    def _line(self, name: str) -> str:
        value = getattr(self, name)
        if _is_missing(value):
            return ""
        if not isinstance(value, str):
            raise InputError(f"Document {self.doc_id!r}: {name} is {type(value).__name__}; it must be str")
        return _whole(value)


def _whole(value: str) -> str:
    return value if value.isascii() else SURROGATE.sub("\ufffd", value)


def printable_id(path: str) -> str:
    """A path as it can be stored; the bytes of a name that is not UTF-8 as `\\xe9`, so that two names stay two."""
    if path.isascii() or not SURROGATE.search(path):
        return path
    return path.encode("utf-8", "surrogateescape" if _is_escaped(path) else "backslashreplace").decode(
        "utf-8", "backslashreplace")


def _is_escaped(path: str) -> bool:
    """Whether each half character stands for a byte, as the names of files have it."""
    return all("\udc80" <= sign <= "\udcff" for sign in SURROGATE.findall(path))


def _is_missing(value: object) -> bool:
    """None and what pandas has instead: NaN, NaT, NA."""
    return value is None or type(value).__name__ in ("NaTType", "NAType") or (
        isinstance(value, numbers.Real) and math.isnan(value))


def _day_given(value: object, doc_id: str) -> str | None:
    if _is_missing(value):
        return None
    if isinstance(value, str):
        return _whole(value)
    if isinstance(value, datetime.date):     # a datetime and a pandas Timestamp are one
        return value.isoformat()[:10]
    if isinstance(value, numbers.Real) and not isinstance(value, bool) and float(value).is_integer():
        return str(int(float(value)))
    raise InputError(f"Document {doc_id!r}: published is {type(value).__name__} {value!r}; "
                     "give a date, or write it as YYYY-MM-DD (or YYYY-MM, YYYY)")


class Skipped(NamedTuple):
    """An input that was not read, or a part of it that was not used, and why in words a person understands."""

    path: str
    reason: str


class Faults:
    """Runs steps that may fail: a fault becomes a row of `rows` and the rest goes on; raised where `strict`.

    What Dossier raises on purpose (a wrong lexicon, a wrong argument) is no fault of one document and is raised always.
    """

    def __init__(self, path: str, strict: bool, rest: str = "the rest of the document is shown") -> None:
        self.path, self.strict, self.rest = path, strict, rest
        self.rows: list[Skipped] = []

    def step(self, name: str, instead: Any, function: Callable[..., Found], *arguments: object) -> Found:
        """What `function` gives for the arguments; `instead` where it fails, and a row that names the step."""
        try:
            return function(*arguments)
        except DossierError:
            raise
        except Exception as error:
            if self.strict:
                raise
            told = SURROGATE.sub("\ufffd", " ".join(str(error).split()))[:200]
            fault = f"{type(error).__name__}: {told}" if told else type(error).__name__
            self.rows.append(Skipped(self.path, f"could not be read: {name} ({fault}); {self.rest}"))
            return instead


def is_strict(asked: bool | None) -> bool:
    """Whether faults raise: as asked for, else as the environment says (`DOSSIER_STRICT=1`), else not."""
    return bool(os.environ.get(STRICT)) if asked is None else asked
