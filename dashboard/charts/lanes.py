"""Lanes of the timeline: markers sorted into documents, themes or actors, and bars packed into rows."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import Analysis, count
from analysis.ask import broad_themes, by_day, dated, gathered, grain_of, in_passages, short_labels, usual_years
from analysis.store import once
from dashboard.charts.actors import acting

NOBODY = "none"
"""The lane of markers whose passage carries no theme, or whose sentence names no actor."""
COLUMNS = {"document": "doc_id", "theme": "theme_id", "actor": "actor_id"}
LANES, MARKS = 12, 80
"""Lanes drawn, those with most markers; and marks drawn one by one."""
FEWER, CELLS = 12, 24
"""With more marks: the lanes drawn, and the cells, at least, into which the days shown are cut."""
INTERVAL = (("from_date", "to_date"),)
TOLD = {"past": "past or present", "present": "past or present", "planned": "planned or hypothetical",
        "hypothetical": "planned or hypothetical"}
"""Modality → what it is gathered with."""


PLACED = {"time": 31, "day": 31, "weekend": 31, "week": 31, "month": 93, "season": 275, "quarter": 275, "half": 550,
          "year": 1100}
"""Days that a weekday, a month … may span and still have a place; else nobody knows which it was."""


class Spread(NamedTuple):
    """The dated markers in the days shown, one row per lane each is in; the grain they are gathered by ("day": not
    at all); how many of how many lanes are in the rows."""

    rows: pd.DataFrame
    grain: str
    lanes: int
    of: int


def keys(by: str) -> tuple[str, ...]:
    """The columns that tell one mark of the timeline from another."""
    return COLUMNS[by], "modality", "from_date", "to_date"


def with_place(result: Analysis, first: str = "", last: str = "") -> pd.DataFrame:
    """The dated markers in the days shown without those that nobody can place: a Friday of any year."""
    rows = dated(result, first, last)
    most = rows["grain"].map(PLACED).astype(float).fillna(np.inf).to_numpy()
    return rows[_days(rows["to_date"]) - _days(rows["from_date"]) <= most]


@once
def usual(result: Analysis) -> tuple[str, str]:
    """The first and the last day of the years in which most dates lie; "" where that is as far as they reach."""
    rows = with_place(result)
    years = rows["from_date"].str.rsplit("-", n=2).str[0].astype(int).to_numpy()
    first, last = usual_years(years)
    if not len(years) or (first, last) == (years.min(), years.max()) or first < 1:
        return "", ""
    return f"{first:04d}-01-01", f"{last:04d}-12-31"


@once
def spread(result: Analysis, by: str, first: str = "", last: str = "", skip: int = 0) -> Spread:
    """The markers of the fullest lanes, or of those after the first `skip`; too many to be drawn are gathered by
    months, years, …"""
    column, n_marks = COLUMNS[by], partial(_n_marks, keys(by))
    rows = laned(result, by, with_place(result, first, last))
    lanes = count(rows, [column], "markers").sort_values(["n_markers", column], ascending=[False, True])[column]
    n_lanes, lanes = len(lanes), lanes[skip:]
    drawn = rows[rows[column].isin(lanes[:LANES])]
    if n_marks(drawn) <= MARKS:
        return Spread(drawn, "day", min(len(lanes), LANES), n_lanes)
    drawn = rows[rows[column].isin(lanes[:FEWER])]
    drawn = drawn.assign(modality=drawn["modality"].astype("str").map(TOLD))
    ends = pd.Series([first or drawn["from_date"].iloc[_days(drawn["from_date"]).argmin()],
                      last or drawn["to_date"].iloc[_days(drawn["to_date"]).argmax()]])
    finest = grain_of(int(np.diff(_days(ends))[0]) / CELLS)
    found, grain = gathered(drawn, 4 * MARKS, n_marks, INTERVAL, finest=finest, nested=True)
    return Spread(found, grain, min(len(lanes), FEWER), n_lanes)


def _days(days: pd.Series) -> np.ndarray:
    return by_day(days, lambda each: each.to_numpy().astype("datetime64[D]").astype(np.int64))


def laned(result: Analysis, by: str, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` with the lane of each: its document, the themes of its passage, the actors of its sentence."""
    if by == "document":
        return rows
    column, unit = COLUMNS[by], "passage_id" if by == "theme" else "sent_id"
    if by == "theme":
        rows, lanes = in_passages(result, rows), broad_themes(result)[["doc_id", unit, column]]
    else:
        lanes = acting(result)
        lanes = lanes.loc[lanes["doc_id"].isin(rows["doc_id"].unique()), ["doc_id", unit, column]].drop_duplicates()
    joined = rows.merge(lanes.assign(**{column: lanes[column].astype("str")}), on=["doc_id", unit], how="left")
    return joined.assign(**{column: joined[column].fillna(NOBODY)})


def lane_names(result: Analysis, by: str) -> dict[str, str]:
    """{lane: what it is called}."""
    if by == "document":
        return dict(zip(result.documents["doc_id"].astype("str"), result.documents["title"], strict=True))
    if by == "theme":
        return short_labels(result) | {NOBODY: "No theme"}
    return dict(zip(result.actors["actor_id"], result.actors["name"], strict=True)) | {NOBODY: "Nobody named"}


def packed(spans: Iterable[tuple[float, float]]) -> list[int]:
    """The row of each span, so that spans in one row do not touch; spans come sorted by their start."""
    ends: list[float] = []
    rows = []
    for start, end in spans:
        row = next((row for row, taken in enumerate(ends) if taken < start), len(ends))
        ends[row : row + 1] = [end]
        rows.append(row)
    return rows


def _n_marks(columns: Sequence[str], rows: pd.DataFrame) -> int:
    return len(rows[list(columns)].drop_duplicates())
