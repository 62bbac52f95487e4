"""One touch on a mark of a chart opens its evidence; otherwise the first shows what is there, and the second opens."""

from pathlib import Path

import streamlit as st

_component = st.components.v2.component(
    "dossier_one_tap", html="<span></span>", js=Path(__file__).with_name("one_tap.js").read_text(encoding="utf-8"))


def listen() -> None:
    """Listen on the page for touches."""
    _component(key="one-tap-component")
