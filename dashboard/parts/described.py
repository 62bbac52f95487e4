"""The filter by what documents are told apart by: sources, authors, further columns of a table, where there are."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis import Analysis
from analysis.ask import properties
from dashboard.state import link

KEY = "pick_property"


def names(result: Analysis) -> Mapping[str, str]:
    """{id: label}; the value alone where there is one property only."""
    found = properties(result)
    alone = len({one.name for one in found.values()}) == 1
    return {id_: one.value if alone else f"{one.name}: {one.value}" for id_, one in found.items()}


def pick(result: Analysis, chosen: Sequence[str]) -> None:
    """The picker; nothing where no property tells the documents apart."""
    found, labels = properties(result), names(result)
    if not found:
        return
    kinds = {one.name for one in found.values()}
    st.session_state[KEY] = list(chosen)
    st.multiselect(
        f"By {kinds.pop().lower()}" if len(kinds) == 1 else "Documents by", list(found), key=KEY, placeholder="All",
        format_func=lambda id_: f"{labels[id_]} · {found[id_].n_documents:,}", filter_mode="contains",
        select_all=False, on_change=lambda: link.write_ids("property", st.session_state[KEY]),
        help="Of one property any of the values, of several properties each.")
