"""Correcting an actor: a name that is taken, the line that confirms, and taking it back."""

import pytest

from dashboard.parts.corrections import storage
from dashboard.state.started import VARIABLE
from tests.test_corrections import TEXTS
from tests.test_views import messages, opened


@pytest.fixture(params=["folder", "session"])
def profile(request, tmp_path, monkeypatch):
    """A function that opens the profile of an actor of a small folder."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setattr(storage, "folder", lambda: tmp_path if request.param == "folder" else None)

    def open_profile(actor):
        app = opened("views/actors/view.py")
        app.query_params["profile"] = actor
        return app.run()

    return open_profile


def renamed(app, of, to):
    app.segmented_control(key=f"wrong-{of}").set_value("rename").run()
    return app.text_input(key=f"to-rename-{of}").set_value(to).run()


def pressed(app, label):
    return next(button for button in app.button if button.label == label).click().run()


def confirmed(app):
    return [line.value for line in app.text if "Tarshin " in line.value]


def test_a_new_name_is_confirmed_beside_the_actor_keeps_its_accents_and_is_undone(profile):
    app = renamed(profile("ruvim-tarshin"), "ruvim-tarshin", "Rúvim Tarshín")
    pressed(app, "Correct")
    assert not app.exception
    assert app.title[0].value == "Rúvim Tarshín"
    assert confirmed(app) == ["Renamed Ruvim Tarshin to Rúvim Tarshín."]
    assert app.segmented_control(key="wrong-ruvim-tarshin").value is None
    pressed(app, "Undo")
    assert app.title[0].value == "Ruvim Tarshin"
    assert not confirmed(app)
    assert [toast.value for toast in app.toast] == ["The correction was taken back."]


def test_the_name_of_another_actor_is_said_and_leads_to_a_merge(profile):
    app = renamed(profile("ruvim-tarshin"), "ruvim-tarshin", "Olga Brandt")
    assert "Olga Brandt is the name of another actor" in messages(app)
    assert next(button for button in app.button if button.label == "Correct").disabled
    pressed(app, "It is the same as Olga Brandt")
    assert app.segmented_control(key="wrong-ruvim-tarshin").value == "merge"
    assert app.selectbox(key="to-merge-ruvim-tarshin").value == "olga-brandt"
    pressed(app, "Correct")
    assert not app.exception
    assert app.title[0].value == "Olga Brandt"
    assert confirmed(app) == ["Ruvim Tarshin is now the same as Olga Brandt."]
