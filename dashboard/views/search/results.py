"""The hits: passages with the words marked, each with its document, actors and themes."""

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import ORDERS, gathered_by_passage, hit_excerpts, hits_table, in_order
from dashboard.charts.chart import n_of
from dashboard.parts.controls import choice
from dashboard.parts.excerpt_list import one_excerpt
from dashboard.parts.filters import plain
from dashboard.parts.paging import page_of, turn

SIZE = 10
"""Hits on a page."""
MOST = 4
"""Actors and themes told of a passage."""
NAMES = dict(zip(ORDERS, ("Best first", "Oldest first", "Newest first"), strict=True))


def headline(result: Analysis) -> str:
    """How many passages, of how many documents."""
    passages, documents = n_of(len(result.passages), "passages"), n_of(len(result.documents), "documents")
    return f"{passages} in {documents}"


def show(result: Analysis, found: pd.DataFrame, words: str) -> None:
    """A page of hits in the order that was chosen, and all of them as a table to take away."""
    with st.container(horizontal=True, vertical_alignment="center", key="order"):
        order = choice("order", "Order", NAMES, ORDERS[0])
        st.download_button("Download as CSV", lambda: hits_table(result, found), "passages.csv", "text/csv",
                           key="download-hits", type="tertiary", icon=":material/download:", on_click="ignore")
    shown = page_of("hits", len(found), SIZE, of=f"{words}\n{order}\n{len(found)}")
    listed = in_order(result, found, order).iloc[shown]
    known = result.documents.set_index(result.documents["doc_id"].astype("str"))
    about = gathered_by_passage(result, listed)
    read = zip(hit_excerpts(result, listed, words), listed["start"], listed["end"], about, strict=True)
    for number, (excerpt, start, end, told) in enumerate(read):
        with st.container(key=f"sentence-hit-{number}"):
            one_excerpt(excerpt, known.loc[excerpt.doc_id], through="words" if words else "", of=(start, end),
                        name=f"hit-{number}")
            if line := _told(*told):
                st.caption(plain(line))
    turn("hits", len(found), SIZE, shown)


def _told(actors: list[str], themes: list[str]) -> str:
    """The actors and themes of a passage in a line."""
    parts = [", ".join(names[:MOST]) + (f" and {len(names) - MOST} more" if len(names) > MOST else "")
             for names in (actors, themes)]
    return " · ".join(filter(None, parts))
