"""The analyst's notebook: all steps to order and note, or, where the link names one, one beside its view."""

import streamlit as st

from dashboard.state import link, notebook
from dashboard.views.notebook import counting, listing, presenting

book = notebook.book()
if problem := notebook.problem():
    st.warning("The notebook beside the documents cannot be used; nothing is kept until it can.")
    st.text(problem)
asked = link.read("step")
number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0
if asked and not 1 <= number <= len(book.steps):
    st.warning("The link asks for a step that the notebook does not have; these are all.")
    number = 0
found = counting.checks(book)
if number:
    presenting.show(book, found, number - 1)
else:
    listing.show(book, found)
