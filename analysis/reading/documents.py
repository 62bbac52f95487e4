"""What reading hands on."""

from dataclasses import dataclass
from typing import NamedTuple

from analysis.errors import InputError


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its text exactly as read and what its surroundings say about it.

    `doc_id` is the path inside its folder. `published` is a date as it was written down (ISO where the caller
    can), or None; `published_where` says where that was, for messages and as the basis of the date.
    """

    doc_id: str
    text: str
    title: str = ""
    source: str = ""
    author: str = ""
    published: str | None = None
    published_where: str = "given"

    def __post_init__(self):
        if not self.doc_id:
            raise InputError("Document: doc_id is empty; give each document a name of its own")
        if not isinstance(self.text, str):
            raise InputError(f"Document {self.doc_id!r}: text is {type(self.text).__name__}; it must be str")


class Skipped(NamedTuple):
    """An input that was not read, or a part of it that was not used, and why in words a person understands."""

    path: str
    reason: str
