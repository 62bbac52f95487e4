"""The matrix: a square for each pair of actors."""

from dataclasses import replace
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis
from analysis.ask import communities
from dashboard.charts.actors import names
from dashboard.charts.chart import Chart, Ink, bars, hovers, labelled, marks, styled
from dashboard.charts.pairs import BY_PAIR, DEFAULT, Choice, pairs, tell_pair, trace_pair
from dashboard.charts.parts import with_parts

ROW, NARROW = 34, 14
"""Height of a row, and the least width of a column, in pixels."""


def in_order(counted: pd.DataFrame) -> list[str]:
    """The actors: group by group, those with the strongest ties first, so that blocks along the diagonal show."""
    ties = pd.concat([counted.groupby(end)["strength"].sum() for end in BY_PAIR]).groupby(level=0).sum()
    groups = communities(counted, "strength")
    return sorted(ties.index, key=lambda actor: (groups.get(actor, len(ties)), -ties[actor], actor))


def draw_matrix(counted: pd.DataFrame, result: Analysis, ink: Ink, choice: Choice) -> go.Figure:
    """Half a matrix; the name of an actor stands where its row begins and its column ends."""
    number = f"n_{choice.unit}"
    order = in_order(counted)
    place = {actor: i for i, actor in enumerate(order)}
    a, b = (counted[end].map(place).astype("int") for end in BY_PAIR)
    rows, columns = a.where(a < b, b), b.where(a < b, a)
    chance = (counted[number] <= counted["expected"]).tolist()
    first, second = labelled(names(result, counted["actor_a"])), labelled(names(result, counted["actor_b"]))
    figure = go.Figure(go.Scatter(
        x=columns.tolist(), y=(-rows).tolist(), mode="markers+text",
        marker={"symbol": "square", "line": {"width": 0}, "size": [15 + 15 * s**0.5 for s in counted["strength"]],
                "color": [ink.accent] * len(chance), "opacity": [0.15 if c else 1 for c in chance]},
        text=[f"{n:,}" for n in counted[number]],
        textfont={"color": [ink.text if c else ink.paper for c in chance], "size": 11},
        hovertext=[f"{one} and {two}" for one, two in zip(first, second, strict=True)],
        customdata=marks(counted, BY_PAIR, number),
        hovertemplate=hovers("%{hovertext}:", counted[number], choice.unit),
    ))
    shown = names(result, pd.Series(order, dtype="str"))
    shown = labelled(shown.where(shown.str.len() < 30, shown.str[:28] + "…"))
    for i, label in enumerate(shown):
        figure.add_annotation(x=i + 0.35, y=-i, text=label, showarrow=False, xanchor="right",
                              font={"color": ink.text, "size": 13})
    figure.update_xaxes(visible=False, range=[-0.4, len(order) - 0.4])
    figure.update_yaxes(visible=False, range=[0.6 - len(order), 0.6])
    overhang = max((7 * len(label) - NARROW * i for i, label in enumerate(shown)), default=0)
    return styled(figure, ink, 20 + ROW * len(order)).update_layout(margin_l=max(overhang, 0))


def matrix(choice: Choice = DEFAULT) -> Chart:
    """The matrix under a choice."""
    return with_parts(Chart(
        "matrix", "Which pairs, how often?", choice.unit, BY_PAIR, partial(pairs, choice=choice),
        partial(trace_pair, choice=choice), partial(draw_matrix, choice=choice), partial(tell_pair, choice=choice),
    ))


def draw_ranking(counted: pd.DataFrame, result: Analysis, ink: Ink, choice: Choice) -> go.Figure:
    """A bar for each pair."""
    both = names(result, counted["actor_a"]) + " and " + names(result, counted["actor_b"])
    return bars(counted, both, BY_PAIR, f"n_{choice.unit}", ink)


def ranking(choice: Choice = DEFAULT) -> Chart:
    """The pairs under a choice, one below the other, to be shown as a table."""
    return replace(matrix(choice), id="pairs", question="Which pairs are strongest?",
                   draw=partial(draw_ranking, choice=choice))


MATRIX, RANKING = matrix(), ranking()
CHARTS = (MATRIX, RANKING)
