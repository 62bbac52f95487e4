"""What is in here, from when, who and about what."""

import streamlit as st

from analysis.ask import dated
from dashboard.charts import actors, months, network, themes
from dashboard.parts import answer, evidence
from dashboard.parts.downloads import take_with_you
from dashboard.parts.empty import nothing_left
from dashboard.parts.wording import headline, how_to_date, lede
from dashboard.state.corpus import current, whole
from dashboard.views.overview import what_stands_out

result = current()
if nothing_left(result):
    st.stop()
st.title(headline(result, len(whole().documents)), anchor=False)
answer.lede(" ".join(filter(None, [lede(result), how_to_date(result)])))
answer.numbers({
    "Documents": (len(result.documents), None),
    "Actors": (actors.acting(result)["actor_id"].nunique(),
               "People, countries, organisations, alliances and outlets that are named"),
    "Themes": (themes.carried(result)["theme_id"].nunique(), None),
    "Dates": (len(dated(result)), "Expressions of time that can be placed on a calendar"),
})
left, right = st.columns([3, 2], gap="large")
with left:
    evidence.show(network.network(spots=network.spots_of(whole())), result)
with right:
    evidence.show(themes.RANKED, result)
    findings = st.container()
evidence.show(months.spoken_of(whole()), result)
take_with_you(whole())
with findings:    # the last to be counted: the charts need not wait for it
    what_stands_out.show(result)
if len(result.skipped):
    with st.expander(f"Not read, or read in part: {len(result.skipped)}", icon=":material/report:"):
        st.dataframe(result.skipped, hide_index=True)
