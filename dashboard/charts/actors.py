"""Charts of actors, each alone."""

import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis
from dashboard.charts.chart import Chart, Ink, bars, counting

BY_ACTOR = ("actor_id",)


def acting(result: Analysis) -> pd.DataFrame:
    """The mentions of actors that act: all but places."""
    actors = result.actors
    return result.mentions[result.mentions["actor_id"].isin(actors.loc[actors["kind"] != "place", "actor_id"])]


def names(result: Analysis, actor_ids: pd.Series) -> pd.Series:
    """The name of each actor."""
    return actor_ids.astype("str").map(result.actors.set_index("actor_id")["name"])


def draw_ranked(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """Actors by the sentences that name them."""
    return bars(counted, names(result, counted["actor_id"]), BY_ACTOR, "n_sentences", ink)


RANKED = Chart(
    "actors", "Who is named most?", "sentences", BY_ACTOR, draw=draw_ranked,
    **counting(acting, BY_ACTOR, "sentences", most=15),
)
CHARTS = (RANKED,)
