"""What the timeline page says in sentences."""

import pandas as pd

from analysis import Analysis
from analysis.ask import dated, in_words
from analysis.store import once
from dashboard.charts.chart import n_of
from dashboard.charts.clocks import dated_documents, stretches
from dashboard.charts.lanes import spread, usual, with_place
from dashboard.parts.wording import certain_markers

GATHERED = {"month": "months", "quarter": "quarters", "year": "years", "decade": "decades", "century": "centuries"}


@once
def reach(result: Analysis) -> str:
    """How many expressions of time have a place on the calendar, and how far they reach."""
    markers, rows = result.markers, dated(result)
    if rows.empty:
        return "No expression of time here can be placed on a calendar."
    ends = certain_markers(result)
    ends = ends if len(ends) else markers.loc[rows.index]
    first, last = rows.loc[ends["from_date"].idxmin(), "from_date"], rows.loc[ends["to_date"].idxmax(), "to_date"]
    told = "tells its day" if len(rows) == 1 else "tell their days"
    span = in_words(first, last) if first == last else f"from {in_words(first, first)} to {in_words(last, last)}"
    window = usual(result)
    if window[0]:
        span = f"most of them from {window[0][:4]} to {window[1][:4]}"
    return f"{len(rows):,} of {len(markers):,} expressions of time {told}: {span}. {_when(rows)}"


def _when(rows: pd.DataFrame) -> str:
    kinds = rows["modality"].astype("str").value_counts()
    ahead = int(kinds.get("planned", 0) + kinds.get("hypothetical", 0))
    if not ahead:
        return "None is told as planned or as possible."
    verb = "is" if ahead == 1 else "are"
    return f"{ahead:,} {verb} told as planned or as possible, not as fact."


@once
def how_drawn(result: Analysis, by: str, first: str, last: str, skip: int = 0) -> str:
    """How the bars are to be read, and what is not drawn."""
    drawn = spread(result, by, first, last, skip)
    parts = ["A bar is as wide as the date is vague."]
    if drawn.grain in GATHERED:
        parts.append(f"There are too many to draw each: they are gathered by {GATHERED[drawn.grain]}, stronger bars "
                     "hold more; zoom in for single dates.")
    if drawn.of > drawn.lanes:
        names = {"document": "documents", "theme": "themes", "actor": "actors"}
        which = f"{skip + 1:,} to {skip + drawn.lanes:,} of {drawn.of:,} {names[by]}, those with most dates first"
        parts.append(f"Drawn are {which}.")
    if n := len(dated(result, first, last)) - len(with_place(result, first, last)):
        parts.append(f"Not drawn: {n_of(n, 'expressions')} such as “Friday” that cannot be placed.")
    return " ".join(parts)


@once
def two_clocks(result: Analysis) -> str:
    """How the two clocks are to be read, and which documents they leave out."""
    left_out = len(result.documents) - len(dated_documents(result))
    told = ("On the dotted line a text speaks of the day it was written. Boxes are as wide as the writing is vague "
            "and as tall as the date is; squares at the edge count what lies beyond.")
    if not left_out:
        return told
    return f"{told} Left out: {n_of(left_out, 'documents')} without a first or last day of writing."


def writing(result: Analysis) -> dict[str, str]:
    """{"first..last": in words} of the stretches of time in which documents were written, the fullest first."""
    return {
        f"{first}..{last}": f"{in_words(first, last)} · {n_of(n, 'documents')}"
        for first, last, n in stretches(result)
    }
