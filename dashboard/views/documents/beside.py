"""The list that a document was opened from, at the side of the reader: what was found, else the documents in order."""

from pathlib import Path
from typing import NamedTuple

import streamlit as st

from analysis import Analysis
from analysis.ask import SORTED_BY, document_list
from dashboard.charts.chart import n_of
from dashboard.parts import arrows
from dashboard.parts.filters import titles
from dashboard.parts.wording import written_surely
from dashboard.state import link
from dashboard.state.corpus import hits
from dashboard.views.documents.document_table import DOWN

HERE = Path(__file__).parent
MOST = 100
"""Documents that are listed, those around the one that is read."""

_component = st.components.v2.component(
    "dossier_beside", html='<nav><p></p><ol></ol></nav>', css=(HERE / "beside.css").read_text(encoding="utf-8"),
    js=arrows.SCRIPT + (HERE / "beside.js").read_text(encoding="utf-8"))


class Line(NamedTuple):
    """A document of the list: the place at which it opens, and what is told beside its title."""

    place: str
    doc_id: str
    title: str
    told: str


class Listed(NamedTuple):
    """The lines around the document that is read, the number of the first of them, and how many documents there are."""

    lines: list[Line]
    first: int
    number: int


def show(shown: Analysis, doc_id: str, words: str) -> None:
    """Draw the list in the sidebar, the document that is read marked; nothing where it would be of that one alone."""
    lines, first, number = found_lines(shown, doc_id) if words else all_lines(shown, doc_id)
    if not any(line.doc_id != doc_id for line in lines):
        return
    head = n_of(number, "documents")
    with st.sidebar, st.container(key="beside", gap=None):
        _component(data={"head": f"Found in {head}" if words else head, "now": doc_id, "first": first + 1,
                         "lines": [line._asdict() for line in lines]},
                   key="beside-list", on_open_change=lambda: _open(lines, bool(words)))


def way_back(shown: Analysis, words: str) -> None:
    """The way from a document to all that was found."""
    if words and len(shown.passages):
        st.page_link("views/search/view.py", label=f"All that was found ({len(shown.passages):,})",
                     icon=":material/search:", query_params=link.address(), width="content")


def found_lines(shown: Analysis, doc_id: str) -> Listed:
    """The documents that hold what was typed, the one with the best passage first; each opens at its best."""
    found, names = hits(), titles(shown)
    number = found["doc_id"].astype("str").value_counts()
    best = found.drop_duplicates("doc_id").astype({"doc_id": "str"})
    first = _first(best["doc_id"].tolist(), doc_id)
    lines = [Line(f"{row.doc_id}#char={row.start},{row.end}", row.doc_id, names[row.doc_id],
                  n_of(int(number[row.doc_id]), "passages")) for row in best.iloc[first:first + MOST].itertuples()]
    return Listed(lines, first, len(best))


def all_lines(shown: Analysis, doc_id: str) -> Listed:
    """The documents under the filter, as the list has them."""
    by = link.read("sort")
    by = by if by.removeprefix(DOWN) in SORTED_BY else "written"
    listed = document_list(shown, link.read("find"), by.removeprefix(DOWN), by.startswith(DOWN))
    first = _first(listed["doc_id"].astype("str").tolist(), doc_id)
    lines = [Line(str(row["doc_id"]), str(row["doc_id"]), row["title"], written_surely(row))
             for _, row in listed.iloc[first:first + MOST].iterrows()]
    return Listed(lines, first, len(listed))


def _first(ids: list[str], doc_id: str) -> int:
    """Where the lines begin of which the document stands in the middle."""
    at = ids.index(doc_id) if doc_id in ids else 0
    return max(0, min(at - MOST // 2, len(ids) - MOST))


def _open(lines: list[Line], through_words: bool) -> None:
    """Open one of the list; what the browser sends is looked up in it."""
    asked = str(st.session_state["beside-list"].open)
    if asked in {line.place for line in lines}:
        link.write("place", asked)
        link.write("through", "words" if through_words else "")
        link.drop("text")
