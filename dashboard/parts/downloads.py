"""What can be taken away: dates, the chronology, the network, all tables and the report; each made when asked for."""

from functools import partial

import streamlit as st

from analysis import Analysis, chronology
from analysis.ask import as_table, as_timeline, lines_as_markdown, lines_as_table, lines_as_timeline
from analysis.report import (
    as_csv_zip,
    as_docx,
    as_gexf,
    as_graphml,
    as_html,
    as_parquet_zip,
    as_sqlite,
    edges_as_table,
    nodes_as_table,
)
from dashboard.state.corpus import corpus_path

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


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


def network_exports(result: Analysis) -> None:
    """A box of downloads of the network under the present filter."""
    made = {
        "GEXF, for Gephi": (as_gexf, "network.gexf", "application/xml"),
        "GraphML, for Cytoscape, yEd and networkx": (as_graphml, "network.graphml", "application/xml"),
        "Nodes as CSV": (nodes_as_table, "nodes.csv", "text/csv"),
        "Edges as CSV": (edges_as_table, "edges.csv", "text/csv"),
    }
    with st.popover("Download the network", type="tertiary", icon=":material/download:"):
        st.caption("All actors that are named and all pairs that one sentence names, under the present filter.")
        _buttons(made, result, "network")


def take_with_you(result: Analysis) -> None:
    """A box of downloads of everything, whatever the filter."""
    title = corpus_path().resolve().name
    made = {
        "The report, one page that needs no network": (partial(as_html, title=title), "report.html", "text/html"),
        "The report as a Word document": (partial(as_docx, title=title), "report.docx", WORD),
        "All tables as one SQLite file": (as_sqlite, "dossier.sqlite", "application/vnd.sqlite3"),
        "All tables as CSV, in one archive": (as_csv_zip, "dossier.zip", "application/zip"),
        "All tables as Parquet, in one archive": (as_parquet_zip, "dossier.parquet.zip", "application/zip"),
    }
    with st.popover("Take it with you", type="tertiary", icon=":material/download:"):
        st.caption("Everything that was found, whatever the filter: to read anywhere, and for other programs.")
        _buttons(made, result, "everything")


def actor_report(result: Analysis, actor: str) -> None:
    """A button that downloads the report on all that names one actor, whatever the filter."""
    st.download_button("Report on this actor", partial(as_html, result, corpus_path().resolve().name, actor),
                       f"report-{actor}.html", "text/html", key="actor-report", type="tertiary",
                       icon=":material/download:", on_click="ignore",
                       help="One page that needs no network: every passage that names this actor, whatever the filter")


def _buttons(made: dict[str, tuple], result: Analysis, key: str) -> None:
    """A button per file, which is made when the button is pressed."""
    for name, (make, file, kind) in made.items():
        st.download_button(name, partial(make, result), file, kind, key=f"{key}-{file}", type="tertiary",
                           icon=":material/download:", on_click="ignore")
