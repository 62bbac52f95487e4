"""The marks of a chart: they are drawn, and one that is clicked goes into the address, which opens it in the panel."""

from urllib.parse import unquote

import pandas as pd
import streamlit as st

from analysis import Analysis
from dashboard.charts.chart import Chart, Figure, mark_of
from dashboard.parts import alone, panel
from dashboard.parts.appearance import ink
from dashboard.state import cache, link

PARAMETER, PART = "evidence", "part"
CLICKS = "clicks"


def drawn(chart: Chart, counted: pd.DataFrame, result: Analysis, parameter: str = PARAMETER) -> None:
    """The figure alone; what is clicked in it goes into a parameter of the URL."""
    key = f"chart-{chart.id}"
    if chart.draw_chosen:
        alone.draw(panel.own_part(chart.id), lambda: _drawn(chart, counted, result, parameter, key))
    else:
        _drawn(chart, counted, result, parameter, key)


def _drawn(chart: Chart, counted: pd.DataFrame, result: Analysis, parameter: str, key: str) -> None:
    chosen = asked(chart, parameter) if chart.draw_chosen else None
    state = st.session_state.get("filter"), link.read("n_themes"), ink()
    st.plotly_chart(
        _figure(chart, counted, result, chosen), key=key, on_select=lambda: _clicked(chart, key, parameter, state),
        selection_mode="points", config={"displayModeBar": False},
        alt=f"{chart.question} The table beside the question holds the same numbers.",
    )


def _figure(chart: Chart, counted: pd.DataFrame, result: Analysis, chosen: tuple[str, ...] | None) -> Figure:
    """The figure, drawn once for each analysis, theme and chosen mark: a page is drawn again at every click."""
    colours, clicks = ink(), str(st.session_state.get(CLICKS, 0)) if chart.draw_chosen else ""

    def make() -> Figure:
        if chosen and chart.draw_chosen and len(chart.marked(counted, chosen)):
            figure = chart.draw_chosen(counted, result, colours, chosen)
        else:
            figure = chart.draw(counted, result, colours)
        # each click is told as another, also one on the mark that was clicked last
        return figure.update_traces(legendgroup=clicks, selector={"showlegend": False}) if clicks else figure

    return cache.of(result).get((chart, "drawn", colours, chosen, clicks), make)


def asked(chart: Chart, parameter: str = PARAMETER) -> tuple[str, ...] | None:
    """The key of the mark of this chart that the link asks for."""
    chart_id, _, key = link.read(parameter).partition(":")
    return tuple(unquote(part) for part in key.split("|")) if chart_id == chart.id else None


def ask(chart: Chart, key: tuple[str, ...], parameter: str = PARAMETER) -> None:
    """Write into the URL that the evidence behind a mark is to be shown. The last thing that a callback does."""
    ask_mark(mark_of(chart, key), parameter)


def ask_mark(mark: str, parameter: str = PARAMETER) -> None:
    """As `ask`, of a mark as it stands in the URL. The last thing that a callback does."""
    if parameter == PARAMETER:
        panel.open_in(evidence=mark)
    else:
        link.write(parameter, mark)


def _clicked(chart: Chart, key: str, parameter: str, state: tuple) -> None:
    """Ask for the evidence behind the mark that was clicked; a second click on it closes the panel, a third opens it.

    Every other click tells that nothing is selected. So does a figure that is drawn anew, be it under another `state`
    of the filter or to set off what was chosen: there every click tells its mark.
    """
    points = st.session_state[key].selection.points
    now, before = asked(chart, parameter), f"clicked-{key}"
    if points and (told := points[0].get("customdata")):
        mark = tuple(told[: len(chart.keys)])
        st.session_state[before] = state, mark
        st.session_state[CLICKS] = st.session_state.get(CLICKS, 0) + 1
        if parameter == PARAMETER and mark == now:
            panel.close()
        else:
            ask(chart, mark, parameter)
    elif parameter == PARAMETER and not chart.draw_chosen and st.session_state.get(before, ((), ()))[0] == state:
        if now:
            panel.close()
        else:       # closed by Escape or ×
            ask(chart, st.session_state[before][1])
