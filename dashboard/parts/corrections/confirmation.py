"""The line that confirms a correction, close to where it was made, with a way to take it back."""

from collections.abc import Sequence

import streamlit as st

from analysis.gather import Correction
from dashboard.parts.corrections.storage import undo, undoable
from dashboard.state.corpus import whole

MADE = "correction_made"


def remember(corrections: Sequence[Correction], told: str, where: str) -> None:
    """Keep what is to be said about corrections that were just made. For callbacks.

    `where` is the actor or theme beside which it is said: `actor:iran`, or `actor:` where none is left.
    """
    st.session_state[MADE] = tuple(corrections), told, where


def confirm(where: str) -> None:
    """Say what was just corrected here."""
    corrections, told, there = st.session_state.get(MADE, ((), "", ""))
    if not corrections or there != where or not _replayed(corrections):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="correction-made"):
        st.text(told, width="stretch")
        if all(undoable(correction) for correction in corrections):
            st.button("Undo", key="undo-made", type="tertiary", icon=":material/undo:", on_click=_undo,
                      args=(corrections,))


def _replayed(corrections: Sequence[Correction]) -> bool:
    """Whether the corrections are still among those that are made."""
    made = whole().corrections[list(Correction._fields[:4])]
    return {correction[:4] for correction in corrections} <= set(made.itertuples(index=False, name=None))


def _undo(corrections: Sequence[Correction]) -> None:
    for correction in reversed(corrections):
        undo(correction)
    st.session_state.pop(MADE, None)
