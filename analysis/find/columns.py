"""The evidence of documents as one Arrow table: a row per document, a list of structs per kind of evidence.

So it goes between processes and into files, and comes back without an object per piece.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise, repeat
from pathlib import Path
from typing import Any, get_type_hints

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.find.actors import DocumentActors, Entity, Mention
from analysis.find.extraction import Evidence, extract_all
from analysis.find.quantities import Quantity
from analysis.find.repeats import Copy
from analysis.find.statements import Statement
from analysis.find.timeline import Clue, Marker
from analysis.read import Document, Skipped
from analysis.text import Passage, Sentence

HASHES = pa.list_(pa.uint32())
TYPES = {int: pa.int32(), float: pa.float64(), str: pa.string(), bool: pa.bool_()}
KINDS: Mapping[str, tuple[Any, Callable[[Evidence], Sequence[tuple]]]] = {
    "passages": (Passage, lambda evidence: evidence.segments.passages),
    "sentences": (Sentence, lambda evidence: evidence.segments.sentences),
    "entities": (Entity, lambda evidence: evidence.actors.entities),
    "mentions": (Mention, lambda evidence: evidence.actors.mentions),
    "markers": (Marker, lambda evidence: evidence.markers),
    "clues": (Clue, lambda evidence: evidence.dating.clues),
    "statements": (Statement, lambda evidence: evidence.statements),
    "quantities": (Quantity, lambda evidence: evidence.quantities),
    "copies": (Copy, lambda evidence: evidence.copies.rows),
    "problems": (Skipped, lambda evidence: evidence.problems),
}
"""Column → what a piece is, and where it stands in the evidence of a document."""

SCALARS: Mapping[str, Callable[[Evidence], str]] = {
    "title": lambda evidence: evidence.title,
    "published_from": lambda evidence: evidence.dating.published_from,
    "published_to": lambda evidence: evidence.dating.published_to,
    "published_basis": lambda evidence: evidence.dating.published_basis,
    "mode": lambda evidence: evidence.dating.mode,
    "genre": lambda evidence: evidence.genre,
}


def _fields(piece: type) -> list[pa.Field]:
    return [pa.field(name, TYPES[kind]) for name, kind in get_type_hints(piece).items()]


SCHEMA = pa.schema([
    *(pa.field(name, pa.string()) for name in SCALARS),
    pa.field("surname_only", pa.list_(pa.string())),
    *(pa.field(name, HASHES) for name in ("words", "telling")),
    *(pa.field(name, pa.list_(pa.struct(_fields(piece)))) for name, (piece, _) in KINDS.items()),
])


def as_table(batch: Sequence[Evidence]) -> pa.Table:
    """A row per document of the batch."""
    columns = {name: pa.array([told(evidence) for evidence in batch], pa.string()) for name, told in SCALARS.items()}
    columns["surname_only"] = pa.array([sorted(evidence.actors.surname_only) for evidence in batch],
                                       pa.list_(pa.string()))
    columns["words"] = pa.array([evidence.copies.words for evidence in batch], HASHES)
    columns["telling"] = pa.array([evidence.copies.telling for evidence in batch], HASHES)
    for name, (piece, found) in KINDS.items():
        columns[name] = _lists(_fields(piece), [found(evidence) for evidence in batch])
    return pa.table(columns, schema=SCHEMA)


def _lists(fields: Sequence[pa.Field], rows: Sequence[Sequence[tuple]]) -> pa.ListArray:
    pieces = [piece for row in rows for piece in row]
    cells = zip(*pieces, strict=True) if pieces else [()] * len(fields)
    arrays = [pa.array(column, field.type) for field, column in zip(fields, cells, strict=True)]
    ends = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    return pa.ListArray.from_arrays(pa.array(ends), pa.StructArray.from_arrays(arrays, fields=fields))


def extract_table(documents: Sequence[Document], folder: Path | None, strict: bool | None = None) -> pa.Table:
    """The evidence of a batch of documents of `folder`: what a worker process is given, and gives back."""
    return as_table(extract_all(documents, folder, strict))


def pieces(table: pa.Table, name: str, doc_ids: pd.CategoricalDtype) -> pd.DataFrame:
    """A row per piece of evidence of a kind, with the id of its document; `doc_ids` are those of the rows, in order."""
    column = table[name].combine_chunks()
    lengths = column.value_lengths().to_numpy(zero_copy_only=False)
    found = {field: array.to_pandas() for field, array in zip(
        KINDS[name][0]._fields, column.flatten().flatten(), strict=True)}
    documents = pd.Categorical.from_codes(np.repeat(np.arange(len(lengths)), lengths), dtype=doc_ids)
    return pd.DataFrame({"doc_id": documents, **found})


def hashes(table: pa.Table, name: str) -> np.ndarray:
    """The words of the copies, or those that tell them from others, of all documents in a row."""
    return table[name].combine_chunks().flatten().to_numpy()


def actors(table: pa.Table) -> list[DocumentActors]:
    """The actors of each document; of a mention whom it names and by which rule, its place is 0.

    Equal pieces are one object: a large folder has millions of them, and few that are unlike.
    """
    entities = _by_document(table["entities"].combine_chunks(), Entity)
    mentions = _by_document(table["mentions"].combine_chunks(), Mention, leave_out=("sent_id", "start", "end"))
    surnames = map(frozenset, table["surname_only"].to_pylist())
    return list(map(DocumentActors, entities, mentions, surnames))


def _by_document(column: pa.ListArray, make: Callable[..., tuple], leave_out: Sequence[str] = ()) -> list[tuple]:
    """The pieces of each document, what is left out of them 0."""
    found = column.flatten()
    cells = (repeat(0) if field.name in leave_out else _values(array)
             for field, array in zip(found.type, found.flatten(), strict=True))
    known: dict[tuple, tuple] = {}
    made = [known.setdefault(piece, piece) for piece in map(make, *cells)]
    ends = np.cumsum([0, *column.value_lengths().to_pylist()]).tolist()
    return [tuple(made[start:end]) for start, end in pairwise(ends)]


def _values(array: pa.Array) -> list:
    """Python's values of a column, made once for each text. Whole columns are much faster than piece after piece."""
    if not pa.types.is_string(array.type):
        return array.to_pylist()
    coded = array.dictionary_encode()
    texts = coded.dictionary.to_pylist()
    return [texts[code] for code in coded.indices.to_pylist()]
