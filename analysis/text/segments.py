"""What one passage, one sentence and the segments of a text are."""

from typing import NamedTuple


class Passage(NamedTuple):
    """One paragraph, heading or piece of site furniture: `text[start:end]`."""

    passage_id: int
    start: int
    end: int
    kind: str


class Sentence(NamedTuple):
    """One sentence of a passage: `text[start:end]`."""

    sent_id: int
    passage_id: int
    start: int
    end: int


class Segments(NamedTuple):
    """The passages and sentences of one text, in reading order."""

    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
