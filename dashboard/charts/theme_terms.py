"""The terms of one theme, and the sentences that hold them."""

import re
from functools import cache

import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, count, trace
from analysis.ask import carrying, texts
from dashboard.charts.chart import Chart, Ink, hovers, labelled, marks, n_of, styled
from dashboard.charts.themes import colors

BY_TERM = ("theme_id", "term")
BEST = 3000
"""Passages searched for terms: those that carry the theme best."""


def holding(result: Analysis, theme: str) -> pd.DataFrame:
    """One row per place where a passage that carries the theme holds one of its terms, in any number of it."""
    terms = result.theme_terms.loc[result.theme_terms["theme_id"] == theme, "term"].tolist()
    carried = carrying(result, [theme]).nlargest(BEST, "weight").drop_duplicates(["doc_id", "passage_id"])
    sentences = result.sentences.merge(carried[["doc_id", "passage_id"]], on=["doc_id", "passage_id"])
    read = texts(result)
    forms = {_stem(term): term for term in terms}
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, forms)) or '(?!)'})(?:e?s)?\b", re.IGNORECASE)
    return pd.DataFrame(
        [(row.doc_id, row.sent_id, found.start(), found.end(), theme, forms[_stem(found[1].lower())])
         for row in sentences.itertuples() for found in pattern.finditer(read[row.doc_id], row.start, row.end)
         if _stem(found[1].lower()) in forms],
        columns=["doc_id", "sent_id", "start", "end", "theme_id", "term"],
    ).astype({"doc_id": result.documents["doc_id"].dtype})


def _stem(term: str) -> str:
    return term.removesuffix("s")


def weighed(result: Analysis, theme: str) -> pd.DataFrame:
    """The terms found, with the sentences that hold them and their weight in the theme."""
    found = count(holding(result, theme), BY_TERM, "sentences")
    return found.merge(result.theme_terms, on=list(BY_TERM), how="left").sort_values(
        ["n_sentences", "weight", "term"], ascending=[False, False, True], ignore_index=True)


def draw_terms(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """A bar for each term, as long as the sentences that hold it are many; the hover tells its weight."""
    shown = counted.iloc[::-1]
    theme = str(shown["theme_id"].iloc[0])
    figure = go.Figure(go.Bar(
        x=shown["n_sentences"].tolist(), y=labelled(shown["term"]), orientation="h", width=0.62,
        marker={"color": colors(result, ink).get(theme, ink.accent)}, cliponaxis=False, textposition="outside",
        text=[n_of(n, "sentences") for n in shown["n_sentences"]],
        customdata=marks(shown, BY_TERM, "n_sentences"),
        hovertemplate=hovers("%{y}: weight %{hovertext},", shown["n_sentences"], "sentences"),
        hovertext=[f"{weight:.2f}" for weight in shown["weight"]],
    ))
    figure.update_xaxes(visible=False, range=[0, 1.35 * shown["n_sentences"].max()])
    figure.update_yaxes(automargin=True, type="category")
    return styled(figure, ink, 40 + 26 * len(shown))


@cache
def terms(theme: str = "") -> Chart:
    """The terms of a theme; "" is the first one."""
    def of(result: Analysis) -> str:
        return theme or next(iter(result.themes["theme_id"]), "")

    return Chart(
        "terms", "Which words make it?", "sentences", BY_TERM, count=lambda result: weighed(result, of(result)),
        trace=lambda result, key: trace(holding(result, of(result)), BY_TERM, key), draw=draw_terms,
        name=lambda result, key: key[1], link=(("look", theme),),
    )


TERMS = terms()
CHARTS = (TERMS,)
