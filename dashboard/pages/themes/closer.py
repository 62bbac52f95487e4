"""One theme looked at closely: its terms, and the passages that carry it best."""

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import excerpts
from dashboard.charts.theme_terms import holding, terms
from dashboard.charts.themes import tell_theme
from dashboard.parts import evidence
from dashboard.parts.corrections.confirmation import confirm
from dashboard.parts.corrections.theme_form import form
from dashboard.parts.excerpt_list import listed
from dashboard.parts.filters import theme_labels
from dashboard.state import link

BEST = 3


def show(result: Analysis) -> None:
    """A choice of theme, its terms and its best passages."""
    carried = result.passage_themes["theme_id"].value_counts()
    offered = [theme for theme in carried.index if carried[theme]]
    if not offered:
        return
    st.subheader("One theme, closer", anchor=False)
    confirm("theme:")
    theme = _chosen(offered, theme_labels(result))
    st.text(tell_theme(result, (theme,))[0])
    confirm(f"theme:{theme}")
    form(theme, result)
    evidence.show(terms(theme), result)
    st.subheader("Which passages carry it best?", anchor=False)
    listed("best", excerpts(result, best(result, theme), "passages"), result)


def best(result: Analysis, theme: str) -> pd.DataFrame:
    """The rows of `passage_themes` of the passages that hold most of the theme's terms, by the terms' weights."""
    held = holding(result, theme).merge(result.sentences[["doc_id", "sent_id", "passage_id"]], on=["doc_id", "sent_id"])
    held = held.drop_duplicates(["doc_id", "passage_id", "term"]).merge(result.theme_terms, on=["theme_id", "term"])
    held = held.groupby(["doc_id", "passage_id"], observed=True)["weight"].sum().rename("held").reset_index()
    carried = result.passage_themes[result.passage_themes["theme_id"] == theme]
    carried = carried.merge(held, on=["doc_id", "passage_id"], how="left").fillna({"held": 0.0})
    return carried.assign(held=carried["held"] * carried["weight"]).nlargest(BEST, ["held", "weight"])


def _chosen(offered: list[str], names: dict[str, str]) -> str:
    theme = link.read("look") or offered[0]
    if theme not in offered:
        st.warning("The link asks for a closer look at a theme that is not here; the largest is shown.")
        theme = offered[0]
    st.session_state["pick-look"] = theme
    st.selectbox("Theme", offered, key="pick-look", format_func=names.get, width=420,
                 label_visibility="collapsed",
                 on_change=lambda: link.write("look", st.session_state["pick-look"], offered[0]))
    return theme
