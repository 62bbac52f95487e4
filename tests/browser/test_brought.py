"""What was brought: documents told apart by a column of their table, a text as it was, a reading that is stopped."""

import re
import zipfile

import pytest

from tests.browser.acting import chips, link_becomes, settled
from tests.browser.conftest import serving
from tests.browser.test_pickers import typed

ROWS = [("Harbour", "critical", "Olga Brandt met Ivan Petrov in Kursk."),
        ("Bridge", "neutral", "Olga Brandt left Kursk."),
        ("Ferry", "critical", "Pavel Orlov met Olga Brandt in Minsk."), ("Hall", "neutral", "Pavel Orlov left Minsk.")]
BROKEN = "The delegation of the Euro-\npean Union met Olga Brandt in Rotter-\ndam on 18 October 2024.\n"


@pytest.fixture(scope="module")
def brought(tmp_path_factory):
    """The app on a table with a column of its own and a text whose words are broken."""
    folder = tmp_path_factory.mktemp("brought")
    table = "".join(f'{title},{tone},"{text}"\n' for title, tone, text in ROWS)
    (folder / "rows.csv").write_text(f"title,tone,text\n{table}", encoding="utf-8")
    (folder / "broken.txt").write_text(BROKEN, encoding="utf-8")
    with serving(folder) as found:
        yield found


def test_documents_are_picked_by_a_column_of_their_table(new_session, brought):
    page = new_session(brought)
    typed(page, "critical", "By tone|Documents by")
    link_becomes(page, re.compile("property=tone"))
    assert any("critical" in chip for chip in chips(page))
    page.locator("h1", has_text="Two of").wait_for()
    assert "Two of" in new_session(page.url).locator("h1").inner_text()      # the link is the view


def test_the_reader_shows_a_text_as_it_was_and_as_it_was_meant(new_session, brought):
    page = new_session(f"{brought}/documents?place=broken.txt")
    assert "European" in page.locator("[data-testid=stMain]").inner_text()
    page.get_by_role("button", name="As it was in the file").click()
    link_becomes(page, re.compile("text=original"))
    assert "Euro-\npean Union" in page.locator(".st-key-original").inner_text()
    page.get_by_role("button", name="The mended text").click()
    page.locator(".st-key-original").wait_for(state="detached")
    settled(page)
    assert "European" in page.locator("[data-testid=stMain]").inner_text()


def test_a_reading_that_takes_too_long_is_stopped(new_session, brought, tmp_path):
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(1500):
            archive.writestr(f"{number}.txt", f"Olga Brandt met Ivan Petrov in Kursk on day {number}.\n\n" * 12)
    page = new_session(f"{brought}/add")
    page.locator("input[type=file]").set_input_files(tmp_path / "many.zip")
    page.get_by_role("heading", name=re.compile("1,500 documents")).wait_for()
    page.get_by_role("button", name="Show them").click()
    page.get_by_role("button", name="Stop").click()
    page.locator("h1", has_text="Five documents").wait_for()
