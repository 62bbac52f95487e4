"""Themes against documents, actors, sources and time: squares, each compared with chance."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, count, trace
from analysis.ask import broad_themes, dated, days_known, in_passages, in_words, iso, period_end, period_start
from dashboard.charts.actors import acting
from dashboard.charts.chart import Chart, Ink, hovers, labelled, legible, marks, styled
from dashboard.charts.themes import colors, labels

SURE = 1.96
"""Standard deviations from which a square is more or less than chance."""
DRAWN, PERIODS, TALL = 12, 16, 46
"""Documents, actors or sources drawn, those in most passages; columns of time drawn; a row's height."""
UNSAID = "source not known"
GRAINS, FIT = ("month", "quarter", "year", "decade", "century"), 0.5
"""How long a column of time is, all alike: the shortest of which the columns drawn hold this part of the dates."""


@dataclass(frozen=True)
class Against:
    """What themes are set against: `rows` gives (doc_id, passage_id, `column`), `names` the heads of columns."""

    id: str
    question: str
    column: str
    rows: Callable[[Analysis], pd.DataFrame]
    names: Callable[[Analysis], dict[str, str]]
    in_order: bool = False

    @property
    def keys(self) -> tuple[str, str]:
        """The columns that tell one square from another."""
        return "theme_id", self.column


def _in_documents(result: Analysis) -> pd.DataFrame:
    return result.passages[["doc_id", "passage_id"]].assign(document=result.passages["doc_id"].astype("str"))


def _in_sources(result: Analysis) -> pd.DataFrame:
    sources = result.documents[["doc_id"]].assign(source=_sources_of(result))
    return result.passages[["doc_id", "passage_id"]].merge(sources, on="doc_id")


def _of_actors(result: Analysis) -> pd.DataFrame:
    named = in_passages(result, acting(result))
    return named.assign(actor_id=named["actor_id"].astype("str"))[["doc_id", "passage_id", "actor_id"]]


def _spoken(result: Analysis) -> pd.DataFrame:
    return _periods(in_passages(result, dated(result)))


def _written(result: Analysis) -> pd.DataFrame:
    documents = days_known(result.documents)
    ends = documents.assign(from_date=iso(documents["published_from"]), to_date=iso(documents["published_to"]))
    ends = ends[(ends["from_date"] != "") & (ends["to_date"] != "")][["doc_id", "from_date", "to_date"]]
    return _periods(result.passages[["doc_id", "passage_id"]].merge(ends, on="doc_id"))


def _periods(rows: pd.DataFrame) -> pd.DataFrame:
    """The column of time in which each row lies, all as long as one another; without those that lie in several."""
    for grain in GRAINS:
        start, end = period_start(rows["from_date"], grain), period_end(rows["to_date"], grain)
        within = period_start(rows["to_date"], grain) == start
        if pd.Series(start[within]).value_counts().head(PERIODS).sum() >= FIT * len(rows):
            break
    found = rows.loc[within, ["doc_id", "passage_id"]]
    return found.assign(when=start[within] + "/" + end[within])


def _when(result: Analysis, rows: Callable[[Analysis], pd.DataFrame]) -> dict[str, str]:
    found = rows(result)["when"].unique()
    return {when: in_words(*when.split("/")).replace(" to ", "–") for when in found}


def _titles(result: Analysis) -> dict[str, str]:
    return dict(zip(result.documents["doc_id"].astype("str"), result.documents["title"], strict=True))


def _actors(result: Analysis) -> dict[str, str]:
    return dict(zip(result.actors["actor_id"], result.actors["name"], strict=True))


def _sources(result: Analysis) -> dict[str, str]:
    return {source: source for source in _sources_of(result)}


def _sources_of(result: Analysis) -> pd.Series:
    return result.documents["source"].astype("str").replace("", UNSAID)


def sources_differ(result: Analysis) -> bool:
    """Whether there is more than one source to set themes against."""
    return len(set(_sources(result)) - {UNSAID}) > 1


AGAINST = {
    "document": Against("themes-documents", "Which document is about what?", "document", _in_documents, _titles),
    "actor": Against("themes-actors", "Who is named in which theme?", "actor_id", _of_actors, _actors),
    "source": Against("themes-sources", "Which source writes of what?", "source", _in_sources, _sources),
    "spoken": Against("themes-spoken", "When do themes take place?", "when", _spoken,
                      partial(_when, rows=_spoken), in_order=True),
    "written": Against("themes-written", "When are themes written about?", "when", _written,
                       partial(_when, rows=_written), in_order=True),
}


def squares(result: Analysis, against: Against) -> pd.DataFrame:
    """One row per theme and column that share a passage."""
    others = against.rows(result).drop_duplicates()
    drawn = PERIODS if against.in_order else DRAWN
    most = count(others, [against.column], "passages").nlargest(drawn, "n_passages")[against.column]
    others = others[others[against.column].isin(most)]
    carried = broad_themes(result)[["doc_id", "passage_id", "theme_id"]]
    return carried.merge(others, on=["doc_id", "passage_id"])


def with_chance(result: Analysis, against: Against) -> pd.DataFrame:
    """The counted squares with `expected`: the passages to expect if column and theme had nothing to do with each
    other, from how many passages each has; and `z`, by how many standard deviations there are more."""
    found = count(squares(result, against), against.keys, "passages")
    themes = count(broad_themes(result), ["theme_id"], "passages").set_index("theme_id")["n_passages"]
    others = count(against.rows(result), [against.column], "passages").set_index(against.column)["n_passages"]
    carry, have = found["theme_id"].map(themes).astype(float), found[against.column].map(others).astype(float)
    n = max(len(result.passages), 1)
    expected = carry * have / n
    spread = np.sqrt(expected * (1 - carry / n) * (1 - have / n) * n / max(n - 1, 1))     # hypergeometric
    z = (found["n_passages"] - expected) / spread.where(spread > 0, np.inf)
    return found.assign(expected=expected.round(1), z=z)


def tell(result: Analysis, key: tuple[str, ...], against: Against) -> list[str]:
    """The number beside chance, in words."""
    found = with_chance(result, against)
    row = found[(found["theme_id"].astype("str") == key[0]) & (found[against.column] == key[1])].iloc[0]
    told = "more than chance" if row["z"] > SURE else "fewer than chance" if row["z"] < -SURE else "it may be chance"
    return [f"By chance {row['expected']:.1f} would be expected: {told}."]


def name(result: Analysis, key: tuple[str, ...], against: Against) -> str:
    """Theme and column in words."""
    return f"{labels(result, pd.Series([key[0]]))[0]} · {against.names(result).get(key[1], key[1])}"


def draw(counted: pd.DataFrame, result: Analysis, ink: Ink, against: Against) -> go.Figure:
    """A square for each pair, as large as its number; in its theme's colour where that is more than chance, hollow
    where it is less, pale where it may be chance."""
    rows = counted["theme_id"].astype("str")
    themes = counted.groupby(rows)["n_passages"].sum().sort_values(ascending=False, kind="stable").index.tolist()
    others = _order(counted, against)
    color = colors(result, ink)
    own, fewer = rows.map(color), (counted["z"] < -SURE).to_numpy()
    chance = (counted["z"].abs() <= SURE).to_numpy()
    largest = counted["n_passages"].max()
    heads, widest = against.names(result), min(max(340 / len(others), 18), 28)
    figure = go.Figure(go.Scatter(
        x=counted[against.column].map(others.index).tolist(), y=(-rows.map(themes.index)).tolist(),
        mode="markers+text", cliponaxis=False,
        marker={"symbol": "square", "size": [13 + (widest - 13) * (n / largest) ** 0.5 for n in counted["n_passages"]],
                "color": np.where(fewer, ink.paper, own).tolist(), "opacity": np.where(chance, 0.18, 1).tolist(),
                "line": {"width": np.where(fewer, 1.5, 0).tolist(), "color": own.tolist()}},
        text=[f"{n:,}" for n in counted["n_passages"]],
        textfont={"size": 11, "color": [ink.text if low else legible(color[theme], ink)
                                        for low, theme in zip(chance | fewer, rows, strict=True)]},
        hovertext=[f"{theme}<br>{other}" for theme, other in zip(
            labelled(labels(result, rows)), labelled(counted[against.column].map(heads)), strict=True)],
        customdata=marks(counted, against.keys, "n_passages"), meta=counted["expected"].tolist(),
        hovertemplate=hovers("%{hovertext}:", counted["n_passages"], "passages"),
    ))
    _add_names(figure, labelled(labels(result, pd.Series(themes))), labelled(pd.Series(others).map(heads)), ink)
    return figure


def _order(counted: pd.DataFrame, against: Against) -> list[str]:
    if against.in_order:
        return sorted(counted[against.column].unique(), key=lambda when: np.datetime64(when.split("/")[0]).astype(int))
    totals = counted.groupby(against.column)["n_passages"].sum()
    return totals.sort_values(ascending=False, kind="stable").index.tolist()


def _add_names(figure: go.Figure, themes: list[str], others: list[str], ink: Ink) -> None:
    for i, label in enumerate(themes):
        figure.add_annotation(x=-0.45, y=-i + 0.46, text=label, showarrow=False, xanchor="left",
                              font={"color": ink.text, "size": 12})
    for i, label in enumerate(others):
        figure.add_annotation(
            x=i, y=1, yref="y domain", text=label if len(label) < 24 else f"{label[:22]}…", showarrow=False,
            xanchor="left", yanchor="bottom", textangle=-40, font={"color": ink.text, "size": 12},
        )
    longest = min(max((len(label) for label in others), default=0), 24)
    top = int(16 + 4 * longest)
    styled(figure, ink, top + 24 + TALL * len(themes))
    figure.update_xaxes(visible=False, range=[-0.5, max(len(others), 6) - 0.1])
    figure.update_yaxes(visible=False, range=[-len(themes) + 0.45, 0.7])
    figure.update_layout(margin={"l": 0, "r": 60, "t": top, "b": 8})


@cache
def chart(of: str) -> Chart:
    """Themes against documents, actors, sources, the dates `spoken` of or the time they were `written`."""
    against = AGAINST[of]
    return Chart(
        against.id, against.question, "passages", against.keys, partial(with_chance, against=against),
        lambda result, key: trace(squares(result, against), against.keys, key), partial(draw, against=against),
        tell=partial(tell, against=against), name=partial(name, against=against),
    )


DOCUMENTS, ACTORS, SOURCES, SPOKEN, WRITTEN = (chart(of) for of in AGAINST)
CHARTS = (DOCUMENTS, ACTORS, SOURCES, SPOKEN, WRITTEN)
