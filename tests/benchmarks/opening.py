"""How long from a click on a mark until its first sentence stands in the panel, in a session that is open.

    python tests/benchmarks/opening.py [--corpus FOLDER] [--runs N]

Marks of charts of the overview and the timeline are clicked in turn with the mouse, first with the panel closed, then
with it open on another. Floor: the page of one bar, where a click shows one sentence, in the same run. Milliseconds
from the release of the button until the sentence is in the page, of which the server's processor time; p50, p95.
The clock stands in the page, so that the test costs nothing; server and browser share the machine.
"""

import argparse
import os
import sys
from pathlib import Path

import numpy as np
from playwright.sync_api import TimeoutError, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks.painting import opened
from tests.browser.acting import PATIENCE, settled
from tests.browser.conftest import CHROMIUM, FLAGS, serving

WATCH = """() => {
    const said = () => document.querySelector(".st-key-panel .excerpt")?.textContent ?? "";
    window.shown = 0;
    const before = said();
    addEventListener("mouseup", () => {
        const began = performance.now();
        const look = () => {
            if (said() && said() !== before) window.shown = performance.now() - began;
            else requestAnimationFrame(look);
        };
        look();
    }, { capture: true, once: true });
}"""
WAIT = 30_000
CHARTS = {"": ("themes", "years", "network"), "timeline": ("timeline", "years")}


def server():
    """The number of the process that serves, a child of this one."""
    for child in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
        if b"streamlit" in Path(f"/proc/{child}/cmdline").read_bytes():
            return child
    raise ProcessLookupError("no server")


def used(process):
    """Seconds of processor time that a process has used."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def middles(page, chart):
    """The middles of the first marks of a chart that are in view."""
    return page.evaluate("""(chart) => [...document.querySelectorAll(
        `.st-key-chart-${chart} .point > path, .st-key-chart-${chart} path.point`)]
        .filter((mark) => mark.closest(".trace")?.__data__?.[0]?.trace?.customdata)
        .map((mark) => mark.getBoundingClientRect())
        .map((box) => [box.left + box.width / 2, box.top + box.height / 2])
        .filter(([x, y]) => x > 0 && y > 90 && y < innerHeight - 20).slice(0, 8)""", chart)


def click(page, where):
    """(milliseconds until another sentence is shown, the server's processor time), 0 where none came."""
    page.mouse.move(*where, steps=4)
    page.wait_for_timeout(300)
    page.evaluate(WATCH)
    before = used(server())
    page.mouse.click(*where)
    try:
        page.wait_for_function("window.shown", timeout=WAIT)
    except TimeoutError:
        return 0, 0
    settled(page)
    return page.evaluate("window.shown"), 1000 * (used(server()) - before)


def clicks(page, chart, runs):
    """Clicks on the marks of a chart: those that opened the panel, and those while it was open."""
    first, further = [], []
    page.locator(f".st-key-chart-{chart} .js-plotly-plot").first.scroll_into_view_if_needed()
    settled(page)
    for run in range(runs):
        if page.locator(".st-key-panel").count():
            page.keyboard.press("Escape")
            page.locator(".st-key-panel").wait_for(state="detached", timeout=PATIENCE)
            settled(page)
        for number in range(2):
            there = middles(page, chart)
            (further if number else first).append(click(page, there[(2 * run + number) % len(there)]))
    return first, further


def told(name, times):
    """One line of p50 and p95."""
    there = [pair for pair in times if pair[0]]
    wall, cpu = ([pair[which] for pair in there] or [0] for which in (0, 1))
    print(f"{name:28} shown p50 {np.percentile(wall, 50):5.0f}  p95 {np.percentile(wall, 95):5.0f} ms   "
          f"server p50 {np.percentile(cpu, 50):4.0f} ms   of {len(there)}, {len(times) - len(there)} showed nothing",
          flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus")
    parser.add_argument("--runs", type=int, default=8)
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with serving(app="tests/benchmarks/one_bar.py") as address:
            page = opened(browser, address)
            told("floor", [click(page, middles(page, "bar")[run % 2]) for run in range(2 * options.runs)])
            page.close()
        with serving(options.corpus) as address:
            for path, charts in CHARTS.items():
                page = opened(browser, f"{address}/{path}")
                for chart in charts:
                    first, further = clicks(page, chart, options.runs)
                    told(f"{path or 'overview'} {chart}", first)
                    told("  the panel open", further)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
