"""Twenty questions on news articles, asked of the page as somebody would who has nothing else.

    python tests/benchmarks/questions.py --corpus FOLDER [--questions FILE]

What is typed was written beside each question and its answer, from the articles alone, before it was tried. Then, until
the words of the answer are in sight: scroll twice, open the first passage, go on with `n`. Each is an action, as is
typing. Told are what was found, the median of actions and the most.
"""

import argparse
import csv
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.browser.acting import PATIENCE, settled
from tests.browser.conftest import CHROMIUM, FLAGS, serving

SEEN = """(texts, answer) => texts.some((text) => {
    const nodes = [], walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) nodes.push(walk.currentNode);
    const at = nodes.map((node) => node.data).join("").indexOf(answer);
    if (at < 0) return false;
    const place = (offset) => {
        for (const node of nodes) {
            if (offset <= node.data.length) return [node, offset];
            offset -= node.data.length;
        }
    };
    const range = document.createRange();
    range.setStart(...place(at));
    range.setEnd(...place(at + answer.length));
    const box = range.getBoundingClientRect();
    return box.top > 60 && box.bottom < innerHeight;
})"""
"""Whether the answer stands on the screen, in a passage or in the text of the reader."""


def seen(page, answer):
    """Whether the answer is in sight."""
    settled(page)
    return page.locator(".excerpt, .reader p, .reader h2").evaluate_all(SEEN, answer)


def tried(page, typed):
    """Do what a newcomer does, one action after the other."""
    page.get_by_role("combobox", name="Search").click()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search**", timeout=PATIENCE)
    yield "typed"
    for _ in range(2):
        page.mouse.move(600, 600)
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(500)
        yield "scrolled"
    hits = page.locator("[class*=st-key-sentence-hit-] a")
    if not hits.count():
        return
    hits.first.click()
    page.wait_for_selector(".reader p", timeout=PATIENCE)
    yield "opened"
    page.keyboard.press("n")
    yield "went on"


def actions(page, typed, answer):
    """How many actions until the answer was in sight; 0 where it was not."""
    return next((n for n, _ in enumerate(tried(page, typed), 1) if seen(page, answer)), 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--questions", default=Path(__file__).with_name("questions.csv"))
    options = parser.parse_args()
    with Path(options.questions).open(encoding="utf-8", newline="") as file:
        asked = list(csv.DictReader(file))
    needed = []
    with sync_playwright() as playwright, serving(options.corpus) as address:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for row in asked:
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(address)
            settled(page)
            needed.append(actions(page, row["typed"], row["answer"]))
            print(f"{needed[-1] or 'not found'}  {row['question']}", flush=True)
            page.context.close()
        browser.close()
    found = [n for n in needed if n]
    print(f"{len(found)} of {len(asked)} found; actions: median {statistics.median(found)}, most {max(found)}")


if __name__ == "__main__":
    main()
