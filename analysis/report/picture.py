"""The network as an inline SVG: each actor and each edge is a link to its row."""

from html import escape
from itertools import pairwise

import numpy as np
import pandas as pd

from analysis.ask import communities, cooccurrence, places
from analysis.report.contents import Contents, Row, n_of

DRAWN = 18
"""Actors in the picture: as many as can be read at once."""
WIDTH, HEIGHT = 900, 620
APART = 20
"""The least distance of two names from top to bottom."""
GROUPS = 7
"""Groups with a colour of their own; the ones after share the last."""


def network_svg(contents: Contents, actors: list[Row], pairs: list[Row]) -> str:
    """The most named actors where the app places them, coloured by group, with the edges that have a row."""
    spots = places(contents.shown, DRAWN)
    if len(spots) < 2:
        return ""
    at = _spread(spots)
    rows = {row.id: row for row in actors}
    table = cooccurrence(contents.shown, "sentence", actors=list(at))
    groups = communities(table, "n_sentences")
    numbers = {row.id: number for number, row in enumerate(pairs)}
    edges = [_edge(row, at, numbers, int(table["n_sentences"].max())) for row in table.itertuples()]
    most = max((rows[actor].n for actor in at if actor in rows), default=1)
    nodes = [_node(rows[actor], spot, groups.get(actor, GROUPS), most) for actor, spot in at.items() if actor in rows]
    return (f'<div class="wide"><svg class="network" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" '
            f'aria-label="The network of the {len(at)} actors named most">{"".join(edges)}{"".join(nodes)}</svg></div>')


def _spread(spots: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """The places in the picture, moved up and down until no two names touch."""
    x = 90 + (spots["x"].to_numpy() + 1) / 2 * (WIDTH - 260)
    y = 30 + (1 - spots["y"].to_numpy()) / 2 * (HEIGHT - 60)
    order = np.argsort(y, kind="stable")
    gap = min(APART, (HEIGHT - 40) / len(y))
    for before, place in pairwise(order):
        y[place] = max(y[place], y[before] + gap)
    for after, place in pairwise(order[::-1]):
        y[order[-1]] = min(y[order[-1]], HEIGHT - 20)
        y[place] = min(y[place], y[after] - gap)
    return {actor: (float(a), float(b)) for actor, a, b in zip(spots["actor_id"], x, y, strict=True)}


def _edge(row, at: dict[str, tuple[float, float]], numbers: dict[str, int], most: int) -> str:
    (x, y), (u, v) = at[row.actor_a], at[row.actor_b]
    weak = " weak" if row.n_sentences <= row.expected else ""
    where = f'x1="{x:.0f}" y1="{y:.0f}" x2="{u:.0f}" y2="{v:.0f}"'
    line = f'<line class="edge{weak}" {where} stroke-width="{0.8 + 6 * row.n_sentences / most:.1f}"/>'
    number = numbers.get(f"{row.actor_a}|{row.actor_b}")
    if number is None:
        return line
    told = n_of(row.n_sentences, "sentence")
    return f'<a href="#pair-{number}">{line}<line class="near" {where}/><title>{told}</title></a>'


def _node(row: Row, spot: tuple[float, float], group: int, most: int) -> str:
    x, y = spot
    radius = 5 + 11 * (row.n / most) ** 0.5
    return (f'<a href="#actor-{escape(row.id)}"><circle class="g{min(group, GROUPS)}" cx="{x:.0f}" cy="{y:.0f}" '
            f'r="{radius:.1f}"/><text x="{x + radius + 4:.0f}" y="{y + 4:.0f}">{escape(row.name)}</text></a>')
