"""The years the texts speak of; the few far from all others stand at the edges, so that the rest can be seen."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis
from analysis.ask import by_day, dated, reasons, usual_years, year_in_words
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
    return rows.assign(year=np.array(named_in(years, first, last, str), dtype=object))


def longer_than_a_year(result: Analysis) -> str:
    """How many dates have no bar, because they reach over several years."""
    rows = dated(result)
    n = int((_years(rows["from_date"]) != _years(rows["to_date"])).sum())
    return f"Not shown: {n_of(n, 'dates')} that {'spans' if n == 1 else 'span'} more than one year." if n else ""


def _years(days: pd.Series) -> np.ndarray:
    """The year of each ISO day."""
    return by_day(days, lambda each: np.array([int(day.rsplit("-", 2)[0]) for day in each], dtype=int))


def draw_years(counted: pd.DataFrame, result: Analysis, ink: Ink, height: int = 240) -> go.Figure:
    """A bar for each year that is spoken of."""
    labels = counted["year"].astype("str").tolist()
    spoken = [_spoken(label) for label in labels]
    years = [int(label) for label in labels if label.lstrip("-").isdigit()]
    first, last = min(years, default=0), max(years, default=0)
    gap = max(2, round((last - first) * EDGE))
    x = [place(label, int, first - gap, last + gap) for label in labels]
    figure = go.Figure(go.Bar(
        x=x, y=counted["n_markers"].tolist(), width=min(0.8, 0.1 * (last - first + 2)), marker={"color": ink.accent},
        customdata=marks(counted, BY_YEAR, "n_markers"), hovertext=spoken,
        hovertemplate=hovers("%{hovertext}:", counted["n_markers"], "markers"),
    ))
    name_edges(figure, labels, spoken, ink)
    figure.update_xaxes(range=[min([first, *x]) - 1, max([last, *x]) + 1], tickformat="d",
                        dtick=1 if last - first < FEW else None, nticks=12)
    if first < 1:
        ticks = np.unique(np.linspace(first, last, 5).round(-1 if last - first > 100 else 0).astype(int))
        figure.update_xaxes(tickvals=ticks, ticktext=[year_in_words(year) for year in ticks.tolist()])
    return styled(figure, ink, height)


def named_in(numbers: np.ndarray, first: int, last: int, name: Callable[[int], str]) -> list[str]:
    """The label of each number: its own between `first` and `last`, else before or after which of them it is."""
    edges = f"{BEFORE}{name(first)}", f"{AFTER}{name(last)}"
    return [edges[0] if number < first else edges[1] if number > last else name(number) for number in numbers.tolist()]


def place(label: str, number: Callable[[str], int], before: int, after: int) -> int:
    """Where the bar of a label stands; those of the edges `before` and `after` all others."""
    return before if label.startswith(BEFORE) else after if label.startswith(AFTER) else number(label)


def name_edges(figure: go.Figure, labels: list[str], words: list[str], ink: Ink) -> None:
    """Write the words of the bars at the edges above them; lines for the numbers."""
    bars = figure.data[0]
    for label, told, x, y in zip(labels, words, bars.x, bars.y, strict=True):
        if label.startswith((BEFORE, AFTER)):
            figure.add_annotation(x=x, y=y, text=told, ax=0, ay=-28, arrowhead=0, arrowcolor=ink.quiet,
                                  font={"color": ink.text}, xanchor="left" if label.startswith(BEFORE) else "right")
    figure.update_yaxes(rangemode="tozero", showgrid=True, gridcolor=ink.quiet, griddash="dot", nticks=5,
                        dtick=1 if max(bars.y, default=0) < 5 else None)   # there is no half of a date


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
