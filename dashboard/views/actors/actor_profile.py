"""All about one actor: `?profile=russia`."""

import streamlit as st

from analysis import Analysis
from analysis.ask import belonging
from analysis.gather import became
from dashboard.charts import profile as charts
from dashboard.parts import evidence, pickers
from dashboard.parts.answer import lede
from dashboard.parts.columns import SURFACES
from dashboard.parts.corrections import actor_form, confirmation
from dashboard.parts.downloads import actor_report
from dashboard.parts.filters import actor_names, plain
from dashboard.parts.profile_link import to_all_actors
from dashboard.state import link
from dashboard.state.corpus import as_one, whole
from dashboard.views.actors import connection
from dashboard.views.actors.wording import profile_lede

NAMED = 6
"""Those counted with a country who are named beside the choice."""


def asked(result: Analysis) -> str | None:
    """The actor that the link names, or the one that it is now; one that is not here is said."""
    actor = became(result, link.read("profile"))
    if actor and actor not in set(result.actors["actor_id"]):
        st.warning("The link asks for the profile of an actor that is not here; these are all actors.")
        return None
    return actor or None


def pick(result: Analysis) -> None:
    """A list of actors, the most mentioned first; the one chosen opens its profile."""
    pickers.one("Profile", "actor", result, actor_names(result), "pick_profile", _open, width=260,
                placeholder="Open the profile of …", label_visibility="collapsed")


def _open(actor: str) -> None:
    link.write("profile", actor)


def _with_its_own(actor: str, result: Analysis) -> Analysis:
    """Of a country that has people and institutions in the texts: the choice to count them with it, and who they are.

    Returns the analysis to show.
    """
    members = belonging(result, actor)
    if not members:
        return result
    st.session_state["pick-own"] = link.read("own") == "on"
    on = st.toggle("With its people and institutions", key="pick-own", on_change=_switch_own)
    if not on:
        return result
    names = actor_names(result)
    told = ", ".join(names[member] for member in members[:NAMED])
    more = f" and {len(members) - NAMED:,} more" if len(members) > NAMED else ""
    st.caption(plain(f"Counted as {names[actor]} here: {told}{more}."))
    return as_one(actor)


def _switch_own() -> None:
    link.write("own", "on" if st.session_state["pick-own"] else "")


def show(actor: str, result: Analysis) -> None:
    """The profile of an actor under the present filter."""
    to_all_actors()
    st.title(plain(actor_names(result)[actor]), anchor=False)
    result = _with_its_own(actor, result)
    lede(profile_lede(result, actor))
    with st.container(horizontal=True):
        if actor not in link.read_ids("actor"):
            st.button("Filter to this actor", icon=":material/filter_alt:", type="tertiary", key="filter-actor",
                      on_click=link.write_ids, args=("actor", [*link.read_ids("actor"), actor]))
        actor_report(whole(), actor)
    confirmation.confirm(f"actor:{actor}")
    actor_form.form(actor)
    evidence.show(charts.partners(actor), result)
    connection.show(actor, result)
    left, right = st.columns(2, gap="large")
    with left:
        evidence.show(charts.themes(actor), result)
    with right:
        if set(evidence.counted_once(charts.published(actor), result)["published"]) - {"undated"}:
            evidence.show(charts.published(actor), result)
    evidence.show(charts.years(actor), result)
    spoken = [chart for chart in (charts.says(actor), charts.told(actor)) if len(chart.count(result))]
    for column, chart in zip(st.columns(2, gap="large"), spoken, strict=False):
        with column:
            evidence.show(chart, result)
    evidence.table(charts.surfaces(actor), result, SURFACES)
