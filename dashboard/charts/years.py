"""The years the texts speak of; the few far from all others stand at the edges, so that the rest can be seen."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis
from analysis.ask import dated, reasons, usual_years, year_in_words
from dashboard.charts.chart import Chart, Ink, counting, hovers, marks, n_of, styled

BY_YEAR = ("year",)
BEFORE, AFTER = "before ", "after "
FEW, EDGE = 8, 0.04
"""Years of which each has its tick; room between the years and what lies beyond, as a share of them."""


def by_year(result: Analysis) -> pd.DataFrame:
    """The markers whose interval lies in one year, with that year, or before or after which year it is."""
    rows = dated(result)
    rows = rows[_years(rows["from_date"]) == _years(rows["to_date"])]
    years = _years(rows["from_date"])
    first, last = usual_years(years)
    named = np.where(years < first, f"{BEFORE}{first}", np.where(years > last, f"{AFTER}{last}", years.astype(str)))
    return rows.assign(year=named)


def longer_than_a_year(result: Analysis) -> str:
    """How many dates have no bar, because they reach over several years."""
    rows = dated(result)
    n = int((_years(rows["from_date"]) != _years(rows["to_date"])).sum())
    return f"Not shown: {n_of(n, 'dates')} that {'spans' if n == 1 else 'span'} more than one year." if n else ""


def _years(days: pd.Series) -> np.ndarray:
    """The year of each ISO day."""
    return np.array([int(day.rsplit("-", 2)[0]) for day in days], dtype=int)


def draw_years(counted: pd.DataFrame, result: Analysis, ink: Ink, height: int = 240) -> go.Figure:
    """A bar for each year that is spoken of."""
    labels = counted["year"].astype("str").tolist()
    spoken = [_spoken(label) for label in labels]
    years = [int(label) for label in labels if label.lstrip("-").isdigit()]
    first, last = min(years, default=0), max(years, default=0)
    gap = max(2, round((last - first) * EDGE))
    x = [first - gap if label.startswith(BEFORE) else last + gap if label.startswith(AFTER) else int(label)
         for label in labels]
    figure = go.Figure(go.Bar(
        x=x, y=counted["n_markers"].tolist(), width=min(0.8, 0.1 * (last - first + 2)), marker={"color": ink.accent},
        customdata=marks(counted, BY_YEAR, "n_markers"), hovertext=spoken,
        hovertemplate=hovers("%{hovertext}:", counted["n_markers"], "markers"),
    ))
    for label, words, at, n in zip(labels, spoken, x, counted["n_markers"], strict=True):
        if label.startswith((BEFORE, AFTER)):
            figure.add_annotation(x=at, y=n, text=words, ax=0, ay=-28, arrowhead=0, arrowcolor=ink.quiet,
                                  font={"color": ink.text}, xanchor="left" if label.startswith(BEFORE) else "right")
    figure.update_yaxes(rangemode="tozero", showgrid=True, gridcolor=ink.quiet, griddash="dot", nticks=5,
                        dtick=1 if counted["n_markers"].max() < 5 else None)   # there is no half of a date
    figure.update_xaxes(range=[min([first, *x]) - 1, max([last, *x]) + 1], tickformat="d",
                        dtick=1 if last - first < FEW else None, nticks=12)
    if first < 1:
        ticks = np.unique(np.linspace(first, last, 5).round(-1 if last - first > 100 else 0).astype(int))
        figure.update_xaxes(tickvals=ticks, ticktext=[year_in_words(year) for year in ticks.tolist()])
    return styled(figure, ink, height)


def _spoken(label: str) -> str:
    """`-43` → 44 BCE, `before -43` → before 44 BCE."""
    before, _, year = label.rpartition(" ")
    return f"{before} {year_in_words(int(year))}".lstrip()


def _name(result: Analysis, key: tuple[str, ...]) -> str:
    return _spoken(key[0])


YEARS = Chart(
    "years", "Which years are spoken of?", "markers", BY_YEAR, draw=draw_years, notes=reasons, name=_name,
    leaves_out=longer_than_a_year, **counting(by_year, BY_YEAR, "markers"),
)
CHARTS = (YEARS,)
