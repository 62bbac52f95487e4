"""The notebook counted again in the app: every chart by itself."""

from analysis import Analysis, InputError
from analysis.ask import n_units
from analysis.notebook import Checked, Marks, Notebook, Shown, View, checked
from dashboard.charts.catalogue import chart_of
from dashboard.charts.chart import Chart
from dashboard.parts import evidence
from dashboard.parts.keep import names_of
from dashboard.state import cache, corpus


def checks(book: Notebook) -> list[Checked]:
    """What has changed in each step since it was kept; counted once for each reading of the documents."""
    whole = corpus.whole()
    return cache.of(whole).get(("notebook", book, *corpus.stand()), lambda: checked(book, whole, marks, corpus.under))


def marks(chart_id: str, view: View, shown: Shown) -> Marks | None:
    """The marks of a chart in a view; None where there is no such chart."""
    made = chart_of(chart_id, view, *shown)
    if made is None:
        return None
    chart, result = made
    pair = view.mark[1] if chart_id == "step" else ()      # of a way, each step is a chart of its own
    known = cache.of(shown[1]).get(("marks", chart_id, pair, view.but(evidence="")), lambda: _numbers(chart, result))

    def named(key: tuple[str, ...]) -> str:
        return names_of(chart, chart.marked(evidence.counted_once(chart, result), key), result)[0]

    def behind(key: tuple[str, ...]) -> int:
        try:
            return n_units(chart.trace(result, key), chart.unit) if len(key) == len(chart.keys) else 0
        except (InputError, LookupError, ValueError):   # a key that names nothing here
            return 0

    return Marks(chart.unit, known, named, behind)


def _numbers(chart: Chart, result: Analysis) -> dict[tuple[str, ...], int]:
    """{key: number} of the marks that a chart shows."""
    counted = evidence.counted_once(chart, result)
    if counted.empty:
        return {}
    columns = [counted[column].astype("str") for column in chart.keys]
    return dict(zip(zip(*columns, strict=True), counted[chart.number].tolist(), strict=True))
