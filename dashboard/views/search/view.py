"""Which passages hold what was typed? Passages with the words marked, and counts that narrow them."""

import streamlit as st

from dashboard.parts import search_box
from dashboard.parts.empty import nothing_left
from dashboard.state import link
from dashboard.state.corpus import current, hits, whole
from dashboard.views.search import named_so, narrower, results, spelling

result = current()
words = st.session_state["filter"].words
if words:
    named_so.show(whole(), words)
if words and not len(result.passages) and (results.show_nearest(words) or spelling.show_alone(words)):
    st.stop()
if nothing_left(result):
    st.stop()
found = hits()
with st.container(horizontal=True, vertical_alignment="bottom", key="head-results"):
    st.title(results.headline(result), anchor=False, width="stretch")
    with st.popover("How to search", type="tertiary", icon=":material/help:"):
        st.markdown(search_box.HELP)
spelling.show(words)
if not words and not link.read("words"):
    st.markdown("Type into the box above what the passages are to hold. Listed are all of them.")
left, right = st.columns([7, 3], gap="large")
with left:
    results.show(result, found, words)
with right:
    narrower.show(result, words)
