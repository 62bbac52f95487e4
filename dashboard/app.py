"""The entry: page configuration, navigation and the one filter. Run it with `streamlit run dashboard/app.py`."""

from pathlib import Path

import streamlit as st

from dashboard import filters
from dashboard.appearance import apply_styles
from dashboard.loading import show_filter, whole

st.set_page_config(page_title="Dossier", page_icon=str(Path(__file__).with_name("icon.svg")), layout="wide")
apply_styles()
pages = [
    st.Page("views/overview.py", title="Overview", default=True),
    st.Page("views/actors.py", title="Actors"),
    st.Page("views/themes.py", title="Themes"),
    st.Page("views/timeline.py", title="Timeline"),
    st.Page("views/statements.py", title="Voices", url_path="voices"),
    st.Page("views/documents.py", title="Documents"),
]
page = st.navigation(pages, position="top")
with st.container(horizontal=True, key="pages"):    # for a phone, where Streamlit hides the navigation in the sidebar
    for other in pages:
        st.page_link(other)
filters.bind()
result = whole()
chosen = filters.sidebar(result)
show_filter(chosen)
filters.chips(result, chosen)
page.run()
