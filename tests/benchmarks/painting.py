"""How long from a click until the charts in view are painted, in a session that is open.

    python tests/benchmarks/painting.py [--corpus FOLDER] [--runs N]

Filter: an actor is chosen in the sidebar, then dropped again, on the overview. Page: from page to page by the bar.
Floor: the page of one bar, whose button draws it anew, in the same run. Milliseconds from the key or click until the
last change inside a chart that is in view: p50, p95. What is measured stands in the page, so that the clock of the
test counts for nothing; server and browser share the machine.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.browser.acting import PATIENCE, settled
from tests.browser.conftest import CHROMIUM, FLAGS, serving

WATCH = """() => {
    const begin = () => { window.began = performance.now(); };
    addEventListener("click", begin, true);
    addEventListener("keydown", (event) => event.key === "Enter" && begin(), true);
    const seen = (node) => {
        const box = node.getBoundingClientRect();
        return box.bottom > 0 && box.top < innerHeight;
    };
    new MutationObserver((changes) => {
        const plots = new Set(changes.map(({ target }) => (target.closest ? target : target.parentElement)
            ?.closest(".js-plotly-plot, .stPlotlyChart")));
        if ([...plots].some((plot) => plot && seen(plot))) window.painted = performance.now();
    }).observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
}"""
PAGES = ("Actors", "Themes", "Timeline", "Overview")


def took(page, act):
    """Milliseconds from what `act` does until the charts in view are painted."""
    page.evaluate("window.began = window.painted = 0")
    act()
    settled(page)
    return page.evaluate("window.painted - window.began")


def filters(page, runs):
    """An actor chosen and dropped again, `runs` times."""
    box = page.get_by_role("combobox", name="Actors").first
    clear = page.get_by_test_id("stMainBlockContainer").get_by_role("button", name="Clear all")
    for number in range(runs):
        box.click()
        page.get_by_role("option").first.wait_for()
        for _ in range(number % 10):
            page.keyboard.press("ArrowDown")
        yield took(page, lambda: page.keyboard.press("Enter"))
        page.keyboard.press("Escape")
        yield took(page, clear.click)


def opened(browser, address):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(PATIENCE)
    page.add_init_script(f"addEventListener('DOMContentLoaded', {WATCH})")
    page.goto(address)
    settled(page)
    return page


def told(name, times):
    """One line; 0 or less is a change that drew nothing, which is left out and said."""
    drawn = [time for time in times if time > 0]
    p50, p95 = np.percentile(drawn, [50, 95]) if drawn else (0, 0)
    print(f"{name:8} p50 {p50:5.0f} ms  p95 {p95:5.0f} ms  of {len(drawn)}, {len(times) - len(drawn)} drew nothing")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus")
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with serving(app="tests/benchmarks/one_bar.py") as address:
            page = opened(browser, address)
            again = page.get_by_role("button", name="Again")
            told("floor", [took(page, again.click) for _ in range(2 * options.runs)])
            page.close()
        with serving(options.corpus) as address:
            page = opened(browser, address)
            told("filter", list(filters(page, options.runs)))
            ways = [page.get_by_test_id("stTopNavLink").filter(has_text=name).first for name in PAGES]
            told("page", [took(page, way.click) for _ in range(max(options.runs // 4, 1)) for way in ways])
        browser.close()


if __name__ == "__main__":
    main()
