"""A notebook of every chart there is, counted again: how long that takes, and whether what is marked has changed.

    python tests/benchmarks/notebook.py FOLDER

The charts of the whole folder are kept, written, read and counted again on the same documents, then without the first
tenth of them. What is marked is held against the tables of the charts themselves.
"""

import sys
import time
from pathlib import Path

from analysis import analyze, narrow
from analysis.notebook import Notebook, Number, Step, View, as_markdown, checked, parse
from analysis.read import read
from analysis.read.documents import Document
from dashboard.charts.catalogue import CATALOGUE, chart_of
from dashboard.charts.chart import mark_of
from dashboard.views.notebook.counting import marks

LEFT_OUT = ("step", "contrast")
"""Charts that are of something chosen."""


def numbers_of(result, chart_id, view):
    """{key: number} of a chart, from its own table."""
    chart, shown = chart_of(chart_id, view, result, narrow(result))
    counted = chart.count(shown)
    keys = [chart.key_of(row) for _, row in counted.iterrows()]
    return chart, dict(zip(keys, counted[chart.number].tolist() if keys else [], strict=True))


def kept(result):
    """A notebook of every chart with all its numbers."""
    steps = []
    for chart_id in ("network", *CATALOGUE):
        view = View("overview")
        if chart_id in LEFT_OUT:
            continue
        chart, numbers = numbers_of(result, chart_id, view)
        told = tuple(Number(" ".join(key), n, chart.unit, view.but(evidence=mark_of(chart, key)))
                     for key, n in numbers.items())
        steps.append(Step(chart_id, view, question=chart.question, numbers=told))
    return Notebook(steps=tuple(steps))


def main(folder):
    documents = [found for found in read(folder) if isinstance(found, Document)]
    result = analyze(documents)
    written = as_markdown(kept(result))
    book = parse(written)
    n = sum(len(step.numbers) for step in book.steps)
    started = time.process_time()
    found = checked(book, result, marks)
    seconds = time.process_time() - started
    print(f"{len(documents):,} documents, {len(book.steps)} charts, {n:,} numbers, {len(written) / 1e6:.1f} MB: "
          f"{sum(len(check.numbers) + len(check.new) for check in found)} marked, {seconds:.1f} s of processor time")
    less = analyze(documents[len(documents) // 10 + 1:], previous=result)
    marked = wrong = 0
    for step, check in zip(book.steps, checked(book, less, marks), strict=True):
        _, now = numbers_of(less, step.heading, View("overview"))
        for number in step.numbers:
            key, is_marked = number.view.mark[1], number in check.numbers
            marked += is_marked
            if key in now:      # what the chart shows no more is counted by its evidence alone
                wrong += is_marked != (now[key] != number.n) or check.numbers.get(number, number.n) != now[key]
        fresh = {key for key in now if key not in {number.view.mark[1] for number in step.numbers}}
        wrong += len(fresh) != len(check.new)
    print(f"without {len(documents) // 10 + 1} of them: {marked:,} marked as changed, "
          f"{sum(len(check.new) for check in checked(book, less, marks)):,} as new, {wrong} wrongly or not")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
