"""Twenty people click at once: does anything fail, does memory grow, does one see what is another's?

    python tests/benchmarks/viewers.py [--corpus FOLDER] [--viewers N] [--seconds N]

Each viewer has a session of her own, in which an actor is renamed by a correction in the link, to a name with her
number; she goes from page to page and looks whether the name on the chip of her filter is hers. Told are the clicks,
what failed, how long a page took (p50, p95, beside those of one viewer alone) and the memory of the server after a
quarter, half and all of the time.
"""

import argparse
import asyncio
import sys
import time
from pathlib import Path

import numpy as np
from playwright.async_api import async_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.browser.acting import PATIENCE, QUIET
from tests.browser.conftest import CHROMIUM, FLAGS, serving

PAGES = ("Actors", "Themes", "Voices", "Overview")
FAILED = "[data-testid=stException], [data-testid=stAlertContentError]"


async def arrived(browser, address, number, actor):
    """The page of one viewer, and the name that is hers alone."""
    name = f"Viewer {number} only"
    context = await browser.new_context(viewport={"width": 1280, "height": 900})
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    await page.goto(f"{address}/?actor={actor}&corrections=rename%7C{actor}%7C{name.replace(' ', '%2520')}%7C")
    await page.evaluate(QUIET)
    return page, name


async def viewer(page, name, until, times, wrong):
    """One viewer until the time is over."""
    try:
        while time.monotonic() < until:
            for way in PAGES:
                began = time.monotonic()
                await page.get_by_test_id("stTopNavLink").filter(has_text=way).first.click()
                await page.evaluate(QUIET)
                times.append(time.monotonic() - began)
                chips = await page.locator(".st-key-chips button").all_inner_texts()
                if not any(name in chip for chip in chips) or await page.locator(FAILED).count():
                    wrong.append((name, way, chips))
    except Exception as error:
        wrong.append((name, type(error).__name__, str(error)[:200]))
    finally:
        await page.context.close()


def memory(port):
    """MB of the server that listens on a port of this machine."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"--server.port\0{port}\0".encode() in (process / "cmdline").read_bytes():
                return int((process / "statm").read_text().split()[1]) * 4096 / 1e6
        except OSError:
            continue
    return float("nan")


async def remembered(port, until, seconds, kept):
    while time.monotonic() < until:
        kept.append(memory(port))
        await asyncio.sleep(seconds / 20)


async def run(address, viewers, seconds, actor):
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for n in (1, viewers):
            times, wrong, kept = [], [], []
            there = [await arrived(browser, address, number, actor) for number in range(n)]
            until = time.monotonic() + (seconds if n > 1 else min(seconds, 20))
            await asyncio.gather(*(viewer(page, name, until, times, wrong) for page, name in there),
                                 remembered(address.rpartition(":")[2], until, seconds, kept))
            p50, p95 = np.percentile(times, [50, 95])
            print(f"{n:3} viewers: {len(times)} clicks, {len(wrong)} wrong; a page p50 {p50:.2f} s, p95 {p95:.2f} s; "
                  f"memory {kept[len(kept) // 4]:.0f}, {kept[len(kept) // 2]:.0f}, {kept[-1]:.0f} MB")
            print(*wrong[:5], sep="\n")
        await browser.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus")
    parser.add_argument("--actor", default="china")
    parser.add_argument("--viewers", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=120)
    options = parser.parse_args()
    with serving(options.corpus) as address:
        asyncio.run(run(address, options.viewers, options.seconds, options.actor))


if __name__ == "__main__":
    main()
