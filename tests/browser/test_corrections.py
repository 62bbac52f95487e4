"""An actor is corrected in the browser, and stays corrected."""

import csv
import re
from urllib.parse import quote

from tests.browser.acting import link_becomes, settled
from tests.browser.conftest import serving

TEXTS = {
    "a.txt": "Ruvim Tarshin, a lawyer, met Olga Brandt in Kursk.\n\nVladimir Putin praised Ruvim Tarshin on Monday.\n",
    "b.txt": "Olga Brandt told the Norvell Group that Russia agrees.\n\nThe Norvell Group thanked Olga Brandt.\n",
}


def merge(page, address, of, to):
    """Say in the profile of one actor that it is another one; return what the preview told."""
    page.goto(f"{address}/actors?profile={of}")
    settled(page)
    page.locator(".st-key-correct summary").click()
    page.get_by_role("radio", name="Same as another actor").click()
    settled(page)
    choice = page.get_by_role("combobox", name="The same as")
    choice.click()
    choice.fill(to)
    page.get_by_role("option", name=to, exact=True).wait_for()
    choice.press("Enter")
    told = page.locator(".st-key-correct [data-testid=stText]").filter(has_text="will name")
    told.wait_for()
    words = told.inner_text()
    page.get_by_role("button", name="Correct", exact=True).click()
    link_becomes(page, re.compile("profile=olga-brandt"))
    return words


def lede(page):
    return page.locator(".st-key-lede").inner_text()


def test_a_merge_survives_a_restart_and_a_new_document(new_session, tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with serving(tmp_path, write=True) as address:
        page = new_session(f"{address}/actors?profile=olga-brandt")
        assert "in 3 sentences" in lede(page)
        told = merge(page, address, "ruvim-tarshin", "Olga Brandt")
        assert told.startswith("2 mentions in 2 sentences of 1 document will name Olga Brandt.")
        assert "in 4 sentences" in lede(page)
    with (tmp_path / "corrections.csv").open(encoding="utf-8") as file:
        assert [row["what"] for row in csv.DictReader(file)] == ["merge"]
    (tmp_path / "c.txt").write_text("Ruvim Tarshin, a lawyer, left for Moscow.\n", encoding="utf-8")
    with serving(tmp_path, write=True) as address:
        page = new_session(f"{address}/actors?profile=olga-brandt")
        assert "in 5 sentences" in lede(page)
        page.goto(f"{address}/actors")
        page.get_by_role("button", name="Undo").click()
        page.get_by_role("button", name="Undo").wait_for(state="detached")
    assert "merge" not in (tmp_path / "corrections.csv").read_text(encoding="utf-8")


def test_a_correction_travels_in_the_link_where_the_app_was_not_started_to_write(new_session, tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with serving(tmp_path) as address:
        page = new_session(address)
        merge(page, address, "ruvim-tarshin", "Olga Brandt")
        assert "in 4 sentences" in lede(page)
        page.get_by_role("button", name="All actors").click()
        page.get_by_role("button", name="Download corrections").wait_for()
        other = new_session(f"{address}/actors?profile=olga-brandt")
        assert "in 3 sentences" in lede(other)
        corrected = page.evaluate("new URLSearchParams(location.search).get('corrections')")
        colleague = new_session(f"{address}/actors?profile=olga-brandt&corrections={quote(corrected)}")
        assert "in 4 sentences" in lede(colleague)
    assert not (tmp_path / "corrections.csv").exists()
