"""A part of a page that is drawn anew alone, and the whole page where more has changed than the part."""

import streamlit as st

from dashboard.state import link

DRAWN, ALL = "drawn_with", "draw_all"


def begin() -> None:
    """Remember the address with which the whole page is drawn."""
    st.session_state[DRAWN] = link.standing()
    st.session_state.pop(ALL, None)


def draw_all() -> None:
    """Have the whole page drawn by what was clicked in a part. For callbacks."""
    st.session_state[ALL] = True


def go_on() -> None:
    """Go on drawing a part alone; draw the whole page instead where the address has changed, or a callback asks so."""
    before = st.session_state.get(DRAWN)
    if before is not None and (before != link.standing() or st.session_state.get(ALL)):
        st.rerun()
