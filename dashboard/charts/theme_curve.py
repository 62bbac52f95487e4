"""How stable each number of themes is: the curve the number was chosen from."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.chart import Ink, styled


def draw_curve(curve: pd.DataFrame, shown: int, ink: Ink) -> go.Figure:
    """A point for each number tried, the one that is shown filled. It counts nothing: there is no evidence to open."""
    here = curve["n_themes"] == shown
    figure = go.Figure(go.Scatter(
        x=curve["n_themes"].tolist(), y=curve["stability"].tolist(), mode="lines+markers+text",
        line={"color": ink.quiet, "width": 1.5}, cliponaxis=False,
        marker={"size": 11, "color": [ink.accent if chosen else ink.paper for chosen in here], "opacity": 1,
                "line": {"color": ink.accent, "width": 1.5}},
        text=[f"{stability:.2f}" for stability in curve["stability"]], textposition="top center",
        textfont={"color": ink.text}, hovertemplate="%{x} themes: %{y:.2f}<extra></extra>",
    ))
    styled(figure, ink, 230)
    figure.update_yaxes(visible=False, rangemode="tozero", range=[0, 1.25 * curve["stability"].max()])
    figure.update_xaxes(tickvals=curve["n_themes"].tolist(), title={"text": "themes", "font": {"color": ink.text}})
    return figure
