"""The lanes that are not drawn, a click away: `?skip=12`."""

import streamlit as st

from analysis import Analysis
from dashboard.charts.lanes import LANES, spread
from dashboard.state import link


def lanes_left_out(result: Analysis, by: str, first: str, last: str) -> int:
    """How many of the fullest lanes the link leaves out; what is not there is said."""
    asked = link.read("skip")
    skip = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else -1
    if skip < 0 or (skip and skip >= spread(result, by, first, last).of):
        st.warning("The link leaves out more lanes than there are; the first are shown.")
        return 0
    return skip


def more_lanes(result: Analysis, by: str, first: str, last: str, skip: int) -> None:
    """Buttons to the lanes before and after those drawn."""
    of = spread(result, by, first, last).of
    if of <= LANES:
        return
    with st.container(horizontal=True, key="more-lanes"):
        st.button("Fuller lanes", icon=":material/arrow_upward:", key="lanes-before", disabled=not skip,
                  on_click=lambda: link.write("skip", str(max(0, skip - LANES))))
        st.button(f"Next {min(LANES, max(0, of - skip - LANES)):,} lanes", icon=":material/arrow_downward:",
                  key="lanes-after", disabled=skip + LANES >= of,
                  on_click=lambda: link.write("skip", str(skip + LANES)))
