"""The line that confirms a correction, close to where it was made, with a way to take it back."""

import streamlit as st

from analysis.gather import Correction
from dashboard.parts.corrections.storage import undo, undoable
from dashboard.state.corpus import whole

MADE = "correction_made"


def remember(correction: Correction, told: str, where: str) -> None:
    """Keep what is to be said about a correction that was just made. For callbacks.

    `where` is the actor or theme beside which it is said: `actor:iran`, or `actor:` where none is left.
    """
    st.session_state[MADE] = correction, told, where


def confirm(where: str) -> None:
    """Say what was just corrected here."""
    correction, told, there = st.session_state.get(MADE, (None, "", ""))
    if correction is None or there != where or not _replayed(correction):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="correction-made"):
        st.text(told, width="stretch")
        if undoable(correction):
            st.button("Undo", key="undo-made", type="tertiary", icon=":material/undo:", on_click=_undo,
                      args=(correction,))


def _replayed(correction: Correction) -> bool:
    """Whether the correction is still among those that are made."""
    return correction[:4] in set(whole().corrections[list(Correction._fields[:4])].itertuples(index=False, name=None))


def _undo(correction: Correction) -> None:
    undo(correction)
    st.session_state.pop(MADE, None)
