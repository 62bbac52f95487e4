"""A new name that is another's already: said, with the offer to make the two one."""

import streamlit as st

from dashboard.parts.filters import plain


def offer_merge(of: str, namesake: str, name: str, what: str, action: str, same: str) -> None:
    """Say that `name` is that of another `what` (actor, theme); a button chooses the `action` that joins the two."""
    def merge() -> None:
        st.session_state[f"wrong-{of}"] = action
        st.session_state[f"to-merge-{of}"] = namesake

    st.warning(f"{plain(name)} is the name of another {what}.")
    st.button(f"It is {same} {plain(name)}", key=f"same-{of}", on_click=merge)
