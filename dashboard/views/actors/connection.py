"""How an actor is connected with another: over whom, each step with its sentences."""

from itertools import pairwise

import streamlit as st

from analysis import Analysis
from analysis.ask import neighbours, ways
from analysis.gather import became
from dashboard.charts.chart import n_of
from dashboard.charts.everyone import step
from dashboard.parts import evidence, pickers
from dashboard.parts.filters import actor_names
from dashboard.parts.pickers import plain
from dashboard.state import link


def show(actor: str, result: Analysis) -> None:
    """Draw the choice of the other actor and the ways to it."""
    names = actor_names(result)
    st.header("How connected with …?", anchor=False)
    asked = became(result, link.read("to"))
    other = asked if asked in names and asked != actor else None
    if asked and other is None:
        st.warning("The link asks for a connection with an actor that is not here.")
    pickers.one("With", "actor", result, names, "pick-to", lambda found: link.write("to", found), other,
                leave_out=(actor,), placeholder="Choose an actor", label_visibility="collapsed", width=320)
    if other is None:
        return
    found = ways(result, actor, other)
    if not found:
        st.text(f"{names[actor]} and {names[other]} are not connected: no sentence names both, "
                "nor do they meet over two others.")
        return
    if len(found[0]) > 2:
        st.text(f"No sentence names both. {n_of(len(found), 'ways')} over others, the strongest first:")
    together = {one: neighbours(result, one) for way in found for one in way[:-1]}
    for row, way in enumerate(found):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"way-{row}"):
            st.text(names[way[0]], width="content")
            for one, two in pairwise(way):
                pair = (min(one, two), max(one, two))
                st.button(f"{together[one][two]:,} →", key=f"step-{row}-{one}-{two}", type="tertiary",
                          help=f"Read the sentences that name {plain(names[one])} and {plain(names[two])}",
                          on_click=evidence.ask, args=(step(pair), pair))
                st.text(names[two], width="content")
    pairs = {(min(pair), max(pair)) for way in found for pair in pairwise(way)}
    for pair in pairs:
        evidence.offer(step(pair), result, pair)
