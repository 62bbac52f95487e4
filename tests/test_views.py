"""Every view, on the seeds, on one document, on notes alike, on noise and on an empty folder; and bad links."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.state.started import VARIABLE

ROOT = Path(__file__).parents[1]
VIEWS = sorted(path.relative_to(ROOT / "dashboard").as_posix() for path in ROOT.glob("dashboard/views/*/view.py"))


NOTES = {
    "flights": "Flight {} to Oslo was cancelled because of snow.",
    "suffixes": "Martin Luther King, Jr. said he had {} dreams. Mr. III spoke on Feb. 29, in '91-92.",
}
"""Folders of a dozen notes alike but for a number."""


@pytest.fixture(params=["seeds", "one", "short", "empty", *NOTES])
def corpus(request, tmp_path, monkeypatch):
    """The name of a corpus that the app is about to show."""
    seed = next(iter(sorted((ROOT / "seeds").glob("*.txt"))))
    if request.param == "one":
        (tmp_path / "one.txt").write_bytes(seed.read_bytes())
    if request.param == "short":
        (tmp_path / "short.txt").write_text("Yes.", encoding="utf-8")
    for number in range(12 if request.param in NOTES else 0):
        text = NOTES[request.param].format(100 + 7 * number)
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    if request.param != "seeds":
        monkeypatch.setenv(VARIABLE, str(tmp_path))
    return request.param


def opened(view="views/overview/view.py", **params):
    app = AppTest.from_file(ROOT / "dashboard/app.py", default_timeout=300)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    return app.switch_page(view).run() if view != "views/overview/view.py" else app


def numbers(app):
    """{label: number} of the cards with which the overview opens."""
    return dict(pairwise(markdown.value.strip("*") for markdown in app.markdown))


def messages(app):
    return " ".join(message.value for message in app.warning)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_opens_without_a_traceback(corpus, view):
    app = opened(view)
    assert not app.exception
    assert not app.error
    assert app.title


def test_the_seeds_open_with_an_answer():
    app = opened()
    assert app.title[0].value.startswith("Five documents")
    assert numbers(app)["Documents"] == "5"


def test_an_empty_folder_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert opened().title[0].value == "No documents yet"


def test_a_folder_that_is_not_there_is_a_message(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    app = opened()
    assert not app.exception
    assert app.error[0].value == "The documents cannot be shown."
    assert not app.get("progress")


def test_a_link_sets_the_filter():
    app = opened(actor="china,russia", words="nuclear")
    picked = {pick.label: pick.value for pick in app.multiselect}
    assert picked["Actors"] == ["china", "russia"]
    assert not app.warning


@pytest.mark.parametrize(("params", "message"), [
    ({"actor": "nobody,russia"}, "Not in this folder: actor nobody; the rest"),
    ({"theme": "nothing"}, "Not in this folder: theme nothing; the rest"),
    ({"document": "../../etc/passwd"}, "Not in this folder: document "),
    ({"actor": "nobody", "theme": "foo", "document": "zzz"},
     "Not in this folder: actor nobody, theme foo, document zzz; the rest of the view is shown."),
    ({"actor": "![x](http://a.b/c.png)"}, r"actor \!\[x\]\(http\://a\.b/c\.png\);"),
    ({"period": "yesterday"}, "write it as 1950..1999"),
    ({"period": "2000..1900"}, "write it as 1950..1999"),
    ({"evidence": "network:nobody|no-one"}, "is not in this chart"),
    ({"evidence": "themes:a|b|c"}, "is not in this chart"),
])
def test_a_bad_link_gives_a_message_and_the_rest_of_the_view(params, message):
    app = opened(**params)
    assert not app.exception
    assert message in messages(app)
    assert len(app.warning) == 1
    assert app.title[0].value.startswith("Five documents")


@pytest.mark.parametrize("place", ["nowhere.txt", "../seeds#char=1,2", "<script>", "#char=", "000#char=5,x"])
def test_a_place_that_is_not_there_is_a_message(place):
    app = opened("views/documents/view.py")
    app.query_params["place"] = place
    app.run()
    assert not app.exception
    assert "not here" in messages(app)


def test_a_filter_that_nothing_passes_says_so():
    assert opened(words="no such words").title[0].value == "Nothing matches"


def test_the_voices_page_opens_with_an_answer():
    page = " ".join(markdown.value for markdown in opened("views/voices/view.py").markdown)
    assert re.search(r"\*\*[^*]+\*\* speaks most: \d+ statements? of \d+\.", page)
    assert "never quoted" in page


def test_who_differs_stands_side_by_side_and_a_row_of_positions_leads_to_its_statements():
    app = opened("views/voices/view.py")
    app.query_params["section"] = "differ"
    app.run()
    assert not app.exception
    html = " ".join(element.proto.body for element in app.get("html"))
    assert "North Korea and Russia</b> deny" in html
    assert "Said before" in html
    assert "<mark>South</mark>" in html
    app.query_params["section"] = "subjects"
    app.query_params["subject"] = "north-korea|russia"
    app.query_params["position"] = "north-korea|denies"
    app.run()
    assert not app.exception
    assert any("North Korea denies" in caption.value for caption in app.caption)


@pytest.mark.parametrize(("params", "message"), [
    ({"kind": "shouts"}, "choice of kind of statement that is not there"),
    ({"subject": "nobody|no-one"}, "a subject on which no two voices speak here"),
    ({"statement": "nowhere.txt#char=1,2"}, "statement the link asks for is not here"),
    ({"number": "<script>"}, "number the link asks for is not here"),
    ({"position": "nobody|denies"}, "a position that nobody holds here"),
    ({"section": "numbers", "of": "shouts"}, "choice of of what that is not there"),
    ({"evidence": "voices:~author|nobody"}, "is not in this chart"),
])
def test_a_bad_link_to_the_voices_page_gives_a_message_and_the_rest_of_it(params, message):
    app = opened("views/voices/view.py")
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert message in messages(app)
    assert app.title[0].value == "Voices"
