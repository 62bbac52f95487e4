"""What takes longer than half a second says what it does, in one place of the page that pushes nothing away.

The browser shows the words after that half second (`.telling` of styles.css): a timer here would write to the page
from a thread of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.errors import StreamlitInvalidLayoutContextError

PLACE, TOLD = "waiting", "told"


def stand() -> None:
    """Make the place; once in a run, before anything is counted."""
    with st.container(key=PLACE):
        st.session_state[PLACE] = st.empty()
    st.session_state[TOLD] = []


@contextmanager
def in_part(name: str) -> Iterator[None]:
    """A place of its own for a part that is drawn anew alone: Streamlit lets it write into none of the page."""
    of_page = st.session_state.get(PLACE)
    with st.container(key=f"{PLACE}-{name}"):
        st.session_state[PLACE] = st.empty()
    st.session_state.setdefault(TOLD, [])
    try:
        yield
    finally:
        st.session_state[PLACE] = of_page


@contextmanager
def telling(words: str) -> Iterator[None]:
    """Say `words` while what is inside takes longer than half a second."""
    place = st.session_state.get(PLACE)
    if place is None:
        yield
        return
    told = st.session_state[TOLD]
    told.append(words)
    try:
        _say(place, told)
        yield
    finally:
        told.pop()
        _say(place, told)


def _say(place: DeltaGenerator, told: list[str]) -> None:
    with suppress(StreamlitInvalidLayoutContextError):      # a part without a place of its own says nothing
        if told:
            place.html(f'<p class="telling" role="status">{escape(told[-1])}</p>')
        else:
            place.empty()
