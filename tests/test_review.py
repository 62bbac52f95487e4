"""The workbench for mistakes: what is asked, what yes and no do."""

import pytest

from dashboard.state.started import VARIABLE, WRITE
from tests.test_views import opened

TEXTS = {
    "a.txt": "Ruvim Tarshin met Olga Brandt in Kursk.\n\nRuvim Tarshin, a lawyer, left for Moscow on Monday.\n",
    "b.txt": "Ruvim Tarshyn met Ivan Petrov in Kursk.\n\nOlga Brandt was not there, Ivan Petrov said.\n",
}


@pytest.fixture
def page(tmp_path, monkeypatch):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return opened("views/actors/view.py")


def question(app):
    return next((text.value for text in app.text if text.value.startswith("Is ")), "")


def test_yes_makes_the_correction_at_once_and_undo_asks_again(page):
    assert question(page) == "Is Ruvim Tarshyn the same as Ruvim Tarshin? (the names are one letter apart)"
    page.button(key="review-yes").click().run()
    assert not page.exception
    assert any(text.value == "Ruvim Tarshyn is now the same as Ruvim Tarshin." for text in page.text)
    assert "Tarshyn" not in question(page)
    page.button(key="undo-made").click().run()
    assert "Tarshyn" in question(page)


def test_no_puts_it_aside_in_the_link_and_it_can_be_looked_at_again(page):
    page.button(key="review-no").click().run()
    assert "merge" in str(page.query_params["aside"])
    assert "Tarshyn" not in question(page)
    again = next(button for button in page.button if button.label.startswith("Look at those"))
    again.click().run()
    assert "Tarshyn" in question(page)


def test_words_of_the_documents_are_no_markup_in_it(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("<b>Ruvim Tarshin</b> met <i>Ruvim Tarshyn</i> in Kursk.\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    app = opened("views/actors/view.py")
    assert not app.exception
    assert all("<b>" not in html.proto.body and "<i>" not in html.proto.body for html in app.get("html"))


def test_where_the_app_was_started_to_write_no_stays_without_a_link(page, monkeypatch, tmp_path):
    monkeypatch.setenv(WRITE, "1")
    page.run()
    page.button(key="review-no").click().run()
    assert "aside" not in page.query_params
    assert "right,ruvim-tarshyn,merge ruvim-tarshin" in (tmp_path / "corrections.csv").read_text(encoding="utf-8")
    assert "Tarshyn" not in question(opened("views/actors/view.py"))
