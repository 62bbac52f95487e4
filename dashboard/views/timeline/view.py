"""When do things happen?"""

import streamlit as st

from dashboard.charts import clocks, months, timeline, undated
from dashboard.parts import evidence
from dashboard.parts.answer import lede
from dashboard.parts.controls import choice
from dashboard.parts.downloads import exports
from dashboard.parts.empty import nothing_left
from dashboard.parts.filters import plain
from dashboard.parts.wording import how_to_date
from dashboard.state.corpus import current, whole
from dashboard.views.timeline import outlook, story
from dashboard.views.timeline.more_lanes import lanes_left_out, more_lanes
from dashboard.views.timeline.wording import how_drawn, reach, two_clocks, writing
from dashboard.views.timeline.zoom import zoomed

result = current()
if nothing_left(result):
    st.stop()
st.title("Timeline", anchor=False)
lede(" ".join(filter(None, [plain(reach(result)), how_to_date(result)])))
story.told(result)
awaited = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    by = choice("lanes", "Lanes", {"document": "Documents", "theme": "Themes", "actor": "Actors"}, "document")
    first, last = zoomed(result)
skip = lanes_left_out(result, by, first, last)
evidence.show(timeline.intervals(by, first, last, skip), result)
st.caption(how_drawn(result, by, first, last, skip))
more_lanes(result, by, first, last, skip)
exports(result)
evidence.show(months.spoken_of(whole()), result)
if periods := writing(result):      # no text is called ahead of anything while nobody knows when it was written
    fullest = next(iter(periods))
    written = choice("written", "Written", periods, fullest) if len(periods) > 1 else fullest
    evidence.show(clocks.clocks(*written.split("..")), result)
    st.caption(two_clocks(result))
evidence.show(undated.UNDATED, result)
with awaited:       # the last to be counted: the charts need not wait for it
    outlook.told(result)
