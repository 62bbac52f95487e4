"""Whoever is in the texts is found by typing a part of a name, also beyond the list that is offered."""

import re

import pytest

from dashboard.parts.pickers import MATCHES, OFFERED
from tests.browser.acting import chips, link_becomes, settled
from tests.browser.conftest import serving

SYLLABLES = ("ba", "de", "ki", "lo", "mu", "ra", "se", "ti")
MANY = OFFERED + 60


def surname(number):
    """A made-up surname for each number: babasson, badesson …"""
    return "".join(SYLLABLES[number // 8**place % 8] for place in (2, 1, 0)).capitalize() + "sson"


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """The app on a folder that names more people than a list offers; the last of the alphabet most often."""
    folder = tmp_path_factory.mktemp("crowd")
    names = [f"Åsa {surname(number)}" for number in range(MANY)]
    (folder / "actors.csv").write_text("name,alias,kind\nZoë Zander,,person\n" + "".join(
        f"{name},,person\n" for name in names), encoding="utf-8")
    lines = [f"{name} met Zoë Zander in the morning and spoke about the harbour." for name in names]
    (folder / "meetings.txt").write_text(" ".join(lines), encoding="utf-8")
    with serving(folder) as found:
        yield found


def typed(page, text, label="Actors"):
    """Type into a picker, and press Enter."""
    box = page.get_by_role("combobox", name=re.compile(label))
    box.click()
    box.fill(text)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")   # the list stays open for the next choice


def test_who_is_named_most_comes_first(new_session, crowd):
    page = new_session(crowd)
    page.get_by_role("combobox", name=re.compile("Actors")).click()
    assert page.get_by_role("option").first.inner_text() == "Zoë Zander"


def test_who_is_not_listed_is_found_without_accents_and_case(new_session, crowd):
    page = new_session(crowd)
    last = surname(MANY - 1)
    typed(page, f"asa {last.lower()}")
    link_becomes(page, re.compile(rf"actor=asa-{last.lower()}$"))
    assert f"Åsa {last}" in "".join(chips(page))
    typed(page, "zoe")
    link_becomes(page, re.compile("zoe-zander"))
    assert len(chips(page)) == 3


def test_several_are_offered_and_none_is_said(new_session, crowd):
    page = new_session(crowd)
    typed(page, "ASA")
    offers = page.locator(".st-key-matches_pick_actor")
    offers.wait_for()
    settled(page)
    assert f"is in the names of {MANY} actors" in offers.inner_text()
    assert f"and {MANY - MATCHES} more" in offers.inner_text()
    offers.get_by_role("button", name=f"Åsa {surname(1)}").click()
    link_becomes(page, re.compile(f"actor=asa-{surname(1).lower()}"))
    offers.wait_for(state="detached")
    typed(page, "<b>nobody</b>")
    offers.wait_for()
    assert "No actor has “<b>nobody</b>” in a name." in offers.inner_text()
    offers.get_by_role("button", name="Close").click()
    offers.wait_for(state="detached")
    assert len(chips(page)) == 2


def test_a_profile_is_opened_by_typing_a_part_of_a_name(new_session, crowd):
    page = new_session(f"{crowd}/actors")
    last = surname(MANY - 1)
    typed(page, last.lower(), "Profile")
    link_becomes(page, re.compile(f"profile=asa-{last.lower()}"))
    assert page.locator("h1").inner_text() == f"Åsa {last}"


@pytest.mark.parametrize(("text", "actor"), [("chinese", "china"), ("putin", "vladimir-putin")])
def test_an_actor_of_the_seeds_is_found_by_a_name_it_has_in_the_texts(new_session, address, text, actor):
    page = new_session(address)
    typed(page, text)
    link_becomes(page, re.compile(f"actor={actor}"))
