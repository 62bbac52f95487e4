"""The pages, a folder each: its view beside its words and controls. A view composes and computes nothing.

The folder is not called `pages`: Streamlit would look for its own kind of pages there, and the first address
that is opened on a server would be "not found".
"""
