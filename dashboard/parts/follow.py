"""The way to another page for a callback: a link that nobody sees is followed for the reader.

`st.switch_page` cannot be used: it empties the address, and refuses where parameters of it are bound to the filter.
"""

from pathlib import Path

import streamlit as st

from dashboard.state import link

_component = st.components.v2.component(
    "dossier_follow", html="<span></span>", js=Path(__file__).with_name("follow.js").read_text(encoding="utf-8"))
PENDING, TIMES = "follow", "followed"
DRAWS = 3
"""How often the link is drawn: a run that another one overtakes may be gone before the browser saw it."""


def ask(page: str, **values: str) -> None:
    """Go to a page with these parameters of the link when it is drawn next. For callbacks."""
    st.session_state[PENDING] = page, values, DRAWS
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1


def follow(here: str) -> None:
    """Go where a callback asked to go, if any did, until the page at the path `here` is the one."""
    page, values, draws = st.session_state.pop(PENDING, ("", {}, 0))
    wanted = draws > 0 and not (draws < DRAWS and _arrived(here, page, values))
    with st.container(key="follow"):
        if wanted:
            st.session_state[PENDING] = page, values, draws - 1
            st.page_link(page, label="Go on", query_params=link.address(**values))
            _component(data={"draw": draws}, key=f"follow-{st.session_state[TIMES]}")   # each draw is clicked


def _arrived(here: str, page: str, values: dict[str, str]) -> bool:
    """Whether the page is shown with its parameters; a page may make a parameter more exact, `document#char=10,20`."""
    return here == Path(page).parent.name and all(link.read(name).startswith(value) for name, value in values.items())
