"""One step at a time: its text at one side, its view at the other; next and previous by buttons and arrow keys."""

from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from analysis import Analysis, InputError
from analysis.ask import document_of, excerpts, hit_excerpts, search_within
from analysis.notebook import Checked, Notebook, Step
from analysis.notebook.notes import note_html
from dashboard.charts.catalogue import chart_of
from dashboard.charts.chart import mark_of
from dashboard.parts import evidence, reader
from dashboard.parts.excerpt_list import listed
from dashboard.parts.keep import PAGES
from dashboard.state import corpus, link
from dashboard.state.own import has_own
from dashboard.views.notebook import telling

FRAME = 760
"""Pixels of the height of a view."""
HITS = 8
"""Passages of a search."""
_keys = st.components.v2.component(
    "dossier_steps", html="<span></span>", js=Path(__file__).with_name("steps.js").read_text(encoding="utf-8"))


def show(book: Notebook, found: list[Checked], number: int) -> None:
    """Draw the step with this number and the way to the others."""
    step, check = book.steps[number], found[number]
    _ways(number, len(book.steps))
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.title(telling.plain(step.heading or step.shows or "…"), anchor=False)
        if number == 0 and book.words:
            st.html(f'<div class="note">{note_html(book.words)}</div>')
        if step.note:
            st.html(f'<div class="note">{note_html(step.note, check.numbers)}</div>')
        is_mark = step.view is not None and bool(step.view.mark[0])     # its sentences stand beside
        telling.kept(step, check, most_quotes=0 if is_mark and not check.problem else None)
        telling.shown(step, "open-shown")
    with right:
        _view(step, check)


def _ways(number: int, of: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="steps"):
        st.button("All steps", key="step-all", icon=":material/arrow_back:", type="tertiary", on_click=link.drop,
                  args=("step", "evidence", "part"))
        st.button("Previous", key="step-previous", icon=":material/chevron_left:", disabled=number == 0,
                  help="Or press ←", on_click=_go, args=(number - 1,))
        st.markdown(f"{number + 1:,} of {of:,}", width="content")
        st.button("Next", key="step-next", icon=":material/chevron_right:", icon_position="right",
                  disabled=number == of - 1, help="Or press →", on_click=_go, args=(number + 1,))
    with st.container(key="steps-keys"):
        _keys(key="steps-component")


def _go(number: int) -> None:
    link.write("step", str(number + 1))
    link.drop(*link.OPENED)


def _view(step: Step, check: Checked) -> None:
    """What the step shows: a chart, sentences, a place in a document, passages, or the page itself."""
    view = step.view
    if view is None or check.problem:
        return
    if view.page == "documents" and (place := reader.parse_place(view.get("place"))):
        _document(place)
        return
    try:
        whole, result = corpus.under(view)
    except InputError as error:     # told as what has changed
        st.text(str(error))
        return
    marked = (step.numbers[0].view if step.numbers else view).mark
    made = chart_of(marked[0], view, whole, result) if marked[0] else None
    if made and view.mark[0]:
        _mark(made, view.mark[1])
    elif made:
        evidence.show(*made)
    elif view.page == "search":
        words = view.get("words")
        hits = search_within(whole, result, words).head(HITS)
        listed("step", hit_excerpts(result, hits, words), result)
    elif view.page in PAGES and not has_own():
        st.iframe(_address(view.link), height=FRAME)


def _mark(made: tuple, key: tuple[str, ...]) -> None:
    """The sentences behind one mark."""
    chart, result = made
    if evidence.counted_once(chart, result).empty:
        return
    st.header(chart.question, anchor=False)
    rows = chart.trace(result, key)
    listed(chart.id, excerpts(result, rows, chart.unit), result, chart.notes(result, rows),
           of=mark_of(chart, key))


def _document(place: reader.Place) -> None:
    whole: Analysis = corpus.whole()
    if place.doc_id in set(whole.documents["doc_id"].astype("str")):
        title = document_of(whole, place.doc_id)["title"]
        st.html(f'<p class="kept">{escape(title)}</p>')
        reader.read(whole, whole, place, "")


def _address(link_of_view: str) -> str:
    """A relative link as an address on this server, for a frame without the bars of the app."""
    base = urlsplit(st.context.url or "").path.rpartition("/notebook")[0]
    return f"{base}/{link_of_view}{'&' if '?' in link_of_view else '?'}embed=true"
