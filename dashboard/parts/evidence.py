"""A chart or a table on a page: its question, its marks, its files; what is behind a mark opens in the panel."""

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.report import as_csv
from dashboard.charts.chart import Chart, mark_of
from dashboard.parts import behind, mark_table, panel, picture
from dashboard.parts.empty import nothing_to_count
from dashboard.parts.keep import keep_chart
from dashboard.parts.marks import ask, ask_mark, drawn
from dashboard.parts.names import beside_ids, headed, named
from dashboard.state import cache
from dashboard.state.waiting import telling


def show(chart: Chart, result: Analysis) -> None:
    """Draw the chart with its question and its table; a mark that is clicked opens what is behind it."""
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
    if left_out := cache.of(result).get((chart, "left out"), lambda: chart.leaves_out(result)):
        st.caption(left_out)
    offer(chart, result)


def counted_once(chart: Chart, result: Analysis) -> pd.DataFrame:
    """The table of a chart, counted once for each analysis: a page is drawn again at every click."""
    kept = cache.of(result)
    with nullcontext() if chart in kept else telling(f"Counting: {chart.question}"):
        return kept.get(chart, lambda: chart.count(result))


def table(chart: Chart, result: Analysis, columns: Mapping[str, Any]) -> None:
    """The counted table itself as the picture: a row that is chosen opens its evidence.

    `columns` are the columns to show, each with its heading or Streamlit's settings for it.
    """
    offer(chart, result)
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


def offer(chart: Chart, result: Analysis, key: tuple[str, ...] | None = None) -> None:
    """Have the panel show what is behind the marks of the chart, or behind one; what draws its marks itself says so."""
    panel.offer(chart.id, lambda asked: behind.draw(chart, asked, counted_once(chart, result), result), key)


def _table(chart: Chart, counted: pd.DataFrame, result: Analysis) -> None:
    """The same marks as rows to choose from, and the files of the chart."""
    with st.popover("Table", type="tertiary", icon=":material/table_rows:"):
        rows, marks = cache.of(result).get((chart, "rows"), lambda: _rows(chart, counted, result))
        mark_table.show(f"table-{chart.id}", chart.question, rows, marks, ask_mark)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button("Table as CSV", lambda: as_csv(beside_ids(counted, result)), f"{chart.id}.csv",
                               "text/csv", key=f"download-{chart.id}", type="tertiary", on_click="ignore")
            picture.buttons(chart, result)


def _rows(chart: Chart, counted: pd.DataFrame, result: Analysis) -> tuple[pd.DataFrame, list[str]]:
    """The rows of the table, the largest number first, and the mark of each as the link has it."""
    shown = counted[[*chart.keys, chart.number]].sort_values(chart.number, ascending=False, kind="stable")
    rows = shown[list(chart.keys)].astype("str").itertuples(index=False, name=None)
    return headed(shown, result), [mark_of(chart, row) for row in rows]
