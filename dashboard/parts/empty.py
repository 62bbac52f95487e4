"""What a page says when there is nothing to show, and what to do about it."""

import streamlit as st

from analysis import Analysis
from dashboard.state.corpus import corpus_path, whole


def nothing_to_count(what: str = "Nothing to count") -> None:
    """Say under a question that it has no answer here, and what to do about it."""
    filtered = bool(st.session_state.get("filter"))
    st.caption(f"{what} under this filter. Drop a filter to see more." if filtered else f"{what} in these documents.")


def nothing_left(result: Analysis) -> bool:
    """Say why the page is empty and what to do; False where there is something to show."""
    if len(result.documents) and len(result.passages):
        return False
    if len(whole().documents):
        st.title("Nothing matches", anchor=False)
        st.markdown("No passage passes every filter. Drop one of them above, or clear all.")
        return True
    st.title("No documents yet", anchor=False)
    st.text(f"The folder {corpus_path().name!r} holds no document that could be read.")
    st.markdown("Put text files (`.txt`, `.md`, `.html`) into it and reload, or start with another folder:")
    st.code("streamlit run dashboard/app.py -- --corpus FOLDER", language="shell")
    if len(result.skipped):
        st.dataframe(result.skipped, hide_index=True)
    return True
