"""When do things happen?"""

import streamlit as st

from dashboard import evidence
from dashboard.charts import clocks, timeline, undated, years
from dashboard.controls import choice
from dashboard.downloads import exports
from dashboard.empty import nothing_left
from dashboard.filters import plain
from dashboard.loading import current
from dashboard.opening import lede
from dashboard.timeline_words import how_drawn, reach, two_clocks, writing
from dashboard.zoom import zoomed

result = current()
if nothing_left(result):
    st.stop()
st.title("Timeline", anchor=False)
lede(plain(reach(result)))
with st.container(horizontal=True, vertical_alignment="bottom"):
    by = choice("lanes", "Lanes", {"document": "Documents", "theme": "Themes", "actor": "Actors"}, "document")
    first, last = zoomed(result)
evidence.show(timeline.intervals(by, first, last), result)
st.caption(how_drawn(result, by, first, last))
exports(result)
periods = writing(result)
written = choice("written", "Written", periods, next(iter(periods))) if len(periods) > 1 else next(iter(periods), "")
evidence.show(clocks.clocks(*written.split("..")) if written else clocks.CLOCKS, result)
st.caption(two_clocks(result))
evidence.show(years.YEARS, result)
evidence.show(undated.UNDATED, result)
