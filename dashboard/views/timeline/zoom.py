"""The zoom of the timeline, from centuries to days, in the link: `?zoom=month:2024-11`, or any stretch,
`?zoom=days:2024-11-03..2024-12-01`."""

import re

import numpy as np
import pandas as pd
import streamlit as st

from analysis import Analysis, count
from analysis.ask import dated, in_words, period_end, period_start
from analysis.store import once
from dashboard.charts.lanes import usual, with_place
from dashboard.state import link

MOST, ALL, DAYS = "most", "all", "days"
GRAINS = {"century": "Century", "decade": "Decade", "year": "Year", "month": "Month", "day": "Day"}

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def zoomed(result: Analysis) -> tuple[str, str]:
    """Draw the control and return the first and the last day to show, ISO; "" for as far as the dates reach.

    Where a few dates lie far from all others, the usual view is the years of most, with the rest counted at its edges.
    """
    window = usual(result)
    levels = ({MOST: "Most dates"} if window[0] else {}) | {ALL: "All"} | GRAINS
    usual_level = next(iter(levels))
    level, first, last = _asked(levels, usual_level)
    levels |= {DAYS: in_words(first, last)} if level == DAYS else {}
    stops = {grain: _stops(result, grain) for grain in GRAINS}
    st.session_state["zoom-level"] = level
    with st.container(horizontal=True, vertical_alignment="bottom", key="zoom"):
        st.segmented_control("Zoom", list(levels), key="zoom-level", format_func=levels.__getitem__, required=True,
                             wrap=True, on_change=lambda: _to_level(
                                 st.session_state["zoom-level"], (first, last), level, stops, usual_level))
        if level == MOST:
            _edges(result, *window)
            return window
        if level in (ALL, DAYS):
            return first, last
        before = [day for day in stops[level]["day"] if day < first] if first[0] != "-" else []
        after = [day for day in stops[level]["day"] if day > first]
        st.button("Earlier", icon=":material/chevron_left:", key="zoom-earlier", disabled=not before,
                  on_click=lambda: _to(level, before[-1]))
        st.button("Later", icon=":material/chevron_right:", icon_position="right", key="zoom-later",
                  disabled=not after, on_click=lambda: _to(level, after[0]))
        st.text(in_words(first, last))
        return first, last


def _edges(result: Analysis, first: str, last: str) -> None:
    """How many dates lie before and after the window; a click goes to the century of the nearest of them."""
    (before, nearest), (after, next_one) = _beyond(result, first, last)
    if before:
        st.button(f"{before:,} before {first[:4]}", icon=":material/chevron_left:", key="zoom-before",
                  on_click=lambda: _to("century", period_start(pd.Series([nearest]), "century")[0]))
    if after:
        st.button(f"{after:,} after {last[:4]}", icon=":material/chevron_right:", icon_position="right",
                  key="zoom-after",
                  on_click=lambda: _to("century", period_start(pd.Series([next_one]), "century")[0]))


@once
def _beyond(result: Analysis, first: str, last: str) -> tuple[tuple[int, str], tuple[int, str]]:
    """How many dates lie before and after the window, each with the day on which the nearest of them begins."""
    rows = with_place(result)
    ends = {name: rows[name].to_numpy().astype("datetime64[D]") for name in ("from_date", "to_date")}
    before = rows.loc[ends["to_date"] < pd.Timestamp(first).to_datetime64(), "from_date"]
    after = rows.loc[ends["from_date"] > pd.Timestamp(last).to_datetime64(), "from_date"]
    return (len(before), _nearest(before, latest=True)), (len(after), _nearest(after, latest=False))


def _nearest(days: pd.Series, latest: bool) -> str:
    if days.empty:
        return ""
    order = days.to_numpy().astype("datetime64[D]")
    return days.iloc[order.argmax() if latest else order.argmin()]


def _asked(levels: dict[str, str], usual_level: str) -> tuple[str, str, str]:
    """The level, the first and the last day that the link asks for; what cannot be read is said."""
    asked = link.read("zoom") or usual_level
    level, _, day = asked.partition(":")
    if asked in (ALL, usual_level):
        return asked, "", ""
    if asked == MOST:       # here most dates are all
        return ALL, "", ""
    try:
        if level == DAYS:
            first_day, last_day = _stretch(day)
            return level, first_day, last_day
        if level not in GRAINS or not day:
            raise ValueError(level)
        first = str(period_start(pd.Series([day]), level)[0])
        return level, first, str(period_end(pd.Series([first]), level)[0])
    except ValueError:
        st.warning("The link asks for a zoom that cannot be read; write it as year:2024 or month:2024-11.")
        return usual_level, "", ""


def _stretch(asked: str) -> tuple[str, str]:
    """The two days of `2024-11-03..2024-12-01`; ValueError where they are none or stand in the wrong order."""
    first, _, last = asked.partition("..")
    if not (DAY.fullmatch(first) and DAY.fullmatch(last) and first <= last):
        raise ValueError(asked)
    return str(np.datetime64(first, "D")), str(np.datetime64(last, "D"))


@once
def _stops(result: Analysis, grain: str) -> pd.DataFrame:
    """The first days of the centuries, years, … in which a date begins, and how many do."""
    rows = dated(result)
    return count(rows.assign(day=period_start(rows["from_date"], grain)), ["day"], "markers")


def _to(level: str, day: str) -> None:
    short = {"year": day[:-6], "month": day[:-3]}.get(level, day)
    link.write("zoom", f"{level}:{short}")


def _to_level(level: str, shown: tuple[str, str], now: str, stops: dict[str, pd.DataFrame], usual_level: str) -> None:
    """Go to where most dates are, inside what is shown if that is wider."""
    if level not in GRAINS:     # all, or most of them
        link.write("zoom", level, usual_level)
        return
    there = stops[level]
    if now in GRAINS:
        order = list(GRAINS)
        if order.index(level) < order.index(now):
            _to(level, period_start(pd.Series([shown[0]]), level)[0])
            return
        inside = there[period_start(there["day"], now) == shown[0]]
        there = inside if len(inside) else there
    elif now == DAYS:
        inside = there[there["day"].between(*shown)]
        there = inside if len(inside) else there
    if len(there):
        _to(level, there.sort_values(["n_markers", "day"])["day"].iloc[-1])
