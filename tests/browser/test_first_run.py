"""Open, filter by an actor, click a mark, read the evidence, copy the link, find the same view."""

import re

import pytest

from tests.browser.acting import chips, click_middle, evidence, link_becomes, same, settled
from tests.browser.conftest import serving

PAGES = {
    "": "network:north-korea|russia",
    "actors": "actors:russia",
    "themes": "themes:{theme}",
    "voices": "voices:gerry-connolly|north-korea",
    "timeline": "years:{year}",
}


def test_a_person_filters_clicks_reads_and_shares(new_session, address):
    page = new_session(address)
    actors = page.get_by_role("combobox", name=re.compile("Actors"))
    actors.click()
    actors.fill("China")
    page.get_by_role("option", name="China", exact=True).click()
    link_becomes(page, re.compile("actor=china"))
    page.keyboard.press("Escape")
    click_middle(page, page.locator(".st-key-chart-themes .barlayer .point path").first)
    link_becomes(page, re.compile("evidence=themes"))
    assert re.search(r": \d+ passages?", evidence(page))
    again = new_session(page.url)
    assert same(lambda: evidence(again), lambda: evidence(page))
    assert same(lambda: chips(again), lambda: chips(page))
    assert any("China" in chip for chip in chips(again))


def test_the_number_in_the_panel_is_the_number_of_sentences_listed(new_session, address):
    page = new_session(f"{address}/actors?evidence=network:nato%7Crussia")
    told = evidence(page)
    number = int(re.search(r": (\d+) sentences?", told)[1])
    assert page.locator("[class*=st-key-evidence-] .excerpt").count() == min(number, 10)
    assert page.locator("[class*=st-key-evidence-] mark").count() >= 2 * min(number, 10)


def test_a_sentence_opens_in_the_reader_and_the_filter_stays(new_session, address):
    page = new_session(f"{address}/actors?actor=china&evidence=actors:china")
    evidence(page)
    sentence = page.locator("[class*=st-key-evidence-] .excerpt").first.inner_text()
    page.locator("[class*=st-key-sentence-] a").first.click()
    link_becomes(page, re.compile("documents.*place="))
    page.wait_for_selector(".reader mark")
    assert "".join(page.locator(".reader mark").all_inner_texts()) == sentence
    assert "actor=china" in page.url
    assert page.locator(".reader mark").first.is_visible()
    again = new_session(page.url)
    again.wait_for_selector(".reader mark")
    assert "".join(again.locator(".reader mark").all_inner_texts()) == sentence


@pytest.mark.parametrize("path", PAGES)
def test_a_link_from_any_page_gives_the_same_view_in_a_new_session(new_session, address, path, seeds):
    marks = {"theme": seeds.passage_themes["theme_id"].iloc[0], "year": "2006"}
    link = f"{address}/{path}?actor=north-korea&evidence={PAGES[path].format(**marks).replace('|', '%7C')}"
    first = new_session(link)
    evidence(first)
    second = new_session(first.url)
    assert same(lambda: evidence(second), lambda: evidence(first))
    assert same(lambda: second.locator("h1").inner_text(), lambda: first.locator("h1").inner_text())
    assert same(lambda: chips(second), lambda: chips(first))
    assert any("North Korea" in chip for chip in chips(second))


def test_the_filter_survives_a_change_of_page_and_going_back(new_session, address):
    page = new_session(f"{address}/?actor=china")
    page.get_by_role("link", name="Themes").click()
    link_becomes(page, re.compile("themes"))
    assert any("China" in chip for chip in chips(page))
    page.go_back()
    page.locator("h1", has_text="documents").wait_for()
    settled(page)
    assert any("China" in chip for chip in chips(page))


def test_text_from_a_document_is_never_markup(new_session, tmp_path):
    hostile = "<script>window.hit=1</script><img src=x onerror='window.hit=1'> **Iran** met $x$ :red[Iraq] in 2003."
    (tmp_path / "<b>a.txt").write_text(f"{hostile}\n\n{hostile} Iran and Iraq.\n", encoding="utf-8")
    with serving(tmp_path) as address:
        page = new_session(f"{address}/actors?evidence=actors:iran")
        assert "<script>" in evidence(page)
        page.goto(f"{address}/documents?place=%3Cb%3Ea.txt")
        page.wait_for_selector(".reader")
        assert "<script>" in page.locator(".reader").inner_text()
        assert page.evaluate("window.hit") is None


def test_the_app_asks_nothing_of_the_network(browser, address):
    context = browser.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        page.goto(f"{address}/{path}")
        settled(page)
    context.close()
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []


def test_a_document_opens_from_the_list_and_says_why_it_is_dated(new_session, address):
    page = new_session(f"{address}/documents")
    title = page.get_by_role("button", name=re.compile("Ahead of Trump 2.0, parties involved in"))
    title.focus()
    page.keyboard.press("Enter")
    link_becomes(page, re.compile("place=001_"))
    page.wait_for_selector(".reader")
    page.get_by_role("button", name="Why this date?").click()
    page.get_by_text("President-elect Donald Trump", exact=False).first.wait_for()
    page.get_by_role("button", name="All documents").click()
    page.locator("h1", has_text="Five documents").wait_for()


def test_documents_are_sorted_and_found_on_the_server(new_session, address):
    page = new_session(f"{address}/documents")
    titles = page.locator("td.title button")
    before = titles.all_inner_texts()
    assert len(before) == 5
    page.get_by_role("button", name="Document", exact=True).click()
    link_becomes(page, re.compile("sort=title"))
    assert same(lambda: titles.all_inner_texts(), lambda: sorted(before, key=str.lower))
    titles.first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.shadowRoot?.activeElement.textContent") == titles.nth(1).inner_text()
    page.get_by_role("textbox", name="Find a document").fill("trump")
    page.keyboard.press("Enter")
    link_becomes(page, re.compile("find=trump"))
    assert all("Trump" in title for title in titles.all_inner_texts())


def test_on_a_narrow_screen_the_documents_are_whole_titles_with_their_dates_and_open(new_session, address):
    page = new_session(f"{address}/documents")
    page.set_viewport_size({"width": 390, "height": 844})
    title = page.get_by_role("button", name=re.compile("Ahead of Trump 2.0, parties involved in"))
    title.wait_for()
    box = title.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert page.get_by_text("5 November 2024 to 20 January 2025").last.is_visible()
    title.click()
    link_becomes(page, re.compile("place=001_"))
    page.wait_for_selector(".reader")


def test_the_way_back_stays_in_sight_in_a_long_document(new_session, address):
    page = new_session(f"{address}/documents?place=001_c7231357d1905d75.txt")
    page.wait_for_selector(".reader")
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, main.scrollHeight)")
    back = page.get_by_role("button", name="All documents")
    assert same(lambda: 55 < back.bounding_box()["y"] < 120, lambda: True)
    back.click()
    page.locator("h1", has_text="Five documents").wait_for()


def test_the_first_address_of_a_server_may_be_any_page(browser):
    with serving() as address:
        page = browser.new_page()
        page.goto(f"{address}/timeline")
        settled(page)
        assert page.get_by_role("heading", name="Timeline").count()
        assert page.get_by_text("Page not found").count() == 0
        page.close()
