"""The way to another page for a callback: a link that nobody sees is followed for the reader.

`st.switch_page` cannot be used: it empties the address, and refuses where parameters of it are bound to the filter.
"""

from pathlib import Path

import streamlit as st

from dashboard.state import link

_component = st.components.v2.component(
    "dossier_follow", html="<span></span>", js=Path(__file__).with_name("follow.js").read_text(encoding="utf-8"))
PENDING, TIMES = "follow", "followed"


def ask(page: str, **values: str) -> None:
    """Go to a page with these parameters of the link when it is drawn next. For callbacks."""
    st.session_state[PENDING] = page, values
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1


def follow() -> None:
    """Go where a callback asked to go; nothing where none did."""
    asked = st.session_state.pop(PENDING, None)
    with st.container(key="follow"):
        if asked:
            st.page_link(asked[0], label="Go on", query_params=link.address(**asked[1]))
            _component(key=f"follow-{st.session_state[TIMES]}")
