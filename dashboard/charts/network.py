"""The network: actors, and edges between those named together."""

from collections.abc import Iterable
from functools import partial
from zlib import crc32

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, count, trace
from analysis.ask import communities, places
from analysis.store import once
from dashboard.charts.actors import acting, names
from dashboard.charts.chart import Chart, Ink, faint, hovers, labelled, marks, styled
from dashboard.charts.label_sides import sides
from dashboard.charts.pairs import BY_PAIR, DEFAULT, DRAWN, Choice, pairs, tell_pair, trace_pair
from dashboard.charts.parts import with_parts

SYMBOLS = {
    "country": "circle", "person": "diamond", "alliance": "hexagon2", "organization": "square", "outlet": "triangle-up",
    "place": "circle-open",
}
"""The shape of each kind of actor: colour is never alone."""
APART = 0.085
"""The least distance of two labels from top to bottom, as a share of the frame of height 2."""
SHIFTS = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72)
"""Where on an edge its mark may stand, the middle preferred."""
CLEAR = 0.07
"""How far from actors and other marks it is to stand."""

FADED = 0.15
"""The opacity of what is weak, or not chosen."""

Spots = dict[str, tuple[float, float]]


@once
def spots_of(whole: Analysis) -> Spots:
    """{actor_id: place} from the whole collection, so that no filter shuffles them."""
    table = places(whole)
    return dict(zip(table["actor_id"], zip(table["x"], table["y"], strict=True), strict=True))


def named(result: Analysis, choice: Choice) -> pd.DataFrame:
    """The mentions of actors, with the passage they stand in, as pairs with nobody: `actor_b` is empty."""
    rows = acting(result).rename(columns={"actor_id": "actor_a"}).assign(actor_b="")
    if choice.window == "passage":
        rows = rows.merge(result.sentences[["doc_id", "sent_id", "passage_id"]], on=["doc_id", "sent_id"])
    return rows


def count_network(result: Analysis, choice: Choice) -> pd.DataFrame:
    """The most mentioned actors, then the pairs of them that the choice shows."""
    rows = named(result, choice)
    mentioned = rows["actor_a"].value_counts()
    mentioned = mentioned[mentioned > 0].to_dict()
    drawn = sorted(mentioned, key=lambda actor: (-mentioned[actor], actor))[:DRAWN]
    nodes = count(rows[rows["actor_a"].isin(drawn)].drop(columns="actor_b"), BY_PAIR[:1], choice.unit)
    nodes = nodes.assign(actor_a=nodes["actor_a"].astype("str"), actor_b="")
    return pd.concat([nodes, pairs(result, choice)], ignore_index=True) if len(nodes) else nodes


def trace_network(result: Analysis, key: tuple[str, ...], choice: Choice) -> pd.DataFrame:
    """The evidence of an edge, or of an actor where there is no second."""
    return trace_pair(result, key, choice) if key[1] else trace(named(result, choice), BY_PAIR, key)


def tell_network(result: Analysis, key: tuple[str, ...], choice: Choice) -> list[str]:
    """The words about an edge; an actor's number speaks for itself."""
    return tell_pair(result, key, choice) if key[1] else []


def draw_network(
    counted: pd.DataFrame, result: Analysis, ink: Ink, chosen: tuple[str, ...] = (), *, choice: Choice,
    spots: Spots | None,
) -> go.Figure:
    """Actors by their mentions; edges as strong as the measure says, what is weak or not chosen faded."""
    counted = counted.assign(aside=_aside(counted, chosen))
    nodes, edges = counted[counted["actor_b"] == ""], counted[counted["actor_b"] != ""]
    at = _standing(nodes["actor_a"], spots_of(result) if spots is None else spots)
    figure = go.Figure()
    _add_edges(figure, edges, at, ink, f"n_{choice.unit}")
    if any(chosen[1:]):
        _add_chosen(figure, at, chosen, ink)
    _add_middles(figure, edges, at, result, ink, choice)
    _add_nodes(figure, nodes, at, result, ink, choice, communities(edges, "strength") if choice.groups else {})
    figure.update_xaxes(visible=False, range=[-1.35, 1.35])
    figure.update_yaxes(visible=False, range=[-1.1, 1.18])
    return _keyed(styled(figure, ink, 660), nodes, result, ink, choice.groups)


def _aside(counted: pd.DataFrame, chosen: tuple[str, ...]) -> pd.Series:
    """What is not chosen: all but an edge and its ends, or an actor, its edges and their other ends."""
    if not chosen:
        return pd.Series(False, counted.index)
    ends = counted[list(BY_PAIR)].isin({part for part in chosen if part})
    edges = counted["actor_b"] != ""
    kept = ends.all(axis=1) if chosen[1] else ends.any(axis=1)
    actors = {*chosen, *counted.loc[edges & kept, list(BY_PAIR)].to_numpy().ravel()}
    return ~kept.where(edges, counted["actor_a"].isin(actors))


def _add_chosen(figure: go.Figure, at: Spots, chosen: tuple[str, ...], ink: Ink) -> None:
    """The chosen edge once more, in the colour of what is chosen."""
    (x, y), (u, v) = (at[actor] for actor in chosen)
    figure.add_scatter(x=[x, u], y=[y, v], mode="lines", hoverinfo="skip", showlegend=False,
                       line={"color": ink.accent, "width": 5})


def _keyed(figure: go.Figure, nodes: pd.DataFrame, result: Analysis, ink: Ink, grouped: bool) -> go.Figure:
    """One quiet line that says what the shapes and colours are."""
    kinds = set(nodes["actor_a"].map(result.actors.set_index("actor_id")["kind"].astype("str")))
    for kind in (kind for kind in SYMBOLS if kind in kinds):
        colour = ink.quiet if grouped else ink.kind(kind)
        figure.add_scatter(x=[None], y=[None], mode="markers", name=kind, showlegend=True,
                           marker={"symbol": SYMBOLS[kind], "color": colour, "size": 10})
    legend = {"orientation": "h", "x": 0, "y": 0, "yanchor": "top", "itemclick": False, "itemdoubleclick": False}
    return figure.update_layout(showlegend=True, legend=legend)


def _standing(actors: pd.Series, spots: Spots) -> Spots:
    """The places of these actors, moved up or down no more than their labels need; the central ones least."""
    central = set(list(spots)[:DRAWN])
    found = [(actor, *spots.get(actor, _outside(actor))) for actor in actors]
    found.sort(key=lambda spot: (spot[2], spot[0]))
    weights = np.array([50.0 if actor in central else 1.0 for actor, _, _ in found])
    heights = _apart(np.array([y for _, _, y in found]), weights, min(APART, 2 / max(len(found), 1)))
    return {actor: (x, y) for (actor, x, _), y in zip(found, heights, strict=True)}


def _outside(actor: str) -> tuple[float, float]:
    """A place at the rim for an actor that the whole collection gives none."""
    angle = crc32(actor.encode()) / 2**32 * 2 * np.pi
    return float(np.cos(angle)), float(np.sin(angle))


def _apart(heights: np.ndarray, weights: np.ndarray, gap: float) -> np.ndarray:
    """Sorted heights moved as little as possible to be `gap` apart (isotonic regression, pooling neighbours)."""
    blocks: list[tuple[float, float, int]] = []
    steps = np.arange(len(heights)) * gap
    for value, weight in zip(heights - steps, weights, strict=True):
        blocks.append((value, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (low, one, n), (high, other, m) = blocks[-2:]
            blocks[-2:] = [((low * one + high * other) / (one + other), one + other, n + m)]
    moved = np.repeat([value for value, _, _ in blocks], [n for _, _, n in blocks]) + steps if blocks else steps
    return moved - max(moved.max() - 1, 0) + max(-1 - moved.min(), 0) if len(moved) else moved


def _add_edges(figure: go.Figure, edges: pd.DataFrame, at: Spots, ink: Ink, number: str) -> None:
    """Edges in five classes of strength, one trace each; dotted where chance alone would give as many."""
    weak = edges[number] <= edges["expected"]
    level = np.ceil(edges["strength"].to_numpy(float) * 5).clip(0, 5)
    for (dotted, step, aside), rows in edges.groupby([weak.to_numpy(), level, edges["aside"].to_numpy()], sort=True):
        ends = [(at[a], at[b]) for a, b in zip(rows["actor_a"], rows["actor_b"], strict=True)]
        figure.add_scatter(
            x=[x for a, b in ends for x in (a[0], b[0], None)], y=[y for a, b in ends for y in (a[1], b[1], None)],
            mode="lines", hoverinfo="skip", showlegend=False,
            opacity=FADED if dotted or step == 0 or aside else 0.14 + 0.15 * step,
            line={"color": ink.quiet, "width": max(1, 0.6 + 1.3 * step), "dash": "dot" if dotted else "solid"},
        )


def _add_middles(figure: go.Figure, edges: pd.DataFrame, at: Spots, result: Analysis, ink: Ink, choice: Choice) -> None:
    """What answers a click on an edge: a small dot near its middle, clear of actors and other dots."""
    middles = _clear_of_all(at, zip(edges["actor_a"], edges["actor_b"], strict=True))
    first, second = names(result, edges["actor_a"]), names(result, edges["actor_b"])
    figure.add_scatter(
        x=[x for x, _ in middles], y=[y for _, y in middles], mode="markers", showlegend=False,
        marker={"size": 8, "color": ink.quiet, "line": {"color": ink.paper, "width": 1},
                "opacity": np.where(edges["aside"], FADED, 0.2 + 0.8 * edges["strength"]).tolist()},
        text=[f"{a} and {b}" for a, b in zip(labelled(first), labelled(second), strict=True)],
        customdata=marks(edges, BY_PAIR, f"n_{choice.unit}"),
        hovertemplate=hovers("%{text}:", edges[f"n_{choice.unit}"], choice.unit),
    )


def _clear_of_all(at: Spots, edges: Iterable[tuple[str, str]]) -> list[tuple[float, float]]:
    """A place on each edge near its middle, clear of the actors and of the places chosen before it."""
    taken, along = np.array(list(at.values())).reshape(-1, 2), np.array(SHIFTS)[:, None]
    found: list[tuple[float, float]] = []
    for a, b in edges:
        on_edge = np.array(at[a]) * (1 - along) + np.array(at[b]) * along
        free = np.hypot(*(on_edge[:, None, axis] - taken[:, axis] for axis in (0, 1))).min(axis=1, initial=np.inf)
        clear = np.flatnonzero(free > CLEAR)
        best = on_edge[clear[0] if len(clear) else int(np.argmax(free))]
        found.append((float(best[0]), float(best[1])))
        taken = np.vstack([taken, best])
    return found


def _add_nodes(figure: go.Figure, nodes: pd.DataFrame, at: Spots, result: Analysis, ink: Ink, choice: Choice,
               groups: dict[str, int]) -> None:
    number = f"n_{choice.unit}"
    kinds = nodes["actor_a"].map(result.actors.set_index("actor_id")["kind"].astype("str"))
    largest = max(nodes[number], default=1)
    colours = [group_colour(ink, groups[a]) if a in groups else ink.quiet if groups else ink.kind(kind)
               for a, kind in zip(nodes["actor_a"], kinds, strict=True)]
    sizes = [11 + 25 * (n / largest) ** 0.5 for n in nodes[number]]
    texts = [_wrapped(name) for name in labelled(names(result, nodes["actor_a"]))]
    spots = np.array([at[actor] for actor in nodes["actor_a"]]).reshape(-1, 2)
    figure.add_scatter(
        x=spots[:, 0].tolist(), y=spots[:, 1].tolist(), mode="markers+text",
        marker={"size": sizes, "color": colours,
                "opacity": np.where(nodes["aside"], FADED, 1).tolist(),
                "symbol": [SYMBOLS[kind] for kind in kinds], "line": {"color": ink.paper, "width": 1.5}},
        text=texts, textposition=sides(spots, sizes, texts),
        textfont={"color": [faint(ink.text, 0.4) if aside else ink.text for aside in nodes["aside"]], "size": 13,
                  "shadow": f"0 0 3px {ink.paper}, 0 0 3px {ink.paper}"},
        cliponaxis=False, showlegend=False, customdata=marks(nodes, BY_PAIR, number), hovertext=kinds.tolist(),
        hovertemplate=hovers("%{text} (%{hovertext}):", nodes[number], choice.unit),
    )


def group_colour(ink: Ink, number: int) -> str:
    """The colour of a group; the ones after the seventh share the quiet one."""
    return ink.series[number] if number < 7 else ink.quiet


def _wrapped(name: str) -> str:
    """A long name on two lines, broken near its middle."""
    if len(name) <= 12 or " " not in name:
        return name if len(name) <= 24 else name[:22] + "…"
    breaks = [i for i, character in enumerate(name) if character == " "]
    middle = min(breaks, key=lambda i: abs(i - len(name) / 2))
    return f"{name[:middle]}<br>{name[middle + 1 :]}"


def network(choice: Choice = DEFAULT, spots: Spots | None = None) -> Chart:
    """The network under a choice; `spots` are the places of the actors, else found in what is shown."""
    bare = Chart(
        "network", "Who is named with whom?", choice.unit, BY_PAIR, partial(count_network, choice=choice),
        partial(trace_network, choice=choice), partial(draw_network, choice=choice, spots=spots),
        partial(tell_network, choice=choice), draw_chosen=partial(draw_network, choice=choice, spots=spots),
    )
    return with_parts(bare)


NETWORK = network()
CHARTS = (NETWORK,)
