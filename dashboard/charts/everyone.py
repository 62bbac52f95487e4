"""Every actor in one table, and each step of a way between two."""

from functools import partial

import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, trace
from analysis.ask import find_actors, pair_sentences
from dashboard.charts.actors import BY_ACTOR, names
from dashboard.charts.chart import Chart, Ink, bars
from dashboard.charts.pairs import BY_PAIR


def mentioned(result: Analysis) -> pd.DataFrame:
    """All mentions, places too."""
    return result.mentions


def draw_everyone(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """Actors by the sentences that name them; the app shows the table itself."""
    return bars(counted, names(result, counted["actor_id"]), BY_ACTOR, "n_sentences", ink)


def everyone(typed: str = "", kinds: tuple[str, ...] = (), new: bool = False, order: str = "mentions") -> Chart:
    """The actors that are looked for, one row each (see `analysis.ask.everyone`)."""
    return Chart("actors", "Who is named?", "sentences", BY_ACTOR,
                 partial(find_actors, typed=typed, kinds=kinds, new=new, order=order),
                 lambda result, key: trace(mentioned(result), BY_ACTOR, key), draw_everyone)


def count_step(result: Analysis, pair: tuple[str, str]) -> pd.DataFrame:
    """One row: a pair, and the sentences that name both."""
    rows = pair_sentences(result, *pair, window="sentence")
    number = len(rows.drop_duplicates(["doc_id", "sent_id"]))
    return pd.DataFrame([(*pair, number)], columns=[*BY_PAIR, "n_sentences"])[:1 if number else 0]


def draw_step(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """The pair as one bar; the app shows it as a button."""
    return bars(counted, names(result, counted["actor_a"]), BY_PAIR, "n_sentences", ink)


def step(pair: tuple[str, str]) -> Chart:
    """One step of a way: two actors named together."""
    return Chart("step", "Who is named together?", "sentences", BY_PAIR, partial(count_step, pair=pair),
                 lambda result, key: pair_sentences(result, key[0], key[1], "sentence"), draw_step)


CHARTS = (everyone(),)
