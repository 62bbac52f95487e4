"""What takes long says what it does, in its own place, and leaves nothing there."""

import pytest
from streamlit.errors import StreamlitInvalidLayoutContextError

from dashboard.state import waiting


class Place:
    def __init__(self):
        self.said = []

    def html(self, body):
        self.said.append(body)

    def empty(self):
        self.said.append("")


@pytest.fixture
def place(monkeypatch):
    made = Place()
    monkeypatch.setattr(waiting.st, "session_state", {waiting.PLACE: made, waiting.TOLD: []})
    return made


def test_what_is_done_is_told_in_the_place_of_the_page(place):
    with waiting.telling("Counting <b> …"):
        assert "Counting &lt;b&gt; …" in place.said[-1]
    assert place.said[-1] == ""
    assert len(place.said) == 2


def test_what_is_done_for_something_else_is_told_meanwhile(place):
    with waiting.telling("Counting …"):
        with waiting.telling("Narrowing …"):
            assert "Narrowing" in place.said[-1]
        assert "Counting" in place.said[-1]
    assert place.said[-1] == ""


def test_a_fault_leaves_nothing(place):
    with pytest.raises(ValueError, match="no"), waiting.telling("Counting …"):
        raise ValueError("no")
    assert place.said[-1] == ""


def test_a_part_that_may_not_write_into_the_page_says_nothing(place, monkeypatch):
    def refuse(*words):
        raise StreamlitInvalidLayoutContextError("no")

    monkeypatch.setattr(place, "html", refuse)
    monkeypatch.setattr(place, "empty", refuse)
    with waiting.telling("Counting …"):
        done = True
    assert done


def test_where_there_is_no_place_nothing_is_told(monkeypatch):
    monkeypatch.setattr(waiting.st, "session_state", {})
    done = []
    with waiting.telling("Counting …"):
        done.append("counted")
    assert done == ["counted"]


def test_a_part_that_is_drawn_alone_tells_in_a_place_of_its_own_and_leaves_that_of_the_page(place, monkeypatch):
    own = Place()
    monkeypatch.setattr(waiting.st, "empty", lambda: own)
    with waiting.in_part("panel"), waiting.telling("Counting …"):
        assert "Counting" in own.said[-1]
    assert waiting.st.session_state[waiting.PLACE] is place
    assert not place.said
