"""Which document is about what: a table to search, however many documents there are."""

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import short_labels, themes_of_documents
from analysis.store import once
from dashboard.parts.filters import plain, titles
from dashboard.state import link

TALL = 380


def show(result: Analysis) -> None:
    """The table; a row that is chosen opens its document."""
    found = themes_of_documents(result)
    if found.empty:
        return
    st.header("Every document and its themes", anchor=False)
    chosen = st.dataframe(table(result), key="documents-themes", hide_index=True, height=TALL,
                          selection_mode="single-row", on_select="rerun", alt="Each document with its main themes",
                          column_config={"Share": st.column_config.NumberColumn(format="percent")})
    for row in chosen.selection.rows[:1]:
        doc_id = str(found["doc_id"].iloc[row])
        st.page_link("views/documents/view.py", label=f"Read {plain(titles(result)[doc_id])}",
                     icon=":material/menu_book:", query_params=link.address(place=f"{doc_id}#char=0,0"))
    st.caption("The share of a document's passages, by their weights, that its first theme has. "
               "The glass above the table searches it; a row opens its document.")


@once
def table(result: Analysis) -> pd.DataFrame:
    """The rows of `themes_of_documents` in words."""
    found = themes_of_documents(result)
    names = {"": "", **short_labels(result)}
    known = titles(result)
    return pd.DataFrame({
        "Document": found["doc_id"].astype("str").map(known),
        "Theme": found["theme_id"].map(names),
        "Share": found["share"].round(2),
        "In it": found["finer_id"].map(names),
        "Next theme": found["next_id"].map(names),
    })
