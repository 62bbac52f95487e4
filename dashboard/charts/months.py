"""The months or the days the texts speak of, where they speak of so short a time that its years would be one bar."""

from functools import partial
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis
from analysis.ask import by_day, dated, in_words, reasons
from analysis.store import once
from dashboard.charts import years
from dashboard.charts.chart import Chart, Ink, counting, hovers, marks, n_of, styled
from dashboard.charts.date_labels import MONTH as MONTH_NAME

TICKS = 8
"""Dates named below the bars."""
MOST_OF_ALL = 0.6
"""The share of the dates of one year or less that has to lie in the stretch of a grain, for it to be drawn."""


class Grain(NamedTuple):
    """What one bar stands for: `month` or `day`, numpy's sign for it, and how many of them are drawn at most."""

    name: str
    unit: Literal["M", "D"]
    most: int

    @property
    def keys(self) -> tuple[str]:
        """The column of the chart's table."""
        return (self.name,)

    def numbers(self, days: pd.Series) -> np.ndarray:
        """ISO days as numbers of units from 1970."""
        return by_day(days, lambda each: np.array(each.tolist(), dtype="datetime64[D]").astype(
            f"datetime64[{self.unit}]").astype(int))

    def label(self, number: int) -> str:
        """The unit as ISO 8601 writes it: `2011-01`, `2011-01-25`."""
        return str(np.datetime64(int(number), self.unit))


MONTH, DAY = Grain("month", "M", 24), Grain("day", "D", 62)


@once
def spoken_of(result: Analysis) -> Chart:
    """The chart of the days, the months or the years: of the finest of which a short stretch holds most dates."""
    rows = dated(result)
    first, last = _years(rows["from_date"]), _years(rows["to_date"])
    for grain, chart in ((DAY, DAYS), (MONTH, MONTHS)):
        numbers = grain.numbers(_within(rows, grain)["from_date"])
        if len(numbers) and _stretch(numbers, grain.most)[2] >= MOST_OF_ALL * (first == last).sum():
            return chart
    return years.YEARS


def _years(days: pd.Series) -> np.ndarray:
    return by_day(days, lambda each: np.array(each.tolist(), dtype="datetime64[Y]"))


def _within(rows: pd.DataFrame, grain: Grain) -> pd.DataFrame:
    """The rows whose interval lies in one unit."""
    return rows[grain.numbers(rows["from_date"]) == grain.numbers(rows["to_date"])]


def _stretch(numbers: np.ndarray, most: int) -> tuple[int, int, int]:
    """The first and the last number of the stretch of `most` units that holds most of them, and how many it holds."""
    ordered = np.sort(numbers)
    upto = np.searchsorted(ordered, ordered + most)
    held = upto - np.arange(len(ordered))
    at = int(held.argmax())
    return int(ordered[at]), int(ordered[upto[at] - 1]), int(held[at])


def by_unit(result: Analysis, grain: Grain) -> pd.DataFrame:
    """The markers whose interval lies in one unit, with that unit, or before or after which one it is."""
    rows = _within(dated(result), grain)
    if rows.empty:
        return rows.assign(**{grain.name: ""})
    numbers = grain.numbers(rows["from_date"])
    first, last, _ = _stretch(numbers, grain.most)
    return rows.assign(**{grain.name: years.named_in(numbers, first, last, grain.label)})


def _longer(result: Analysis, grain: Grain) -> str:
    """How many dates have no bar, because they reach over several units."""
    rows = dated(result)
    n = len(rows) - len(_within(rows, grain))
    spans = "spans" if n == 1 else "span"
    return f"Not shown: {n_of(n, 'dates')} that {spans} more than one {grain.name}." if n else ""


def _draw(counted: pd.DataFrame, result: Analysis, ink: Ink, grain: Grain) -> go.Figure:
    """A bar for each unit that is spoken of; what lies before and after stands at the edges."""
    labels = counted[grain.name].astype("str").tolist()
    spoken = [_spoken(label) for label in labels]
    inner = {label: int(np.datetime64(label, grain.unit).astype(int)) for label in labels if " " not in label}
    first, last = min(inner.values(), default=0), max(inner.values(), default=0)
    gap = max(2, (last - first) // 12)
    x = [years.place(label, inner.__getitem__, first - gap, last + gap) for label in labels]
    figure = go.Figure(go.Bar(
        x=x, y=counted["n_markers"].tolist(), width=0.8, marker={"color": ink.accent},
        customdata=marks(counted, grain.keys, "n_markers"), hovertext=spoken,
        hovertemplate=hovers("%{hovertext}:", counted["n_markers"], "markers"),
    ))
    years.name_edges(figure, labels, [MONTH_NAME.sub(r"\1", words) for words in spoken], ink)
    step = max(1, -(-(last - first + 1) // TICKS))
    ticks = list(range(first, last + 1, step))
    figure.update_xaxes(range=[min([first, *x]) - 1, max([last, *x]) + 1], tickvals=ticks,
                        ticktext=_ticks([grain.label(tick) for tick in ticks]))
    return styled(figure, ink, 240)


def _spoken(label: str) -> str:
    """`2011-01` → January 2011, `before 2011-01-25` → before 25 January 2011."""
    before, _, day = label.rpartition(" ")
    first = np.datetime64(day, "D")
    last = (np.datetime64(day) + 1).astype("datetime64[D]") - 1
    return f"{before} {in_words(str(first), str(last))}".lstrip()


def _ticks(labels: list[str]) -> list[str]:
    """The words below the bars, `25 Jan 2011`, `1 Feb`; the year of a day stands where it is a new one."""
    words = [MONTH_NAME.sub(r"\1", _spoken(label)) for label in labels]
    known = [label[:5] == before[:5] and len(label) > len("2011-01")
             for label, before in zip(labels, ["", *labels], strict=False)]
    return [said.rpartition(" ")[0] if same and not said.endswith("BCE") else said
            for said, same in zip(words, known, strict=True)]


def _name(result: Analysis, key: tuple[str, ...]) -> str:
    return _spoken(key[0])


def _chart(grain: Grain) -> Chart:
    return Chart(f"{grain.name}s", f"Which {grain.name}s are spoken of?", "markers", grain.keys,
                 draw=partial(_draw, grain=grain), notes=reasons, name=_name, leaves_out=partial(_longer, grain=grain),
                 **counting(partial(by_unit, grain=grain), grain.keys, "markers"))


MONTHS, DAYS = _chart(MONTH), _chart(DAY)
CHARTS = (MONTHS, DAYS)
