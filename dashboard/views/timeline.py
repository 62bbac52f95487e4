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
from dashboard.sentences import how_to_date
from dashboard.timeline_words import how_drawn, reach, two_clocks, writing
from dashboard.zoom import zoomed

result = current()
if nothing_left(result):
    st.stop()
st.title("Timeline", anchor=False)
lede(" ".join(filter(None, [plain(reach(result)), how_to_date(result)])))
with st.container(horizontal=True, vertical_alignment="bottom"):
    by = choice("lanes", "Lanes", {"document": "Documents", "theme": "Themes", "actor": "Actors"}, "document")
    first, last = zoomed(result)
evidence.show(timeline.intervals(by, first, last), result)
st.caption(how_drawn(result, by, first, last))
exports(result)
if periods := writing(result):      # no text is called ahead of anything while nobody knows when it was written
    fullest = next(iter(periods))
    written = choice("written", "Written", periods, fullest) if len(periods) > 1 else fullest
    evidence.show(clocks.clocks(*written.split("..")), result)
    st.caption(two_clocks(result))
evidence.show(years.YEARS, result)
evidence.show(undated.UNDATED, result)
