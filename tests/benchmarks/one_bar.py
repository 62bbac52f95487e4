"""The smallest page with a number and a chart: what Streamlit and Plotly alone cost, for `first_page.py --floor`."""

import plotly.graph_objects as go
import streamlit as st

st.metric("Documents", 5)
st.plotly_chart(go.Figure(go.Bar(x=[1, 2], y=[3, 4])))
