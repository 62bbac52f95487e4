"""The two clocks: the date spoken of against the date of writing."""

from collections.abc import Sequence
from functools import cache, partial

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, count, trace
from analysis.ask import dated, days_known, gathered, grain_of, in_words, iso, reasons
from analysis.store import once
from dashboard.charts.chart import Chart, Ink, faint, hovers, marks, styled

BY_CLOCKS = ("written", "spoken")
EARLIER, LATER = "earlier", "later"
"""What is spoken of before and after the days shown is counted at the edge."""
MARKS, CELLS, LEAST = 240, 40, 92
"""Marks drawn; cells into which the days shown are cut, so that marks can be told apart; days shown around."""


@cache
def clocks(first: str = "", last: str = "") -> Chart:
    """Dates spoken of against dates of writing, of texts written between two days; "" = whenever they were."""
    rows = partial(both, first=first, last=last)
    return Chart(
        "clocks", "Do the texts look back or ahead?", "markers", BY_CLOCKS,
        count=lambda result: count(rows(result), BY_CLOCKS, "markers"),
        trace=lambda result, key: trace(rows(result), BY_CLOCKS, key),
        draw=partial(draw_clocks, first=first, last=last), name=_name, notes=reasons,
        link=(("written", f"{first}..{last}"),) if first or last else (),
    )


def both(result: Analysis, first: str = "", last: str = "") -> pd.DataFrame:
    """The dated markers of documents that may be written between two days: `written` and `spoken` are intervals of
    ISO days, `spoken` is `earlier` or `later` outside of the days shown."""
    start, end = shown(result, first, last)
    first, last = first or start, last or end
    ends = dated_documents(result).astype({"doc_id": "str"}).set_index("doc_id")
    rows = dated(result)
    rows = rows[rows["doc_id"].isin(ends.index)]
    ids = rows["doc_id"].astype("str")
    rows = rows.assign(written_from=ids.map(ends["first"]), written_to=ids.map(ends["last"]))
    rows = rows[(_day(rows["written_to"]) >= _day(first)) & (_day(rows["written_from"]) <= _day(last))]
    edge = np.where(_day(rows["to_date"]) < _day(start), EARLIER,
                    np.where(_day(rows["from_date"]) > _day(end), LATER, ""))
    n_days = (_day(end) - _day(start)).astype(int)
    columns = (("written_from", "written_to"), ("from_date", "to_date"))
    rows, _ = gathered(rows.assign(edge=edge), MARKS, _n_marks, columns, finest=grain_of(n_days / CELLS), nested=True)
    return rows.assign(
        written=rows["written_from"] + "/" + rows["written_to"],
        spoken=np.where(rows["edge"] != "", rows["edge"], rows["from_date"] + "/" + rows["to_date"]),
    )


@once
def dated_documents(result: Analysis) -> pd.DataFrame:
    """The documents that are well dated, with the first and the last possible day of writing."""
    documents = days_known(result.documents).dropna(subset=["published_from", "published_to"])
    return pd.DataFrame({"doc_id": documents["doc_id"], "first": iso(documents["published_from"]),
                         "last": iso(documents["published_to"])})


def shown(result: Analysis, first: str = "", last: str = "") -> tuple[str, str]:
    """The first and the last day on both axes: those of the writing, and some around."""
    documents = dated_documents(result)
    if documents.empty:
        return "2000-01-01", "2000-12-31"
    start, end = _day(first or documents["first"]).min(), _day(last or documents["last"]).max()
    around = max(LEAST, int((end - start).astype(int) * 0.08))
    return str(start - around), str(end + around)


@once
def stretches(result: Analysis) -> list[tuple[str, str, int]]:
    """The stretches of days in which documents were written, (first, last, documents), the fullest first.

    Between two stretches nothing was written for longer than a quarter of the whole time.
    """
    documents = dated_documents(result).sort_values(["first", "last"])
    found: list[list] = []
    if documents.empty:
        return []
    gap = (_day(documents["last"]).max() - _day(documents["first"]).min()) / 4
    for first, last in zip(documents["first"], documents["last"], strict=True):
        if found and _day(first) - _day(found[-1][1]) <= gap:
            found[-1][1:] = [str(max(_day(last), _day(found[-1][1]))), found[-1][2] + 1]
        else:
            found.append([first, last, 1])
    return sorted((tuple(stretch) for stretch in found), key=lambda stretch: (-stretch[2], stretch[0]))


def _n_marks(rows: pd.DataFrame) -> int:
    return len(rows[["written_from", "written_to", "from_date", "to_date", "edge"]].drop_duplicates())


def _day(days: str | pd.Series) -> np.ndarray:
    return np.asarray(days, dtype="datetime64[D]")


def _name(result: Analysis, key: Sequence[str]) -> str:
    return _told(*key)


def _told(written: str, spoken: str) -> str:
    told = spoken if spoken in (EARLIER, LATER) else in_words(*spoken.split("/"))
    return f"written {in_words(*written.split('/'))}, speaking of {told}"


def draw_clocks(counted: pd.DataFrame, result: Analysis, ink: Ink, first: str = "", last: str = "") -> go.Figure:
    """A rectangle as wide as the date of writing is vague and as tall as the date spoken of, a mark in its middle."""
    start, end = (np.datetime64(day, "D") for day in shown(result, first, last))
    boxes = _boxes(counted, start, end)
    figure = go.Figure()
    figure.add_scatter(x=[str(start), str(end)], y=[str(start), str(end)], mode="lines", hoverinfo="skip",
                       line={"color": ink.quiet, "dash": "dot", "width": 1.5})
    inner = boxes[~boxes["edge"]]
    figure.add_scatter(
        x=_outline(inner, ("left", "right", "right", "left", "left")), mode="lines", fill="toself", hoverinfo="skip",
        y=_outline(inner, ("low", "low", "high", "high", "low")), fillcolor=faint(ink.accent, 0.13),
        line={"color": faint(ink.accent, 0.45), "width": 0.8},
    )
    _add_marks(figure, boxes, ink)
    _say(figure, ink)
    styled(figure, ink, 550).update_layout(margin_t=38)
    pad = (end - start).astype(int) * 0.03
    grid = {"type": "date", "showgrid": True, "gridcolor": faint(ink.quiet, 0.25), "griddash": "dot"}
    limits = [str(start - int(pad) - 1), str(end + int(pad) + 1)]
    for axis, name in ((figure.update_xaxes, "written"), (figure.update_yaxes, "spoken of")):
        axis(**grid, range=limits, title={"text": name, "font": {"size": 13, "color": ink.text}}, automargin=True)
    return figure


def _boxes(counted: pd.DataFrame, start: np.datetime64, end: np.datetime64) -> pd.DataFrame:
    """The marks with their rectangle, clipped to the days shown."""
    written = [key.split("/") for key in counted["written"]]
    spoken = [{EARLIER: [str(start)] * 2, LATER: [str(end)] * 2}.get(key) or key.split("/")
              for key in counted["spoken"]]
    left, right = (np.clip(_day([pair[at] for pair in written]) + at, start, end + 1) for at in (0, 1))
    low, high = (np.clip(_day([pair[at] for pair in spoken]) + at, start, end + 1) for at in (0, 1))
    edge = counted["spoken"].isin([EARLIER, LATER]).to_numpy()
    tall = _day([pair[1] for pair in spoken]) - _day([pair[0] for pair in spoken]) > 1.6 * (right - left)
    return counted.assign(left=left, right=right, low=low, high=high, edge=edge, tall=tall & ~edge)


def _outline(boxes: pd.DataFrame, corners: Sequence[str]) -> list[str | None]:
    columns = [boxes[corner].astype("str").tolist() for corner in corners]
    return [point for box in zip(*columns, strict=True) for point in (*box, None)]


def _add_marks(figure: go.Figure, boxes: pd.DataFrame, ink: Ink) -> None:
    aside = np.where(boxes["tall"], 0.2, 0.5)       # so that the mark of a century does not cover that of a decade
    middle_x = boxes["left"] + ((boxes["right"] - boxes["left"]).dt.days * aside).astype("timedelta64[D]")
    middle_y = boxes["low"] + (boxes["high"] - boxes["low"]) / 2
    n = boxes["n_markers"]
    size = np.select([n > 9999, n > 999, n > 99, n > 1], [42, 35, 24, 19], 11)      # room for the number
    figure.add_scatter(
        x=middle_x.astype("str").tolist(), y=middle_y.astype("str").tolist(), mode="markers+text", cliponaxis=False,
        marker={"symbol": np.where(boxes["edge"], "square", "circle").tolist(), "color": ink.accent, "opacity": 1,
                "line": {"color": ink.paper, "width": 1}, "size": size.tolist()},
        text=[f"{n:,}" if n > 1 else "" for n in boxes["n_markers"]], textposition="middle center",
        textfont={"color": ink.paper, "size": 11}, customdata=marks(boxes, BY_CLOCKS, "n_markers"),
        hovertemplate=hovers("%{hovertext}:", boxes["n_markers"], "markers"),
        hovertext=[_told(*key) for key in zip(boxes["written"], boxes["spoken"], strict=True)],
    )


def _say(figure: go.Figure, ink: Ink) -> None:
    for x, y, text, anchor in ((0.0, 1.075, "↑ ahead of the writing", "left"), (0.98, 0.3, "↓ looking back", "right")):
        figure.add_annotation(x=x, y=y, xref="x domain", yref="y domain", text=text, showarrow=False, xanchor=anchor,
                              font={"color": ink.text, "size": 13}, bgcolor=ink.paper, borderpad=3)


CLOCKS = clocks()
CHARTS = (CLOCKS,)
