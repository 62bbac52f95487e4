"""What a page says when there is nothing to show, and what to do about it."""

import pandas as pd
import streamlit as st

from analysis import Analysis
from dashboard.parts.pickers import plain
from dashboard.state.corpus import corpus_path, whole

ADD = "views/add/view.py"
"""The page on which documents are added."""
MOST_SENTENCES = 20
"""Files that were not read which are told in sentences."""


def nothing_to_count(what: str = "Nothing to count") -> None:
    """Say under a question that it has no answer here, and what to do about it."""
    filtered = bool(st.session_state.get("filter"))
    st.caption(f"{what} under this filter. Drop a filter to see more." if filtered else f"{what} in these documents.")


def not_read(rows: pd.DataFrame) -> None:
    """Files (`path`) and why each was not read (`reason`): in whole sentences, a table where they are many."""
    if len(rows) > MOST_SENTENCES:
        st.dataframe(rows.rename(columns={"path": "File", "reason": "Why"}), hide_index=True)
        return
    with st.container(key="not-read"):
        st.markdown("\n".join(f"- **{_line(row.path)}**: {_line(row.reason)}" for row in rows.itertuples()))


def _line(text: str) -> str:
    return plain(" ".join(text.split()))


def nothing_left(result: Analysis) -> bool:
    """Say why the page is empty and what to do; False where there is something to show."""
    if len(result.documents) and len(result.passages):
        return False
    if len(whole().documents):
        st.title("Nothing matches", anchor=False)
        st.markdown("No passage passes every filter. Drop one of them above, or clear all.")
        return True
    name = corpus_path().name
    if len(result.skipped):
        st.title("No document could be read", anchor=False)
        st.text(f"What is in {name!r}, and why it was not read:")
        not_read(result.skipped)
    else:
        st.title("No documents yet", anchor=False)
        st.text(f"The folder {name!r} is empty.")
    st.page_link(ADD, label="Add documents: files, a zip, a folder or a text", icon=":material/add:")
    st.markdown("Or start with another folder:")
    st.code("streamlit run dashboard/app.py -- FOLDER", language="shell")
    return True
