"""What an analyst does with the notebook: keep, note, order, find it again after a restart, present, pass on."""

import shutil

import docx
import pytest

from analysis.notebook import FILE, read_notebook
from tests.browser.acting import PATIENCE, link_becomes, settled
from tests.browser.conftest import ROOT, serving

OPENED = "/?actor=russia&evidence=network:north-korea%7Crussia"


def press(page, key):
    page.locator(f".st-key-{key} button:visible").first.click()
    settled(page)


def headings(page):
    return [field.input_value() for field in page.locator("[class*=st-key-notebook-heading-] input").all()]


def to_notebook(page):
    page.get_by_role("link", name="Notebook").first.click()
    link_becomes(page, "**/notebook*")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Two seeds, which may be written to."""
    folder = tmp_path_factory.mktemp("notebook")
    for seed in sorted((ROOT / "seeds").glob("*.txt"))[:2]:
        shutil.copy(seed, folder)
    return folder


def test_what_is_kept_is_noted_ordered_and_there_after_a_restart(corpus, new_session):
    with serving(corpus, write=True) as address:
        page = new_session(f"{address}{OPENED}")
        press(page, "bare-keep-network")
        press(page, "keep-mark-network")
        press(page, "keep-view")
        to_notebook(page)
        assert headings(page) == ["Who is named with whom?", "North Korea · Russia", "Overview · Russia"]
        assert "nothing has changed since" in page.locator("[data-testid=stMain]").inner_text()
        note = page.locator(".st-key-notebook-note-1 textarea")
        note.fill("They move *closer*.\n\n# <b>no heading</b>")
        note.blur()
        settled(page)
        press(page, "bare-up-1")
        assert headings(page)[:2] == ["North Korea · Russia", "Who is named with whom?"]
        press(page, "bare-remove-2")
    book = read_notebook(corpus / FILE)
    assert [step.heading for step in book.steps] == ["North Korea · Russia", "Who is named with whom?"]
    assert book.steps[0].note == "They move *closer*.\n\n\\# <b>no heading</b>"
    assert book.steps[0].quotes
    assert len(book.steps[1].numbers) > 20
    with (corpus / "later.txt").open("w", encoding="utf-8") as file:
        file.write("Russia warned North Korea on 3 May 2024.")
    with serving(corpus, write=True) as address:
        page = new_session(f"{address}/notebook")
        assert headings(page) == ["North Korea · Russia", "Who is named with whom?"]
        assert page.locator(".st-key-notebook-note-0 textarea").input_value().startswith("They move *closer*.")
        n = book.steps[0].numbers[0].n
        changed = page.locator(".st-key-step-0 p.changed").all_inner_texts()
        assert changed == [f"North Korea · Russia: {n} sentences when kept, {n + 1} now."]
        presented(page)
        taken_away(page, corpus)


def presented(page):
    """Step by step, with the keys; the view beside its text; the way back to it."""
    press(page, "present")
    link_becomes(page, "**step=1*")
    assert page.locator("h1").first.inner_text() == "North Korea · Russia"
    assert page.locator(".note em").inner_text() == "closer"
    assert page.locator(".note b").count() == 0
    assert page.locator("[class*=st-key-sentence-network-]").count() >= 3
    page.locator("h1").first.click()
    page.keyboard.press("ArrowRight")
    link_becomes(page, "**step=2*")
    page.locator(".st-key-chart-network .js-plotly-plot").wait_for(timeout=PATIENCE)
    page.reload()
    settled(page)
    assert "2 of 2" in page.locator(".st-key-steps").inner_text()
    press(page, "open-shown")
    page.wait_for_url(lambda url: "actor=russia" in url and "notebook" not in url, timeout=PATIENCE)
    settled(page)
    assert "Russia" in page.locator(".st-key-chips").inner_text()


def taken_away(page, corpus):
    """The report as a Word document, read again."""
    to_notebook(page)
    page.get_by_role("button", name="Report").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Word document").click()
    told = corpus / ".report.docx"
    waiting.value.save_as(told)
    lines = [paragraph.text for paragraph in docx.Document(told).paragraphs]
    assert "They move closer." in lines
    assert "North Korea · Russia" in lines


def test_without_leave_to_write_it_is_kept_in_the_session_and_as_a_file(address, new_session, tmp_path):
    page = new_session(f"{address}/notebook")
    assert "Nothing is kept yet" in page.locator("[data-testid=stMain]").inner_text()
    page.get_by_role("link", name="Documents").first.click()
    link_becomes(page, "**/documents*")
    press(page, "keep-view")
    to_notebook(page)
    with page.expect_download() as waiting:
        page.locator(".st-key-notebook-download button:visible").click()
    waiting.value.save_as(tmp_path / FILE)
    assert not (ROOT / "seeds" / FILE).exists()
    other = new_session(f"{address}/notebook")
    assert headings(other) == []
    other.get_by_role("button", name="Open a notebook").click()
    other.locator("input[type=file]").set_input_files(tmp_path / FILE)
    other.locator(".st-key-notebook-heading-0 input").wait_for(timeout=PATIENCE)
    settled(other)
    assert headings(other) == ["Documents"]
