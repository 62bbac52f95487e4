"""What lies ahead, to read: by the day it falls due, then what has no day; who expects it, and when it was written."""

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import AUTHOR, UNNAMED, Excerpt, ahead, excerpts, in_words, iso
from analysis.store import once
from dashboard.charts.chart import n_of
from dashboard.charts.chronicle import HAPPENED
from dashboard.parts import evidence
from dashboard.parts.controls import choice
from dashboard.parts.excerpt_list import marked, place
from dashboard.parts.filters import actor_names, plain, titles
from dashboard.parts.keep import keep_excerpt
from dashboard.state import link

FIRST, EACH, MORE = 6, 2, 25
"""Days listed at first, rows of each, and how many more of them when asked."""
WITHOUT = {"dated": "Day not certain", "expected": "Expected, no day told", "demanded": "Demanded, no day told",
           "promised": "Promised, no day told"}
SHOWN = {"open": "Still ahead", "passed": "Passed since", "all": "All"}


def told(result: Analysis) -> None:
    """The question, how much is ahead and how much has passed since, and the rows."""
    rows = ahead(result)
    evidence.offer(HAPPENED, result)
    with st.container(horizontal=True, vertical_alignment="bottom", key="head-ahead"):
        st.header("What lies ahead?", anchor=False, width="stretch")
        shown = choice("ahead", "Of it", SHOWN, "open") if rows["has_passed"].any() else "all"
    if rows.empty:
        st.caption("Nothing is told as planned, promised, demanded or expected.")
        return
    st.caption(_in_short(rows))
    with st.container(key="ahead"):
        _listed(_of(result, shown), result)


@once
def _of(result: Analysis, shown: str) -> pd.DataFrame:
    """The rows that are shown, with `due`: in words, when each falls due."""
    rows = ahead(result)
    if shown != "all":
        rows = rows[rows["has_passed"] == (shown == "passed")]
    return rows.assign(due=pd.Series(_due(rows), rows.index, dtype="str"))


def _in_short(rows: pd.DataFrame) -> str:
    due = rows["due_from"].notna()
    parts = [f"{int(due.sum()):,} with a day or year, {int((~due).sum()):,} without."]
    if n := int(rows["has_passed"].sum()):
        parts.append(f"{n:,} fell due before the latest document was written.")
    return " ".join(parts)


def _listed(rows: pd.DataFrame, result: Analysis) -> None:
    """The rows by what they fall due: of each day the first two, the rest when asked."""
    heads = rows["due"].drop_duplicates().tolist()
    shown = st.session_state.setdefault("shown-ahead", FIRST)
    for number, head in enumerate(heads[:shown]):
        group = rows[rows["due"] == head]
        with st.container(key=f"ahead-{number}"):
            beside, words = st.columns([2, 9], gap="small")
            beside.markdown(f"**{head}**")
            with words.container(gap="small"):
                _group(group, f"{number}", result)
    if len(heads) > shown:
        st.button(f"Show more days ({len(heads) - shown:,})", key="more-ahead",
                  on_click=lambda: st.session_state.update({"shown-ahead": shown + MORE}))


def _group(rows: pd.DataFrame, name: str, result: Analysis) -> None:
    listed = st.session_state.setdefault(f"shown-ahead-{name}", EACH)
    for number, row in enumerate(rows.head(listed).itertuples()):
        _row(row, f"{name}-{number}", result)
    if len(rows) > listed:
        st.button(f"Show more ({len(rows) - listed:,})", key=f"more-ahead-{name}", type="tertiary",
                  on_click=lambda: st.session_state.update({f"shown-ahead-{name}": listed + MORE}))


def _key(row) -> tuple[str, str, str]:
    return str(row.doc_id), str(row.start), str(row.end)


def _due(rows: pd.DataFrame) -> list[str]:
    """The day on which each falls due, and whether that has passed."""
    days = list(zip(iso(rows["due_from"]), iso(rows["due_to"]), strict=True))
    told = {pair: in_words(*pair) for pair in dict.fromkeys(days) if pair[0]}
    return [told[pair] + (" · passed since" if passed else "") if pair[0] else WITHOUT[kind]
            for pair, kind, passed in zip(days, rows["kind"].astype("str"), rows["has_passed"], strict=True)]


def _row(row, name: str, result: Analysis) -> None:
    excerpt = _excerpt(result, row.doc_id, row.sent_id, row.start, row.end)
    if row.kind != "dated":     # all of it is what is said
        excerpt = excerpt._replace(marks=())
    st.html(f'<p class="excerpt">{marked(excerpt)}</p>')
    with st.container(horizontal=True, vertical_alignment="top", gap="small", key=f"foot-ahead-{name}"):
        if row.n_later:
            st.button(f"{n_of(row.n_later, 'sentences')} later on that day", key=f"later-{name}", type="tertiary",
                      icon=":material/format_quote:", on_click=evidence.ask, args=(HAPPENED, _key(row)),
                      help="What later documents tell of the same day; whether it is what was expected is yours to see")
        st.page_link("views/documents/view.py", label=plain(_who(row, result)), icon=":material/menu_book:",
                     query_params=link.address(place=place(excerpt)), width="stretch")
        keep_excerpt(f"ahead-{name}", excerpt, titles(result)[row.doc_id])


@once
def _excerpt(result: Analysis, doc_id: str, sent_id: int, start: int, end: int) -> Excerpt:
    span = pd.DataFrame({"doc_id": [doc_id], "sent_id": [sent_id], "start": [start], "end": [end]}).astype(
        {"doc_id": result.documents["doc_id"].dtype, "sent_id": "int32"})
    return excerpts(result, span, "sentences")[0]


def _who(row, result: Analysis) -> str:
    """Who expects it, in which document, and when that was written."""
    named = {AUTHOR: "", UNNAMED: "", "": ""} | dict(actor_names(result))
    parts = [named.get(row.expected_by, ""), titles(result)[row.doc_id]]
    if pd.notna(row.written_to):
        parts.append("written " + in_words(*iso(pd.Series([row.written_from, row.written_to]))))
    return " · ".join(filter(None, parts))
