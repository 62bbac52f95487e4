"""The stretch of text that shows a counted unit, and the spans to mark in it."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.ask.linking_verbs import verbs_between
from analysis.ask.printed_pages import printed_pages
from analysis.ask.spans import keys_of, passage_keys, rows_with, texts
from analysis.ask.summaries import SPAN
from analysis.store.tables import Analysis, unit_keys

LONGEST = 1500
"""Characters of a statement after which its excerpt ends with the sentence."""
NEAR = 400
"""Characters between a statement and its source within which both are shown."""


class Excerpt(NamedTuple):
    """One sentence or passage to read: its place, its text, and what to mark in it (offsets in the document)."""

    doc_id: str
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]
    said: tuple[int, int] = (0, 0)
    """Of a statement: where what is said stands; it may go on after the end of a long excerpt."""
    verbs: tuple[tuple[int, int], ...] = ()
    """Of a pair of actors: the verbs between them."""
    page: int = 0
    """The printed page on which it begins; 0 where the document has none."""


def excerpts(result: Analysis, rows: pd.DataFrame, unit: str, actors: Collection[str] = ()) -> list[Excerpt]:
    """What to read for the `rows` behind a number, in reading order.

    A count of passages gives passages, one of statements each statement whole, with the sentences it stands in,
    every other count the sentences its rows stand in. Marked are the rows' own spans and the mentions of `actors`.
    """
    if unit == "statements":
        return _paged(result, _statements(result, rows, actors))
    by_passage = unit == "passages"
    frames = result.passages if by_passage else result.sentences
    ordinal = "passage_id" if by_passage else "sent_id"
    wanted = np.unique(passage_keys(result, rows) if by_passage else unit_keys(rows, "sent_id"))
    frames = frames.iloc[rows_with(keys_of(result, "passages" if by_passage else "sentences", ordinal), wanted)]
    read = texts(result)
    marked = _marked(result, rows, actors)
    verbs = verbs_between(result, rows, actors) if len(actors) == 2 and "sent_id" in rows.columns else {}
    return _paged(result, [
        Excerpt(doc_id, start, end, read[doc_id][start:end], _inside(marked.get(doc_id, ()), start, end),
                verbs=_inside(verbs.get(doc_id, ()), start, end))
        for doc_id, start, end in zip(frames["doc_id"], frames["start"], frames["end"], strict=True)
    ])


def _paged(result: Analysis, found: list[Excerpt]) -> list[Excerpt]:
    pages = printed_pages(result, ((excerpt.doc_id, excerpt.start) for excerpt in found))
    return [excerpt._replace(page=page) if page else excerpt for excerpt, page in zip(found, pages, strict=True)]


def _statements(result: Analysis, rows: pd.DataFrame, actors: Collection[str]) -> list[Excerpt]:
    """Each statement once, from the beginning of its sentence to the end of the sentence in which it ends."""
    rows = rows.drop_duplicates(list(SPAN)).sort_values(list(SPAN))
    read = texts(result)
    marked = _marked(result, rows.drop(columns=["start", "end"]), actors)
    frames = zip(rows["doc_id"], rows["start"], rows["end"], *_framed(result, rows), strict=True)
    return [
        Excerpt(doc_id, left, right, read[doc_id][left:right], _inside(marked.get(doc_id, ()), left, right),
                (start, end))
        for doc_id, start, end, left, right in frames
    ]


def _framed(result: Analysis, rows: pd.DataFrame) -> tuple[list[int], list[int]]:
    """The ends of the sentences in which each row, or its source close by, begins and ends; LONGEST at most."""
    near = (rows["speaker_start"] >= 0) & (rows["speaker_start"] > rows["start"] - NEAR)
    near &= rows["speaker_end"] < rows["end"] + NEAR
    first = rows["start"].where(~near, rows[["start", "speaker_start"]].min(axis=1))
    last = rows["end"].where(~near, rows[["end", "speaker_end"]].max(axis=1))
    last = last.where(last <= first + LONGEST, first + LONGEST)
    begins, ends = _sentence_at(result, rows, first), _sentence_at(result, rows, last - 1)
    return begins["start"].fillna(first).astype(int).tolist(), ends["end"].fillna(last).astype(int).tolist()


def _sentence_at(result: Analysis, rows: pd.DataFrame, places: pd.Series) -> pd.DataFrame:
    """The start and end of the sentence that holds each place, missing where the filter has left it out."""
    keys = unit_keys(rows.assign(at=places), "at")
    begun = np.searchsorted(keys_of(result, "sentences", "start"), keys, side="right") - 1
    found = result.sentences.iloc[begun]
    held = (found["doc_id"].to_numpy() == rows["doc_id"].to_numpy()) & (found["end"].to_numpy() > places.to_numpy())
    return found.set_index(rows.index)[["start", "end"]].where(np.column_stack([held, held]))


def _marked(result: Analysis, rows: pd.DataFrame, actors: Collection[str]) -> dict[str, list[tuple[int, int]]]:
    """{doc_id: sorted spans to mark}; a row that is a whole sentence or passage marks nothing."""
    whole = "start" not in rows.columns or "passage_id" in rows.columns
    spans = [] if whole else [rows[["doc_id", "start", "end"]]]
    if actors:
        mentions = result.mentions[result.mentions["doc_id"].isin(rows["doc_id"].unique())]
        spans.append(mentions.loc[mentions["actor_id"].isin(actors), ["doc_id", "start", "end"]])
    if not spans:
        return {}
    every = pd.concat(spans).sort_values(["start", "end"])
    return {
        doc_id: list(zip(group["start"], group["end"], strict=True))
        for doc_id, group in every.groupby("doc_id", observed=True)
    }


def _inside(spans: Collection[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The spans within [start, end), none of which overlap."""
    chosen: list[tuple[int, int]] = []
    for left, right in spans:
        if start <= left and right <= end and (not chosen or left >= chosen[-1][1]):
            chosen.append((left, right))
    return tuple(chosen)
