"""The one search, at the top of every page: what is typed is the `words` of the filter, and opens the results."""

from pathlib import Path

import streamlit as st

from dashboard.parts import follow, suggestions
from dashboard.state import link

PAGE, PATH = "views/search/view.py", "search"
HELP = """Whole words, all in one passage, each with its regular forms: `sanction` finds sanctions.

| | |
|---|---|
| `"oil price"` | these words in this order |
| `oil OR gas` · `oil NOT gas` · `( )` | one of them · without · grouped |
| `oil NEAR price` · `NEAR/3` | within ten words · three |
| `nucl*` | words that begin so |
| `actor:russia` · `said-by:"Kim Jong Un"` | who is named · who speaks |
| `theme:` · `source:` | by a word of its name |
| `before:2024-03` · `after:2018` | by the day of writing |
"""
_slash = st.components.v2.component(
    "dossier_slash", html="<span></span>", js=Path(__file__).with_name("search_box.js").read_text(encoding="utf-8"))


def show(path: str) -> None:
    """Draw the box. Words that are typed on the page at `path` open the results."""
    st.session_state["pick_words"] = link.read("words")
    with st.container(key="search"):
        st.text_input("Search", key="pick_words", placeholder="Search: words, \"phrases\", actor:name …  ( / )",
                      label_visibility="collapsed", icon=":material/search:", on_change=_typed,
                      args=(path,), autocomplete="off")
        suggestions.offer()


def listen() -> None:
    """Listen on the page for the key that goes to the box."""
    _slash(key="slash-component")


def _typed(path: str) -> None:
    words = st.session_state["pick_words"].strip()
    link.write("words", words)
    if words and path != PATH:
        link.hold("words", PATH)
        follow.ask(PAGE)
