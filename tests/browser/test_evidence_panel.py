"""Evidence opens beside the page or over its lower half, pushes nothing away, and is closed by ×, Escape or a click."""

import re

import pytest

from tests.browser.acting import click_middle, evidence, link_becomes, settled

LINK = "actors?evidence=actors:russia"


@pytest.fixture(autouse=True, scope="module")
def begun(browser, address):
    """A server that has drawn its first page; before that, a link to another page is met by a notice of Streamlit's."""
    page = browser.new_page()
    page.goto(address)
    settled(page)
    page.close()


def closed(page):
    page.wait_for_url(lambda url: "evidence" not in url)
    page.locator(".st-key-panel").wait_for(state="detached")


@pytest.mark.parametrize("how", ["cross", "escape"])
def test_the_panel_is_closed(new_session, address, how):
    page = new_session(f"{address}/{LINK}")
    evidence(page)
    if how == "cross":
        page.locator(".st-key-close-evidence button").first.click()
    else:
        page.keyboard.press("Escape")
    closed(page)


@pytest.mark.parametrize(("path", "bars"), [("themes", "themes"), ("", "years")])
def test_a_second_click_on_a_mark_closes_its_panel(new_session, address, path, bars):
    page = new_session(f"{address}/{path}")
    bar = page.locator(f".st-key-chart-{bars} .barlayer .point path").first
    click_middle(page, bar)
    link_becomes(page, re.compile(f"evidence={bars}"))
    evidence(page)
    click_middle(page, bar)
    closed(page)


@pytest.mark.parametrize("mark", ["themes .barlayer .point path", "network path.point >> nth=1"])
def test_a_mark_whose_panel_was_closed_by_a_key_opens_it_again(new_session, address, mark):
    page = new_session(address)
    for _ in range(2):
        click_middle(page, page.locator(f".st-key-chart-{mark}").first)
        link_becomes(page, re.compile("evidence="))
        evidence(page)
        page.keyboard.press("Escape")
        closed(page)


def test_what_a_click_has_opened_is_in_the_link_and_on_the_way_back(new_session, address):
    page = new_session(address)
    click_middle(page, page.locator(".st-key-chart-themes .barlayer .point path").first)
    link_becomes(page, re.compile("evidence=themes"))
    told = evidence(page)
    colleague = new_session(page.url)
    assert evidence(colleague) == told
    page.go_back()
    closed(page)
    page.go_forward()
    assert evidence(page) == told


def test_on_a_wide_screen_it_stands_beside_the_chart_and_says_how_many(new_session, address):
    page = new_session(f"{address}/{LINK}")
    told = evidence(page)
    number = int(re.search(r": (\d+) sentences", told)[1])
    panel, chart = (page.locator(of).bounding_box() for of in (".st-key-panel", ".st-key-chart-network"))
    assert chart["x"] + chart["width"] <= panel["x"]
    pages = page.locator(".st-key-panel")
    assert f"1–10 of {number}" in pages.inner_text()
    seen = set()
    for _ in range(-(-number // 10)):
        seen |= set(enumerate(page.locator(".st-key-panel .excerpt").all_inner_texts(), len(seen)))
        if (go := page.locator(".st-key-panel").get_by_role("button", name="Next")).is_enabled():
            go.click()
            settled(page)
    assert len(seen) == number


def test_on_a_phone_a_touch_opens_a_sheet_over_the_lower_half(new_session, address):
    page = new_session(f"{address}/themes", has_touch=True, is_mobile=True)
    page.set_viewport_size({"width": 390, "height": 844})
    settled(page)
    bar = page.locator(".st-key-chart-themes .barlayer .point path").first
    bar.scroll_into_view_if_needed()
    page.wait_for_timeout(700)
    box = bar.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    link_becomes(page, re.compile("evidence=themes"))
    evidence(page)
    sheet = page.locator(".st-key-panel").bounding_box()
    assert (sheet["x"], round(sheet["width"]), round(sheet["y"] + sheet["height"])) == (0, 390, 844)
    assert sheet["y"] > 300


@pytest.mark.parametrize(("section", "name"), [("said", "statement"), ("numbers", "number")])
def test_a_row_of_a_table_opens_in_the_panel_too(new_session, address, seeds, section, name):
    row = getattr(seeds, {"statement": "statements", "number": "quantities"}[name]).iloc[0]
    place = f"{row['doc_id']}%23char%3D{row['start']},{row['end']}"
    page = new_session(f"{address}/voices?section={section}&{name}={place}")
    evidence(page)
    assert page.locator(".st-key-panel .excerpt").count() >= 1
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: f"{name}=" not in url)
    page.locator(".st-key-panel").wait_for(state="detached")


def test_another_chart_takes_over_the_panel(new_session, address):
    page = new_session(f"{address}/?evidence=themes:negotiations")
    evidence(page)
    click_middle(page, page.locator(".st-key-chart-years .barlayer .point path").first)
    link_becomes(page, re.compile("evidence=years"))
    evidence(page)
    assert page.locator(".st-key-panel").count() == 1


def test_at_1280_pixels_the_page_keeps_its_width_beside_the_panel(new_session, address):
    page = new_session(f"{address}/?evidence=themes:negotiations")
    evidence(page)
    panel, chart = (page.locator(of).bounding_box() for of in (".st-key-panel", ".st-key-chart-network"))
    assert chart["width"] >= 400
    assert chart["x"] + chart["width"] <= panel["x"]
    page.keyboard.press("Escape")
    closed(page)
    assert page.get_by_test_id("stSidebar").is_visible()


def test_evidence_of_a_chart_of_another_page_is_said(new_session, address):
    page = new_session(f"{address}/themes?evidence=network:russia%7Cukraine")
    assert "a chart that is not on this page: network" in page.get_by_test_id("stAlert").inner_text()


def test_a_page_that_is_not_there_is_said(new_session, address):
    page = new_session(f"{address}/nosuchpage")
    assert "does not seem to exist" in page.get_by_role("dialog").inner_text()
