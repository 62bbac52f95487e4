"""Documents that one viewer brought, shown to her alone: they live as long as her session."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from uuid import uuid4

import streamlit as st

from analysis import Analysis, analyze
from dashboard.state import link
from dashboard.state.corpus import OWN, Corpus

ASIDE = "corrections_aside"
"""Under what the session remembers the corrections of the documents that are shown to all."""
_TURN = Lock()
"""The documents of one session are read after those of another."""


def has_own() -> bool:
    """Whether this session is shown documents of its own."""
    return OWN in st.session_state


def show_own(write: Callable[[Path], object]) -> None:
    """Show this session, and nobody else, the documents that `write` puts into a folder. For callbacks.

    The folder is gone when it is read, and what `write` holds.
    """
    once = [write]

    def make(path: Path, progress: Callable[[int, int], None], previous: Analysis | None) -> Analysis:
        with _TURN, tempfile.TemporaryDirectory(prefix="dossier-") as place:
            once.pop()(Path(place))
            return analyze(place, progress=progress, previous=previous)

    if not has_own():
        st.session_state[ASIDE] = link.read("corrections")
    link.drop(*link.PARAMETERS)
    # a path that is nowhere: nothing beside it is read or written, and it never changes
    st.session_state[OWN] = Corpus(Path(tempfile.gettempdir(), uuid4().hex, "documents added"), make, leave_own)


def leave_own() -> None:
    """Forget the session's own documents and show what the app was started with, as it was. For callbacks."""
    st.session_state.pop(OWN, None)
    link.drop(*link.PARAMETERS)
    link.write("corrections", st.session_state.pop(ASIDE, ""))


def say_own() -> None:
    """Where the session's own documents are shown: that they are, to whom and how long, and the way back."""
    if not has_own():
        return
    with st.container(horizontal=True, vertical_alignment="center", key="own"):
        st.caption("Shown are the documents that you added. Only you see them, until you reload or close this page.",
                   width="content")
        st.button("Back to the others", key="leave-own", type="tertiary", icon=":material/arrow_back:",
                  on_click=leave_own)
