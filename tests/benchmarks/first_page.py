"""How long until the first page is painted.

    python tests/benchmarks/first_page.py [--corpus FOLDER] [--runs N] [--floor]

Cold: the server starts, analyses and paints for a browser that was never here. Warm: another session of the running
server in the same browser. Seconds from the start of the server (warm: of the navigation) until the page shows its
answer (title and numbers), and until the first chart is drawn. Medians of the runs. `--floor` measures a page of one
number and one bar instead: what Streamlit and Plotly alone take on the same machine.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.browser.conftest import CHROMIUM, FLAGS, serving

ANSWER, CHART = ".st-key-numbers strong", ".js-plotly-plot .main-svg"


def painted(context, address: str, started: float) -> tuple[float, float]:
    """Seconds from `started` until the answer and the first chart are shown in a new session."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(ANSWER)
    answer = time.perf_counter() - started
    page.wait_for_selector(CHART)
    chart = time.perf_counter() - started
    page.close()
    return answer, chart


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--floor", action="store_true")
    options = parser.parse_args()
    app = "tests/benchmarks/one_bar.py" if options.floor else "dashboard/app.py"
    cold, warm = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(options.runs):
            started = time.perf_counter()
            with serving(options.corpus, app) as address:
                context = browser.new_context()
                cold.append(painted(context, address, started))
                warm += [painted(context, address, time.perf_counter()) for _ in range(3)]
                context.close()
        browser.close()
    for name, runs in (("cold", cold), ("warm", warm)):
        for what, seconds in zip(("answer", "chart"), zip(*runs, strict=True), strict=True):
            low, middle, high = min(seconds), statistics.median(seconds), max(seconds)
            print(f"{name}  {what:6}  median {middle:.2f} s  ({low:.2f} to {high:.2f})")


if __name__ == "__main__":
    main()
