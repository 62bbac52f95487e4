"""The smallest page with a number, a chart and a control: what Streamlit and Plotly alone cost, for `--floor`."""

import plotly.graph_objects as go
import streamlit as st

st.title("One bar")
again = st.button("Again")
st.metric("Documents", 5)
st.plotly_chart(go.Figure(go.Bar(x=[1, 2], y=[3, 5 if again else 4])))
