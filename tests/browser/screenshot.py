"""Take the README's picture from the app: `python tests/browser/screenshot.py`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.browser.acting import settled
from tests.browser.conftest import CHROMIUM, FLAGS, serving

TARGET = Path(__file__).with_name("overview.png")


def main():
    with sync_playwright() as playwright, serving() as address:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1360, "height": 960})
        page.add_init_script("localStorage.setItem('dossier-seen', '1')")       # no greeting over the picture
        page.goto(address)
        page.wait_for_selector(".js-plotly-plot .main-svg")
        settled(page)
        page.wait_for_timeout(1500)
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
