"""What a chart is: a question, what it counts, and how the counted table is drawn."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import partial
from html import escape
from types import FunctionType
from typing import Any
from urllib.parse import quote

import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, InputError, count, trace
from analysis.ask import UNITS

Figure = go.Figure
"""A drawn chart: the pages hand it on and need not know Plotly."""


@dataclass(frozen=True)
class Ink:
    """The colours of one theme. `kinds` are actor kinds; `series` are ten colours that can be told apart."""

    text: str
    quiet: str
    accent: str
    paper: str
    series: tuple[str, ...]

    def kind(self, kind: str) -> str:
        """The colour of one kind of actor."""
        kinds = ("country", "person", "alliance", "organization", "outlet", "place")
        return self.series[(2, 1, 0, 4, 3, 8)[kinds.index(kind)]]


def _by_value(part: object) -> object:
    """A part of a chart by what it is made of: a function by its code and what it has taken up from around it."""
    if isinstance(part, partial):
        named = sorted((name, _by_value(value)) for name, value in part.keywords.items())
        return partial, _by_value(part.func), [_by_value(value) for value in part.args], named
    if isinstance(part, FunctionType):
        taken = [_by_value(cell.cell_contents) for cell in part.__closure__ or ()]
        return part.__code__, taken, part.__defaults__, part.__kwdefaults__
    return part


@dataclass(frozen=True, eq=False)
class Chart:
    """A question answered by counting: every mark shows `n_<unit>` of one combination of `keys`.

    `count` makes the table that is drawn, one row per mark; `trace` gives the evidence rows behind one mark: as
    many distinct units as its number says; `draw` is a pure function of the counted table. Each mark carries
    its key and its number as `customdata`: strings, the number last.
    """

    id: str
    question: str
    unit: str
    keys: tuple[str, ...]
    count: Callable[[Analysis], pd.DataFrame]
    trace: Callable[[Analysis, tuple[str, ...]], pd.DataFrame]
    draw: Callable[[pd.DataFrame, Analysis, Ink], go.Figure]
    tell: Callable[[Analysis, tuple[str, ...]], list[str]] = lambda result, key: []
    """What is to be said about a mark in words, above its sentences: plain text, one line each."""
    name: Callable[[Analysis, tuple[str, ...]], str] | None = None
    """What a mark is called above its sentences; its key with names for ids, where there is none."""
    notes: Callable[[Analysis, pd.DataFrame], dict[tuple[str, int], str]] = lambda result, rows: {}
    """{(doc_id, start): what is said under the excerpt about the span of the rows that starts there}."""
    draw_chosen: Callable[[pd.DataFrame, Analysis, Ink, tuple[str, ...]], go.Figure] | None = None
    """As `draw`, with the mark of a key set off from the others; where Plotly's own fading of them is not enough."""
    leaves_out: Callable[[Analysis], str] = lambda result: ""
    """What has no mark, in a line below the chart; "" where everything has one."""
    parts: Callable[[tuple[str, ...]], tuple["Chart", ...]] = lambda key: ()
    """Small charts that take the evidence behind a mark apart; what is clicked in one is listed in its place."""
    link: tuple[tuple[str, str], ...] = ()
    """Parameters of the link that make this chart, where the page might choose others if they were absent."""

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise InputError(f"chart {self.id!r}: unit {self.unit!r} is unknown; it is one of {', '.join(UNITS)}")

    def __eq__(self, other: object) -> bool:
        """Charts made by the same code with the same parameters are one chart, whenever they were made."""
        return isinstance(other, Chart) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((self.id, self.unit, self.keys))

    def _values(self) -> list[object]:
        return [_by_value(getattr(self, part.name)) for part in fields(self)]

    @property
    def number(self) -> str:
        """The column of the counted table that holds the number."""
        return f"n_{self.unit}"

    def marked(self, counted: pd.DataFrame, key: tuple[str, ...] | None) -> pd.DataFrame:
        """The row of the counted table whose mark has this key; no row where there is none."""
        if key is None or len(key) != len(self.keys):
            return counted[:0]
        here = pd.Series(True, counted.index)
        for column, part in zip(self.keys, key, strict=True):
            here &= counted[column].astype("str") == part
        return counted[here]

    def key_of(self, row: pd.Series) -> tuple[str, ...]:
        """The key of one row of the counted table."""
        return tuple(str(row[column]) for column in self.keys)


def mark_of(chart: Chart, key: tuple[str, ...]) -> str:
    """How a mark stands in a link."""
    return f"{chart.id}:{'|'.join(quote(part, safe='/ ') for part in key)}"


Rows = Callable[[Analysis], pd.DataFrame]


def counting(rows: Rows, keys: tuple[str, ...], unit: str, most: int | None = None) -> dict[str, Any]:
    """`count` and `trace` of a chart that counts `rows`; of a table over one key, only the `most` frequent."""

    def counted(result: Analysis) -> pd.DataFrame:
        table = count(rows(result), keys, unit)
        if most is None:
            return table
        return table.sort_values([f"n_{unit}", *keys], ascending=[False, *[True] * len(keys)]).head(most)

    return {"count": counted, "trace": lambda result, key: trace(rows(result), keys, key)}


def marks(counted: pd.DataFrame, keys: tuple[str, ...], number: str) -> list[list[str]]:
    """The `customdata` of the marks: key columns as strings, then the number."""
    columns = [counted[column].astype("str") for column in keys]
    return [list(row) for row in zip(*columns, counted[number].astype("str"), strict=True)]


def n_of(number: int, unit: str) -> str:
    """A number with its unit, in the singular where it is one."""
    single = {"quantities": "quantity"}.get(unit, unit.removesuffix("s"))
    return f"{number:,} {single if number == 1 else unit}"


def hovers(words: str, numbers: pd.Series, unit: str) -> list[str]:
    """The hover of each mark: `words`, a Plotly template, and its number with the unit."""
    return [f"{words} {n_of(number, unit)}<extra></extra>" for number in numbers]


def labelled(names: pd.Series) -> list[str]:
    """Names from documents as text: nothing in them is markup."""
    return [escape(str(name), quote=False) for name in names]


def faint(color: str, opacity: float = 0.35) -> str:
    """A colour `#rrggbb` that lets the paper through."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def legible(color: str, ink: Ink) -> str:
    """The ink, text or paper, that can be read on `#rrggbb`."""
    def light(of: str) -> float:
        parts = [int(of[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        return sum(share * part**2.2 for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True)) + 0.05

    def contrast(of: str) -> float:
        return max(light(color), light(of)) / min(light(color), light(of))

    return max((ink.paper, ink.text), key=contrast)


def styled(figure: go.Figure, ink: Ink, height: int) -> go.Figure:
    """The quiet frame every figure shares."""
    figure.update_layout(
        height=height,
        margin={"l": 0, "r": 8, "t": 8, "b": 8},
        showlegend=False,
        font={"color": ink.text, "size": 13},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        hoverlabel={"align": "left"},
        clickmode="event+select",
        dragmode=False,
    )
    figure.update_xaxes(showgrid=False, zeroline=False, fixedrange=True, tickfont={"color": ink.text})
    figure.update_yaxes(showgrid=False, zeroline=False, fixedrange=True, tickfont={"color": ink.text})
    return figure


ABOVE = 48
"""Letters of a name above a bar; the rest is in what the pointer shows."""


def cut_above(name: str) -> str:
    """The name as it stands above a bar: cut after a word where it is long, a quotation closed again."""
    if len(name) <= ABOVE:
        return name
    kept = name[:ABOVE - 3].rpartition(" ")[0] or name[:ABOVE - 3]
    return kept.rstrip(",;:–— ") + " …" + ("”" if name.startswith("“") else "")


def named_above(figure: go.Figure, names: pd.Series, ink: Ink, size: int = 13) -> go.Figure:
    """The names of horizontal bars, the lowest first, above them instead of beside: they may be long."""
    for height, name in enumerate(labelled(names.astype("str").map(cut_above))):
        figure.add_annotation(x=0, y=height + 0.42, text=name, showarrow=False, xanchor="left",
                              font={"color": ink.text, "size": size})
    return figure.update_yaxes(visible=False, range=[-0.5, len(names) - 0.1])


def bars(
    counted: pd.DataFrame, names: pd.Series, chart_keys: tuple[str, ...], number: str, ink: Ink, hover: str = "%{y}:"
) -> go.Figure:
    """Horizontal bars from zero, the largest on top, each with its name and number beside it."""
    shown = counted.assign(name=names.to_numpy()).sort_values([number, "name"], ascending=[True, False])
    figure = go.Figure(
        go.Bar(
            x=shown[number].tolist(),
            y=labelled(shown["name"]),
            orientation="h",
            marker={"color": ink.accent},
            text=[f"{n:,}" for n in shown[number]],
            textposition="outside",
            cliponaxis=False,
            customdata=marks(shown, chart_keys, number),
            hovertemplate=hovers(hover, shown[number], number[2:]),
        )
    )
    figure.update_xaxes(visible=False, range=[0, 1.15 * max(counted[number], default=1)])
    figure.update_yaxes(automargin=True, type="category")
    return styled(figure, ink, 26 + 30 * len(shown))
