"""The chronology to read: a line a date, in the order of dates; a click on its number opens what is behind it."""

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import Excerpt, excerpts, in_words
from analysis.store import once
from dashboard.charts.chart import Chart, n_of
from dashboard.charts.chronicle import chronicle
from dashboard.parts import evidence
from dashboard.parts.controls import choice
from dashboard.parts.downloads import story_exports
from dashboard.parts.empty import nothing_to_count
from dashboard.parts.excerpt_list import marked, place
from dashboard.parts.filters import actor_names, plain, titles
from dashboard.parts.keep import keep_chart, keep_excerpt
from dashboard.state import cache, link

LENGTHS = {"10": 10, "30": 30, "all": None}
DEFAULT = "10"
MOST = 100
"""Lines listed before "show more"."""


def told(result: Analysis) -> None:
    """The question, the length to choose, the lines and what can be taken away."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="head-chronology"):
        st.header("What happened when?", anchor=False, width="stretch")
        length = choice("length", "Dates", {"10": "10", "30": "30", "all": "All"}, DEFAULT)
        chart = chronicle(LENGTHS[length])
        lines = evidence.counted_once(chart, result)
        evidence.offer(chart, result)
        if len(lines):
            keep_chart(chart, lines, result)
    if lines.empty:
        nothing_to_count()
        return
    with st.container(key="story"):
        _listed(chart, lines, result)
    story_exports(result, LENGTHS[length])


def _listed(chart: Chart, lines: pd.DataFrame, result: Analysis) -> None:
    shown = lines.head(st.session_state.setdefault("shown-story", MOST))
    told_in = cache.of(result).get((chart, "told in", len(shown)), lambda: [
        _excerpt(chart, line, result) for line in shown.itertuples()])
    for number, (key, excerpt, n) in enumerate(zip(_keys(shown), told_in, shown["n_documents"], strict=True)):
        _line(chart, key, number, excerpt, int(n), result)
    if len(lines) > len(shown):
        st.button(f"Show more ({len(lines) - len(shown):,})", key="more-story",
                  on_click=lambda: st.session_state.update({"shown-story": len(shown) + MOST}))


def _keys(lines: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(lines["from_date"], lines["to_date"], strict=True))


def _excerpt(chart: Chart, line, result: Analysis) -> Excerpt:
    rows = chart.trace(result, (line.from_date, line.to_date))
    own = rows[(rows["doc_id"].astype("str") == str(line.doc_id)) & (rows["sent_id"] == line.sent_id)]
    return excerpts(result, own, "sentences")[0]


def _line(chart: Chart, key: tuple[str, str], number: int, excerpt: Excerpt, n: int, result: Analysis) -> None:
    """The date, the sentence that tells it, who is in it, and the way to all its sentences."""
    with st.container(key=f"line-{number}"):
        beside, words = st.columns([2, 9], gap="small")
        beside.markdown(f"**{in_words(*key)}**")
        with words.container(gap="xxsmall"):
            st.html(f'<p class="excerpt">{marked(excerpt)}</p>')
            with st.container(horizontal=True, vertical_alignment="top", gap="small", key=f"foot-line-{number}"):
                st.button(n_of(n, "documents"), key=f"open-{number}", type="tertiary", icon=":material/format_quote:",
                          on_click=evidence.ask, args=(chart, key), help="All sentences of this date")
                label = " · ".join(filter(None, [titles(result)[excerpt.doc_id], _actors(excerpt, result)]))
                st.page_link("views/documents/view.py", label=plain(label), icon=":material/menu_book:",
                             query_params=link.address(place=place(excerpt)), help="Read it in its document",
                             width="stretch")
                keep_excerpt(f"line-{number}", excerpt, titles(result)[excerpt.doc_id])


def _actors(excerpt: Excerpt, result: Analysis) -> str:
    names = actor_names(result)
    return ", ".join(names[actor] for actor in _named(result, excerpt.doc_id, excerpt.start, excerpt.end)
                     if actor in names)


@once
def _named(result: Analysis, doc_id: str, start: int, end: int) -> tuple[str, ...]:
    """The actors whose mentions lie between two places of a document, in the order of the text."""
    mentions = result.mentions
    inside = mentions[(mentions["doc_id"] == doc_id) & (mentions["start"] >= start) & (mentions["end"] <= end)]
    return tuple(dict.fromkeys(inside["actor_id"].astype("str")))
