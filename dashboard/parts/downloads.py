"""What can be taken away: the dates as a table and as a story."""

import streamlit as st

from analysis import Analysis
from analysis.ask import as_table, as_timeline
from dashboard.state.corpus import corpus_path


def exports(result: Analysis) -> None:
    """Buttons that download the dated expressions under the present filter; made when they are pressed."""
    with st.container(horizontal=True):
        st.download_button("Dates as CSV", lambda: as_table(result), "dates.csv", "text/csv", key="dates-csv",
                           type="tertiary", icon=":material/download:", on_click="ignore")
        st.download_button("Dates for TimelineJS", lambda: as_timeline(result, corpus_path().name), "timeline.json",
                           "application/json", key="dates-json", type="tertiary", icon=":material/download:",
                           on_click="ignore")
