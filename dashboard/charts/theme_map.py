"""The map of passages: near together what uses the same words."""

from textwrap import wrap

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, count, trace
from analysis.ask import broad_themes
from dashboard.charts.chart import Chart, Ink, faint, hovers, labelled, marks, styled
from dashboard.charts.group_labels import Group, places
from dashboard.charts.themes import UNASSIGNED, colors, labels

BY_PLACE = ("theme_id", "place")
POINTS, COLUMNS, ROWS = 1200, 48, 30
"""Passages drawn one by one; with more, each place of a grid gathers its passages by theme."""
LINE, LETTER, WIDE = 0.036, 0.0115, 26
"""Height of a line and width of a letter of a label, as shares of the map; letters in a line."""
AROUND = {"x": 0.06, "y": 0.13}
"""Room around all marks, as a share of the map."""


def placed(result: Analysis) -> pd.DataFrame:
    """The passages with their main theme, their position and the `place` that is one mark of the map."""
    unit = ["doc_id", "passage_id"]
    rows = result.passages[unit].merge(result.positions, on=unit)
    # of a large collection only some passages have a position: the others need not be sorted
    carried = broad_themes(result).merge(rows[unit], on=unit)
    best = carried.sort_values("weight", ascending=False, kind="stable").drop_duplicates(unit)[[*unit, "theme_id"]]
    rows = rows.merge(best.astype({"theme_id": "str"}), on=unit, how="left")
    if len(rows) > POINTS:
        place = _cell(rows["x"], result.positions["x"], COLUMNS) + "." + _cell(rows["y"], result.positions["y"], ROWS)
    else:
        place = rows["doc_id"].astype("str") + "#" + rows["passage_id"].astype("str")
    return rows.assign(theme_id=rows["theme_id"].fillna(UNASSIGNED), place=place)


def _cell(values: pd.Series, every: pd.Series, cells: int) -> pd.Series:
    """The number of the strip in which each value lies, of `cells` strips over every value."""
    width = (every.max() - every.min()) / cells or 1
    return ((values - every.min()) / width).astype(int).clip(0, cells - 1).astype("str")


def draw_map(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """A point for each passage or place, in the colour of its theme, the theme's label in its midst."""
    rows = placed(result)
    where = rows.groupby(list(BY_PLACE))[["x", "y"]].mean().reset_index()
    shown = counted.merge(where, on=list(BY_PLACE))
    shown = shown.assign(**{
        f"framed_{axis}": _framed(shown[axis], result.positions[axis], room) for axis, room in AROUND.items()})
    color = colors(result, ink)
    alone = shown["theme_id"] == UNASSIGNED
    largest = shown["n_passages"].max()
    figure = go.Figure(go.Scatter(
        x=shown["framed_x"].tolist(), y=shown["framed_y"].tolist(), mode="markers", cliponaxis=False,
        marker={"symbol": np.where(alone, "circle-open", "circle").tolist(),
                "color": shown["theme_id"].map(color).tolist(), "opacity": 0.85,
                "size": [12 if largest == 1 else 6 + 16 * (n / largest) ** 0.5 for n in shown["n_passages"]],
                "line": {"color": [ink.quiet if single else ink.paper for single in alone], "width": 1}},
        hovertext=labelled(labels(result, shown["theme_id"])), customdata=marks(shown, BY_PLACE, "n_passages"),
        hovertemplate=hovers("%{hovertext}:", shown["n_passages"], "passages"),
    ))
    _add_labels(figure, shown, result, ink)
    figure.update_xaxes(visible=False, range=[0, 1])
    figure.update_yaxes(visible=False, range=[0, 1])
    return styled(figure, ink, 520)


def _framed(values: pd.Series, every: pd.Series, room: float) -> np.ndarray:
    """Places between 0 and 1, with some room at either end for labels."""
    width = np.ptp(every) or 1
    return ((values - every.min()) / width).to_numpy() * (1 - 2 * room) + room


def _add_labels(figure: go.Figure, shown: pd.DataFrame, result: Analysis, ink: Ink) -> None:
    """The label of each theme near its marks, where it covers none of them."""
    color, points = colors(result, ink), shown[["framed_x", "framed_y"]].to_numpy()
    theme_ids = [theme for theme in shown["theme_id"].unique() if theme != UNASSIGNED]
    names = labelled(labels(result, pd.Series(theme_ids, dtype="str")))
    lines = {theme: wrap(name.replace(" · ", "\u00a0· "), WIDE) for theme, name in zip(theme_ids, names, strict=True)}
    groups = {
        theme: Group(points[(shown["theme_id"] == theme).to_numpy()],
                     ((max(map(len, words)) + 2) * LETTER / 2, len(words) * LINE / 2))
        for theme, words in lines.items()
    }
    for theme, (x, y) in places(groups, points[(shown["theme_id"] == UNASSIGNED).to_numpy()]).items():
        figure.add_annotation(
            x=x, y=y, showarrow=False, bgcolor=faint(ink.paper, 0.8), borderpad=1,
            text=f"<span style='color:{color[theme]}'>●</span> <b>{'<br>'.join(lines[theme])}</b>",
            font={"color": ink.text, "size": 12},
        )


def name(result: Analysis, key: tuple[str, ...]) -> str:
    """The theme, and the document of a single passage."""
    theme, place = key
    titles = dict(zip(result.documents["doc_id"].astype("str"), result.documents["title"], strict=True))
    title = titles.get(place.rpartition("#")[0], "")
    return " · ".join(filter(None, [labels(result, pd.Series([theme]))[0], title]))


MAP = Chart(
    "map", "Which passages are alike?", "passages", BY_PLACE,
    count=lambda result: count(placed(result), BY_PLACE, "passages"),
    trace=lambda result, key: trace(placed(result), BY_PLACE, key), draw=draw_map, name=name,
)
CHARTS = (MAP,)
