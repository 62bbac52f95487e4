"""One theme looked at closely: its terms, and the passages that carry it best."""

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import broad_of, carrying, excerpts, in_passages, is_divided, theme_sizes
from analysis.store import once
from dashboard.charts.theme_terms import holding, terms
from dashboard.charts.themes import parts, tell_theme
from dashboard.parts import evidence
from dashboard.parts.corrections.confirmation import confirm
from dashboard.parts.corrections.theme_form import form
from dashboard.parts.excerpt_list import listed
from dashboard.parts.filters import theme_labels
from dashboard.state import link

BEST = 3


def show(result: Analysis) -> None:
    """A choice of theme, its terms and its best passages."""
    offered = _offered(result)
    if not offered:
        return
    st.header("One theme, closer", anchor=False)
    confirm("theme:")
    theme = _chosen(offered, _names(result))
    for line in tell_theme(result, (theme,))[:2]:
        st.text(line)
    confirm(f"theme:{theme}")
    form(theme, result)
    if is_divided(result, theme):
        evidence.show(parts(theme), result)
    evidence.show(terms(theme), result)
    st.header("Which passages carry it best?", anchor=False)
    listed("best", excerpts(result, best(result, theme), "passages"), result)


@once
def best(result: Analysis, theme: str) -> pd.DataFrame:
    """The rows of `passage_themes` of the passages that hold most of the theme's terms, by the terms' weights."""
    held = in_passages(result, holding(result, theme))
    held = held.drop_duplicates(["doc_id", "passage_id", "term"]).merge(result.theme_terms, on=["theme_id", "term"])
    held = held.groupby(["doc_id", "passage_id"], observed=True)["weight"].sum().rename("held").reset_index()
    carried = carrying(result, [theme]).drop_duplicates(["doc_id", "passage_id"])
    carried = carried.merge(held, on=["doc_id", "passage_id"], how="left").fillna({"held": 0.0})
    return carried.assign(held=carried["held"] * carried["weight"]).nlargest(BEST, ["held", "weight"])


@once
def _offered(result: Analysis) -> list[str]:
    """The themes with passages: each broad one, then its parts, the largest first."""
    size, parents = theme_sizes(result), broad_of(result.themes)
    there = [theme for theme in size.index if theme in parents]
    return [theme for broad in there if parents[broad] == broad
            for theme in [broad, *(part for part in there if parents[part] == broad != part)]]


def _names(result: Analysis) -> dict[str, str]:
    """{theme: its label}, that of a part after the label of its broad theme."""
    labels, parents = theme_labels(result), broad_of(result.themes)
    return {theme: label if parents[theme] not in labels or parents[theme] == theme
            else f"{labels[parents[theme]]} › {label}" for theme, label in labels.items()}


def _chosen(offered: list[str], names: dict[str, str]) -> str:
    theme = link.read("look") or offered[0]
    if theme not in offered:
        st.warning("The link asks for a closer look at a theme that is not here; the largest is shown.")
        theme = offered[0]
    st.session_state["pick-look"] = theme
    st.selectbox("Theme", offered, key="pick-look", format_func=names.__getitem__, width=420,
                 label_visibility="collapsed",
                 on_change=lambda: link.write("look", st.session_state["pick-look"], offered[0]))
    return theme
