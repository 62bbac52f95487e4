"""The documents to choose from: a table, and where the screen is too narrow for it, titles below each other."""

from dataclasses import replace

import streamlit as st

from analysis import Analysis
from analysis.ask import days_known
from dashboard.parts.filters import plain
from dashboard.parts.wording import listed, written
from dashboard.state import link

FIRST, MORE = 30, 50
"""Titles below each other before "show more", and with each further click."""


def show(result: Analysis) -> None:
    """Draw the table and the list, by day of writing; the styles show one of them."""
    known = days_known(result.documents).sort_values(["published_from", "published_to"], kind="stable",
                                                     na_position="last")
    result = replace(result, documents=result.documents.loc[known.index])
    st.markdown("Choose a title to read.")
    with st.container(key="documents-wide"):
        _table(result)
    with st.container(key="documents-narrow"):
        _titles(result)


def _table(result: Analysis) -> None:
    doc_ids = result.documents["doc_id"].astype("str").tolist()

    def chosen() -> None:
        if cells := st.session_state["list"].selection.cells:
            _open(doc_ids[cells[0][0]])

    st.dataframe(listed(result), key="list", hide_index=True, selection_mode="single-cell", on_select=chosen,
                 alt="The documents")


def _open(doc_id: str) -> None:
    link.write("place", doc_id)


def _titles(result: Analysis) -> None:
    """Each title, which opens the reader, with the date and the source below it."""
    shown = st.session_state.setdefault("shown-documents", FIRST)
    for number, (_, document) in enumerate(result.documents.head(shown).iterrows()):
        with st.container(key=f"document-{number}", gap=None):
            st.button(plain(document["title"]), key=f"open-{document['doc_id']}", type="tertiary", on_click=_open,
                      args=(str(document["doc_id"]),))     # a link to its own page would not change the address
            about = [written(document) or "date not known", document["source"]]
            st.caption(plain(" · ".join(filter(None, about))))
    if len(result.documents) > shown:
        st.button(f"Show more ({len(result.documents) - shown:,})", key="more-documents",
                  on_click=lambda: st.session_state.update({"shown-documents": shown + MORE}))
