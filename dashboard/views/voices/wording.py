"""Parts of the Voices page in words: its first sentence, and what authors expect and ask for themselves."""

import streamlit as st

from analysis import Analysis, count
from analysis.ask import AUTHOR, counted, excerpts, heard, n_units, roles, voiced
from analysis.store import once
from dashboard.charts.chart import n_of
from dashboard.charts.statements import called
from dashboard.parts.excerpt_list import listed
from dashboard.parts.filters import plain

OWN = {"predicts": "What authors expect", "demands": "What authors ask for"}
LEAST_SILENT = 3
"""Statements about somebody from which on it is told that he is never quoted."""


@once
def lede(result: Analysis) -> str:
    """Who speaks most, and who is only spoken about, as Markdown: of what is certain alone."""
    acting = count(roles(result), ["actor_id", "role"], "statements")
    says, told = (acting[acting["role"] == role].set_index("actor_id")["n_statements"] for role in ("says", "about"))
    parts = []
    if len(says):
        most = f"{_plural(int(says.max()), 'statement')} of {n_units(counted(result), 'statements'):,}"
        parts.append(f"{_bold(result, says)} speaks most: {most}.")
    silent = told[~told.index.isin(heard(result)) & (told >= LEAST_SILENT)]
    if len(silent):
        spoken = _plural(int(silent.max()), "statement")
        parts.append(f"{_bold(result, silent)} is spoken about in {spoken} and never quoted.")
    return " ".join(parts) or "Nobody is quoted in these documents."


def _bold(result: Analysis, numbers) -> str:
    """The actor with the largest number; of several, the first by name."""
    names = sorted(called(result, actor) for actor in numbers[numbers == numbers.max()].index)
    return f"**{plain(names[0])}**"


def _plural(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}" if number else f"no {word}s"


def own_voice(result: Analysis) -> None:
    """The forecasts and recommendations of the authors of opinions and analyses, if there are any."""
    said = voiced(result)
    own = said[said["voice"] == AUTHOR]
    if own.empty:
        return
    texts = n_of(own["doc_id"].nunique(), "documents")
    st.header("In their authors’ own voice", anchor=False)
    st.caption(f"From {texts} told by their wording to be opinion or analysis; reports of news have no voice of their "
               "own. Less certain than what others are quoted with, so never counted in a headline.")
    for column, (kind, title) in zip(st.columns(2, gap="large"), OWN.items(), strict=True):
        rows = own[own["kind"] == kind]
        with column:
            if len(rows):
                st.html(f'<p class="stance">{title} <span>{n_of(n_units(rows, "statements"), "statements")}</span></p>')
                found = [excerpt._replace(said=(0, 0)) for excerpt in excerpts(result, rows, "statements")]
                listed(f"own-{kind}", found, result, size=3)
