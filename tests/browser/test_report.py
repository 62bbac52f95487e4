"""The report as somebody opens it who has neither Dossier nor a network."""

import pytest

from analysis import Filter, narrow
from analysis.ask import broad_themes, short_labels
from analysis.report import as_html
from tests.browser.acting import PATIENCE


@pytest.fixture(scope="module")
def file(seeds, tmp_path_factory):
    out = tmp_path_factory.mktemp("report") / "report.html"
    out.write_text(as_html(seeds, "Seeds"), encoding="utf-8")
    return out


@pytest.fixture
def open_report(browser, file):
    """A function that opens the report without a network; at the end, nothing may have been complained of."""
    contexts, complaints = [], []

    def opened(fragment="", **options):
        contexts.append(browser.new_context(offline=True, **{"viewport": {"width": 1280, "height": 900}, **options}))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or complaints.append(request.url))
        page.goto(file.as_uri() + fragment)
        return page

    yield opened
    assert complaints == []
    for context in contexts:
        context.close()


NUMBERS = """() => [...document.querySelectorAll('main details')].filter((d) => !d.closest('[hidden]')
    && !d.closest('article')).map((d) => new Promise((done) => {
    d.open = true;
    setTimeout(() => {
    const items = [...d.querySelectorAll(':scope > ol > li:not([hidden])')];
    const addresses = items.map((li) => li.querySelector('a').getAttribute('href'));
    const of = {sentence: (a) => a, passage: (a) => document.querySelector(a).parentNode,
                document: (a) => document.querySelector(a).closest('article')}[d.dataset.unit];
    done([d.querySelector('summary').textContent, of ? new Set(addresses.map(of)).size : items.length]);
    }, 300);
}))"""


def every_number(page):
    """(what each number says, how many distinct units its list then has), all lists opened."""
    return page.evaluate(f"async () => Promise.all(({NUMBERS})())")


@pytest.mark.parametrize("chosen", [(), ("actor",), ("actor", "theme")])
def test_every_number_opens_as_many_as_it_says_under_any_filter(open_report, seeds, chosen):
    page = open_report()
    named_most = broad_themes(narrow(seeds, Filter(actors=("ukraine",))))["theme_id"].mode()[0]
    values = {"actor": "Ukraine", "theme": short_labels(seeds)[named_most]}
    for name in chosen:
        page.select_option(f"#by-{name}", label=values[name])
    found = every_number(page)
    assert len(found) > (10 if chosen else 100)
    for told, n in found:
        assert int(told.split()[0].replace(",", "")) == n > 0, told


def test_the_filter_keeps_the_passages_that_name_the_actor(open_report, seeds):
    page = open_report()
    before = page.locator("article p:visible").count()
    page.select_option("#by-actor", label="NATO")
    for passage in page.locator("article p:visible").all():
        assert "NATO" in passage.text_content() or "North Atlantic" in passage.text_content()
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("document.getElementById('left').textContent === ''")
    assert page.locator("article p:visible").count() == before


def test_an_edge_of_the_network_leads_to_its_sentences(open_report):
    page = open_report()
    page.locator(".network a[href='#pair-0']").focus()
    page.keyboard.press("Enter")
    items = page.locator("#pair-0 li")
    items.first.wait_for()
    for item in items.all():
        assert len(set(item.locator("mark.a").evaluate_all("found => found.map((mark) => mark.title)"))) >= 2
    items.first.locator("a").click()
    page.wait_for_url("**#s*")
    assert page.locator("span:target").is_visible()


@pytest.mark.parametrize("options", [
    {"viewport": {"width": 390, "height": 844}}, {"color_scheme": "dark"}, {"java_script_enabled": False}])
def test_it_reads_on_a_phone_in_the_dark_and_without_scripts(open_report, options):
    page = open_report(**options)
    assert page.locator("h1").inner_text() == "Seeds"
    assert page.locator("article p").first.is_visible()
    assert page.locator("form").is_visible() == options.get("java_script_enabled", True)
    if options.get("java_script_enabled", True):
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_print_leaves_the_controls_out(open_report):
    page = open_report()
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator("form").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
    assert page.locator("article p").first.is_visible()
