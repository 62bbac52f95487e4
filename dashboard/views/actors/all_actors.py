"""All actors in one table: looked for, sorted, opened, and corrected many at once."""

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.gather import ACTOR_KINDS, Correction
from dashboard.charts.chart import mark_of, n_of
from dashboard.charts.everyone import everyone
from dashboard.parts import evidence
from dashboard.parts.controls import choice
from dashboard.parts.corrections import confirmation
from dashboard.parts.corrections.storage import keep, where_kept
from dashboard.parts.filters import actor_names
from dashboard.parts.pickers import plain
from dashboard.parts.profile_link import to_profile
from dashboard.state import link

SHOWN = 300
"""Rows sent to the browser; all others are found by typing."""
NEW = "new"
"""The value of `only` in the link, and its pill among the kinds."""
ORDER = {"mentions": "Named most", "documents": "In most documents", "latest": "Latest", "name": "Name"}
COLUMNS = {
    "name": st.column_config.TextColumn("Name", width=175), "kind": st.column_config.TextColumn("Kind", width=95),
    "country": st.column_config.TextColumn("Country", width=115),
    "n_mentions": st.column_config.NumberColumn("Mentions", format="localized", width=78),
    "n_sentences": st.column_config.NumberColumn("Sentences", format="localized", width=80),
    "n_documents": st.column_config.NumberColumn("Documents", format="localized", width=86),
    "first_date": st.column_config.TextColumn("Written from", width=92),
    "last_date": st.column_config.TextColumn("to", width=92),
    "surfaces": st.column_config.TextColumn("Named as", width=155),
}


def show(result: Analysis) -> None:
    """Draw the controls, the table, and what can be done with the rows that are chosen."""
    chart = _asked()
    found = evidence.counted_once(chart, result)
    rows = found.head(SHOWN)
    evidence.offer(chart, result)
    _said(len(found), len(evidence.counted_once(everyone(), result)))
    if found.empty:
        return
    chosen = _table(rows, result)
    if chosen:
        _actions(rows[rows["actor_id"].isin(chosen)], result)


def _asked():
    """Draw the controls; the chart they ask for."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="find-actors"):
        st.session_state["pick-find"] = link.read("find")
        st.text_input("Find", key="pick-find", placeholder="Any part of a name", width=200,
                      on_change=lambda: link.write("find", st.session_state["pick-find"].strip()))
        order = choice("rank", "Sorted by", ORDER, "mentions")
    kinds, new = [kind for kind in link.read_ids("kinds") if kind in ACTOR_KINDS], link.read("only") == NEW
    st.session_state["pick-kinds"] = [*kinds, NEW] if new else kinds
    st.pills("Only these", [*ACTOR_KINDS, NEW], key="pick-kinds", selection_mode="multi", on_change=_choose_kinds,
             format_func=lambda kind: "new here" if kind == NEW else kind, label_visibility="collapsed")
    return everyone(link.read("find").strip(), tuple(kinds), new, order)


def _choose_kinds() -> None:
    chosen = st.session_state["pick-kinds"]
    link.write("only", NEW if NEW in chosen else "")
    link.write_ids("kinds", [kind for kind in chosen if kind != NEW])


def _said(found: int, of: int) -> None:
    """How many of all there are, where not all are listed."""
    if not found:
        st.text("No actor here has this in a name. Take letters or kinds away to see more.")
    elif found > SHOWN:
        st.caption(f"The first {SHOWN:,} of {found:,}; any other is found by typing.")
    elif found < of:
        st.caption(f"{found:,} of {of:,}.")


def _table(rows: pd.DataFrame, result: Analysis) -> list[str]:
    """The table; the actors of the rows that are chosen. One row alone opens its sentences."""
    names = actor_names(result)
    shown = rows.assign(country=[names.get(country, "") for country in rows["country"]],
                        kind=rows["kind"].astype("str"))
    shown = shown[[column for column in COLUMNS if not shown[column].isna().all()]]
    for column in shown.columns.intersection(["first_date", "last_date"]):   # a date that is not known is no "None"
        shown[column] = shown[column].dt.strftime("%Y-%m-%d").fillna("")
    chart = everyone()

    def chosen() -> None:
        picked = st.session_state["rows-everyone"].selection.rows
        link.drop(*link.OPENED)
        if len(picked) == 1:    # the page is drawn too: what can be done with the row
            link.write("evidence", mark_of(chart, (rows["actor_id"].iloc[picked[0]],)))

    event = st.dataframe(shown, hide_index=True, key="rows-everyone", on_select=chosen, selection_mode="multi-row",
                         height=min(38 + 35 * len(shown), 420), column_config=COLUMNS, alt="Every actor that is named")
    return rows["actor_id"].iloc[[row for row in event.selection.rows if row < len(rows)]].tolist()


def _actions(chosen: pd.DataFrame, result: Analysis) -> None:
    """What can be done with the chosen actors; the one named most is the one that the others are merged into."""
    ids, names = chosen["actor_id"].tolist(), chosen["name"].tolist()
    with st.container(horizontal=True, vertical_alignment="center", key="chosen-actors"):
        st.text(f"{n_of(len(ids), 'actors')} chosen", width="content")
        st.button("Filter to these" if len(ids) > 1 else "Filter to this actor", key="filter-chosen",
                  icon=":material/filter_alt:", type="tertiary", on_click=link.write_ids, args=("actor", ids))
        if len(ids) == 1:
            to_profile(ids[0], names[0])
        else:
            merges = [Correction("merge", other, ids[0], "") for other in ids[1:]]
            st.button(f"All are {plain(names[0])}", key="merge-chosen", icon=":material/merge:", type="tertiary",
                      help="Merge them into the one named most", on_click=_correct,
                      args=(merges, f"{n_of(len(ids), 'actors')} are now {names[0]}."))
        with st.popover("Another kind", type="tertiary", icon=":material/category:"):
            for kind in ACTOR_KINDS:
                st.button(kind.capitalize(), key=f"kind-chosen-{kind}", type="tertiary", on_click=_correct,
                          args=([Correction("kind", of, kind, "") for of in ids],
                                f"{n_of(len(ids), 'actors')} now of the kind {kind}."))
        st.button("No actor" if len(ids) == 1 else "No actors", key="drop-chosen", icon=":material/person_off:",
                  type="tertiary", on_click=_correct,
                  args=([Correction("not an actor", of, "", "") for of in ids],
                        f"{n_of(len(ids), 'actors')} taken out."))
    st.caption(where_kept())


def _correct(corrections: list[Correction], told: str) -> None:
    """Keep corrections and say so; what is gone is asked for no more. For callbacks."""
    made = [keep(correction) for correction in corrections]
    confirmation.remember(made, told, "actor:")
    gone = {correction.of for correction in corrections if correction.what in ("merge", "not an actor")}
    link.write_ids("actor", [actor for actor in link.read_ids("actor") if actor not in gone])
    link.drop(*link.OPENED)
