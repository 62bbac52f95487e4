"""The way to the profile of an actor.

A link to the page it stands on would open the profile and leave the address as it was; there it is a button.
"""

from urllib.parse import urlsplit

import streamlit as st

from dashboard.parts.pickers import plain
from dashboard.state import link

PAGE, ICON = "views/actors/view.py", ":material/badge:"


def to_profile(actor: str, name: str) -> None:
    """Draw the way to the profile of an actor."""
    label = f"Profile of {plain(name)}"
    if urlsplit(st.context.url or "").path.rstrip("/").endswith("/actors"):
        st.button(label, key=f"profile-{actor}", icon=ICON, type="tertiary", on_click=_open, args=(actor,))
    else:
        st.page_link(PAGE, label=label, icon=ICON, query_params=link.address(profile=actor))


def to_all_actors() -> None:
    """Draw the way back from a profile."""
    st.button("All actors", icon=":material/arrow_back:", type="tertiary",
              on_click=link.drop, args=("profile",))


def _open(actor: str) -> None:
    link.write("profile", actor)
    link.drop(*link.OPENED)
