"""What is in here, from when, who and about what."""

import streamlit as st

from analysis import dated
from dashboard import evidence
from dashboard.charts import actors, network, themes, years
from dashboard.empty import nothing_left
from dashboard.loading import current, whole
from dashboard.sentences import headline, lede

result = current()
if nothing_left(result):
    st.stop()
st.title(headline(result, len(whole().documents)), anchor=False)
st.html(f'<p class="lede">{lede(result)}</p>')
with st.container(horizontal=True, key="numbers"):
    acting = actors.acting(result)["actor_id"]
    st.metric("Documents", f"{len(result.documents):,}", border=True)
    st.metric("Actors", f"{acting.nunique():,}", border=True,
              help="People, countries, organisations, alliances and outlets that are named")
    st.metric("Themes", f"{result.passage_themes['theme_id'].nunique():,}", border=True)
    st.metric("Dates", f"{len(dated(result)):,}", border=True,
              help="Expressions of time that can be placed on a calendar")
left, right = st.columns([3, 2], gap="large")
with left:
    evidence.show(network.network(spots=network.spots_of(whole())), result)
with right:
    evidence.show(themes.RANKED, result)
evidence.show(years.YEARS, result)
if len(result.skipped):
    with st.expander(f"Not read: {len(result.skipped)}", icon=":material/report:"):
        st.dataframe(result.skipped, hide_index=True)
