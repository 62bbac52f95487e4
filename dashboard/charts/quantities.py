"""Charts of the numbers that are said."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, count, trace
from analysis.ask import numbers_said
from dashboard.charts.chart import Chart, Ink, hovers, labelled, marks, styled

BY_AMOUNT = ("unit", "amount")
UNITS = 14
"""Units shown: those with most numbers."""
LABELLED = 60
"""Marks that can be told apart; more are gathered by powers of ten."""
SCALE = {-3: "0.001", 0: "1", 3: "1,000", 6: "1 million", 9: "1 billion", 12: "1 trillion", 15: "10¹⁵"}
LETTERS = 90
"""Letters that stand side by side on the width of the chart."""
LARGE = {1e12: "trillion", 1e9: "billion", 1e6: "million"}
FINE = {1: "10", 2: "100", 4: "10,000", 5: "100,000"}
"""Powers of ten in words; the fine ones where the scale is short."""


def amounts(result: Analysis) -> pd.DataFrame:
    """The quantities above zero with `amount`: as a reader would write it, or the power of ten where there are many."""
    rows = result.quantities
    point = np.sqrt(rows["low"] * rows["high"]).where(rows["low"] > 0, rows["high"])
    point = point.where(np.isfinite(point), rows["low"])
    rows, point = rows[point > 0], point[point > 0]
    exact = rows.assign(amount=[written(low, high) for low, high in zip(rows["low"], rows["high"], strict=True)])
    if len(_frequent(count(exact, BY_AMOUNT, "quantities"))) <= LABELLED:
        return exact
    floors = 10.0 ** np.floor(np.log10(point) + 1e-9)
    return rows.assign(amount=[written(floor, 10 * floor) for floor in floors])


def written(low: float, high: float) -> str:
    """"10,000", "3,000–9,000" for a number between bounds, "500 or more" or "up to 500" for one with a bound."""
    if high == np.inf:
        return f"{_digits(low)} or more"
    if low <= 0 < high:
        return f"up to {_digits(high)}"
    return "–".join(dict.fromkeys(map(_digits, (low, high))))


def _digits(number: float) -> str:
    for scale, word in LARGE.items():
        if scale <= number < 1e15 and round(number / scale * 1000) * (scale / 1000) == number:
            return f"{number / scale:.6g} {word}"
    if number == int(number):
        return f"{number:,.0f}"
    return f"{number:,.3f}".rstrip("0") if number >= 1000 else f"{number:.6g}"


def ends(amount: str) -> tuple[float, float]:
    """The bounds of a written amount; that of an open one twice."""
    bounds = [_read(end) for end in amount.removeprefix("up to ").removesuffix(" or more").split("–")]
    return bounds[0], bounds[-1]


def _read(end: str) -> float:
    digits, _, word = end.replace(",", "").partition(" ")
    return round(float(digits) * {word: scale for scale, word in LARGE.items()}.get(word, 1), 6)


def count_amounts(result: Analysis) -> pd.DataFrame:
    """Quantities by unit and amount, of the units that come most often."""
    return _frequent(count(amounts(result), BY_AMOUNT, "quantities"))


def _frequent(table: pd.DataFrame) -> pd.DataFrame:
    often = table.groupby("unit")["n_quantities"].sum().sort_index().sort_values(ascending=False, kind="stable")
    return table[table["unit"].isin(often.head(UNITS).index)]


def draw_amounts(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """Amounts on a scale of tens, a lane for each unit: dots with their amount, or squares with how many there are."""
    low, high = np.array([ends(amount) for amount in counted["amount"]], dtype=float).reshape(-1, 2).T
    middle = np.sqrt(low * high)
    units = pd.Series(middle, counted.index).groupby(counted["unit"]).max().sort_values(kind="stable").index
    gathered = bool(len(counted)) and bool(np.isclose(high, 10 * low).all())
    figure = go.Figure((_squares if gathered else _dots)(counted, low, middle, high, ink))
    figure.update_yaxes(type="category", automargin=True, categoryorder="array", range=[-0.6, len(units) - 0.2],
                        categoryarray=labelled(pd.Series(units, dtype="str")))
    first, last = np.log10([low.min(), high.max()]) if len(counted) else (0, 1)
    ticks = SCALE | FINE if last - first < 7 else SCALE
    styled(figure, ink, 70 + (34 if gathered else 40) * len(units))
    figure.update_xaxes(
        type="log", range=[first - 0.3, last + 0.4], tickvals=[10.0**power for power in ticks],
        ticktext=list(ticks.values()), showgrid=True, gridcolor=ink.quiet, griddash="dot", gridwidth=0.5,
    )
    return figure


def _places(counted: pd.DataFrame, low, middle, high) -> tuple[list[str], list[str]]:
    """The label of each dot and where it stands: right of its middle, or left out, where the one before is near."""
    letter = (np.log10(high.max() / low.min()) + 0.7) / LETTERS if len(counted) else 0.0
    texts, places = counted["amount"].tolist(), ["top center"] * len(counted)
    free: dict[str, float] = {}
    for at in np.argsort(middle, kind="stable"):
        unit, x, width = counted["unit"].iloc[at], np.log10(middle[at]), letter * (len(texts[at]) + 1)
        if x - width / 2 >= free.get(unit, -np.inf):
            free[unit] = x + width / 2
        elif x >= free[unit] - letter:
            places[at], free[unit] = "top right", x + width
        else:
            texts[at] = ""
    return texts, places


def _dots(counted: pd.DataFrame, low, middle, high, ink: Ink) -> go.Scatter:
    texts, places = _places(counted, low, middle, high)
    return go.Scatter(
        x=middle.tolist(), y=labelled(counted["unit"]), mode="markers+text",
        marker={"color": ink.accent, "opacity": 1, "size": [9 + 3 * min(n, 6) for n in counted["n_quantities"]]},
        error_x={"type": "data", "symmetric": False, "array": (high - middle).tolist(),
                 "arrayminus": (middle - low).tolist(), "color": ink.accent, "width": 0, "thickness": 3},
        text=texts, textposition=places, textfont={"color": ink.text, "size": 12},
        cliponaxis=False, customdata=marks(counted, BY_AMOUNT, "n_quantities"),
        hovertemplate=hovers("%{customdata[1]} %{y}: said", counted["n_quantities"], "times"),
    )


def _squares(counted: pd.DataFrame, low, middle, high, ink: Ink) -> go.Scatter:
    largest = counted["n_quantities"].max()
    return go.Scatter(
        x=middle.tolist(), y=labelled(counted["unit"]), mode="markers+text",
        marker={"symbol": "square", "color": ink.accent, "opacity": 1, "line": {"width": 0},
                "size": [max(14 + 8 * (n / largest) ** 0.5, 5 + 6.5 * len(str(n))) for n in counted["n_quantities"]]},
        text=counted["n_quantities"].astype("str").tolist(), textfont={"color": ink.paper, "size": 11},
        customdata=marks(counted, BY_AMOUNT, "n_quantities"),
        hovertemplate=hovers("%{customdata[1]} %{y}:", counted["n_quantities"], "numbers"),
    )


def said_by(result: Analysis, rows: pd.DataFrame) -> dict[tuple[str, int], str]:
    """{(doc_id, start): who says the number}."""
    numbers = numbers_said(result).merge(rows[["doc_id", "start"]].drop_duplicates(), on=["doc_id", "start"])
    return {(str(row.doc_id), int(row.start)): f"said by {row.said_by}" for row in numbers.itertuples()}


AMOUNTS = Chart(
    "numbers", "How many of what?", "quantities", BY_AMOUNT, count_amounts,
    lambda result, key: trace(amounts(result), BY_AMOUNT, key), draw_amounts,
    name=lambda result, key: f"{key[1]} {key[0]}", notes=said_by,
)
CHARTS = (AMOUNTS,)
