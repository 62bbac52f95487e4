"""Who says what about whom?"""

import streamlit as st

from analysis.ask import KINDS, of_kind
from dashboard.charts import quantities, statements
from dashboard.pages.voices import statement_tables, wording
from dashboard.pages.voices.differences import differences
from dashboard.parts import answer, evidence
from dashboard.parts.controls import choice
from dashboard.parts.empty import nothing_left
from dashboard.state.corpus import current

result = current()
if nothing_left(result):
    st.stop()
st.title("Voices", anchor=False)
answer.lede(wording.lede(result))
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
    statement_tables.statements(chosen)
    differences(result)
    wording.own_voice(result)
if len(result.quantities):
    evidence.show(quantities.AMOUNTS, result)
    statement_tables.numbers(result)
