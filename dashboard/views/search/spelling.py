"""A word that nothing holds is said to be such, with what may be meant by it, a click away."""

import streamlit as st

from analysis.ask import meant, misspelt
from dashboard.parts.filters import plain
from dashboard.state import link
from dashboard.state.corpus import whole, without_words


def show_alone(words: str) -> bool:
    """The page where nothing was found for a word that nothing holds; whether it is so."""
    if not misspelt(whole(), words):
        return False
    st.title("Nothing holds what was typed", anchor=False)
    show(words)
    return True


def show(words: str) -> None:
    """Say which words nothing holds, and offer the searches that may be meant; nothing where each stands somewhere."""
    wrong = misspelt(whole(), words)
    if not wrong:
        return
    offered = meant(whole(), without_words(), words)
    listed = " and ".join(f"“{plain(word)}”" for word in wrong)
    with st.container(horizontal=True, key="meant", vertical_alignment="center"):
        asked = "Did you mean" if offered else "No word here is spelled like it."
        st.markdown(f"No passage holds {listed}. {asked}", width="content")
        for number, (typed, n) in enumerate(offered):
            st.button(f"{plain(typed)} · {n:,}", key=f"meant-{number}", help="Search for it", on_click=link.write,
                      args=("words", typed))
