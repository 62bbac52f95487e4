"""What are the documents about?"""

import streamlit as st

from dashboard import corrections, evidence, opening, theme_closer, theme_contrast
from dashboard.charts import theme_map, theme_squares, themes
from dashboard.controls import choice
from dashboard.empty import nothing_left
from dashboard.loading import current
from dashboard.theme_number import number
from dashboard.theme_words import honesty, lede

result = current()
if nothing_left(result):
    st.stop()
st.title("Themes", anchor=False)
opening.lede(lede(result))
for line in honesty(result):
    st.text(line)
evidence.show(themes.ranked(told=True), result)
evidence.show(theme_map.MAP, result)
theme_closer.show(result)
by = choice("against", "Themes by", {"document": "Documents", "actor": "Actors"}, "document")
evidence.show(theme_squares.chart(by), result)
when = choice("when", "Over time", {"spoken": "By the date spoken of", "written": "By the date of writing"}, "spoken")
evidence.show(theme_squares.chart(when), result)
st.caption("A full square is more than chance would give, a pale one is not.")
theme_contrast.show(result)
number(result)
corrections.listed(result, of_themes=True)
