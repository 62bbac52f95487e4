"""The way that a callback asks for is drawn until it was gone, and no longer."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st
from dashboard.parts import follow
from dashboard.state import link

st.navigation([st.Page(lambda: None, title="Voices", url_path="voices")])
here = st.text_input("here")
st.button("ask", on_click=follow.ask, args=("views/documents/view.py",), kwargs={"place": "a.txt"})
follow.follow(here)
"""


@pytest.fixture(autouse=True)
def shown_as_words(monkeypatch):
    """A way that is drawn is told in words: the page it leads to is not one of the script's."""
    monkeypatch.setattr(st, "page_link", lambda page, **_: st.markdown(f"to {page}"))


def ways(app):
    assert not app.exception
    return [markdown.value for markdown in app.markdown]


def asked(here):
    app = AppTest.from_string(SCRIPT, default_timeout=300).run()
    assert ways(app) == []
    app.text_input[0].set_value(here).run()
    return app.button[0].click().run()


def test_a_run_that_another_one_overtakes_does_not_lose_the_way():
    app = asked("voices")
    assert ways(app) == ways(app.run()) == ["to views/documents/view.py"]


def test_where_the_page_is_reached_the_way_is_gone():
    app = asked("voices")
    app.query_params["place"] = "a.txt#char=10,20"
    assert ways(app.text_input[0].set_value("documents").run()) == []
    assert ways(app.text_input[0].set_value("voices").run()) == []


def test_the_same_page_with_another_place_is_not_the_one_that_was_asked():
    app = asked("documents")
    app.query_params["place"] = "b.txt"
    assert ways(app.run()) == ["to views/documents/view.py"]


def test_a_way_that_nothing_follows_is_given_up():
    app = asked("voices")
    app.run().run()
    assert ways(app.run()) == []
