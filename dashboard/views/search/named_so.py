"""Who and what is called as was typed: the way to an actor, a theme, a document."""

import streamlit as st

from analysis import Analysis
from analysis.ask import look_up, plain_words
from dashboard.parts.filters import actor_names, plain, theme_labels, titles
from dashboard.state import link

MOST = 3
"""Of each subject."""


def show(result: Analysis, words: str) -> None:
    """Draw the ways; nothing where nothing is called so."""
    typed = plain_words(words)
    found = {subject: look_up(result, subject, typed).ids[:MOST] for subject in ("actor", "theme", "document")}
    if not any(found.values()):
        return
    kinds = dict(zip(result.actors["actor_id"], result.actors["kind"].astype("str"), strict=True))
    names, labels, named = actor_names(result), theme_labels(result), titles(result)
    with st.container(horizontal=True, key="named-so", vertical_alignment="center"):
        for actor in found["actor"]:
            st.page_link("views/actors/view.py", label=f"{plain(names[actor])}, {kinds[actor]}",
                         icon=":material/badge:", query_params=link.address(profile=actor))
        for theme in found["theme"]:
            st.page_link("views/themes/view.py", label=f"Theme {plain(labels[theme])}", icon=":material/category:",
                         query_params=link.address(look=theme))
        for doc_id in found["document"]:
            st.page_link("views/documents/view.py", label=plain(named[doc_id]), icon=":material/menu_book:",
                         query_params=link.address(place=doc_id))
