"""What may be wrong with the actors, one suspicion at a time: yes mends it, no puts it aside."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import excerpts, suspects
from analysis.gather import Correction
from analysis.store import once
from dashboard.charts.chart import n_of
from dashboard.parts.corrections import confirmation
from dashboard.parts.corrections.storage import keep, lasting, where_kept
from dashboard.parts.excerpt_list import marked
from dashboard.parts.filters import actor_names
from dashboard.state import link
from dashboard.state.corpus import reading

SENTENCES = 2
"""Sentences shown of each actor."""
BECAUSE = {
    "surname": "one may be the surname of the other", "part of a name": "one name is part of the other",
    "one letter apart": "the names are one letter apart", "abbreviation": "one may abbreviate the other",
    "short name": "one may be short for the other", "initials": "one may be the initials of the other",
}


def show(result: Analysis) -> None:
    """The suspicion that would change most, of those not decided yet; `result` is the whole collection, corrected."""
    rows = open_suspicions(result)
    if rows.empty and not link.read("aside"):
        return
    with st.expander(f"Is this right? {n_of(len(rows), 'suspicions')} to decide" if len(rows) else "All is decided",
                     icon=":material/rule:", key="review"):
        if rows.empty:
            st.button("Look at those put aside again", type="tertiary", on_click=link.drop, args=("aside",))
            return
        row = rows.iloc[0]
        st.text(_question(row, actor_names(result)))
        for actor in filter(None, (row["actor_id"], row["other_id"])):
            for excerpt in excerpts(result, _of(result, actor), "sentences", [actor])[:SENTENCES]:
                st.html(f'<p class="excerpt">{marked(excerpt)}</p>')
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Yes", key="review-yes", type="primary", shortcut="y", on_click=_mend, args=(row, result))
            st.button("No", key="review-no", shortcut="n", on_click=_put_aside, args=(row,))
            st.caption(f"{n_of(int(row['n_mentions']), 'mentions')} would change. {where_kept()}")


def open_suspicions(result: Analysis) -> pd.DataFrame:
    """The suspicions about what was found without corrections that neither a correction nor a "no" has decided."""
    return _undecided(result, frozenset(link.read_ids("aside")))


@once
def _undecided(result: Analysis, aside: frozenset[str]) -> pd.DataFrame:
    rows = suspects(reading().result)
    there = set(result.mentions["actor_id"].unique())
    decided = set(result.corrections[["what", "of"]].itertuples(index=False, name=None))
    made = result.corrections[result.corrections["what"] == "right"]
    aside |= {f"{of}|{to}" for of, to in zip(made["of"], made["to"], strict=True)}
    kept = [
        row.actor_id in there and (not row.other_id or row.other_id in there)
        and aside.isdisjoint((_address(row), f"{row.actor_id}|{_suspected(row)}"))
        and (row.what, row.actor_id) not in decided
        for row in rows.itertuples(index=False)
    ]
    return rows[kept]


def _address(row) -> str:
    return "|".join((row.what, row.actor_id, row.to))


def _of(result: Analysis, actor: str) -> pd.DataFrame:
    return result.mentions[result.mentions["actor_id"] == actor].head(20)


def _question(row: pd.Series, names: Mapping[str, str]) -> str:
    name = names[row["actor_id"]]
    if row["what"] == "merge":
        because = BECAUSE.get(row["suspicion"], row["suspicion"])
        return f"Is {name} the same as {names[row['other_id']]}? ({because})"
    return f"Is {name} no actor at all?" if row["what"] == "not an actor" else f"Is {name} of the kind {row['to']}?"


def _mend(row: pd.Series, result: Analysis) -> None:
    names = actor_names(result)
    name, to = names[row["actor_id"]], names.get(row["to"], row["to"])
    told = {"merge": f"{name} is now the same as {to}.", "kind": f"{name} is now of the kind {to}."}
    made = keep(Correction(row["what"], row["actor_id"], row["to"], row["suspicion"]))
    confirmation.remember([made], told.get(row["what"], f"{name} is no actor any more."), "actor:")


def _suspected(row) -> str:
    return f"{row.what} {row.to}".strip()


def _put_aside(row: pd.Series) -> None:
    """Keep the "no" where corrections last, else in the link."""
    if lasting():
        keep(Correction("right", row["actor_id"], _suspected(row), row["suspicion"]))
    else:
        link.write_ids("aside", [*link.read_ids("aside"), _address(row)])
