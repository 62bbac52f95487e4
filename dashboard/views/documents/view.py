"""The documents: a list of them, and a reader with the evidence marked."""

import streamlit as st

from analysis.ask import document_of, original
from dashboard.parts import reader
from dashboard.parts.answer import lede
from dashboard.parts.empty import nothing_left
from dashboard.parts.filters import plain
from dashboard.parts.keep import keep_place
from dashboard.parts.wording import dated_because, headline, how_to_date, written
from dashboard.state import link
from dashboard.state.corpus import current, whole
from dashboard.views.documents import beside, document_table

result = whole()
asked = reader.parse_place(link.read("place")) if link.read("place") else None
if asked and asked.doc_id not in set(result.documents["doc_id"].astype("str")):
    st.warning("The link points at a document that is not here; choose one of these.")
    asked = None


if asked is None:
    shown = current()
    if nothing_left(shown):
        st.stop()
    st.title(headline(shown, len(result.documents)), anchor=False)
    if how := how_to_date(shown):
        lede(how)
    document_table.show(shown)
else:
    beside.show(current(), asked.doc_id, st.session_state["filter"].words)
    document = document_of(result, asked.doc_id)
    about = " · ".join(filter(None, [document["source"], document["author"], written(document)]))
    with st.container(key="back", gap=None):    # stays in sight
        with st.container(horizontal=True, vertical_alignment="center", key="about-document"):
            st.button("All documents", icon=":material/arrow_back:", type="tertiary", on_click=link.drop,
                      args=("place", "through", "text"))
            beside.way_back(current(), st.session_state["filter"].words)
            if because := dated_because(result, asked.doc_id):
                asks = "Why this date?" if written(document) else "What is known of its date?"
                with st.popover(asks, type="tertiary", icon=":material/event:"):
                    for reason in because:
                        st.text(reason)
            if original(result, asked.doc_id):
                is_original = link.read("text") == "original"
                st.button("The mended text" if is_original else "As it was in the file", key="as-it-was",
                          type="tertiary", icon=":material/swap_horiz:", on_click=link.write,
                          args=("text", "" if is_original else "original"),
                          help="Words broken at the ends of lines were joined, or garbled signs repaired; what is "
                               "counted stands in the mended text.")
            keep_place(result, *asked)
        st.title(plain(document["title"]), anchor=False)
        st.text(about or asked.doc_id)
    if (before := original(result, asked.doc_id)) and link.read("text") == "original":
        with st.container(key="original"):
            st.text(before)
    else:
        reader.read(result, current(), asked, st.session_state["filter"].words)
