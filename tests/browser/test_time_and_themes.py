"""Zooming the timeline and comparing themes, as a person does it."""

import re

from tests.browser.acting import PATIENCE, click_middle, evidence, link_becomes, same, settled
from tests.browser.conftest import serving


def test_a_person_zooms_to_a_year_and_reads_why_a_date_is_that_date(new_session, address):
    page = new_session(f"{address}/timeline")
    page.get_by_text("Year", exact=True).click()
    link_becomes(page, re.compile("zoom=year"))
    click_middle(page, page.locator(".st-key-chart-timeline .barlayer .point path").first)
    link_becomes(page, re.compile("evidence=timeline"))
    evidence(page)
    notes = page.locator("[class*=st-key-evidence-] [class*=st-key-sentence-]").first.inner_text()
    assert "→" in notes
    again = new_session(page.url)
    assert same(lambda: evidence(again), lambda: evidence(page))


def test_what_a_click_opens_comes_into_view(new_session, address):
    page = new_session(f"{address}/timeline")
    page.set_viewport_size({"width": 1280, "height": 700})
    settled(page)
    click_middle(page, page.locator(".st-key-chart-timeline .barlayer .point path").nth(1))
    link_becomes(page, re.compile("evidence=timeline"))
    evidence(page)
    panel = page.locator("[class*=st-key-evidence-]").first
    assert same(lambda: 0 <= panel.bounding_box()["y"] < 600, lambda: True)


def test_a_square_opens_the_passages_of_a_theme_in_a_document(new_session, address):
    page = new_session(f"{address}/themes?against=actor")
    click_middle(page, page.locator(".st-key-chart-themes-actors .scatterlayer .point").first)
    link_becomes(page, re.compile("evidence=themes-actors"))
    assert re.search(r": \d+ passages?", evidence(page))
    assert "against=actor" in page.url
    assert page.get_by_text("By chance").first.is_visible()


def test_a_word_that_sets_two_selections_apart_opens_its_sentences(new_session, address):
    page = new_session(f"{address}/themes")
    click_middle(page, page.locator(".st-key-chart-contrast .barlayer .point path").first)
    link_becomes(page, re.compile("evidence=contrast"))
    assert re.search(r": \d+ sentences?", evidence(page))


def test_a_partner_in_a_profile_opens_the_sentences_of_both(new_session, address):
    page = new_session(f"{address}/actors?profile=nato")
    click_middle(page, page.locator("[class*=st-key-chart-partners] .barlayer .point path").first)
    link_becomes(page, re.compile("evidence=partners"))
    assert re.search(r": \d+ sentences?", evidence(page))


def test_the_number_of_themes_stays_when_the_page_changes(new_session, address):
    page = new_session(f"{address}/themes?n_themes=4")
    page.get_by_role("link", name="Overview").click()
    page.locator("h1", has_text="documents").wait_for()
    settled(page)
    assert "n_themes=4" in page.url
    bars = page.locator(".st-key-chart-themes .barlayer .point")
    bars.first.wait_for()
    assert bars.count() == 4


def test_on_a_narrow_screen_the_timeline_keeps_its_words_and_scrolls_alone(new_session, address):
    page = new_session(f"{address}/timeline")
    page.set_viewport_size({"width": 390, "height": 844})
    settled(page)
    label = page.locator(".st-key-chart-timeline .textpoint", has_text="Joe Biden's presidency")
    label.wait_for(timeout=PATIENCE)
    widths = "({scrollWidth, clientWidth}) => [scrollWidth, clientWidth]"
    inside, shown = page.locator(".st-key-chart-timeline").evaluate(widths)
    assert inside > shown
    whole, screen = page.locator("html").evaluate(widths)
    assert whole == screen


def test_a_line_of_the_chronology_opens_all_sentences_of_its_date_beside_it(new_session, address):
    page = new_session(f"{address}/timeline")
    page.locator(".st-key-open-1 button").first.click()
    link_becomes(page, re.compile("evidence=chronology"))
    assert re.search(r": \d+ documents?", evidence(page))
    line, panel = (page.locator(place).first.bounding_box()
                   for place in (".st-key-line-1", "[class*=st-key-evidence-]"))
    assert panel["x"] >= line["x"] + line["width"]
    assert 0 <= panel["y"] < 900
    again = new_session(page.url)
    assert same(lambda: evidence(again), lambda: evidence(page))


def test_the_timeline_is_zoomed_by_keys(new_session, address):
    page = new_session(f"{address}/timeline")
    page.locator(".st-key-zoom button", has_text="Decade").focus()
    page.keyboard.press("Enter")
    link_becomes(page, re.compile("zoom=decade"))
    page.locator(".st-key-zoom-earlier button").focus()
    page.keyboard.press("Enter")
    link_becomes(page, re.compile("zoom=decade(:|%3A)201"))


def test_a_count_at_the_edge_of_the_window_goes_there(new_session, tmp_path):
    for year in range(1990, 2050):
        (tmp_path / f"{year}.txt").write_text(f"It was sold in {1990 + year % 30}.", encoding="utf-8")
    (tmp_path / "old.txt").write_text("It sailed in 1497.", encoding="utf-8")
    with serving(tmp_path) as own:
        page = new_session(own)
        page.goto(f"{own}/timeline")
        page.locator(".st-key-zoom-before button", has_text="1 before 1990").first.click()
        link_becomes(page, re.compile("zoom=century(:|%3A)1400"))
        page.locator(".st-key-chart-timeline .barlayer .point path").first.wait_for()


def test_on_a_phone_the_timeline_opens_with_its_row_heads_in_view(new_session, address):
    page = new_session(f"{address}/timeline")
    page.set_viewport_size({"width": 390, "height": 844})
    settled(page)
    head = page.locator(".st-key-chart-timeline .annotation-text").first
    head.wait_for(timeout=PATIENCE)
    assert same(lambda: 0 <= head.bounding_box()["x"] < 60, lambda: True)
