"""How many themes: chosen by their stability, or by hand in the link (`?n_themes=8`)."""

import streamlit as st

from analysis import Analysis
from analysis.notebook import MOST_THEMES
from dashboard.charts.theme_curve import draw_curve
from dashboard.parts.appearance import ink
from dashboard.state import link
from dashboard.state.corpus import asked_themes


def number(result: Analysis) -> None:
    """Draw the curve, and the choice of another number."""
    asked, shown = asked_themes(), int(((result.themes["n_passages"] > 0) & (result.themes["parent"] == "")).sum())
    st.header("How many themes?", anchor=False)
    if link.read("n_themes") and asked is None:
        st.warning(f"The link asks for a number of themes that cannot be; write n_themes=2 to {MOST_THEMES}.")
    st.text(_told(result, asked))
    if len(result.curve):
        st.plotly_chart(draw_curve(result.curve, shown, ink()), config={"displayModeBar": False}, key="theme-curve",
                        alt="Stability by number of themes")
    st.session_state["pick-number"] = min(max(asked or shown, 2), MOST_THEMES)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input("Themes", 2, MOST_THEMES, key="pick-number", width=160,
                        on_change=lambda: _ask(str(st.session_state["pick-number"])))
        if asked:
            st.button("Let the texts choose", key="number-free", type="tertiary", on_click=lambda: _ask(""))


def _told(result: Analysis, asked: int | None) -> str:
    if asked:
        return f"{asked} were asked for; themes asked for are not divided."
    if len(result.curve):
        return ("Each number of themes was tried on parts of the passages: 1 means that the parts agree entirely, "
                "0 not at all. The largest of the stable numbers is shown.")
    return "So few passages let no number stand out; there are as many themes as their number allows."


def _ask(value: str) -> None:
    """Put the number into the link; themes in the filter are other ones now."""
    link.write("n_themes", value)
    link.drop("theme")
