"""The lines of the chronology, and what later texts tell of a day that lay ahead, each with what is behind it."""

from functools import cache, partial

import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, chronology
from analysis.ask import ahead, behind, happened, in_words, iso, reasons
from dashboard.charts.chart import Chart, Ink, bars

BY_DATE = ("from_date", "to_date")
BY_PLACE = ("doc_id", "start", "end")


@cache
def chronicle(n_dates: int | None = 30) -> Chart:
    """The chronology of so many dates; None for all."""
    return Chart(
        "chronology", "What happened when?", "documents", BY_DATE, count=partial(_lines, n_dates=n_dates),
        trace=partial(_behind, n_dates=n_dates), draw=draw_lines, name=lambda result, key: in_words(*key), notes=_notes,
    )


def _lines(result: Analysis, n_dates: int | None) -> pd.DataFrame:
    lines = chronology(result, n_dates)
    return lines.assign(from_date=iso(lines["from_date"]), to_date=iso(lines["to_date"]))


def _behind(result: Analysis, key: tuple[str, ...], n_dates: int | None) -> pd.DataFrame:
    lines = chronology(result, n_dates)
    return behind(result, lines[(iso(lines["from_date"]) == key[0]) & (iso(lines["to_date"]) == key[1])])


def _notes(result: Analysis, rows: pd.DataFrame) -> dict[tuple[str, int], str]:
    """Why a marker stands for its day; of a place without one, that it is the day of publication."""
    places = rows[rows["start"] == rows["end"]]
    told = "The day on which the text was published: the sentence names none."
    return reasons(result, result.markers[_is_in(result.markers, rows)]) | {
        (str(doc_id), start): told for doc_id, start in zip(places["doc_id"], places["start"], strict=True)}


def _is_in(markers: pd.DataFrame, rows: pd.DataFrame) -> list[bool]:
    known = set(zip(rows["doc_id"].astype("str"), rows["start"], rows["end"], strict=True))
    ids = markers["doc_id"].astype("str")
    return [place in known for place in zip(ids, markers["start"], markers["end"], strict=True)]


def draw_lines(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """A bar for each date, by the documents behind it."""
    names = pd.Series([in_words(*days) for days in zip(counted["from_date"], counted["to_date"], strict=True)],
                      counted.index, dtype="str")
    return bars(counted, names, BY_DATE, "n_documents", ink)


def _with_later(result: Analysis) -> pd.DataFrame:
    rows = ahead(result)
    rows = rows[rows["n_later"] > 0]
    return rows.assign(n_sentences=rows["n_later"].astype(int)).astype({"doc_id": "str"})


def _later(result: Analysis, key: tuple[str, ...]) -> pd.DataFrame:
    rows = _with_later(result)
    chosen = rows[[tuple(map(str, place)) == key for place in zip(*(rows[name] for name in BY_PLACE), strict=True)]]
    return happened(result, chosen.iloc[0])


def _due(result: Analysis, key: tuple[str, ...]) -> str:
    rows = _with_later(result)
    chosen = rows[[tuple(map(str, place)) == key for place in zip(*(rows[name] for name in BY_PLACE), strict=True)]]
    return "Told later of " + in_words(*iso(chosen[["due_from", "due_to"]].iloc[0]))


def draw_later(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """A bar for each expectation, by the later sentences on its day."""
    days = zip(iso(counted["due_from"]), iso(counted["due_to"]), counted["doc_id"], counted["start"], strict=True)
    names = pd.Series([f"{in_words(first, last)} · {doc_id} · {start}" for first, last, doc_id, start in days],
                      counted.index, dtype="str")
    return bars(counted, names, BY_PLACE, "n_sentences", ink)


LINES = chronicle()
HAPPENED = Chart("happened", "What is told later of a day that lay ahead?", "sentences", BY_PLACE, _with_later, _later,
                 draw_later, name=_due, notes=reasons)
CHARTS = (LINES, HAPPENED)
