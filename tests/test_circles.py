"""The groups of a large network."""

import pytest

from analysis import Document, analyze
from analysis.ask import circles, only
from dashboard.state.started import VARIABLE
from tests.test_views import opened

SURNAMES = ("Arrun", "Brandt", "Corvin", "Dorran", "Ekholt", "Farrin", "Gorvan", "Hultin", "Irvan", "Jorvik", "Kerran")
GIVEN = ("Olga", "Ivan")
TEXT = "\n\n".join(
    f"{given} {one} met {given} {two} and {given} {three} in the harbour."
    for given in GIVEN for one, two, three in zip(SURNAMES, SURNAMES[1:], SURNAMES[2:], strict=False) for _ in (1, 2))


@pytest.fixture(scope="module")
def two_groups():
    """Eleven people called Olga who meet each other, and as many called Ivan."""
    return analyze([Document(doc_id="a.txt", text=TEXT)])


def test_who_is_named_together_is_one_group_and_nobody_is_in_two(two_groups):
    found = circles(two_groups)
    assert len(found) >= 2
    assert len({actor for group in found for actor in group}) == sum(map(len, found))
    assert all(len({actor.split("-")[0] for actor in group}) == 1 for group in found)


def test_only_some_are_named_and_no_sentence_is_lost(two_groups):
    group = circles(two_groups)[0]
    shown = only(two_groups, group)
    assert set(shown.mentions["actor_id"]) == set(group)
    assert len(shown.sentences) == len(two_groups.sentences)


def test_a_group_of_the_link_is_pictured_and_one_that_is_none_is_said(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    page = opened("views/actors/view.py")
    page.query_params["circle"] = "ivan-corvin"
    page.run()
    assert not page.exception
    assert page.pills(key="pick-circle").value.startswith("ivan-")
    page.query_params["circle"] = "<b>nobody"
    page.run()
    assert not page.exception
    assert any("belongs to none" in warning.value for warning in page.warning)
