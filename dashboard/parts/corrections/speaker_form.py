"""A wrong speaker: who really made a statement, and the corrections of speakers with their undo."""

import streamlit as st

from analysis import Analysis
from analysis.gather import WRONG_SPEAKER, Correction, place_of
from dashboard.parts import pickers
from dashboard.parts.corrections import confirmation
from dashboard.parts.corrections.storage import FAILED, keep, undo, undoable, where_kept
from dashboard.parts.filters import actor_names, plain
from dashboard.state.corpus import whole

NOBODY = "Nobody known by name"


def form(doc_id: str, start: int, end: int) -> None:
    """Say who made the statement at this place."""
    place = place_of(doc_id, start, end)
    with st.expander("Wrong speaker?", icon=":material/edit:", key="correct-speaker"):
        key, names = f"speaker-{place}", actor_names(whole())
        chosen = st.session_state.get(key)
        pickers.one("It is said by", "actor", whole(), names, key, lambda actor: _write(key, actor),
                    chosen if chosen in names else None, placeholder="Choose who says it")
        with st.container(horizontal=True):
            st.button("Correct", type="primary", disabled=chosen not in names, on_click=_make,
                      args=(place, chosen or ""))
            st.button(NOBODY, key="nobody-said-it", on_click=_make, args=(place, ""))
        st.caption(where_kept())


def _write(key: str, actor: str) -> None:
    st.session_state[key] = actor


def _make(place: str, actor: str) -> None:
    told = f"Now said by {actor_names(whole())[actor]}." if actor else "Now said by nobody known by name."
    confirmation.remember([keep(Correction(WRONG_SPEAKER, place, actor, ""))], told, f"speaker:{place}")


def made(result: Analysis) -> None:
    """The speakers that were corrected, each with a way to undo it."""
    if problem := st.session_state.pop(FAILED, ""):
        st.warning(plain(problem))
    rows = result.corrections[result.corrections["what"].astype("str") == WRONG_SPEAKER]
    names = actor_names(result)
    for row in rows.itertuples(index=False):
        correction = Correction(*row[: len(Correction._fields)])
        failed = "" if row.status == "applied" else f" — no longer applies: {row.status}"
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"Corrected: {row.of} is said by {names.get(row.to, NOBODY.lower())}{failed}", width="stretch")
            if undoable(correction):
                st.button("Undo", key=f"undo-speaker-{row.line}-{row.of}", type="tertiary", icon=":material/undo:",
                          on_click=undo, args=(correction,))
