"""Parts of the Voices page in words: its first sentence, and what the authors expect and ask for themselves."""

import pandas as pd
import streamlit as st

from analysis import Analysis, count
from analysis.ask import AUTHOR, excerpts, n_units, roles, voiced
from dashboard.charts.statements import called
from dashboard.parts.excerpt_list import listed
from dashboard.parts.filters import plain

OWN = {"predicts": ("What the authors expect", "Nothing is forecast."),
       "demands": ("What the authors ask for", "Nothing is recommended.")}


def lede(result: Analysis) -> str:
    """Who speaks most, who is only spoken about, and what the authors add themselves, as Markdown."""
    said = voiced(result)
    acting = count(roles(result), ["actor_id", "role"], "statements")
    says, told = (acting[acting["role"] == role].set_index("actor_id")["n_statements"] for role in ("says", "about"))
    parts = []
    if len(says):
        most = f"{_plural(int(says.max()), 'statement')} of {n_units(said, 'statements'):,}"
        parts.append(f"{_bold(result, says)} speaks most: {most}.")
    silent = told[~told.index.isin(says.index)]
    if len(silent):
        spoken = _plural(int(silent.max()), "statement")
        parts.append(f"{_bold(result, silent)} is spoken about in {spoken} and never quoted.")
    own = said[said["voice"] == AUTHOR]
    forecasts, advice = (n_units(own[own["kind"] == kind], "statements") for kind in OWN)
    if forecasts or advice:
        parts.append(f"The authors themselves make {_plural(forecasts, 'forecast')} and "
                     f"{_plural(advice, 'recommendation')}.")
    return " ".join(parts) or "Nobody is quoted in these documents, and their authors neither forecast nor recommend."


def _bold(result: Analysis, numbers: pd.Series) -> str:
    """The actor with the largest number; of several, the first by name."""
    names = sorted(called(result, actor) for actor in numbers[numbers == numbers.max()].index)
    return f"**{plain(names[0])}**"


def _plural(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}" if number else f"no {word}s"


def own_voice(result: Analysis) -> None:
    """The forecasts and the recommendations that the authors make in their own name, beside each other."""
    said = voiced(result)
    own = said[said["voice"] == AUTHOR]
    for column, (kind, (title, nothing)) in zip(st.columns(2, gap="large"), OWN.items(), strict=True):
        rows = own[own["kind"] == kind]
        with column:
            number = n_units(rows, "statements")
            st.subheader(f"{title}: {number:,}" if number else title, anchor=False)
            if rows.empty:
                st.caption(nothing)
            found = [excerpt._replace(said=(0, 0)) for excerpt in excerpts(result, rows, "statements")]
            listed(f"own-{kind}", found, result, first=4)
