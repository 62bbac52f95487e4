"""The entry: page configuration, navigation and the one filter. Run it with `streamlit run dashboard/app.py`."""

from pathlib import Path

import streamlit as st

from dashboard.parts import (
    alone,
    copy_link,
    empty,
    filters,
    follow,
    keep,
    keys,
    newer,
    one_tap,
    panel,
    search_box,
    welcome,
)
from dashboard.parts.appearance import apply_styles
from dashboard.state import link, login, waiting
from dashboard.state.copied import say_changed
from dashboard.state.corpus import current, open_corpus, whole
from dashboard.state.own import has_own, say_own

st.set_page_config(page_title="Dossier", page_icon=str(Path(__file__).with_name("icon.svg")), layout="wide")
apply_styles()
pages = [
    st.Page("views/overview/view.py", title="Overview", default=True),
    st.Page("views/actors/view.py", title="Actors", url_path="actors"),
    st.Page("views/themes/view.py", title="Themes", url_path="themes"),
    st.Page("views/timeline/view.py", title="Timeline", url_path="timeline"),
    st.Page("views/voices/view.py", title="Voices", url_path="voices"),
    st.Page("views/documents/view.py", title="Documents", url_path="documents"),
    st.Page(search_box.PAGE, title="Search", url_path="search"),
    st.Page(keep.PAGE, title="Notebook", url_path=keep.PATH),
    st.Page(empty.ADD, title="Add documents", icon=":material/add:", url_path="add"),
]
page = st.navigation(pages, position="top")
with st.container(horizontal=True, key="pages"):    # for a phone, where Streamlit hides the navigation in the sidebar
    for other in pages:
        st.page_link(other)
link.bind(page.url_path)
alone.begin()
waiting.stand()
login.let_in()
say_own()
open_corpus()
if not has_own():
    newer.offer()
keep.stand(page.url_path)
with st.container(horizontal=True, vertical_alignment="center", key="top"):
    search_box.show(page.url_path)
    beside = st.container(width="content")
    copy_link.button()
    keys.sheet()
    login.way_out()
with st.container(key="unseen"):
    follow.follow(page.url_path or "overview")
    one_tap.listen()
    keys.listen()
    search_box.listen()
    if not st.context.is_embedded:      # a view inside a step of the notebook is no first visit
        welcome.greet()
result = whole()
chosen = filters.applied(filters.sidebar(result))
if page.url_path != keep.PATH:      # each step has the filter that it was kept with
    filters.chips(result, chosen)
with beside:
    keep.keep_view(current())
say_changed()
panel.begin()
above = st.container()
page.run()
with above:
    panel.show()
alone.end()
