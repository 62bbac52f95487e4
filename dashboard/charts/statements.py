"""Charts of who says what about whom."""

import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, count, trace
from analysis.ask import AUTHOR, UNNAMED, about, counted, heard, manners, roles
from dashboard.charts.chart import Chart, Ink, bars, counting, hovers, labelled, marks, styled

BY_TARGET, BY_ROLE, BY_KIND = ("voice", "about_id"), ("actor_id", "role"), ("kind",)
ROWS, COLUMNS = 12, 9
"""As many voices, and actors spoken about, as can be read at once."""
ACTORS, SILENT = 11, 4
"""Actors with their roles: those with most statements, and beside them those most spoken about and never quoted."""
LONGEST = 24
"""Characters of a name on an axis."""


def called(result: Analysis, voice: str) -> str:
    """The name of a voice."""
    known = result.actors.set_index("actor_id")["name"]
    return {AUTHOR: "The authors", UNNAMED: "Unnamed sources"}.get(voice) or known[voice]


def names(result: Analysis, voices: pd.Series) -> list[str]:
    """What each voice is called on an axis."""
    known = {voice: _short(called(result, voice)) for voice in voices.astype("str").unique()}
    return labelled(voices.astype("str").map(known))


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


def _largest(table: pd.DataFrame, key: str, most: int) -> list[str]:
    """The values of `key` with most statements, the largest first."""
    totals = table.assign(**{key: table[key].astype("str")}).groupby(key)["n_statements"].sum()
    return totals.sort_index().sort_values(ascending=False, kind="stable").head(most).index.tolist()


def count_targets(result: Analysis) -> pd.DataFrame:
    """Statements by voice and whom they are about: the voices that say most, the actors most spoken about."""
    table = count(about(result), BY_TARGET, "statements")
    table = table[table["voice"].isin(_largest(table, "voice", ROWS))]
    return table[table["about_id"].isin(_largest(table, "about_id", COLUMNS))]


def draw_targets(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """A square for each voice and actor, as large as the number of statements."""
    largest = max(counted["n_statements"], default=1)
    voices, targets = (_largest(counted, key, len(counted)) for key in BY_TARGET)
    figure = go.Figure(go.Scatter(
        x=names(result, counted["about_id"]), y=names(result, counted["voice"]), mode="markers+text",
        marker={
            "symbol": "square", "color": ink.accent, "opacity": 1, "line": {"width": 0},
            "size": [max(14 + 8 * (n / largest) ** 0.5, 5 + 6.5 * len(str(n))) for n in counted["n_statements"]],
        },
        text=counted["n_statements"].astype("str").tolist(), textfont={"color": ink.paper, "size": 11},
        customdata=marks(counted, BY_TARGET, "n_statements"),
        hovertemplate=hovers("%{y} about %{x}:", counted["n_statements"], "statements"),
    ))
    figure.update_xaxes(type="category", side="top", tickangle=-45, automargin=True, categoryorder="array",
                        range=[-0.6, max(len(targets), COLUMNS) - 0.4],
                        categoryarray=names(result, pd.Series(targets, dtype="str")))
    figure.update_yaxes(type="category", automargin=True, categoryorder="array",
                        categoryarray=names(result, pd.Series(voices[::-1], dtype="str")))
    return styled(figure, ink, 130 + 30 * len(voices))


def count_roles(result: Analysis) -> pd.DataFrame:
    """Statements by actor and role, for the actors that say most or are spoken about most, quoted or not."""
    table = count(roles(result), BY_ROLE, "statements")
    silent = table[~table["actor_id"].isin(heard(result))]
    shown = {*_largest(table, "actor_id", ACTORS), *_largest(silent, "actor_id", SILENT)}
    return table[table["actor_id"].isin(shown)]


def draw_roles(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """Two bars for each actor: what it says, and what is said about it; who says nothing is never quoted."""
    order = _largest(counted, "actor_id", len(counted))[::-1]
    figure = go.Figure()
    for axis, (role, colour) in enumerate((("says", ink.accent), ("about", ink.quiet)), 1):
        part = counted[counted["role"] == role]
        figure.add_bar(
            x=part["n_statements"].tolist(), y=names(result, part["actor_id"]), orientation="h", xaxis=f"x{axis}",
            width=0.62, marker={"color": colour}, text=[f"{n:,}" for n in part["n_statements"]],
            textposition="outside", cliponaxis=False, customdata=marks(part, BY_ROLE, "n_statements"),
            hovertemplate=hovers("%{y} says:" if role == "says" else "%{y} is spoken about in", part["n_statements"],
                                 "statements"),
        )
    silent = [actor for actor in order if actor not in heard(result)]
    figure.add_scatter(
        x=[0] * len(silent), y=names(result, pd.Series(silent, dtype="str")), mode="text", xaxis="x1",
        text=["never quoted"] * len(silent), textposition="middle right", hoverinfo="skip",
        textfont={"color": ink.text, "size": 12},
    )
    return _side_by_side(figure, names(result, pd.Series(order, dtype="str")), counted["n_statements"].max(), ink)


def _side_by_side(figure: go.Figure, order: list[str], largest: int, ink: Ink) -> go.Figure:
    styled(figure, ink, 90 + 30 * len(order))
    scale = {"visible": False, "range": [0, 1.25 * largest], "fixedrange": True}
    left, right = {**scale, "domain": [0, 0.47]}, {**scale, "domain": [0.53, 1]}
    figure.update_layout(xaxis1=left, xaxis2=right, barmode="overlay")
    figure.update_yaxes(type="category", automargin=True, categoryorder="array", categoryarray=order)
    for title, at in (("says", 0), ("is spoken about", 0.53)):
        figure.add_annotation(text=title, x=at, y=1, yshift=22, xref="paper", yref="paper", showarrow=False,
                              xanchor="left", font={"color": ink.text, "size": 13})
    return figure.update_layout(margin={"t": 34})


def draw_kinds(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """Kinds of statements by their number."""
    return bars(counted, counted["kind"].astype("str"), BY_KIND, "n_statements", ink)


def _who_about_whom(result: Analysis, key: tuple[str, ...]) -> str:
    return f"{called(result, key[0])} about {called(result, key[1])}"


def _who_does_what(result: Analysis, key: tuple[str, ...]) -> str:
    return f"{called(result, key[0])} {'says' if key[1] == 'says' else 'is spoken about'}"


TARGETS = Chart(
    "voices", "Who speaks about whom?", "statements", BY_TARGET, count_targets,
    lambda result, key: trace(about(result), BY_TARGET, key), draw_targets, name=_who_about_whom, notes=manners,
)
ROLES = Chart(
    "roles", "Who speaks, who is silent?", "statements", BY_ROLE, count_roles,
    lambda result, key: trace(roles(result), BY_ROLE, key), draw_roles, name=_who_does_what, notes=manners,
)
KINDS = Chart(
    "kinds", "How is it said?", "statements", BY_KIND, draw=draw_kinds, notes=manners,
    **counting(counted, BY_KIND, "statements"),
)
CHARTS = (TARGETS, ROLES, KINDS)
