"""Actors, edges, cells and rows of the Actors page answer clicks."""

import re

from tests.browser.acting import click_at, link_becomes, same, settled

PLACE = """([chart, key]) => {
    const plot = document.querySelector(`.st-key-chart-${chart} .js-plotly-plot`);
    const box = plot.getBoundingClientRect(), layout = plot._fullLayout, names = layout.xaxis._categories;
    const across = (x) => layout.xaxis.type === 'category' ? names.indexOf(x) : x;
    for (const trace of plot._fullData) for (const [i, mark] of (trace.customdata || []).entries())
        if (mark.slice(0, -1).join('|') === key) return [
            box.x + layout.xaxis._offset + layout.xaxis.l2p(across(trace.x[i])),
            box.y + layout.yaxis._offset + layout.yaxis.l2p(trace.y[i]) + (trace.type === 'bar' ? 6 : 0)];
}"""


def click_mark(page, chart, key):
    """Click the mark of a key with real mouse moves."""
    page.locator(f".st-key-chart-{chart} .js-plotly-plot .main-svg").first.wait_for()
    page.locator(f".st-key-chart-{chart}").scroll_into_view_if_needed()
    click_at(page, lambda: page.evaluate(PLACE, [chart, key]))


def told(page, chart):
    panel = page.locator(f".st-key-evidence-{chart}")
    panel.locator(".excerpt").first.wait_for()
    settled(page)
    return panel.inner_text()


def test_an_actor_and_an_edge_of_the_network_open_their_sentences(new_session, address):
    page = new_session(f"{address}/actors?measure=npmi")
    click_mark(page, "network", "ukraine|")
    link_becomes(page, re.compile("evidence=network"))
    assert "Profile of Ukraine" in told(page, "network")
    click_mark(page, "network", "russia|ukraine")
    link_becomes(page, re.compile("russia%7Cukraine"))
    passport = told(page, "network")
    assert re.search(r"Named together in \d+ sentences where chance would give \d+\.\d", passport)
    assert "measure=npmi" in page.url
    click_mark(page, "published", "2025")
    link_becomes(page, re.compile("part=published"))
    page.get_by_role("button", name="List all again").wait_for()
    number = int(re.search(r"2025: (\d+) sentences", told(page, "network"))[1])
    assert page.locator(".st-key-evidence-network .excerpt").count() == min(number, 10)


def test_a_cell_of_the_matrix_and_a_control_are_in_the_link(new_session, address):
    page = new_session(f"{address}/actors")
    page.get_by_role("radio", name="Passage").click()
    link_becomes(page, re.compile("window=passage"))
    click_mark(page, "matrix", "russia|ukraine")
    link_becomes(page, re.compile("evidence=matrix"))
    assert re.search(r"Russia · Ukraine: \d+ passages", told(page, "matrix"))
    again = new_session(page.url)
    assert same(lambda: told(again, "matrix"), lambda: told(page, "matrix"))


def test_the_way_to_a_profile_and_back_is_in_the_link_and_keeps_the_filter(new_session, address):
    page = new_session(f"{address}/actors?actor=china&evidence=network:china%7Crussia")
    page.get_by_role("button", name="Profile of China").click()
    link_becomes(page, re.compile("profile=china"))
    assert page.locator("h1").inner_text() == "China"
    assert "actor=china" in page.url
    page.get_by_role("button", name="All actors").click()
    link_becomes(page, re.compile(r"actors\?actor=china$"))
    assert page.locator("h1").inner_text() == "Actors"
