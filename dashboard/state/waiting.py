"""What takes longer than half a second says what it does, in one place of the page that pushes nothing away."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

PLACE = "waiting"


def stand() -> None:
    """Make the place; once in a run, before anything is counted."""
    st.session_state[PLACE] = st.container(key=PLACE)


@contextmanager
def telling(words: str) -> Iterator[None]:
    """Say `words` while what is inside takes longer than half a second."""
    place = st.session_state.get(PLACE)
    if place is None:
        yield
        return
    with place.spinner(words):
        yield
