"""The colours of the theme that is showing, and the few styles Streamlit has no setting for."""

from pathlib import Path

import streamlit as st

from dashboard.charts.chart import Ink

STYLES = Path(__file__).with_name("styles.css").read_text(encoding="utf-8")
QUIET = {"light": "#8B8F92", "dark": "#7C858B"}
FRAMED = """
.stAppHeader, .st-key-pages, .st-key-top, [data-testid=stSidebar],
[data-testid=stExpandSidebarButton] { display: none; }
.stMainBlockContainer { padding: 0.5rem 0.2rem 2rem; }
"""
"""A view inside a step of the notebook: without the bars and the search."""
CHANGED = {"light": "#A52D1E", "dark": "#FF8778"}
"""Of what is not as it was when it was kept."""


def mode() -> str:
    """The theme that is showing."""
    return "dark" if st.context.theme.type == "dark" else "light"


def ink() -> Ink:
    """The colours of the theme that is showing, as `.streamlit/config.toml` sets them."""
    option = {name: st.get_option(f"theme.{mode()}.{name}") for name in NAMES}
    return Ink(
        text=option["textColor"] or "#1E2326",
        quiet=QUIET[mode()],
        accent=option["primaryColor"] or "#0F6B78",
        paper=option["backgroundColor"] or "#FBFAF7",
        series=tuple(option["chartCategoricalColors"] or SERIES),
    )


NAMES = ("textColor", "primaryColor", "backgroundColor", "chartCategoricalColors")
SERIES = ("#0F6B78", "#D2782D", "#784BA5", "#A57869", "#1E2D5A", "#A52D1E", "#7887F0", "#69000F", "#9687C3", "#4B2D3C")


def apply_styles() -> None:
    """Put the app's own styles on the page; they are constants, never text from a document."""
    colours = (f"--dossier-paper: {ink().paper}; --dossier-accent: {ink().accent}; "
               f"--dossier-text: {ink().text}; --dossier-changed: {CHANGED[mode()]};")
    st.html(f"<style>:root {{ {colours} }}\n{STYLES}{FRAMED if st.context.is_embedded else ''}</style>")
