"""Who says what about whom?"""

import streamlit as st

from analysis import KINDS, of_kind
from dashboard import evidence, opening, said, voices
from dashboard.charts import quantities, statements
from dashboard.controls import choice
from dashboard.differences import differences
from dashboard.empty import nothing_left
from dashboard.loading import current

result = current()
if nothing_left(result):
    st.stop()
st.title("Voices", anchor=False)
opening.lede(voices.lede(result))
kinds = [kind for kind in KINDS if (result.statements["kind"] == kind).any()]
if kinds:
    kind = choice("kind", "Kind of statement", {"": "All"} | {kind: kind for kind in kinds}, "")
    chosen = of_kind(result, kind)
    evidence.show(statements.TARGETS, chosen)
    left, right = st.columns([3, 2], gap="large")
    with left:
        evidence.show(statements.ROLES, chosen)
    with right:
        evidence.show(statements.KINDS, result)
    said.statements(chosen)
    differences(result)
    voices.own_voice(result)
if len(result.quantities):
    evidence.show(quantities.AMOUNTS, result)
    said.numbers(result)
