"""A newcomer brings a zip of all sorts, mends a date, and reads evidence out of it."""

import re
import zipfile

import pytest

from tests.browser.acting import click_middle, evidence, link_becomes, settled
from tests.browser.conftest import ROOT, serving

FORMATS = ROOT / "tests/formats"
OLD = "Pavel Orlov left Minsk."


@pytest.fixture
def mixed(tmp_path):
    """A zip that holds a PDF, a text, a broken file and an empty one."""
    with zipfile.ZipFile(tmp_path / "mixed.zip", "w") as archive:
        archive.write(FORMATS / "office.pdf", "mine/report.pdf")
        archive.write(FORMATS / "broken/cut.docx", "mine/cut.docx")
        archive.writestr("mine/<img src=x onerror=window.hit=1>.txt", "<script>window.hit=1</script> It rained.")
        archive.writestr("mine/empty.txt", "")
    return tmp_path / "mixed.zip"


def added(page):
    """Go to the page from the one that is open, as a newcomer does."""
    page.get_by_role("link", name="Add documents").first.click()
    link_becomes(page, re.compile("/add"))


def set_date(page, row, value):
    """Type a date into the cell of the review, which is drawn as one picture."""
    table = page.locator(".stDataFrame").first
    cell = table.locator(f"#glide-cell-1-{row}")
    box = table.locator("canvas").first.bounding_box()
    page.mouse.click(box["x"] + 230, box["y"] + 35 * (row + 1) + 17)
    table.locator(f"#glide-cell-1-{row}[aria-selected=true]").wait_for(state="attached")
    page.keyboard.press("Enter")
    page.locator("#portal .gdg-input").fill(value)      # the grid loses keys typed before its box is there
    page.keyboard.press("Enter")
    page.wait_for_function("([cell, value]) => cell.innerText === value", arg=[cell.element_handle(), value])
    settled(page)


def test_a_newcomer_drops_a_mixed_zip_mends_a_date_and_reads_evidence_with_its_page(new_session, mixed, tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/old.txt").write_text(OLD, encoding="utf-8")
    with serving(tmp_path / "corpus") as address:
        page = new_session(address)
        added(page)
        page.locator("input[type=file]").set_input_files(mixed)
        page.get_by_role("heading", name="2 documents, 2 without a date").wait_for()
        page.get_by_role("heading", name="Not read, or read in part: 2").wait_for()
        settled(page)
        set_date(page, 1, "2018-03-05")
        page.get_by_role("button", name="Show them").click()
        page.locator("h1", has_text="Two documents").wait_for()
        settled(page)
        assert "2018" in page.locator("h1").inner_text()
        assert page.evaluate("window.hit") is None
        click_middle(page, page.locator(".st-key-chart-years .barlayer .point path").first)
        assert "Vienna" in evidence(page)
        place = page.locator("[class*=st-key-sentence-] a").first.inner_text()
        assert "p. 1" in place
        assert "5 March 2018" in place
        page.get_by_role("button", name="Back to the others").click()
        page.locator("h1", has_text="One document").wait_for()
        assert "One document" in new_session(address).locator("h1").inner_text()


def test_a_folder_is_dropped_and_written_into_the_one_that_is_shown(new_session, tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "mine/deep").mkdir(parents=True)
    (tmp_path / "mine/a.txt").write_text("Olga Brandt met Ivan Petrov in Kursk.", encoding="utf-8")
    (tmp_path / "mine/deep/b.txt").write_text("Olga Brandt left Kursk.", encoding="utf-8")
    with serving(tmp_path / "corpus", write=True) as address:
        page = new_session(address)
        added(page)
        page.get_by_role("radio", name="A folder").click()
        link_becomes(page, re.compile("bring=folder"))
        page.locator("input[type=file]").set_input_files(tmp_path / "mine")
        page.get_by_role("heading", name="2 documents, 2 without a date").wait_for()
        page.get_by_role("button", name="Show them").click()
        page.locator("h1", has_text="Three documents").wait_for()
        (tmp_path / "corpus/c.txt").write_text("Pavel Orlov met Olga Brandt.", encoding="utf-8")
        page.get_by_role("button", name="1 document added, show them").click()      # nobody touched the page
        page.locator("h1", has_text="Four documents").wait_for()
    assert (tmp_path / "corpus/mine/deep/b.txt").is_file()
