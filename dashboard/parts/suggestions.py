"""Suggestions under the search box while somebody types: actors with their kind, themes, titles. The server finds them.

They are drawn in a part of their own, so that nothing else is drawn anew at a key.
"""

from pathlib import Path

import streamlit as st

from analysis import Analysis
from analysis.ask import Suggestion, suggest
from dashboard.parts import alone, follow
from dashboard.parts.filters import actor_names, theme_labels, titles
from dashboard.state import link
from dashboard.state.corpus import whole

KEY, TYPED = "suggestions", "suggestions_for"
LONGEST = 200
"""Letters up to which what is typed may be completed."""
READER = "views/documents/view.py"

_component = st.components.v2.component(
    "dossier_suggestions", html='<ul role="listbox" id="suggestions" aria-label="Suggestions" hidden></ul>',
    js=Path(__file__).with_name("suggestions.js").read_text(encoding="utf-8"), isolate_styles=False)


@st.fragment
def offer() -> None:
    """Draw the list, which is empty until somebody types into the box."""
    alone.go_on()
    typed = st.session_state.get(TYPED, "")
    result = whole()
    options = [_option(result, found) for found in suggest(result, typed)] if typed else []
    with st.container(key=KEY):
        _component(data={"of": typed, "words": link.read("words"), "options": options}, key=f"{KEY}-component",
                   on_typed_change=_typed, on_open_change=_open)


def _option(result: Analysis, found: Suggestion) -> dict[str, str]:
    """What the browser shows of a suggestion, and what it does with it."""
    if found.subject == "actor":
        kinds = dict(zip(result.actors["actor_id"], result.actors["kind"].astype("str"), strict=True))
        return {"label": actor_names(result)[found.id], "kind": kinds[found.id], "query": found.query}
    if found.subject == "theme":
        return {"label": theme_labels(result)[found.id], "kind": "theme", "query": found.query}
    return {"label": titles(result)[found.id], "kind": "document", "open": found.id}


def _typed() -> None:
    st.session_state[TYPED] = str(st.session_state[f"{KEY}-component"].typed or "")[:LONGEST]


def _open() -> None:
    """Open the document; one that is not here is said on its page."""
    alone.draw_all()
    follow.ask(READER, place=str(st.session_state[f"{KEY}-component"].open))
