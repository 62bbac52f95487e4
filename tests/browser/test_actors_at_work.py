"""What somebody does with the actors of a folder of thousands of documents: find, mend, connect; nobody writes unasked.

The documents are lines of one file: a folder as large as one of thousands of articles, read in seconds.
"""

import re
import urllib.request
from urllib.parse import quote

import pytest

from tests.browser.acting import link_becomes, settled
from tests.browser.conftest import serving
from tests.browser.test_pickers import typed

DOCUMENTS = 3000
PLAIN = "The harbour was quiet and the boats stayed in the bay."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """3,000 rows of a table; few of them name anybody, two of one name a letter apart."""
    place = tmp_path_factory.mktemp("work")
    told = {
        7: "Ruvim Tarshin met Olga Brandt in Kursk.", 8: "Ruvim Tarshyn, a lawyer, met Olga Brandt on Monday.",
        9: "Olga Brandt met Ivan Petrov.", 10: "Ivan Petrov said no.", 11: "Ruvim Tarshin left.",
    }
    rows = [f'"{told.get(number, PLAIN)}"' for number in range(DOCUMENTS)]
    (place / "articles.csv").write_text("\n".join(["text", *rows]), encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def at_work(folder):
    """The app on these documents, not started to write."""
    with serving(folder) as found:
        yield found


def test_by_part_of_a_surname_among_thousands_of_documents_and_both_in_one_passage(new_session, at_work):
    page = new_session(at_work)
    typed(page, "etrov")
    link_becomes(page, re.compile("actor=ivan-petrov"))
    typed(page, "brandt")
    link_becomes(page, re.compile("olga-brandt"))
    page.get_by_role("radio", name="Both", exact=True).click()
    link_becomes(page, re.compile("together=all"))
    page.goto(page.url.replace("/?", "/search?"))
    main = page.locator("[data-testid=stMain]")
    main.get_by_text("Olga Brandt met Ivan Petrov.").first.wait_for()
    assert "Ivan Petrov said no." not in main.inner_text()


def test_a_merge_shows_at_once_travels_in_the_link_and_an_old_link_leads_to_who_it_is(new_session, at_work, folder):
    page = new_session(f"{at_work}/actors")
    page.locator(".st-key-review summary").click()
    page.locator(".st-key-review-yes button").click()
    page.locator(".st-key-correction-made").wait_for()
    settled(page)
    corrected = page.evaluate("new URLSearchParams(location.search).get('corrections')")
    assert "merge" in corrected
    assert corrected.split("|")[1:3] == ["ruvim-tarshyn", "ruvim-tarshin"]
    colleague = new_session(f"{at_work}/actors?profile=ruvim-tarshyn&corrections={quote(corrected)}")
    assert colleague.locator("h1").inner_text() == "Ruvim Tarshin"
    page.locator(".st-key-undo-made button").click()
    page.locator(".st-key-correction-made").wait_for(state="detached")
    settled(page)
    assert not page.evaluate("new URLSearchParams(location.search).get('corrections')")
    assert {path.name for path in folder.iterdir()} == {"articles.csv"}


def test_a_suspicion_is_decided_by_one_key_each_for_yes_and_no(new_session, at_work):
    page = new_session(f"{at_work}/actors")
    page.locator(".st-key-review summary").click()
    review, link = page.locator(".st-key-review"), "new URLSearchParams(location.search).get"
    review.get_by_text("Is Ruvim Tarshyn the same as Ruvim Tarshin?").wait_for()
    page.keyboard.press("n")
    review.get_by_text("Is Ruvim Tarshyn the same as Ruvim Tarshin?").wait_for(state="detached")
    settled(page)
    assert page.evaluate(f"{link}('aside')") == "merge|ruvim-tarshyn|ruvim-tarshin"
    assert not page.evaluate(f"{link}('corrections')")
    page.goto(f"{at_work}/actors")
    settled(page)
    page.locator(".st-key-review summary").click()
    review.get_by_text("Is Ruvim Tarshyn the same as Ruvim Tarshin?").wait_for()
    page.keyboard.press("y")
    page.locator(".st-key-correction-made", has_text="Ruvim Tarshyn is now the same as Ruvim Tarshin.").wait_for()
    settled(page)
    assert page.evaluate(f"{link}('corrections')").startswith("merge|ruvim-tarshyn|ruvim-tarshin")


def test_two_who_never_meet_are_connected_over_a_third_and_each_step_opens_its_sentence(new_session, at_work):
    page = new_session(f"{at_work}/actors?profile=ruvim-tarshin&to=ivan-petrov")
    way = page.locator(".st-key-way-0")
    way.wait_for()
    assert "Olga Brandt" in way.inner_text()
    way.get_by_role("button").nth(1).click()
    page.locator(".excerpt", has_text="Olga Brandt met Ivan Petrov").first.wait_for()


def test_hostile_headers_write_nothing(at_work, folder):
    hostile = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-User": "../../corrections.csv", "X-Dossier-Write": "1",
               "Dossier-Corrections": str(folder / "evil.sqlite"), "Cookie": "DOSSIER_WRITE=1"}
    for path in ("", "actors?corrections=merge%7Cruvim-tarshyn%7Cruvim-tarshin%7Cx&DOSSIER_CORRECTIONS=evil.sqlite"):
        with urllib.request.urlopen(urllib.request.Request(f"{at_work}/{path}", headers=hostile)) as answer:
            assert answer.status == 200
    assert {path.name for path in folder.iterdir()} == {"articles.csv"}
