"""Corrections of a team: kept where the deployer says, by many at once, with the name of who made them."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from analysis import InputError
from analysis.gather import Correction
from dashboard.state import team
from dashboard.state.started import VARIABLE
from tests.test_review import TEXTS, question
from tests.test_views import messages, opened

ONE = Correction("merge", "ruvim-tarshyn", "ruvim-tarshin", "a slip")


@pytest.fixture
def shared(tmp_path, monkeypatch):
    """The file of a team, and a folder of documents beside it."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(folder))
    monkeypatch.setenv(team.VARIABLE, str(tmp_path / "team.sqlite"))
    return tmp_path / "team.sqlite"


def test_without_a_file_named_by_the_deployer_nothing_is_kept_for_a_team(monkeypatch):
    monkeypatch.delenv(team.VARIABLE, raising=False)
    assert team.read() == ()
    assert not team.may_add()


def test_what_is_kept_is_read_by_all_in_its_order_and_goes_when_taken_back(shared):
    first, second = team.add(ONE), team.add(Correction("kind", "kursk", "place", ""))
    assert (first.line, second.line) == (-1, -2)
    assert team.read() == (first, second)
    team.remove(first)
    assert team.read() == (second,)


def test_threads_that_write_at_once_lose_nothing(shared):
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda n: team.add(ONE._replace(why=str(n))), range(40)))
    assert sorted(kept.why for kept in team.read()) == sorted(str(n) for n in range(40))
    assert len({correction.line for correction in made}) == 40


def test_the_name_of_who_is_signed_in_is_kept_and_who_is_not_signed_in_keeps_nothing(shared, monkeypatch):
    monkeypatch.setattr(team, "signed_in", lambda: "Ida Velk")
    assert team.add(ONE).why == "a slip (Ida Velk)"
    assert team.read()[0].why == "a slip (Ida Velk)"
    monkeypatch.setattr(team.login, "may_edit", lambda: False)
    assert not team.may_add()


def test_a_file_that_cannot_be_opened_is_said_with_what_to_do(shared, monkeypatch):
    monkeypatch.setenv(team.VARIABLE, str(shared.parent / "nowhere" / "team.sqlite"))
    with pytest.raises(InputError, match="DOSSIER_CORRECTIONS name a file in a folder that the app may write"):
        team.read()


def test_lines_that_say_nothing_usable_are_left_out(shared):
    team.add(ONE)
    with sqlite3.connect(shared) as file:
        file.execute("""INSERT INTO corrections (what, "of", "to", why, who) VALUES ('drop', 'x', '', '', '')""")
    assert len(team.read()) == 1


def test_a_yes_and_a_no_in_the_review_are_shown_to_the_next_who_opens_the_page(shared):
    page = opened("views/actors/view.py")
    assert "Tarshyn" in question(page)
    page.button(key="review-no").click().run()
    assert not page.exception
    assert "aside" not in page.query_params
    other = opened("views/actors/view.py")
    assert "Tarshyn" not in question(other)
    assert any(text.value.startswith("right as it is: Ruvim Tarshyn") for text in other.text)
    next(button for button in other.button if button.label == "Undo").click().run()
    other.button(key="review-yes").click().run()
    assert not other.exception
    assert not (shared.parent / "documents" / "corrections.csv").exists()
    assert [made.what for made in team.read()] == ["merge"]
    third = opened("views/actors/view.py")
    third.query_params["profile"] = "ruvim-tarshyn"   # an old link leads to who it is now
    assert third.run().title[0].value == "Ruvim Tarshin"
    narrowed = opened(actor="ruvim-tarshyn,ruvim-tarshin")
    assert not messages(narrowed)
    assert narrowed.multiselect(key="pick_actor").value == ["ruvim-tarshin"]
    assert [said.value for said in narrowed.caption if "merged" in said.value] == [
        r"ruvim\-tarshyn in the link is Ruvim Tarshin now\: the two were merged\."]


@pytest.mark.parametrize("link", [
    {"corrections": "merge|ruvim-tarshyn|ruvim-tarshin|x"}, {"corrections": "../../team.sqlite|a|b|c"},
    {"aside": "merge|a|b"}, {"corrections": "'; DROP TABLE corrections; --|a|b|c"},
])
def test_no_link_writes_anything(shared, link):
    page = opened("views/actors/view.py")
    for name, value in link.items():
        page.session_state[name] = value
    page.run()
    assert not page.exception
    assert team.read() == ()
    assert {path.name for path in shared.parent.iterdir()} <= {"documents", "team.sqlite"}
    assert {path.name for path in (shared.parent / "documents").iterdir()} == set(TEXTS)


def test_where_it_cannot_be_kept_the_link_takes_it_and_it_is_said(shared, monkeypatch):
    monkeypatch.setenv(team.VARIABLE, str(shared.parent / "nowhere" / "team.sqlite"))
    page = opened("views/actors/view.py")
    page.button(key="review-yes").click().run()
    assert not page.exception
    assert "cannot be kept there" in messages(page)
    assert "Tarshyn" not in question(page)
