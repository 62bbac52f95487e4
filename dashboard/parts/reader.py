"""The document component: a text with its evidence marked, scrolled to a place.

The text travels to the browser as data and becomes nodes through `textContent`: nothing in it is ever markup.
"""

import itertools
import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import Analysis
from dashboard.charts.quantities import written

HERE = Path(__file__).parent
PLACE = re.compile(r"(?P<doc_id>.+?)(?:#char=(?P<start>\d{1,9}),(?P<end>\d{1,9}))?", re.DOTALL)
MARKS = {"Actors": "mentions", "Dates": "markers", "Statements": "statements", "Numbers": "quantities"}
WINDOW = 60_000
"""Characters sent to the browser at once; a longer document is read in parts."""

_component = st.components.v2.component(
    "dossier_reader",
    html='<article class="reader"></article>',
    css=(HERE / "reader.css").read_text(encoding="utf-8"),
    js=(HERE / "reader.js").read_text(encoding="utf-8"),
)


class Place(NamedTuple):
    """A document, and the characters in it that are to be shown; 0, 0 is its beginning."""

    doc_id: str
    start: int = 0
    end: int = 0


def parse_place(address: str) -> Place | None:
    """The place that `doc_id#char=start,end` names, or None."""
    found = PLACE.fullmatch(address)
    if not found:
        return None
    return Place(found["doc_id"], int(found["start"] or 0), int(found["end"] or 0))


def pick_marks() -> tuple[str, ...]:
    """What the reader is to mark: chosen above the text, actors and dates at first."""
    chosen = st.pills("Marked", list(MARKS), default=["Actors", "Dates"], selection_mode="multi", key="marks")
    return tuple(chosen)


def read(result: Analysis, place: Place, marks: tuple[str, ...] = ("Actors", "Dates")) -> None:
    """Show the document with the evidence of `marks` marked, scrolled to the place."""
    document = result.documents[result.documents["doc_id"] == place.doc_id].iloc[0]
    passages = _of(result.passages, place.doc_id)
    first = max(0, place.start - WINDOW // 2)
    window = passages[(passages["end"] > first) & (passages["start"] < first + WINDOW)]
    spans = _spans(result, place, marks)
    data = {
        "passages": [
            {"kind": kind, "pieces": _pieces(document["text"], start, end, spans)}
            for kind, start, end in zip(window["kind"].astype("str"), window["start"], window["end"], strict=True)
        ],
        "before": bool(first), "after": bool(len(window) and window["end"].max() < passages["end"].max()),
    }
    _component(data=data, key=f"reader-{place.doc_id}-{place.start}")


def _of(table: pd.DataFrame, doc_id: str) -> pd.DataFrame:
    return table[table["doc_id"] == doc_id]


def _spans(result: Analysis, place: Place, marks: tuple[str, ...]) -> list[tuple[int, int, str, str]]:
    """(start, end, class, hint) of everything to mark, the evidence last."""
    names = result.actors.set_index("actor_id")
    spans = []
    for name in (MARKS[mark] for mark in marks):
        rows = _of(getattr(result, name), place.doc_id)
        spans += [(int(row.start), int(row.end), name, HINTS[name](row, names)) for row in rows.itertuples()]
    return [*spans, (place.start, place.end, "evidence", "")] if place.end > place.start else spans


def _actor(row, names: pd.DataFrame) -> str:
    actor = names.loc[row.actor_id]
    return f"{actor['name']} ({actor['kind']})"


def _statement(row, names: pd.DataFrame) -> str:
    nobody = "an unnamed source" if row.speaker_start >= 0 else "the author"
    return f"{names['name'].get(row.speaker_id, nobody)} {row.kind}"


HINTS = {
    "mentions": _actor,
    "markers": lambda row, names: f"{row.value} ({row.basis}{f', from {row.anchor}' if row.anchor else ''})",
    "statements": _statement,
    "quantities": lambda row, names: f"{written(row.low, row.high)} {row.unit}",
}


def _pieces(text: str, start: int, end: int, spans: list[tuple[int, int, str, str]]) -> list[dict]:
    """The passage cut wherever a span begins or ends; each piece with the classes and hints that cover it."""
    inside = [span for span in spans if span[0] < end and span[1] > start]
    cuts = sorted({start, end, *(max(s[0], start) for s in inside), *(min(s[1], end) for s in inside)})
    pieces = []
    for left, right in itertools.pairwise(cuts):
        over = [span for span in inside if span[0] <= left and right <= span[1]]
        hints = [span[3] for span in over if span[3]]
        pieces.append({"text": text[left:right], "classes": [s[2] for s in over], "hint": " · ".join(hints)})
    return pieces
