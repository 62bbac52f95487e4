"""Counted table → figure. A chart is a value; nothing here knows Streamlit."""
