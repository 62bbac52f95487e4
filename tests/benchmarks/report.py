"""How large the report of a folder of tables is, how long it takes to make, to open without a network and to filter.

    python tests/benchmarks/report.py TABLES [--runs N]

Made: from the loaded tables to the page as text. Opened: from the navigation until the script of the page has run and
the first screen is painted. Filtered: from the choice of the actor named third until every number is counted again.
Medians of the runs, each in a browser session of its own that is offline.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from analysis import load
from analysis.report import as_html
from tests.browser.conftest import CHROMIUM, FLAGS

PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def opened(browser, address: str) -> tuple[float, float]:
    """Seconds until the page is shown, and until a filter has been applied."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    started = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("form:not([hidden])")
    page.evaluate(PAINTED)
    shown = time.perf_counter()
    page.select_option("#by-actor", index=3)
    page.wait_for_function("document.getElementById('left').textContent !== ''")
    page.evaluate(PAINTED)
    filtered = time.perf_counter()
    context.close()
    return shown - started, filtered - shown


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    result = load(options.tables)
    started = time.perf_counter()
    page = as_html(result, Path(options.tables).name)
    made = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(page, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        times = [opened(browser, file.as_uri()) for _ in range(options.runs)]
        browser.close()
    shown, filtered = (statistics.median(each) for each in zip(*times, strict=True))
    print(f"{len(result.documents):,} documents: {len(page.encode()) / 1e6:.1f} MB, made in {made:.1f} s, opened in "
          f"{shown:.1f} s, filtered in {filtered:.1f} s")


if __name__ == "__main__":
    main()
