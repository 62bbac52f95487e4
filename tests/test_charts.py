"""The promise of a chart, over every chart there is."""

import importlib
import pkgutil
import re
from dataclasses import replace

import pytest

import dashboard.charts
from analysis import Filter, InputError, narrow
from analysis.ask import n_units
from dashboard.charts.chart import Chart, Ink, cut_above
from dashboard.charts.theme_terms import TERMS
from dashboard.parts import marks
from dashboard.parts.appearance import SERIES

NAMES = [module.name for module in pkgutil.iter_modules(dashboard.charts.__path__)]
MODULES = [importlib.import_module(f"dashboard.charts.{name}") for name in NAMES]
CHARTS = [chart for module in MODULES for chart in getattr(module, "CHARTS", ())]
INK = Ink("#111111", "#888888", "#0f6b78", "#ffffff", SERIES)
FILTERS = [Filter(), Filter(actors=("russia",)), Filter(words="nuclear")]


def drawn(chart, result):
    """{key: number} on the marks of the figure."""
    figure = chart.draw(chart.count(result), result, INK)
    told = [mark for trace in figure.data if trace.customdata is not None for mark in trace.customdata]
    assert all(isinstance(part, str) for mark in told for part in mark)
    return {tuple(mark[:-1]): int(mark[-1]) for mark in told}


def test_every_chart_of_a_module_is_in_its_list():
    for module in MODULES:
        charts = {value for value in vars(module).values() if isinstance(value, Chart)}
        assert charts <= set(getattr(module, "CHARTS", ()))


def test_a_chart_of_an_unknown_unit_names_the_known_ones():
    with pytest.raises(InputError, match="chart 'terms': unit 'pages' is unknown; it is one of sentences, "):
        replace(TERMS, unit="pages")


def test_the_ids_of_charts_are_unique():
    ids = [chart.id for chart in CHARTS]
    assert [f"two charts are called {chart_id!r}; give one another id" for chart_id in set(ids)
            if ids.count(chart_id) > 1] == []
    assert len(ids) > 5


@pytest.mark.parametrize("chosen", FILTERS, ids=["all", "actor", "words"])
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_the_number_on_a_mark_is_what_its_trace_returns(seeds, chart, chosen):
    result = narrow(seeds, chosen)
    counted = chart.count(result)
    on_marks = drawn(chart, result)
    assert on_marks == {chart.key_of(row): row[chart.number] for _, row in counted.iterrows()}
    for key, number in on_marks.items():
        assert n_units(chart.trace(result, key), chart.unit) == number


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_a_chart_of_nothing_counts_nothing(seeds, chart):
    assert chart.count(narrow(seeds, Filter(words="no such words"))).empty


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_bars_can_be_clicked(seeds, chart):
    # Plotly fails on a click on bars with words whose opacity is a list; a pale colour does the same
    figure = chart.draw(chart.count(seeds), seeds, INK)
    assert not any(isinstance(bars.marker.opacity, tuple | list) for bars in figure.select_traces({"type": "bar"}))


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_the_hover_of_a_mark_tells_its_number_in_the_singular_where_it_is_one(seeds, chart):
    for traced in chart.draw(chart.count(seeds), seeds, INK).data:
        if traced.customdata is None or traced.hoverinfo == "skip":
            continue
        assert len(traced.hovertemplate) == len(traced.customdata)
        for hover, mark in zip(traced.hovertemplate, traced.customdata, strict=True):
            number, unit = re.search(r"(\d+) (\w+)<extra></extra>$", hover).groups()
            assert number == mark[-1]
            assert (number == "1") != unit.endswith("s")


def test_the_bar_of_a_term_is_as_long_as_the_number_it_shows(seeds):
    (bars,) = TERMS.draw(TERMS.count(seeds), seeds, INK).data
    assert list(bars.x) == [int(mark[-1]) for mark in bars.customdata] == sorted(bars.x)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_a_chart_asks_a_question(chart):
    assert chart.question.endswith("?")


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_a_mark_is_found_by_its_key_and_by_no_other(seeds, chart):
    counted = chart.count(seeds)
    for _, row in counted.head(3).iterrows():
        (found,) = chart.marked(counted, chart.key_of(row)).to_dict("records")
        assert found[chart.number] == row[chart.number]
    for key in (None, (), ("nothing",) * len(chart.keys), ("x",) * (len(chart.keys) + 1)):
        assert chart.marked(counted, key).empty


@pytest.mark.parametrize(("name", "shown"), [
    ("Airlines and transport", "Airlines and transport"),
    ("“The lawyers claim the sale was against the law of a land …”", "“The lawyers claim the sale was against the …”"),
    ("Ministry for the Protection of Harbours, Canals and Bridges", "Ministry for the Protection of Harbours …"),
])
def test_a_name_above_a_bar_is_cut_after_a_word(name, shown):
    assert cut_above(name) == shown


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_a_figure_is_drawn_once_for_each_analysis_and_theme(seeds, chart, monkeypatch):
    result, ink = narrow(seeds, Filter(words="nuclear")), INK
    counted = chart.count(result)
    monkeypatch.setattr(marks, "ink", lambda: ink)
    figure = marks._figure(chart, counted, result, None)
    before = figure.to_json()
    assert marks._figure(chart, chart.count(result), result, None) is figure
    ink = replace(INK, text="#eeeeee")
    dark = marks._figure(chart, counted, result, None)
    assert dark is not figure
    assert figure.to_json() == before
    other = narrow(seeds, Filter(words="nuclear"))
    assert marks._figure(chart, chart.count(other), other, None) is not dark
