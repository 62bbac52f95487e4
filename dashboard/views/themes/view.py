"""What are the documents about?"""

import streamlit as st

from dashboard.charts import theme_map, theme_squares, themes
from dashboard.parts import answer, evidence
from dashboard.parts.controls import choice
from dashboard.parts.corrections import actor_form
from dashboard.parts.empty import nothing_left
from dashboard.state.corpus import current
from dashboard.views.themes import closer, contrast, document_table
from dashboard.views.themes.number import number
from dashboard.views.themes.wording import honesty, lede

result = current()
if nothing_left(result):
    st.stop()
st.title("Themes", anchor=False)
answer.lede(lede(result))
for line in honesty(result):
    st.text(line)
evidence.show(themes.ranked(told=True), result)
evidence.show(theme_map.MAP, result)
closer.show(result)
document_table.show(result)
others = {"document": "Documents", "actor": "Actors"}
if theme_squares.sources_differ(result):
    others["source"] = "Sources"
by = choice("against", "Themes by", others, "document")
evidence.show(theme_squares.chart(by), result)
when = choice("when", "Over time", {"spoken": "By the date spoken of", "written": "By the date of writing"}, "spoken")
evidence.show(theme_squares.chart(when), result)
st.caption("A full square is more than chance would give, a hollow one less, a pale one may be chance. Columns of time "
           "are equally long; what spans several is in none.")
contrast.show(result)
number(result)
actor_form.listed(result, of_themes=True)
