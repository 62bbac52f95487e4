"""Statements that differ, side by side: what is denied or doubted, or said otherwise than before. It takes no side."""

from html import escape

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import changes, disagreements, quote, reworded, without_signs
from dashboard.charts.chart import n_of
from dashboard.parts.empty import nothing_to_count
from dashboard.views.voices.cards import card, leads

FIRST, MORE, AROUND = 5, 20, 90
"""Pairs shown before "show more", and with it; characters around words that were changed."""
HOW = "Found by their wording; that they differ is all that is told, not who is right."
SPAN = ["doc_id", "start", "end"]


def differing(result: Analysis) -> None:
    """Draw the pairs of statements that differ, the changes of position, and the paragraphs with other words."""
    st.subheader("Where they differ", anchor=False)
    denied, changed, other = disagreements(result), changes(result), reworded(result)
    if denied.empty and changed.empty and other.empty:
        nothing_to_count("Nobody is found to deny or doubt what another says, or to say otherwise than before")
        return
    st.caption(HOW)
    _pairs(result, denied, "differ", ("Says", "Denies, doubts or says not"))
    _pairs(result, changed, "changed", ("Said before", "Says now"))
    _rewordings(result, other)


def _pairs(result: Analysis, rows: pd.DataFrame, name: str, heads: tuple[str, str]) -> None:
    """Statements on the left, those that differ from them on the right."""
    pairs = [pair for _, pair in rows.groupby("pair", sort=True)]
    if not pairs:
        return
    for column, head in zip(st.columns(2, gap="medium"), heads, strict=True):
        column.html(f'<p class="stance">{head} <span>{len(pairs) if head == heads[0] else ""}</span></p>')
    shown = pairs[: st.session_state.get(f"shown-{name}", FIRST)]
    for number, pair in enumerate(shown):
        with st.container(key=f"pair-{name}-{number}"):
            for side, column in enumerate(st.columns(2, gap="medium")):
                with column:
                    for _, alike in pair[pair["side"] == side].groupby(SPAN, observed=True, sort=False):
                        card(result, alike)
    _more(name, len(pairs) - len(shown))


def _rewordings(result: Analysis, rows: pd.DataFrame) -> None:
    """Words of a paragraph that stand otherwise where it is repeated, both with what is around them."""
    if rows.empty:
        return
    number = n_of(len(rows), "places")
    st.html(f'<p class="stance">The same paragraph in other words <span>{number}</span></p>')
    kept = rows.assign(doc_id=rows["kept_doc_id"], start=rows["kept_start"], end=rows["kept_end"])
    shown = st.session_state.get("shown-reworded", FIRST)
    for place in range(min(shown, len(rows))):
        with st.container(key=f"pair-reworded-{place}"):
            for column, side in zip(st.columns(2, gap="medium"), (kept, rows), strict=True):
                with column:
                    _around(result, side.iloc[place:place + 1])
    _more("reworded", len(rows) - shown)


def _around(result: Analysis, row: pd.DataFrame) -> None:
    start, end = int(row["start"].iloc[0]), int(row["end"].iloc[0])
    document = result.documents[result.documents["doc_id"] == row["doc_id"].iloc[0]].iloc[0]
    first, last = max(0, start - AROUND), min(end + AROUND, len(document["text"]))
    (words,) = quote(result, row.assign(start=first, end=last))
    before, said, after = (escape(without_signs(part)) for part in (
        words[: start - first], words[start - first : end - first], words[end - first :]))
    st.html(f'<p class="excerpt">… {before}<mark>{said}</mark>{after} …</p>')
    leads(document, start, end)


def _more(name: str, left: int) -> None:
    if left > 0:
        key = f"shown-{name}"
        st.button(f"Show more ({left:,})", key=f"more-{name}",
                  on_click=lambda: st.session_state.update({key: st.session_state.get(key, FIRST) + MORE}))
