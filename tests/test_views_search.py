"""The search box on every page and its results."""

import pytest

from dashboard.state import link
from tests.test_views import messages, opened

VIEW = "views/search/view.py"


def test_the_results_say_how_many_and_mark_the_words():
    app = opened(VIEW, words="nuclear")
    assert app.title[0].value == "6 passages in 2 documents"
    assert "<mark>nuclear</mark>" in " ".join(html.proto.body for html in app.get("html"))
    assert not app.exception


def test_words_that_the_browser_lost_on_its_way_to_the_results_are_searched_for():
    app = opened(VIEW)
    app.session_state[link.HELD] = {"words": ("search", "nuclear")}
    app.run()
    assert app.title[0].value == "6 passages in 2 documents"
    assert app.text_input(key="words").value == app.text_input(key="pick_words").value == "nuclear"
    app.run()
    assert not app.session_state[link.HELD]
    app.text_input(key="pick_words").set_value("").run()
    assert app.title[0].value == "79 passages in 5 documents"


def test_a_number_beside_the_results_narrows_them():
    app = opened(VIEW, words="nuclear")
    (russia,) = [button for button in app.button if button.key == "by-actor-russia"]
    number = russia.label.split(" · ")[-1]
    russia.click().run()
    assert app.title[0].value.startswith(f"{number} passages")
    assert {pick.label: pick.value for pick in app.multiselect}["Actors"] == ["russia"]
    (china,) = [button for button in app.button if button.key == "by-actor-china"]
    number = china.label.split(" · ")[-1]
    china.click().run()
    assert app.title[0].value.startswith(f"{number} passage")
    assert app.text_input(key="pick_words").value == 'nuclear actor:"china"'


def test_another_order_stands_in_the_link():
    app = opened(VIEW, words="north korea")
    app.query_params["order"] = "oldest"
    app.run()
    assert not app.exception
    assert app.button_group[0].value == "oldest"


@pytest.mark.parametrize("view", [VIEW, "views/overview/view.py"])
@pytest.mark.parametrize(("words", "told"), [
    ("(oil", "bracket is not closed"), ("place:oslo", "no field"), ("actor:nobody", "no actor here"),
    ("![x](http://a.b/c.png)(", r"\(")])
def test_words_that_cannot_be_read_are_said_and_the_rest_is_shown(view, words, told):
    app = opened(view, words=words, actor="china")
    assert not app.exception
    assert len(app.warning) == 1
    assert told in messages(app) or "\\" in messages(app)
    assert "The words are left out" in messages(app)
    assert app.title[0].value != "Nothing matches"


def test_who_is_called_as_was_typed_is_one_click_away():
    app = opened(VIEW, words="kim jong")
    links = [link.proto.label for link in app.get("page_link")]
    assert any("Kim Jong" in label and "person" in label for label in links), links
    assert not any("person" in link.proto.label for link in opened(VIEW, words="kim OR jong").get("page_link"))


def test_a_misspelt_word_offers_what_is_meant_one_click_away():
    app = opened(VIEW, words="sactions")
    assert app.title[0].value == "Nothing holds what was typed"
    assert "No passage holds “sactions”. Did you mean" in [line.value for line in app.markdown]
    (meant,) = [button for button in app.button if button.key == "meant-0"]
    word, number = meant.label.split(" · ")
    assert word == "sanctions"
    meant.click().run()
    assert app.title[0].value.startswith(f"{number} passages")
    assert not app.exception


def test_words_of_which_one_is_misspelt_are_told_beside_what_comes_nearest():
    app = opened(VIEW, words="sactions pyongyang presidant")
    assert app.title[0].value == "No passage holds all of these words"
    assert any("“sactions” and “presidant”" in line.value for line in app.markdown)
