"""The smallest page with a number, a chart and a control: what Streamlit and Plotly alone cost, for `--floor`.

A click on a bar shows a sentence; the page is drawn anew, as Streamlit does where nothing is said.
"""

import plotly.graph_objects as go
import streamlit as st

st.title("One bar")
again = st.button("Again")
st.metric("Documents", 5)
bar = go.Bar(x=[1, 2], y=[3, 5 if again else 4], customdata=[["one"], ["two"]])
clicked = st.plotly_chart(go.Figure(bar), key="chart-bar", on_select="rerun", selection_mode="points").selection.points
if clicked:
    with st.container(key="panel"):
        st.html(f'<p class="excerpt">Sentence {clicked[0]["customdata"][0]}</p>')
