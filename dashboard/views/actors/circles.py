"""The groups of a large network: whom one may look at by themselves, each called by those of it named most."""

import streamlit as st

from analysis import Analysis
from analysis.ask import circles
from analysis.gather import became
from dashboard.charts.pairs import DRAWN
from dashboard.parts.filters import actor_names
from dashboard.parts.pickers import plain
from dashboard.state import link

OFFERED, CALLED = 8, 3
"""Groups offered, and members by whom one is called."""


def choose(result: Analysis) -> tuple[str, ...]:
    """Draw the choice of a group where more actors are named than one picture shows; the members of the one chosen.

    Groups are those of the whole collection; a group is asked for by any of its members.
    """
    found = circles(result)
    if result.mentions["actor_id"].nunique() <= DRAWN or len(found) < 2:
        return ()
    asked = became(result, link.read("circle"))
    chosen = next((group for group in found if asked in group), ())
    if asked and not chosen:
        st.warning("The link asks for a group of an actor that belongs to none; the network shows who is named most.")
    offered = list(dict.fromkeys([group[0] for group in found[:OFFERED]] + [group[0] for group in [chosen] if group]))
    called = {group[0]: _called(group, actor_names(result)) for group in found if group[0] in offered}
    st.session_state["pick-circle"] = chosen[0] if chosen else None
    st.pills("Groups: actors named together more than with others", offered, key="pick-circle",
             format_func=called.__getitem__, on_change=lambda: link.write("circle", st.session_state["pick-circle"]))
    return chosen


def _called(group: tuple[str, ...], names) -> str:
    told = ", ".join(plain(names[actor]) for actor in group[:CALLED])
    return f"{told} +{len(group) - CALLED}" if len(group) > CALLED else told
