"""The documents to choose from: searched, sorted and cut into pages on the server, so that thousands are no matter."""

from pathlib import Path

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import SORTED_BY, document_list, main_subjects
from dashboard.parts import arrows
from dashboard.parts.paging import page_of, turn
from dashboard.parts.wording import written
from dashboard.state import link

HERE = Path(__file__).parent
SIZE = 50
"""Documents on a page."""
LABELS = {"title": "Document", "written": "Written", "source": "Source", "length": "Sentences", "about": "About"}
DOWN = "-"
"""Before the name of an order: from the last to the first."""

_component = st.components.v2.component(
    "dossier_documents", html="<table></table>",
    css=(HERE / "document_table.css").read_text(encoding="utf-8"),
    js=arrows.SCRIPT + (HERE / "document_table.js").read_text(encoding="utf-8"),
)


def show(result: Analysis) -> None:
    """Draw the box that finds a document, the table, and the way through its pages."""
    typed, by = link.read("find"), link.read("sort")
    if by.removeprefix(DOWN) not in SORTED_BY:
        st.warning("The link asks for an order that is not there; documents come by day of writing.")
        by = "written"
    st.session_state["find-document"] = typed
    st.text_input("Find a document", key="find-document", placeholder="Title, source, author or file name",
                  on_change=lambda: link.write("find", st.session_state["find-document"].strip()))
    found = document_list(result, typed, by.removeprefix(DOWN), by.startswith(DOWN))
    if found.empty:
        st.caption("No document has this in its title, source, author or file name.")
        return
    shown = page_of("documents", len(found), SIZE, of=f"{typed}\n{by}\n{len(found)}")
    _component(data=table_of(result, found.iloc[shown], by), key="documents", on_sort_change=lambda: _sort(by),
               on_open_change=_open)
    turn("documents", len(found), SIZE, shown)


def table_of(result: Analysis, found: pd.DataFrame, by: str) -> dict:
    """What the browser is sent: the columns, and a page of rows."""
    sources = (found["source"] != "").any()
    order = {by.removeprefix(DOWN): "descending" if by.startswith(DOWN) else "ascending"}
    columns = [{"key": key, "label": label, "sorted": order.get(key, "")} for key, label in LABELS.items()
               if key != "source" or sources]
    known = result.documents.loc[found.index]
    rows = [
        {"id": str(document["doc_id"]), "title": document["title"], "source": document["source"],
         "written": written(document) or "not known", "length": f"{length:,}",
         "about": "\n".join(", ".join(names) for names in about if names)}
        for (_, document), length, about in zip(known.iterrows(), found["length"], main_subjects(result, found),
                                                strict=True)
    ]
    return {"columns": columns, "rows": rows}


def _sort(by: str) -> None:
    """By the column that was clicked; the other way round where it is sorted by it already."""
    asked = st.session_state["documents"].sort
    if asked in SORTED_BY:
        link.write("sort", f"{DOWN}{asked}" if asked == by else asked)


def _open() -> None:
    link.write("place", st.session_state["documents"].open)
