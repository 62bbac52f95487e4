"""Which actor is in which unit: one deduplicated (unit, actor) list, sorted, from the evidence tables."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.errors import InputError

BLOCK = 1 << 15
WINDOWS = {"sentence": "n_sentences", "passage": "n_passages", "document": "n_documents"}


class Incidence(NamedTuple):
    """Actors in units, as parallel arrays sorted by unit and actor: entry i says `actor[i]` is in `unit[i]`.

    `unit` numbers the units in order, with gaps; `total` and `totals` (per document) count all units of the filter.
    `document` is the row of `documents` an entry is from; `actors` are the ids that `actor` numbers.
    """

    actors: list[str]
    unit: np.ndarray
    actor: np.ndarray
    document: np.ndarray
    total: int
    totals: np.ndarray


def incidence(result, window: str, actors: list[str]) -> Incidence:
    """The incidence of `actors` in the units of `window` in the counted text of `result`.

    One integer key per entry sorts and joins at once. The mentions are read in blocks that fit the processor's cache.
    """
    mentions, totals = result.mentions, _totals(result, window)
    actor_of = _places(mentions["actor_id"], actors)
    document_of = _places(mentions["doc_id"], result.documents["doc_id"])
    columns = (mentions["actor_id"].cat.codes, mentions["doc_id"].cat.codes, mentions["sent_id"])
    blocks = [column.to_numpy() for column in columns]
    part_of = _parts(result, window)
    size = int(result.sentences["sent_id"].max()) + 1 if len(result.sentences) else 1
    width = max(len(actors), 1)
    whole = smallest(max(len(totals), 1) * size * width)
    keys: list[np.ndarray] = [np.zeros(0, whole)]
    for start in range(0, len(mentions), BLOCK):
        codes, documents, sentences = (column[start:start + BLOCK] for column in blocks)
        actor = actor_of[codes]
        chosen = np.flatnonzero(actor >= 0)
        document, actor = document_of[documents[chosen]], actor[chosen]
        part = part_of(document, sentences[chosen])
        key = (document.astype(whole) * whole(size) + part.astype(whole)) * whole(width) + actor
        keys.append(key[(document >= 0) & (part >= 0)])
    key = distinct(np.concatenate(keys))
    unit = key // whole(width)
    actor = (key - unit * whole(width)).astype(smallest(width))
    return Incidence(actors, unit, actor, unit // whole(size), int(totals.sum()), totals)


def check_window(window: str) -> str:
    """The name of the count column of `window`; raises InputError on an unknown one."""
    if window not in WINDOWS:
        raise InputError(f"window {window!r} is unknown; use one of {', '.join(WINDOWS)}")
    return WINDOWS[window]


def _parts(result, window):
    """A function from documents and sentences to the unit inside the document, -1 where text is not counted."""
    if window != "passage" and _all_text(result):
        return lambda document, local: local if window == "sentence" else np.zeros_like(local)
    rows = _sentences(result)
    offset = _offsets(rows.document, rows.local, len(result.documents))
    unit, last = np.full(offset[-1] + 1, -1, np.int32), offset[1:] - 1
    ordinal = {"sentence": rows.local, "passage": rows.passage, "document": 0}
    unit[offset[rows.document] + rows.local] = ordinal[window]
    return lambda document, local: unit[np.minimum(offset[document] + local, last[document])]


def _totals(result, window):
    """The number of units of each document row."""
    count = len(result.documents)
    if window == "document":
        return np.ones(count, np.int64)
    if window == "passage":
        return _per_document(_positions(_text(result)["doc_id"], result.documents["doc_id"]), count)
    if _all_text(result):
        return _per_document(_positions(result.sentences["doc_id"], result.documents["doc_id"]), count)
    return _per_document(_sentences(result).document, count)


def _per_document(document, count):
    """How often each document row stands in `document`; runs of equal rows are counted at once."""
    first = starts(document)
    row, size = document[first], np.diff(first, append=len(document))
    return np.bincount(row[row >= 0], size[row >= 0], minlength=count).astype(np.int64)


class _Sentences(NamedTuple):
    """The sentences of counted text: document row, ordinal, ordinal of the passage."""

    document: np.ndarray
    local: np.ndarray
    passage: np.ndarray


def _sentences(result):
    table = result.sentences
    document = _positions(table["doc_id"], result.documents["doc_id"])
    rows = _Sentences(document, table["sent_id"].to_numpy(), table["passage_id"].to_numpy())
    counted = document >= 0
    if not _all_text(result):
        counted = _in_passages(rows, _text(result), result.documents["doc_id"])
    return rows if counted.all() else _Sentences(*(column[counted] for column in rows))


def _all_text(result):
    return bool((result.passages["kind"] == "text").all())


def _text(result):
    """The passages that are counted."""
    return result.passages if _all_text(result) else result.passages[result.passages["kind"] == "text"]


def _in_passages(rows, passages, documents):
    """Whether each sentence is in one of `passages`."""
    document, local = _positions(passages["doc_id"], documents), passages["passage_id"].to_numpy()
    offset = _offsets(np.r_[document, rows.document], np.r_[local, rows.passage], len(documents))
    flags = np.zeros(offset[-1] + 1, bool)
    flags[offset[document] + local] = document >= 0
    return (rows.document >= 0) & flags[offset[rows.document] + rows.passage]


def _offsets(document, local, count):
    """Where the slots of each document start, if each has one slot per ordinal and a last one that stays empty."""
    if np.any(document[1:] < document[:-1]):
        order = np.argsort(document, kind="stable")
        document, local = document[order], local[order]
    first = starts(document)
    sizes = np.zeros(count + 1, np.int64)
    if len(first):
        sizes[document[first] + 1] = np.maximum.reduceat(local, first) + 2
    return np.cumsum(sizes)


def _positions(values: pd.Series, wanted) -> np.ndarray:
    """For each value of the categorical column its position in `wanted`, -1 if it is not there."""
    place, codes = _places(values, wanted), values.cat.codes.to_numpy()
    in_place = np.array_equal(place[:-1], np.arange(len(place) - 1))
    return codes if in_place else place[codes]


def _places(values: pd.Series, wanted) -> np.ndarray:
    """For each category of the column its position in `wanted`, -1 if it is not there (and, last, for no category)."""
    categories = values.cat.categories
    if isinstance(wanted, pd.Series) and wanted.dtype == values.dtype:
        place = np.full(len(categories) + 1, -1, np.int32)
        place[wanted.cat.codes.to_numpy()] = np.arange(len(wanted), dtype=np.int32)
        return place
    return np.append(pd.Index(wanted).get_indexer(categories), -1).astype(smallest(len(wanted)))


def counted(codes: np.ndarray, categories: int) -> np.ndarray:
    """How often each category stands in `codes`; -1 is none."""
    counts, block = np.zeros(categories + 1, np.int64), max(BLOCK, categories)
    for start in range(0, len(codes), block):
        counts += np.bincount(codes[start:start + block] + 1, minlength=categories + 1)
    return counts[1:]


def smallest(maximum: int) -> type:
    """The integer type to hold values up to `maximum` (half the width sorts in half the time)."""
    return next(kind for kind in (np.int8, np.int16, np.int32, np.int64) if maximum <= np.iinfo(kind).max)


def starts(*ordered: np.ndarray) -> np.ndarray:
    """Where each run of equal values starts; of several columns, of equal rows."""
    new = np.ones(len(ordered[0]), bool)
    np.not_equal(ordered[0][1:], ordered[0][:-1], out=new[1:])
    for column in ordered[1:]:
        new[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(new)


def distinct(values: np.ndarray) -> np.ndarray:
    """The distinct values in order; fast where they are nearly sorted, as tables are."""
    if np.any(values[1:] < values[:-1]):
        values = np.sort(values, kind="stable")
    return values[starts(values)]
