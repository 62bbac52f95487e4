"""What can be taken away: the dates as a table and as a story."""

import streamlit as st

from analysis import Analysis, chronology
from analysis.ask import as_table, as_timeline, lines_as_markdown, lines_as_table, lines_as_timeline
from dashboard.state.corpus import corpus_path


def exports(result: Analysis) -> None:
    """Buttons that download the dated expressions under the present filter; made when they are pressed."""
    with st.container(horizontal=True):
        st.download_button("Dates as CSV", lambda: as_table(result), "dates.csv", "text/csv", key="dates-csv",
                           type="tertiary", icon=":material/download:", on_click="ignore")
        st.download_button("Dates for TimelineJS", lambda: as_timeline(result, corpus_path().name), "timeline.json",
                           "application/json", key="dates-json", type="tertiary", icon=":material/download:",
                           on_click="ignore")


def story_exports(result: Analysis, n_dates: int | None) -> None:
    """Buttons that download the chronology of so many dates under the present filter."""
    made = {
        "CSV": (lambda: lines_as_table(result, chronology(result, n_dates)), "chronology.csv", "text/csv"),
        "TimelineJS": (lambda: lines_as_timeline(result, chronology(result, n_dates), corpus_path().name),
                       "chronology.json", "application/json"),
        "Markdown": (lambda: lines_as_markdown(result, chronology(result, n_dates), corpus_path().name),
                     "chronology.md", "text/markdown"),
    }
    with st.container(horizontal=True, key="story-exports"):
        for name, (make, file, kind) in made.items():
            st.download_button(f"Chronology as {name}" if name != "TimelineJS" else "Chronology for TimelineJS", make,
                               file, kind, key=f"chronology-{name}", type="tertiary", icon=":material/download:",
                               on_click="ignore")
