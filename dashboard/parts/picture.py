"""A chart as SVG or PNG, with its question, the filter and the source in the picture; made by the browser."""

from pathlib import Path

import streamlit as st

from analysis import Analysis
from dashboard.charts.chart import Chart, n_of
from dashboard.parts.appearance import ink
from dashboard.parts.filters import in_words
from dashboard.state.corpus import corpus_path, whole

HERE = Path(__file__).parent
_component = st.components.v2.component(
    "dossier_picture",
    html='<div><button type="button" class="svg">Picture as SVG</button>'
         '<button type="button" class="png">Picture as PNG</button></div>',
    css=(HERE / "picture.css").read_text(encoding="utf-8"), js=(HERE / "picture.js").read_text(encoding="utf-8"),
)


def buttons(chart: Chart, result: Analysis) -> None:
    """Two buttons that save the chart as it is drawn."""
    data = {"chart": chart.id, "question": chart.question, "lines": lines(chart, result), "ink": ink().text,
            "paper": ink().paper}
    _component(data=data, key=f"picture-{chart.id}")


def lines(chart: Chart, result: Analysis) -> list[str]:
    """What stands below the picture: what is counted under which filter, and in what."""
    filtered = in_words(whole(), st.session_state["filter"])
    counted = f"Counted: {chart.unit}" + (f" · Filter: {' · '.join(filtered)}" if filtered else " · no filter")
    n, every = len(result.documents), len(whole().documents)
    share = n_of(n, "documents") if n == every else f"{n:,} of {n_of(every, 'documents')}"
    return [counted, f"Source: {corpus_path().resolve().name}, {share}, counted by Dossier"]
