"""A chart, its click, its sentences."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis import Analysis
from analysis.ask import excerpts, n_units
from analysis.report import as_csv
from dashboard.charts.chart import Chart, mark_of, n_of
from dashboard.parts import mark_table, picture
from dashboard.parts.appearance import ink
from dashboard.parts.empty import nothing_to_count
from dashboard.parts.excerpt_list import listed
from dashboard.parts.filters import LONGEST, actor_names, plain
from dashboard.parts.into_view import bring_into_view
from dashboard.parts.keep import keep_chart, keep_mark
from dashboard.parts.names import ACTOR_COLUMNS, beside_ids, headed, label, named
from dashboard.parts.panel import PARAMETERS as EVIDENCE
from dashboard.parts.panel import close, panel
from dashboard.parts.profile_link import to_profile
from dashboard.state import cache, link
from dashboard.state.waiting import telling

PARAMETER, PART = "evidence", "part"
LOOKED_FOR = "evidence_looked_for"
"""Ids of the charts that were drawn on this page and asked whether the link points into them."""


def show(chart: Chart, result: Analysis) -> None:
    """Draw the chart with its question, its table and, when one of its marks was clicked, the evidence."""
    counted = counted_once(chart, result)
    with st.container(horizontal=True, vertical_alignment="center", key=f"head-{chart.id}"):
        st.header(chart.question, anchor=False, width="stretch")
        if len(counted):
            _table(chart, counted, result)
            keep_chart(chart, counted, result)
    if counted.empty:
        nothing_to_count()
    else:
        st.caption(f":material/ads_click: Click a mark to read the {chart.unit} behind it.")
        drawn(chart, counted, result)
    if left_out := chart.leaves_out(result):
        st.caption(left_out)
    if len(counted):
        _evidence(chart, counted, result)


def counted_once(chart: Chart, result: Analysis) -> pd.DataFrame:
    """The table of a chart, counted once for each analysis: a page is drawn again at every click."""
    with telling(f"Counting: {chart.question}"):
        return cache.of(result).get(chart, lambda: chart.count(result))


def table(chart: Chart, result: Analysis, columns: Mapping[str, Any]) -> None:
    """The counted table itself as the picture: a row that is chosen opens its evidence.

    `columns` are the columns to show, each with its heading or Streamlit's settings for it.
    """
    counted = counted_once(chart, result)
    with st.container(horizontal=True, vertical_alignment="center", key=f"head-{chart.id}"):
        st.header(chart.question, anchor=False, width="stretch")
        if len(counted):
            keep_chart(chart, counted, result)
    if counted.empty:
        nothing_to_count()
        return
    st.caption(f":material/ads_click: Click a row to read the {chart.unit} behind it.")
    key = f"rows-{chart.id}"

    def chosen() -> None:
        if rows := st.session_state[key].selection.rows:
            ask(chart, chart.key_of(counted.iloc[rows[0]]))

    shown = named(counted, result)[list(columns)]
    st.dataframe(shown, hide_index=True, key=key, on_select=chosen, selection_mode="single-row", alt=chart.question,
                 height=min(40 + 35 * len(shown), 460), column_config=dict(columns))
    _evidence(chart, counted, result)


def opened(chart: Chart, result: Analysis) -> None:
    """The evidence of the chart that the link asks for, if it does; for what draws its marks itself."""
    _evidence(chart, counted_once(chart, result), result)


def asked(chart: Chart) -> tuple[str, ...] | None:
    """The key of the mark of this chart that the link asks for."""
    return _asked(chart)


def begin() -> None:
    """No chart of this page is drawn yet."""
    st.session_state[LOOKED_FOR] = set()


def say_unclaimed(where: DeltaGenerator) -> None:
    """Say, once the page is drawn, that the evidence which the link asks for is of no chart that is on it."""
    chart_id = link.read(PARAMETER).partition(":")[0]
    if chart_id and chart_id not in st.session_state[LOOKED_FOR]:
        where.warning(f"The link asks for evidence of a chart that is not on this page: {plain(chart_id[:LONGEST])}.")


def drawn(chart: Chart, counted: pd.DataFrame, result: Analysis, parameter: str = PARAMETER) -> None:
    """The figure alone; what is clicked in it goes into a parameter of the URL."""
    key = f"chart-{chart.id}"
    asked = _asked(chart, parameter)
    state = st.session_state.get("filter"), link.read("n_themes"), ink(), asked if chart.draw_chosen else None
    if asked and chart.draw_chosen and len(chart.marked(counted, asked)):
        figure = chart.draw_chosen(counted, result, ink(), asked)
    else:
        figure = chart.draw(counted, result, ink())
    st.plotly_chart(
        figure, key=key, on_select=lambda: _clicked(chart, key, parameter, state),
        selection_mode="points", config={"displayModeBar": False},
        alt=f"{chart.question} The table beside the question holds the same numbers.",
    )


def ask(chart: Chart, key: tuple[str, ...], parameter: str = PARAMETER) -> None:
    """Write into the URL that the evidence behind a mark is to be shown. For callbacks."""
    if parameter == PARAMETER:
        ask_mark(mark_of(chart, key))
    else:
        link.write(parameter, mark_of(chart, key))


def ask_mark(mark: str) -> None:
    """As `ask`, of a mark as it stands in the URL. For callbacks."""
    link.write(PARAMETER, mark)
    link.drop(*(name for name in EVIDENCE if name != PARAMETER))


def _clicked(chart: Chart, key: str, parameter: str, state: tuple) -> None:
    """Ask for the evidence behind the mark that was clicked; a second click on it closes the panel.

    The second click tells that nothing is selected. So does a figure that is drawn anew; then its `state` is another.
    """
    points = st.session_state[key].selection.points
    if points and (mark := points[0].get("customdata")):
        again = parameter == PARAMETER and tuple(mark[: len(chart.keys)]) == _asked(chart)
        st.session_state[f"clicked-{key}"] = state
        close() if again else ask(chart, tuple(mark[: len(chart.keys)]), parameter)
    elif parameter == PARAMETER and _asked(chart) and st.session_state.get(f"clicked-{key}") == state:
        close()


def _asked(chart: Chart, parameter: str = PARAMETER) -> tuple[str, ...] | None:
    """The key of this chart that the URL asks for."""
    if parameter == PARAMETER:
        st.session_state.setdefault(LOOKED_FOR, set()).add(chart.id)
    chart_id, _, key = link.read(parameter).partition(":")
    return tuple(unquote(part) for part in key.split("|")) if chart_id == chart.id else None


def _table(chart: Chart, counted: pd.DataFrame, result: Analysis) -> None:
    """The same marks as rows to choose from, and the files of the chart."""
    with st.popover("Table", type="tertiary", icon=":material/table_rows:"):
        shown = counted[[*chart.keys, chart.number]].sort_values(chart.number, ascending=False, kind="stable")
        rows = shown[list(chart.keys)].astype("str").itertuples(index=False, name=None)
        mark_table.show(f"table-{chart.id}", chart.question, headed(shown, result),
                        [mark_of(chart, row) for row in rows], link.read(PARAMETER), ask_mark)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button("Table as CSV", lambda: as_csv(beside_ids(counted, result)), f"{chart.id}.csv",
                               "text/csv", key=f"download-{chart.id}", type="tertiary", on_click="ignore")
            picture.buttons(chart, result)


def _evidence(chart: Chart, counted: pd.DataFrame, result: Analysis) -> None:
    key = _asked(chart)
    if key is None:
        return
    if chart.marked(counted, key).empty:
        with st.container(key="not-here"):
            bring_into_view(f"not {mark_of(chart, key)}")
            st.warning("What the link points at is not in this chart under the present filter. "
                       "Drop a filter to see it.")
        return
    named_in_key = [part for column, part in zip(chart.keys, key, strict=True) if column in ACTOR_COLUMNS]
    actors = [part for part in named_in_key if part in actor_names(result)]
    with panel(mark_of(chart, key)), st.container(key=f"evidence-{chart.id}"):
        _headed(chart, key, counted, result)
        with st.container(gap="xxsmall"):
            for line in chart.tell(result, key):
                st.text(line)
        _profiles(actors, result)
        narrower, part = _parts(chart, key, result)
        rows = narrower.trace(result, part)
        found = excerpts(result, rows, narrower.unit, actors)
        keep_mark(chart, key, _called(chart, key, result), _number(chart, key, counted), found, result)
        if len(found) < n_units(rows, narrower.unit):
            st.caption(f"All of them in {n_of(len(found), 'sentences')}")
        listed(chart.id, found, result, narrower.notes(result, rows), of=mark_of(narrower, part),
               through=_through(part, narrower, actors))


def _through(key: tuple[str, ...], chart: Chart, actors: list[str]) -> str:
    """What the reader is to go through that opens from the evidence behind a mark: what was counted, if it can."""
    of = dict(zip(chart.keys, key, strict=True))
    voices = [of[column] for column in ("speaker_id", "voice") if of.get(column) in actors]
    if chart.unit == "statements":
        return f"said:{voices[0]}" if voices else "statements"
    if actors:
        return f"actor:{actors[0]}"
    if theme := of.get("theme_id"):
        return f"theme:{theme}"
    return chart.unit if chart.unit == "quantities" else "markers" if {"from_date", "year"} & set(of) else ""


def _headed(chart: Chart, key: tuple[str, ...], counted: pd.DataFrame, result: Analysis) -> None:
    """The names of a mark and its number."""
    st.markdown(f"**{plain(_called(chart, key, result))}**: {n_of(_number(chart, key, counted), chart.unit)}")


def _called(chart: Chart, key: tuple[str, ...], result: Analysis) -> str:
    pairs = zip(chart.keys, key, strict=True)
    return chart.name(result, key) if chart.name else " · ".join(label(result, *pair) for pair in pairs if pair[1])


def _number(chart: Chart, key: tuple[str, ...], counted: pd.DataFrame) -> int:
    return int(chart.marked(counted, key)[chart.number].iloc[0])


def _profiles(actors: list[str], result: Analysis) -> None:
    """A way to the profile of each actor."""
    with st.container(horizontal=True):
        for actor in actors:
            to_profile(actor, actor_names(result)[actor])


def _parts(chart: Chart, key: tuple[str, ...], result: Analysis) -> tuple[Chart, tuple[str, ...]]:
    """Draw the small charts that take a mark apart; return the chart and the mark that is to be listed."""
    chosen = chart, key
    parts = [(part, counted) for part in chart.parts(key) if len(counted := part.count(result))]
    for column, (part, counted) in zip(st.columns(len(parts)) if parts else (), parts, strict=True):
        with column:
            st.caption(part.question)
            drawn(part, counted, result, PART)
        asked = _asked(part, PART)
        if asked and len(part.marked(counted, asked)):
            chosen = part, asked
    if link.read(PART) and chosen[0] is chart:
        st.warning("The link asks for a part that is not here; all is listed.")
    if chosen[0] is not chart:
        _headed(*chosen, chosen[0].count(result), result)
        st.button("List all again", key=f"all-{chart.id}", type="tertiary", icon=":material/close:",
                  on_click=link.drop, args=(PART,))
    return chosen
