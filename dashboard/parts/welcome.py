"""On a first visit: three sentences on what this is and what can be clicked, gone after the first click."""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
WORDS = ("Dossier counts who these documents name, what they are about and what times they speak of. "
         "Click any bar, dot, line or square: the sentences that it counts open beside it. "
         "The lists at the side narrow everything to an actor, a theme, a time or a document.")
_component = st.components.v2.component(
    "dossier_welcome", html=f'<aside aria-label="What this is" hidden>{WORDS}</aside>',
    css=(HERE / "welcome.css").read_text(encoding="utf-8"), js=(HERE / "welcome.js").read_text(encoding="utf-8"),
)


def greet() -> None:
    """Show the sentences where the browser has not shown them before; they lie over the page and stop no click."""
    _component(key="welcome-component")
