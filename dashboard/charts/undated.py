"""What is said of time without a date."""

import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, count, trace
from analysis.ask import reasons, undated, undated_in_words
from dashboard.charts.chart import Chart, Ink, bars

BY_VALUE = ("value", "often")
MOST = 12
"""Values shown: those that are meant most."""


def count_undated(result: Analysis) -> pd.DataFrame:
    """The values that are meant most, in words."""
    table = count(undated(result), BY_VALUE, "markers")
    table = table.sort_values(["n_markers", *BY_VALUE], ascending=[False, True, True]).head(MOST)
    words = [undated_in_words(*key) for key in zip(table["value"].astype("str"), table["often"], strict=True)]
    return table.assign(value=table["value"].astype("str"), words=pd.Series(words, table.index, dtype="str"))


def draw_undated(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """Values without a day by how often they are meant; the hover tells the value itself."""
    same = counted["words"].duplicated(keep=False)
    names = counted["words"].mask(same, counted["words"] + " (" + counted["value"] + ")")
    return bars(counted, names, BY_VALUE, "n_markers", ink, "%{y} (%{customdata[0]}):")


UNDATED = Chart(
    "undated", "What is said of time without a date?", "markers", BY_VALUE, count_undated,
    lambda result, key: trace(undated(result), BY_VALUE, key), draw_undated,
    name=lambda result, key: undated_in_words(*key), notes=reasons,
)
CHARTS = (UNDATED,)
