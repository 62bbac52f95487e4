"""What the hits are by: actors, themes, sources and years with their numbers, each a click to narrow."""

import streamlit as st

from analysis import Analysis
from analysis.ask import passages_by, year_in_words
from dashboard.parts.filters import actor_names, plain, theme_labels
from dashboard.state import link

HEADS = {"actor": "Actors", "theme": "Themes", "source": "Sources", "year": "Years spoken of"}
FIRST, MORE = 6, 30
"""Lines of each subject; with "more"."""


def show(result: Analysis, words: str) -> None:
    """Draw the numbers of passages by each subject."""
    names = {"actor": actor_names(result), "theme": theme_labels(result)}
    for subject, head in HEADS.items():
        counted = passages_by(result, subject)
        if counted.empty:
            continue
        most = MORE if st.session_state.get(f"all-{subject}") else FIRST
        with st.container(key=f"by-{subject}", gap=None):
            st.html(f'<h2 class="by">{head}</h2>')
            for key, number in counted.head(most).itertuples(index=False, name=None):
                name = year_in_words(key) if subject == "year" else names.get(subject, {}).get(key, key)
                st.button(f"{plain(name)} · {number:,}", key=f"by-{subject}-{key}", type="tertiary",
                          help="Only these", on_click=_narrow, args=(subject, str(key), words))
            if len(counted) > most == FIRST:
                st.button(f"More ({min(len(counted), MORE) - FIRST})", key=f"more-{subject}", type="tertiary",
                          icon=":material/expand_more:",
                          on_click=lambda subject=subject: st.session_state.update({f"all-{subject}": True}))


def _narrow(subject: str, value: str, words: str) -> None:
    """Keep the passages of one more: in the filter, or beside the words where the filter holds another already."""
    if subject == "year":
        link.write("period", f"{value}..{value}")
    elif subject != "source" and not link.read_ids(subject):
        link.write_ids(subject, [value])
    else:
        words = f"({words})" if " OR " in words else words
        link.write("words", f'{words} {subject}:"{value}"'.strip())
