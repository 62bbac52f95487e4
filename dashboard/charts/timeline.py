"""The dates the texts speak of, in lanes."""

from functools import cache, partial

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, count, trace
from analysis.ask import in_words, quote, reasons, year_in_words
from dashboard.charts.chart import Chart, Ink, faint, hovers, labelled, marks, styled
from dashboard.charts.date_labels import told_by
from dashboard.charts.lanes import COLUMNS, TOLD, keys, lane_names, packed, spread
from dashboard.charts.themes import colors

MODALITIES = {"past": ("", ""), "present": ("", ""), "planned": ("/", "triangle-right"),
              "hypothetical": (".", "diamond-open"), "past or present": ("", ""), "planned or hypothetical": ("/", "")}
"""Modality → the pattern of its bars, which a narrow one cannot show, and the mark at their start, which it can."""
NARROW = 0.006
"""Share of the window below which a bar could not be seen, nor hit."""
LETTER = 0.0078
"""Share of the width of a wide page that one letter of a label takes."""
LONGEST, WORDED = 40, 60
DAY = 86_400_000


@cache
def intervals(by: str = "document", first: str = "", last: str = "", skip: int = 0) -> Chart:
    """The timeline in lanes, from the day `first` to the day `last` (ISO; "" = as far as the dates reach), the first
    `skip` lanes left out."""
    rows = partial(_rows, by=by, first=first, last=last, skip=skip)
    return Chart(
        "timeline", "When do things happen?", "markers", keys(by),
        count=partial(_counted, by=by, first=first, last=last, skip=skip),
        trace=lambda result, key: trace(rows(result), keys(by), key),
        draw=partial(draw_intervals, by=by, first=first, last=last),
        name=partial(_name, by=by), notes=reasons,
    )


def _rows(result: Analysis, by: str, first: str, last: str, skip: int) -> pd.DataFrame:
    return spread(result, by, first, last, skip).rows


def _counted(result: Analysis, by: str, first: str, last: str, skip: int) -> pd.DataFrame:
    """The marks, each with its date in words and the words of the text."""
    rows = _rows(result, by, first, last, skip)
    single = rows.assign(words=quote(result, rows)).drop_duplicates(list(keys(by)))
    table = count(rows, keys(by), "markers").merge(single[[*keys(by), "words"]], on=list(keys(by)))
    days = zip(table["from_date"], table["to_date"], strict=True)
    return table.assign(date=pd.Series([in_words(*pair) for pair in days], table.index, dtype="str"),
                        words=pd.Series([_short(text) for text in table["words"]], table.index, dtype="str"))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _name(result: Analysis, key: tuple[str, ...], by: str) -> str:
    lane, modality, first, last = key
    return f"{lane_names(result, by).get(lane, lane)} · {in_words(first, last)} · {modality}"


def draw_intervals(
    counted: pd.DataFrame, result: Analysis, ink: Ink, by: str = "document", first: str = "", last: str = ""
) -> go.Figure:
    """A bar as wide as the precision of each date, in its lane; the pattern tells past from planned."""
    placed, start, end = _placed(_labelled(counted), first, last)
    rows, heads = _stacked(placed, COLUMNS[by])
    rows = _with_room(rows, start, end)
    hues = colors(result, ink) if by == "theme" else {}
    figure = go.Figure()
    for modality in MODALITIES:
        told = rows[rows["modality"].astype("str") == modality]
        if len(told):
            _add_bars(figure, told, modality, hues, ink)
    for modality in MODALITIES:
        _add_starts(figure, rows[rows["modality"].astype("str") == modality], modality, (end - start) * NARROW, ink)
    _add_labels(figure, rows, keys(by), ink)
    _add_heads(figure, heads, lane_names(result, by), ink)
    styled(figure, ink, int(112 + 21 * rows["y"].max()))
    pad = (end - start) * 0.015
    figure.update_xaxes(type="date", range=[_iso(start - pad), _iso(end + pad)], side="top", showgrid=True,
                        gridcolor=faint(ink.quiet), griddash="dot",
                        **_before_our_era(start, end), **_whole_days(start, end))
    figure.update_yaxes(visible=False, autorange=False, range=[rows["y"].max() + 0.8, -0.8])
    return figure.update_layout(
        barmode="overlay", showlegend=True, uniformtext={"mode": "hide", "minsize": 9},
        legend={"orientation": "h", "x": 0, "y": 1, "yref": "container", "yanchor": "top", "itemclick": False,
                "itemdoubleclick": False, "traceorder": "normal"},
        margin={"l": 0, "r": 8, "t": 64, "b": 8},
    )


def _labelled(counted: pd.DataFrame) -> pd.DataFrame:
    """The counted marks with a label: the words of the text where they tell their date, else the date; or, of many
    marks, how many there are. `fuller` and `fullest` are what it may be where there is room."""
    if len(counted) > WORDED or bool(counted["modality"].isin(set(TOLD.values())).any()):
        return counted.assign(label=[f"{n:,}" if n > 1 else "" for n in counted["n_markers"]], fuller="", fullest="")
    columns = (counted[column] for column in ("words", "date", "n_markers"))
    told = [told_by(*row) for row in zip(*columns, strict=True)]
    return counted.assign(**{
        column: pd.Series([row[place] for row in told], counted.index, dtype="str")
        for place, column in enumerate(("label", "fuller", "fullest"))
    })


def _placed(labels: pd.DataFrame, first: str, last: str) -> tuple[pd.DataFrame, float, float]:
    """The marks with their place in the window, in days, the side of their label and the stretch both take."""
    left, right = _days(labels["from_date"]), _days(labels["to_date"]) + 1
    start, end = _days(pd.Series([first, last])) if first and last else (left.min(), right.max() - 1)
    end += 1
    beyond = (end - start) * 0.02     # a bar that goes on outside has no end inside
    left, right = np.maximum(left, start - beyond), np.minimum(right, end + beyond)
    least, letter = (end - start) * NARROW, (end - start) * LETTER
    right = np.maximum(right, left + least)
    length = letter * (labels["label"].str.len() + (labels["label"] != "") * _gap(labels)).to_numpy()
    at = np.maximum(left, start)
    inside = length < right - at
    if len(labels) > WORDED:     # so many stay without a label where it has no room
        labels = labels.assign(label=labels["label"].where(inside, ""))
        length = np.where(inside, length, 0)
    before = ~inside & (right + length > end)
    taken_left = np.where(before, at - length, at)
    taken_right = np.where(inside | before, right, right + length)
    return labels.assign(
        left=left, right=right, at=np.where(inside | before, at, right), before=before, taken_left=taken_left,
        taken_right=taken_right + least,
    ), float(start), float(end)


def _stacked(placed: pd.DataFrame, lane: str) -> tuple[pd.DataFrame, list[tuple[str, float]]]:
    """The marks with the height at which each lies, the fullest lane on top, and (lane, height) of the heads."""
    order = placed.groupby(lane, observed=True)["n_markers"].sum().sort_values(ascending=False, kind="stable").index
    height, parts, heads = 0.0, [], []
    for name in order:
        part = placed[placed[lane] == name].sort_values(["taken_left", "taken_right"])
        rows = packed(zip(part["taken_left"], part["taken_right"], strict=True))
        heads.append((str(name), height))
        parts.append(part.assign(y=[height + 1 + row for row in rows]))
        height += 2.4 + max(rows)
    return pd.concat(parts), heads


def _gap(rows: pd.DataFrame) -> pd.Series:
    """Letters of room between a bar and its label: more where a shape stands at the start of the bar."""
    return rows["modality"].astype("str").map(lambda modality: 3 if MODALITIES[modality][1] else 1)


def _with_room(rows: pd.DataFrame, start: float, end: float) -> pd.DataFrame:
    """The marks with the fullest label that has room between its neighbours and their labels."""
    rows = rows.sort_values(["y", "taken_left"])
    heights, labels, gaps = rows["y"].to_numpy(), rows["label"].tolist(), _gap(rows).to_numpy()
    at, bar, before = rows["at"].to_numpy(), rows["right"].to_numpy(), rows["before"].to_numpy()
    lefts, rights = rows["taken_left"].to_numpy(copy=True), rows["taken_right"].to_numpy(copy=True)
    letter, last = (end - start) * LETTER, len(rows) - 1
    for column in ("fuller", "fullest"):
        for i, label in enumerate(rows[column]):
            if not label:
                continue
            length = letter * (len(label) + gaps[i])
            free_left = rights[i - 1] if i > 0 and heights[i - 1] == heights[i] else start
            free_right = lefts[i + 1] if i < last and heights[i + 1] == heights[i] else end
            if before[i] and at[i] - length > free_left:
                labels[i], lefts[i] = label, at[i] - length
            elif not before[i] and at[i] + length < (free_right if at[i] >= bar[i] else bar[i]):
                labels[i], rights[i] = label, max(rights[i], at[i] + length + letter)
    return rows.assign(label=labels)


def _add_bars(figure: go.Figure, rows: pd.DataFrame, modality: str, hues: dict[str, str], ink: Ink) -> None:
    """The bars of one modality, in the colours `hues` of their lanes where these have any."""
    columns, (pattern, symbol) = _keys_in(rows), MODALITIES[modality]
    hue = [hues.get(lane, ink.accent) for lane in rows[columns[0]].astype("str")]
    shade = 0.2 + 0.7 * np.log1p(rows["n_markers"]) / np.log1p(rows["n_markers"].max())
    fill = {
        "past": [faint(color, 0.5) for color in hue], "present": [faint(color, 1) for color in hue],
        "past or present": [faint(color, round(strength, 2)) for color, strength in zip(hue, shade, strict=True)],
    }.get(modality, [ink.paper] * len(rows))
    figure.add_bar(
        orientation="h", name=modality, showlegend=not symbol, base=[_iso(day) for day in rows["left"]],
        x=((rows["right"] - rows["left"]) * DAY).tolist(), y=rows["y"].tolist(), width=0.62,
        marker={"color": fill, "line": {"color": hue, "width": 1}, "pattern": {
            "shape": pattern, "fgcolor": faint(ink.quiet, 0.55), "fillmode": "overlay", "size": 5,
            "solidity": 0.35}},
        **_told(rows, columns),
    )


def _add_starts(figure: go.Figure, rows: pd.DataFrame, modality: str, least: float, ink: Ink) -> None:
    """The shape at the start of each bar that tells its modality however narrow the bar is."""
    _, symbol = MODALITIES[modality]
    if symbol and len(rows):
        figure.add_scatter(
            x=[_iso(day + least / 2) for day in rows["left"]], y=rows["y"].tolist(), mode="markers", name=modality,
            marker={"symbol": symbol, "size": 9, "color": ink.text, "opacity": 1, "line": {"width": 1.5}},
            **_told(rows, _keys_in(rows)),
        )


def _keys_in(rows: pd.DataFrame) -> tuple[str, ...]:
    return keys(next(by for by, lane in COLUMNS.items() if lane in rows.columns))


def _told(rows: pd.DataFrame, columns: tuple[str, ...]) -> dict:
    """The key of each mark, and its hover: the words of the text, the date, the modality and the number."""
    words = zip(labelled(rows["words"]), rows["n_markers"], rows["date"], strict=True)
    return {
        "customdata": marks(rows, columns, "n_markers"),
        "hovertext": [f"“{text}”{' and others' if n > 1 else ''}<br>{date}" for text, n, date in words],
        "hovertemplate": hovers("%{hovertext} (%{customdata[1]}):", rows["n_markers"], "markers"),
    }


def _add_labels(figure: go.Figure, rows: pd.DataFrame, columns: tuple[str, ...], ink: Ink) -> None:
    rows = rows[rows["label"] != ""]
    on_bar = (rows["modality"] == "present") & (rows["at"] < rows["right"]) & ~rows["before"]
    figure.add_scatter(
        x=[_iso(day) for day in rows["at"]], y=rows["y"].tolist(), mode="text",
        text=[f"{room}{label}{room}" for label, room in zip(
            labelled(rows["label"]), ["\u2009\u2009" * gap for gap in _gap(rows)], strict=True)],
        textposition=np.where(rows["before"], "middle left", "middle right").tolist(),
        textfont={"color": np.where(on_bar, ink.paper, ink.text).tolist(), "size": 12},
        customdata=marks(rows, columns, "n_markers"), showlegend=False,
        hoverinfo="skip",
    )


def _add_heads(figure: go.Figure, heads: list[tuple[str, float]], names: dict[str, str], ink: Ink) -> None:
    for lane, height in heads:
        name = names.get(lane, lane)
        figure.add_annotation(
            x=0, xref="x domain", y=height, text=f"<b>{labelled(pd.Series([name]))[0]}</b>", showarrow=False,
            xanchor="left", font={"color": ink.text, "size": 13},
        )


def _days(days: pd.Series) -> np.ndarray:
    return days.to_numpy().astype("datetime64[D]").astype(np.int64).astype(float)


def _iso(day: float) -> str:
    written = str(np.datetime64(int(day * 1440), "m"))
    return f"-{written[1:].zfill(16)}" if written.startswith("-") else written


def _before_our_era(start: float, end: float) -> dict:
    """Ticks with years as people write them, for a window that begins before the year 1."""
    first, last = (int(_iso(day).rsplit("-", 2)[0]) for day in (start, end))
    if first >= 1:
        return {}
    years = np.unique(np.linspace(first, last, 6).astype(int)).tolist()
    return {"tickvals": [f"{'-' * (year < 0)}{abs(year):04d}-01-01" for year in years],
            "ticktext": [year_in_words(year) for year in years]}


def _whole_days(start: float, end: float) -> dict:
    """Ticks of days for a window so short that Plotly would tell hours."""
    return {"dtick": DAY, "tick0": _iso(start), "tickformat": "%-d %b %Y"} if end - start < 7 else {}


INTERVALS = intervals()
CHARTS = (INTERVALS,)
