"""Statements on one subject side by side, sorted by how they are made. It takes no side."""

from html import escape

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import negations, on_subject, quote, subjects, without_signs
from dashboard.charts.chart import n_of
from dashboard.parts.empty import nothing_to_count
from dashboard.parts.into_view import bring_into_view
from dashboard.parts.names import subject_names
from dashboard.state import link
from dashboard.views.voices.cards import card
from dashboard.views.voices.positions import table_of_positions

HEADS = {"so": "Asserts", "denies": "Denies, doubts or opposes", "not": "Asserts that something is not",
         "wants": "Expects, demands or asks"}
HOW = ("Sorted by how a statement is made and by words such as “not”, not by what it is about: two that stand side by "
       "side may differ, or speak of different things.")
OFFERED, FIRST = 60, 5
"""Subjects to choose from; statements in a column before "show more"."""


def differences(result: Analysis) -> None:
    """Draw the choice of a subject, and what is said on it."""
    st.header("What is said on one subject", anchor=False)
    listed = subjects(result).head(OFFERED).set_index("subject")
    if listed.empty:
        nothing_to_count("No two voices speak on one subject")
        return
    with st.container(key="differences"):
        if asked := link.read("subject"):
            bring_into_view(asked, "differences")
    subject = _chosen(result, listed)
    said = on_subject(result, subject)
    st.html(f'<p class="lede">{_told(listed.loc[subject])}</p>')
    table_of_positions(result, subject)
    st.caption(HOW)
    stances = [stance for stance in HEADS if (said["stance"] == stance).any()]
    for column, stance in zip(st.columns(len(stances), gap="medium"), stances, strict=True):
        with column:
            _column(result, said[said["stance"] == stance], stance)


def _chosen(result: Analysis, listed: pd.DataFrame) -> str:
    """The subject that the link asks for, else the first."""
    asked = link.read("subject") or listed.index[0]
    if asked not in listed.index:
        st.warning("The link asks for a subject on which no two voices speak here; the first one is shown.")
        asked = listed.index[0]
    key = "pick_subject"
    st.session_state[key] = asked
    names = subject_names(result, listed.index.tolist())
    st.selectbox("Subject", list(names), key=key, on_change=lambda: link.write("subject", st.session_state[key]),
                 format_func=lambda value: f"{names[value]} ({listed.loc[value, 'n_statements']:,})",
                 help="A theme, or two actors that are spoken of together; first those on which "
                      "somebody denies, doubts or says that something is not")
    return asked


def _told(subject: pd.Series) -> str:
    documents = n_of(subject["n_documents"], "documents")
    voices = f"<b>{subject['n_voices']:,} voices</b> in {documents} speak on it"
    told = [
        f"{n:,} {one if n == 1 else many}" for n, one, many in (
            (subject["n_so"], "asserts", "assert"),
            (subject["n_denies"], "denies, doubts or opposes", "deny, doubt or oppose"),
            (subject["n_not"], "asserts that something is not", "assert that something is not"),
            (subject["n_wants"], "expects, demands or asks", "expect, demand or ask"))
        if n
    ]
    return f"{voices}{': ' if told else ''}{', '.join(told)}."


def _column(result: Analysis, said: pd.DataFrame, stance: str) -> None:
    spans = said.groupby(["doc_id", "start", "end"], observed=True, sort=False)
    number = n_of(spans.ngroups, "statements")
    st.html(f'<p class="stance">{HEADS[stance]} <span>{number}</span></p>')
    key = f"shown-stance-{stance}"
    shown = list(spans)[: st.session_state.get(key, FIRST)]
    for place, (_, rows) in enumerate(shown):
        with st.container(key=f"sentence-{stance}-{place}"):
            card(result, rows, _words(result, rows.iloc[:1]))
    if spans.ngroups > len(shown):
        st.button(f"Show more ({spans.ngroups - len(shown):,})", key=f"more-stance-{stance}",
                  on_click=lambda: st.session_state.update({key: len(shown) + 20}))


def _words(result: Analysis, row: pd.DataFrame) -> str:
    """The part of the statement that bears on the subject, a negation that sets it apart marked, as HTML."""
    shown = row.assign(start=row["shown_start"], end=row["shown_end"])
    text, start = quote(result, shown)[0], int(shown["start"].iloc[0])
    (span,) = negations(result, row)
    if row["stance"].iloc[0] == "not" and span:
        left, right = span[0] - start, span[1] - start
        ahead, word, rest = (escape(without_signs(part)) for part in (text[:left], text[left:right], text[right:]))
        text = f"{ahead}<mark>{word}</mark>{rest}"
    else:
        text = escape(without_signs(text))
    before = "… " if (shown["start"] > row["start"]).any() else ""
    return f"{before}{text}{' …' if (shown['end'] < row['end']).any() else ''}"
