"""The view goes to what a click has opened: under a tall chart it would lie below the screen."""

from pathlib import Path

import streamlit as st

_component = st.components.v2.component(
    "dossier_opened", html="<span></span>", js=Path(__file__).with_name("into_view.js").read_text(encoding="utf-8"),
)


def bring_into_view(of: str, place: str = "evidence") -> None:
    """Scroll to this place once for every new `of`, unless it is on the screen."""
    with st.container(key=f"opened-{place}"):
        _component(data={"of": of}, key=f"opened-component-{place}")
