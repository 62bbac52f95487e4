"""What is behind a mark of a chart: its name and number, what it is made of, and every sentence that was counted."""

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import excerpts, n_units
from dashboard.charts.chart import Chart, mark_of, n_of
from dashboard.parts.excerpt_list import listed
from dashboard.parts.filters import actor_names, plain
from dashboard.parts.keep import keep_mark
from dashboard.parts.marks import PART, asked, drawn
from dashboard.parts.names import ACTOR_COLUMNS, label
from dashboard.parts.panel import panel
from dashboard.parts.profile_link import to_profile
from dashboard.state import cache, link


def draw(chart: Chart, key: tuple[str, ...], counted: pd.DataFrame, result: Analysis) -> None:
    """Draw the panel of a mark, or say that there is no such mark now."""
    if chart.marked(counted, key).empty:
        st.warning("What the link points at is not in this chart under the present filter. Drop a filter to see it.")
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
    parts = [(part, counted) for part in chart.parts(key) if len(counted := _counted(part, result))]
    for column, (part, counted) in zip(st.columns(len(parts)) if parts else (), parts, strict=True):
        with column:
            st.caption(part.question)
            drawn(part, counted, result, PART)
        clicked = asked(part, PART)
        if clicked and len(part.marked(counted, clicked)):
            chosen = part, clicked
    if link.read(PART) and chosen[0] is chart:
        st.warning("The link asks for a part that is not here; all is listed.")
    if chosen[0] is not chart:
        _headed(*chosen, _counted(chosen[0], result), result)
        st.button("List all again", key=f"all-{chart.id}", type="tertiary", icon=":material/close:",
                  on_click=link.drop, args=(PART,))
    return chosen


def _counted(part: Chart, result: Analysis) -> pd.DataFrame:
    """The table of a small chart, counted once for each analysis: a click in it draws the panel again."""
    return cache.of(result).get(part, lambda: part.count(result))
