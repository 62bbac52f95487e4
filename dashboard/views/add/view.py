"""Add documents: drop or paste them, look through what would be read, show them."""

import streamlit as st

from dashboard.state.corpus import folder_to_write
from dashboard.state.own import has_own
from dashboard.views.add import review
from dashboard.views.add.bringing import brought
from dashboard.views.add.limit import limit

START = "streamlit run dashboard/app.py -- FOLDER"
folder = folder_to_write()
taken = limit(writes=folder is not None)

st.title("Add documents", anchor=False)
if not taken.megabytes:
    st.markdown(f"{taken.why} To read a folder of your own, start Dossier on your machine:")
    st.code(START, language="shell")
    st.stop()
if folder:
    st.text(f"They are written into the folder {folder.name!r}, over nothing that is there, and shown with it. "
            f"Up to {taken.megabytes:,} MB at once.")
else:
    st.text(f"Only you see them, until you reload or close this page. Up to {taken.megabytes:,} MB at once."
            + (" They take the place of those you added before." if has_own() else ""))
review.say_what_became()
found = brought(taken)
if too_much := taken.too_much(found.size):
    st.warning(too_much)
    st.code(START, language="shell")
elif found.files:
    review.show(found)
