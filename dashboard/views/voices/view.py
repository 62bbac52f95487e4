"""Who says what about whom?"""

import streamlit as st

from analysis.ask import KINDS, for_countries, of_kind
from dashboard.parts import answer
from dashboard.parts.controls import choice
from dashboard.parts.empty import nothing_left
from dashboard.state.corpus import current
from dashboard.views.voices import sections, wording

result = current()
if nothing_left(result):
    st.stop()
st.title("Voices", anchor=False)
answer.lede(wording.lede(result))
left, right = st.columns([9, 5], gap="small")
with left:
    section = choice("section", "Show", sections.offered(result), sections.linked(result))
with right:
    if choice("officials", "Officials speak for", {"": "Themselves", "countries": "Their country"}, "") == "countries":
        result = for_countries(result)
kinds = [kind for kind in KINDS if (result.statements["kind"] == kind).any()]
offered = {"": "All"} | {kind: kind for kind in kinds if section in sections.BY_KIND}
kind = choice("kind", "Kind of statement", offered, "") if len(offered) > 1 else ""
sections.draw(section, result, of_kind(result, kind if kind in kinds else ""))
