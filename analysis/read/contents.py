"""The bytes of one file → the documents in it: by its format, mended, with what its surroundings say about it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from analysis.errors import InputError
from analysis.read.chats import days_of_talk
from analysis.read.columns import FIELDS
from analysis.read.day_order import ORDERS, DayOrder
from analysis.read.documents import Document, Faults, Skipped, is_strict, printable_id
from analysis.read.formats import Format, format_of
from analysis.read.mending import mended
from analysis.read.metadata import NO_DATE, date_in_name
from analysis.read.no_names import is_no_name
from analysis.read.opening import MAX_BYTES, too_large
from analysis.read.pieces import NOTHING, Budget, Member, Metadata, Piece, Problem, Unreadable, Wanted
from analysis.read.press import articles
from analysis.read.stamps import stamped

DATED_BY_FORM = ("web page", "saved web page", "message", "mailbox", "subtitles")
"""Formats whose dates stand in their own places."""
MAY_BE_EXPORTS = ("text", "Markdown", "web page", "PDF", "Word", "OpenDocument", "rich text", "saved web page")
"""Formats in which a press database or a program for chats writes many documents into one."""
NAMED_BY_PROGRAMS = ("title", "author")
ARCHIVES = ("zip archive", "packed file")
DEEPEST = 2
"""Archives in each other: one in a folder, and one in that."""


class Reading:
    """How the files of one call are read."""

    def __init__(self, strict: bool | None = None, columns: Mapping[str, str] | None = None,
                 first: str | None = None) -> None:
        wrong = next((field for field in columns or () if field not in FIELDS), None)
        if wrong is not None:
            raise InputError(f"columns: {wrong!r} is no field of a document; the fields are {', '.join(FIELDS)}")
        if first not in (None, *ORDERS):
            raise InputError(f"first: {first!r} is no order of a date; it is 'day' or 'month'")
        self.strict, self.days = is_strict(strict), DayOrder(first)
        self.wanted = Wanted(columns or NOTHING, Budget(), {})

    def settle(self, columns: Mapping[str, str], first: str | None) -> None:
        """Read as the folder says, where the caller does not."""
        self.wanted = self.wanted._replace(columns={**columns, **self.wanted.columns})
        self.days.order = self.days.order or first

    @property
    def met(self) -> tuple[tuple[str, ...], str]:
        """The names of the columns of the tables that were read, and the first date that has two readings."""
        return tuple(self.wanted.met), self.days.met

    def content(self, raw: bytes, doc_id: str, known: Mapping[str, Metadata] = MappingProxyType({}),
                depth: int = 0) -> Iterator[Document | Skipped]:
        """The documents in a file, `known` being what is given of them by their ids."""
        path = PurePosixPath(doc_id)
        name = path.name
        if not depth:
            self.wanted = self.wanted._replace(budget=Budget())
        try:
            form = self._format(name, raw, depth)
        except Unreadable as error:
            yield Skipped(doc_id, str(error))
            return
        faults, pieces = Faults(doc_id, self.strict, "the file is left out"), _pieces(form, raw, name, self.wanted)
        step = f"{path.suffix.lower() or form.name} file"
        n_found = 0
        while (found := faults.step(step, None, _next, pieces)) is not None:
            n_found += 1
            if isinstance(found, Problem):
                yield Skipped(_id(doc_id, found.path), found.reason)
            elif isinstance(found, Member):
                yield from self._member(found, doc_id, known, depth)
            else:
                yield from self._document(found, form, doc_id, known)
        yield from faults.rows
        if not n_found and not faults.rows:
            yield Skipped(doc_id, "is empty")

    def _format(self, name: str, raw: bytes, depth: int) -> Format:
        if not raw:
            raise Unreadable("is empty")
        form = format_of(name, raw)
        if depth >= DEEPEST and form.name in ARCHIVES:
            raise Unreadable("is an archive in an archive in an archive; unpack it")
        if len(raw) > MAX_BYTES and not form.holds_many:
            raise Unreadable(too_large(len(raw), MAX_BYTES))
        return form

    def _member(self, member: Member, doc_id: str, known: Mapping[str, Metadata],
                depth: int) -> Iterator[Document | Skipped]:
        inner = _id(doc_id, printable_id(member.path))
        if depth > DEEPEST:
            yield Skipped(inner, "is in a file in a file in a file in a file; bring it by itself")
        else:
            yield from self.content(member.raw, inner, known, depth + 1)

    def _document(self, piece: Piece, form: Format, doc_id: str,
                  known: Mapping[str, Metadata]) -> Iterator[Document | Skipped]:
        """The document of a piece, and what is to be said of it."""
        inner = _id(doc_id, piece.below)
        if not piece.text.strip():
            yield Skipped(inner, "is empty" if form.name == "text" else f"is a {form.name} without text")
            return
        if len(piece.text) > MAX_BYTES:
            yield Skipped(inner, too_large(len(piece.text), MAX_BYTES))
            return
        # a row, an article has what a person has given it
        fields = {key: value for key, value in piece.fields.items() if value and value.strip()
                  and (piece.below or not (key in NAMED_BY_PROGRAMS and is_no_name(key, value)))}
        if "published" in fields:
            fields["published_where"] = "metadata of the file"
        named = date_in_name(inner.split("#")[0].rpartition("/")[2])
        fields = named | fields | known.get(doc_id, {}) | known.get(inner, {})
        if fields.get("published") == NO_DATE:
            del fields["published"]
        how = ", ".join(filter(None, (form.name, piece.how)))
        document = Document(inner, piece.text, **fields, metadata=piece.metadata, pages=piece.pages, apart=piece.apart,
                            how=how, original=piece.original)
        yield self.as_meant(document)
        yield from (Skipped(inner, note) for note in piece.notes)

    def as_meant(self, document: Document) -> Document:
        """A document with its words joined where line ends break them, and its date by the rule of the folder."""
        text = document.text if document.pages or document.apart else mended(document.text)
        published = document.published and self.days.read(document.published)
        original = document.original or (document.text if text != document.text else "")
        new: dict[str, Any] = {"text": text, "published": published, "original": original}
        changed = {name: value for name, value in new.items() if value != getattr(document, name)}
        if not published and not document.how.startswith(DATED_BY_FORM):
            known = stamped(text)
            changed |= {key: value for key, value in known.items() if key != "author" or not document.author}
        return replace(document, **changed) if changed else document


def _pieces(form: Format, raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece | Member | Problem]:
    for found in form.read(raw, name, wanted):
        parts: list[Piece] = []
        if isinstance(found, Piece) and not found.below and form.name in MAY_BE_EXPORTS:
            parts = list(articles(found, name)) or list(days_of_talk(found, name))
        yield from parts or (found,)


def _next(pieces: Iterator[Piece | Member | Problem]) -> Piece | Member | Problem | None:
    try:
        return next(pieces, None)
    except Unreadable as error:
        return Problem("", str(error))


def _id(doc_id: str, below: str) -> str:
    """The id of what is inside a file: `zip/path`, `table.csv#12`."""
    return doc_id + below if below.startswith(("#", "/")) or not below else f"{doc_id}/{below}"
