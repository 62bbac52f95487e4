"""The hits: passages with the words marked, each with its document, actors and themes."""

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import ORDERS, document_of, gathered_by_passage, hit_excerpts, hits_table, in_order, nearest
from dashboard.charts.chart import n_of
from dashboard.parts.controls import choice
from dashboard.parts.excerpt_list import one_excerpt
from dashboard.parts.filters import plain
from dashboard.parts.paging import page_of, turn
from dashboard.state.corpus import whole, without_words
from dashboard.views.search import spelling

SIZE = 10
"""Hits on a page."""
MOST = 4
"""Actors and themes told of a passage."""
NAMES = dict(zip(ORDERS, ("Best first", "Oldest first", "Newest first"), strict=True))


def headline(result: Analysis) -> str:
    """How many passages, of how many documents."""
    passages, documents = n_of(len(result.passages), "passages"), n_of(len(result.documents), "documents")
    return f"{passages} in {documents}"


def show_nearest(words: str) -> bool:
    """Where no passage holds all the words: say so and list what comes nearest; whether there is such."""
    near = without_words()
    found = nearest(whole(), near, words)
    if found.empty:
        return False
    st.title("No passage holds all of these words", anchor=False)
    spelling.show(words)
    st.markdown("These hold most of them, or the rarer ones. No chart counts them.")
    _listed(near, found, words, through="")
    return True


def show(result: Analysis, found: pd.DataFrame, words: str) -> None:
    """A page of hits in the order that was chosen, and all of them as a table to take away."""
    with st.container(horizontal=True, vertical_alignment="center", key="order"):
        order = choice("order", "Order", NAMES, ORDERS[0])
        st.download_button("Download as CSV", lambda: hits_table(result, found), "passages.csv", "text/csv",
                           key="download-hits", type="tertiary", icon=":material/download:", on_click="ignore")
    _listed(result, in_order(result, found, order), words, through="words" if words else "")


def _listed(result: Analysis, found: pd.DataFrame, words: str, through: str) -> None:
    """A page of hits; each opens in the reader, which is to go `through` something."""
    shown = page_of("hits", len(found), SIZE, of=f"{words}\n{found['doc_id'].head().tolist()}\n{len(found)}")
    listed = found.iloc[shown]
    about = gathered_by_passage(result, listed)
    read = zip(hit_excerpts(result, listed, words), listed["start"], listed["end"], about, strict=True)
    for number, (excerpt, start, end, told) in enumerate(read):
        with st.container(key=f"sentence-hit-{number}"):
            one_excerpt(excerpt, document_of(result, excerpt.doc_id), through=through, of=(start, end),
                        name=f"hit-{number}", head=f"Passage {shown.start + number + 1:,} of {len(found):,}")
            if line := _told(*told):
                st.caption(plain(line))
    turn("hits", len(found), SIZE, shown)


def _told(actors: list[str], themes: list[str]) -> str:
    """The actors and themes of a passage in a line."""
    parts = [", ".join(names[:MOST]) + (f" and {len(names) - MOST} more" if len(names) > MOST else "")
             for names in (actors, themes)]
    return " · ".join(filter(None, parts))
