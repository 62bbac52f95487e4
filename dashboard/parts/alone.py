"""A part of a page that is drawn anew alone, and the whole page where more has changed than the part.

A part is a fragment of Streamlit. One that has a key can be drawn anew by a click elsewhere (`only`).
"""

from collections.abc import Callable

import streamlit as st

from dashboard.state import link

DRAWN, ALL, WHOLE, PARTS = "drawn_with", "draw_all", "drawn_whole", "drawn_parts"


def begin() -> None:
    """Remember the address with which the whole page is drawn."""
    st.session_state[DRAWN] = _address()
    st.session_state[WHOLE] = False
    st.session_state[PARTS] = set()
    st.session_state.pop(ALL, None)


def end() -> None:
    """The whole page is drawn."""
    st.session_state[WHOLE] = True


def draw_all() -> None:
    """Have the whole page drawn by what was clicked in a part. For callbacks."""
    st.session_state[ALL] = True


def draw(key: str, part: Callable[[], None]) -> None:
    """Draw a part of the page that a click elsewhere can have drawn anew."""
    st.session_state[PARTS].add(key)
    st.fragment(part, key=key)()


def only(*keys: str) -> None:
    """Draw nothing but these parts anew, those of them that are on the page; the last thing that a callback does.

    A click may come before the page is whole, and stops the drawing of it: then all is drawn.
    """
    parts = [key for key in dict.fromkeys(keys) if key in st.session_state.get(PARTS, ())]
    st.rerun(parts if parts and st.session_state.get(WHOLE) else "app")


def go_on() -> None:
    """Go on drawing a part alone; draw the whole page instead where the address has changed, or a callback asks so."""
    before = st.session_state.get(DRAWN)
    if before is not None and (before != _address() or st.session_state.get(ALL)):
        st.rerun()


def _address() -> dict[str, str]:
    """What stands in the address but for what is opened in the panel, which is a part of its own."""
    return {name: value for name, value in link.standing().items() if name not in link.OPENED}
