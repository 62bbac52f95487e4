"""Everybody: by keyboard alone, by readers aloud, in few colours, on a first visit."""

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.acting import evidence, link_becomes, same, settled

DOCUMENT = "documents?place=001_c7231357d1905d75.txt"
PAGES = ("", "actors", "actors?profile=north-korea", "themes", "timeline", "voices", "documents", DOCUMENT,
         "search?words=sanctions", "add", "actors?evidence=actors:russia")
WITH_CHARTS = ("", "actors", "themes", "timeline", "voices")
STREAMLITS: dict[str, str] = {}
"""Rules of axe-core that Streamlit's own elements break, and why nothing here can mend it."""
MOST_TABS = 120


def findings(page):
    """What axe-core finds serious or critical, but for what is Streamlit's own."""
    found = Axe().run(page).response["violations"]
    return [(finding["id"], [node["html"][:200] for node in finding["nodes"]]) for finding in found
            if finding["impact"] in ("serious", "critical") and finding["id"] not in STREAMLITS]


def headings(page):
    """The levels of the headings in their order, those in the shadow of the reader too."""
    return page.evaluate("""() => {
        const under = (root) => [...root.querySelectorAll('*')].flatMap((node) => [
            ...(/^H[1-6]$/.test(node.tagName) ? [Number(node.tagName[1])] : []),
            ...(node.shadowRoot ? under(node.shadowRoot) : [])]);
        return under(document);
    }""")


def tab_to(page, selector):
    """Press Tab until what has the focus matches the selector, inside shadows too."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("""(selector) => {
            let now = document.activeElement;
            while (now?.shadowRoot?.activeElement) now = now.shadowRoot.activeElement;
            return now?.matches(selector);
        }""", selector):
            return
    raise AssertionError(f"{selector}: not reached by {MOST_TABS} times Tab")


def told(page):
    """What a reader aloud says of the mark that is pointed at, once it says something."""
    page.wait_for_function("document.querySelector('[role=status]:not(:empty)')")
    page.wait_for_function("/\\d+ \\w+\\. \\d+ of \\d+\\.$/.test("
                           "[...document.querySelectorAll('[role=status]')].map((s) => s.textContent).join(''))")
    return "".join(page.locator("[role=status]").all_text_contents())


def through_its_marks(page):
    """Go to the first chart, from mark to mark and open one, close what was opened: all by keys."""
    tab_to(page, ".js-plotly-plot")
    page.keyboard.press("ArrowDown")
    first = told(page)
    page.keyboard.press("ArrowDown")
    assert same(lambda: told(page) != first, lambda: True)
    number = re.search(r"([\d,]+) \w+\. \d+ of \d+\.$", told(page))[1]
    page.keyboard.press("Enter")
    link_becomes(page, re.compile("evidence="))
    assert re.search(rf": {number} ", evidence(page))
    tab_to(page, ".st-key-close-evidence button")       # the panel is what comes next
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "evidence" not in url)
    page.wait_for_function("document.activeElement?.matches('.js-plotly-plot')")    # back where it was opened


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_finding_of_axe_its_headings_are_in_order_and_its_chart_goes_by_keys(
        new_session, address, path):
    page = new_session(f"{address}/{path}")
    assert findings(page) == []
    levels = headings(page)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    if path in WITH_CHARTS:
        through_its_marks(page)


def test_nor_has_the_overview_in_the_dark_and_nothing_moves_for_who_wants_no_motion(new_session, address):
    page = new_session(address, color_scheme="dark", reduced_motion="reduce")
    assert findings(page) == []
    lasts = "(node) => parseFloat(getComputedStyle(node).transitionDuration) > 0.01"
    assert page.evaluate(f"[...document.querySelectorAll('*')].filter({lasts}).length") == 0


def test_the_rows_of_the_table_do_what_the_marks_do(new_session, address):
    page = new_session(f"{address}/themes")
    tab_to(page, ".st-key-head-themes button")
    page.keyboard.press("Enter")
    table = page.get_by_role("table", name="What is it about?")
    table.wait_for()
    assert findings(page) == []
    tab_to(page, "td button")
    page.keyboard.press("ArrowDown")
    row = table.locator("tbody tr").nth(1)
    name, number = row.locator("td").first.inner_text(), row.locator("td").last.inner_text()
    page.keyboard.press("Enter")
    link_becomes(page, re.compile("evidence=themes"))
    assert f"{name}: {number} passages" in evidence(page)


def test_the_other_pages_by_keys(new_session, address):
    page = new_session(f"{address}/documents")
    tab_to(page, "td.title button")
    page.keyboard.press("Enter")
    link_becomes(page, re.compile("place="))
    tab_to(page, "button.mentions, button.markers, button.statements")
    page.keyboard.press("/")
    page.keyboard.type("sanctions")
    page.keyboard.press("Enter")
    link_becomes(page, re.compile(r"search\?.*words=sanctions"))
    tab_to(page, "[class*=st-key-sentence-] a")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    page.get_by_text("opens this sheet").wait_for()


def test_what_this_is_is_said_until_the_first_click(new_session, address):
    page = new_session(address)
    note = page.get_by_role("complementary", name="What this is")
    note.wait_for()
    page.get_by_role("heading", level=1).click()
    note.wait_for(state="hidden")
    page.reload()
    settled(page)
    assert note.count() == 0
