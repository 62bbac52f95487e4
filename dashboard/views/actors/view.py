"""Who acts in these documents, and with whom? Or, where the link names one, all about one actor."""

import streamlit as st

from analysis import Analysis
from dashboard.charts.matrix import matrix, ranking
from dashboard.charts.network import network, spots_of
from dashboard.parts import evidence
from dashboard.parts.answer import lede
from dashboard.parts.appearance import ink
from dashboard.parts.columns import of_pairs
from dashboard.parts.corrections import actor_form, confirmation
from dashboard.parts.downloads import network_exports
from dashboard.parts.empty import nothing_left
from dashboard.state.corpus import circle_of, current, reading, whole
from dashboard.views.actors import actor_profile, all_actors, circles, review
from dashboard.views.actors.pair_controls import choose_pairs, measures_asked
from dashboard.views.actors.wording import groups_line, named_lede, pairs_lede


def everybody(result: Analysis) -> None:
    """The page of all actors."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="head-page"):
        st.title("Actors", anchor=False, width="stretch")
        actor_profile.pick(result)
    confirmation.confirm("actor:")
    lede(named_lede(result))
    all_actors.show(result)
    review.show(whole())
    measured = measures_asked()
    words = st.container()
    choice = choose_pairs(measured)
    words.markdown(pairs_lede(result, choice))
    if choice.groups:
        words.html(groups_line(result, choice, ink()))
    members = circles.choose(whole())
    pictured = circle_of(members) if members else result
    evidence.show(network(choice, None if members else spots_of(reading().result)), pictured)
    network_exports(result)
    evidence.table(ranking(choice), result, of_pairs(choice.unit, measured))
    evidence.show(matrix(choice), result)
    st.caption("A full square is more than chance would give, a pale one is not. A full one may still be a "
               "coincidence: beyond chance are those that hold after comparing all pairs.")
    actor_form.listed(whole())


shown = current()
if nothing_left(shown):
    st.stop()
if actor := actor_profile.asked(shown):
    actor_profile.show(actor, shown)
else:
    everybody(shown)
