"""What takes long says what it does, in its own place, and leaves nothing there."""

from contextlib import contextmanager

from dashboard.state import waiting


class Place:
    def __init__(self):
        self.said = []

    @contextmanager
    def spinner(self, words):
        self.said.append(words)
        yield
        self.said.append("done")


def test_what_is_done_is_told_in_the_place_of_the_page(monkeypatch):
    place = Place()
    monkeypatch.setattr(waiting.st, "session_state", {waiting.PLACE: place})
    with waiting.telling("Counting …"):
        assert place.said == ["Counting …"]
    assert place.said == ["Counting …", "done"]


def test_where_there_is_no_place_nothing_is_told(monkeypatch):
    monkeypatch.setattr(waiting.st, "session_state", {})
    done = []
    with waiting.telling("Counting …"):
        done.append("counted")
    assert done == ["counted"]
