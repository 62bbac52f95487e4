"""Every chart can be kept: made again from its id and a link, it counts what it counted."""

from dataclasses import replace
from pathlib import Path

import pytest

from analysis import Filter, narrow
from analysis.notebook import Step, View, checked
from analysis.notebook.book import Notebook, Number
from dashboard.charts import catalogue
from dashboard.charts.catalogue import CATALOGUE, chart_of
from dashboard.charts.chart import mark_of
from dashboard.charts.profile import FACTORIES
from dashboard.parts.keep import names_of
from dashboard.views.notebook.counting import marks
from tests.test_charts import CHARTS

FILE = Path(catalogue.__file__)
OF_A_MARK = {"published", "in-themes"}
"""Charts that take the evidence behind a mark apart: they are no views of their own."""
DEFAULTS = {"contrast": {"a": "actor:russia"}, "terms": {}, "theme-parts": {}}
VIEWS = [
    ("network", "actors", {"window": "passage", "least": "2", "show": "beyond"}),
    ("matrix", "actors", {"measure": "npmi"}),
    ("timeline", "timeline", {"lanes": "actor", "zoom": "year:2024"}), ("timeline", "timeline", {"zoom": "all"}),
    ("timeline", "timeline", {"zoom": "month:²", "skip": "²"}), ("chronology", "timeline", {"length": "30"}),
    ("roles", "voices", {"kind": "says", "officials": "countries"}), ("kinds", "voices", {"kind": "asserts"}),
    ("actors", "actors", {"find": "korea", "kinds": "country"}),
    ("clocks", "timeline", {"written": "2024-01-01..2024-12-31"}),
    *((made().id, "actors", {"profile": "russia"}) for made in FACTORIES),
]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_every_chart_is_in_the_catalogue(chart):
    is_there = chart.id in {*CATALOGUE, "network"}
    assert is_there or chart.id in OF_A_MARK, f"{FILE.name}: has no line for the chart {chart.id!r}; add it"
    assert not (is_there and chart.id in OF_A_MARK), f"{FILE.name}: {chart.id!r} takes a mark apart; leave it out"


def test_every_line_of_the_catalogue_is_a_chart():
    known = {"step", *(chart.id for chart in CHARTS)}       # a step is made for two actors
    lines = FILE.read_text(encoding="utf-8").splitlines()
    assert [f"{FILE.name}:{at}: {chart_id!r} is no chart; use one of {', '.join(sorted(known))}"
            for chart_id in CATALOGUE.keys() - known
            for at, line in enumerate(lines, 1) if f'"{chart_id}":' in line] == []
    assert CATALOGUE.keys() <= known


@pytest.mark.parametrize(("chart_id", "page", "params"), [
    *((chart.id, "overview", DEFAULTS.get(chart.id, {})) for chart in CHARTS if chart.id not in OF_A_MARK), *VIEWS])
def test_what_was_kept_of_a_chart_is_counted_again_and_nothing_is_marked(seeds, chart_id, page, params):
    view = View(page, tuple((params | {"actor": "russia"} if page != "overview" else params).items()))
    shown = narrow(seeds, Filter(actors=("russia",) if page != "overview" else ()))
    chart, result = chart_of(chart_id, view, seeds, shown)
    counted = chart.count(result)
    keys = [chart.key_of(row) for _, row in counted.iterrows()]
    told = zip(names_of(chart, counted, result), counted[chart.number].tolist(), keys, strict=True) if keys else ()
    numbers = tuple(Number(name, n, chart.unit, view.but(evidence=mark_of(chart, key))) for name, n, key in told)
    wrong = tuple(replace(number, n=number.n + 1) for number in numbers[:1])
    same, other = checked(Notebook(steps=(Step("x", view, question="q", numbers=numbers),
                                          Step("y", view, question="q", numbers=(*wrong, *numbers[1:])))), seeds, marks)
    assert not same
    assert not same.uncounted
    assert dict(other.numbers) == dict(zip(wrong, [number.n for number in numbers], strict=False))
    assert not other.new


@pytest.mark.parametrize("chart", [chart for chart in CHARTS if chart.id not in OF_A_MARK], ids=lambda chart: chart.id)
def test_a_mark_that_is_nowhere_counts_nothing(seeds, chart):
    steps = []
    for key in ("nobody", "a|b", "a|b|c|d|e", "", "2024-13-45|x", "1|2|3", "²|-|%00"):
        view = View("overview", (*DEFAULTS.get(chart.id, {}).items(), ("evidence", f"{chart.id}:{key}")))
        steps.append(Step(key, view, question="q", numbers=(Number("x", 3, chart.unit, view),)))
    assert [list(check.numbers.values()) for check in checked(Notebook(steps=tuple(steps)), seeds, marks)] == [[0]] * 7


def test_charts_of_one_view_are_each_counted_by_themselves(seeds):
    shown = narrow(seeds)
    view = View("overview")
    found = {chart_id: dict(marks(chart_id, view, (seeds, shown)).shown) for chart_id in ("network", "themes", "years")}
    for chart_id, numbers in found.items():
        chart, result = chart_of(chart_id, view, seeds, shown)
        assert set(numbers) == {chart.key_of(row) for _, row in chart.count(result).iterrows()}
