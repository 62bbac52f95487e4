"""The zoom of the timeline, from centuries to days, in the link: `?zoom=month:2024-11`."""

import pandas as pd
import streamlit as st

from analysis import Analysis, count
from analysis.ask import dated, in_words, period_end, period_start
from dashboard.state import link

ALL = "all"
LEVELS = {ALL: "All", "century": "Century", "decade": "Decade", "year": "Year", "month": "Month"}


def zoomed(result: Analysis) -> tuple[str, str]:
    """Draw the control and return the first and the last day to show, ISO; "" for as far as the dates reach."""
    level, first = _asked()
    stops = {grain: _stops(result, grain) for grain in LEVELS if grain != ALL}
    st.session_state["zoom-level"] = level
    with st.container(horizontal=True, vertical_alignment="bottom", key="zoom"):
        st.segmented_control("Zoom", list(LEVELS), key="zoom-level", format_func=LEVELS.get, required=True,
                             on_change=lambda: _to_level(st.session_state["zoom-level"], first, level, stops))
        if level != ALL:
            last = period_end(pd.Series([first]), level)[0]
            before = [day for day in stops[level]["day"] if day < first] if first[0] != "-" else []
            after = [day for day in stops[level]["day"] if day > first]
            st.button("Earlier", icon=":material/chevron_left:", key="zoom-earlier", disabled=not before,
                      on_click=lambda: _to(level, before[-1]))
            st.button("Later", icon=":material/chevron_right:", icon_position="right", key="zoom-later",
                      disabled=not after, on_click=lambda: _to(level, after[0]))
            st.text(in_words(first, last))
            return first, last
    return "", ""


def _asked() -> tuple[str, str]:
    """The level and the first day that the link asks for; what cannot be read is said."""
    asked = link.read("zoom")
    level, _, day = asked.partition(":")
    if asked == ALL:
        return ALL, ""
    try:
        if level not in LEVELS or level == ALL or not day:
            raise ValueError(level)
        return level, period_start(pd.Series([day]), level)[0]
    except ValueError:
        st.warning("The link asks for a zoom that cannot be read; write it as year:2024 or month:2024-11.")
        return ALL, ""


def _stops(result: Analysis, grain: str) -> pd.DataFrame:
    """The first days of the centuries, years, … in which a date begins, and how many do."""
    rows = dated(result)
    return count(rows.assign(day=period_start(rows["from_date"], grain)), ["day"], "markers")


def _to(level: str, day: str) -> None:
    short = {"year": day[:-6], "month": day[:-3]}.get(level, day)
    link.write("zoom", f"{level}:{short}")


def _to_level(level: str, first: str, now: str, stops: dict[str, pd.DataFrame]) -> None:
    """Go to where most dates are, inside what is shown if that is wider."""
    if level == ALL or level is None:
        link.write("zoom", None)
        return
    there = stops[level]
    if now != ALL:
        order = list(LEVELS)
        if order.index(level) < order.index(now):
            _to(level, period_start(pd.Series([first]), level)[0])
            return
        inside = there[period_start(there["day"], now) == first]
        there = inside if len(inside) else there
    if len(there):
        _to(level, there.sort_values(["n_markers", "day"])["day"].iloc[-1])
