"""What the columns of a chart's table are called."""

import pytest

from dashboard.charts import matrix, network, timeline, years
from dashboard.parts.names import headed


@pytest.mark.parametrize(("chart", "headings"), [
    (network.NETWORK, {"Actor", "With", "Sentences"}),
    (matrix.MATRIX, {"Actor", "With", "Sentences", "By chance"}),
    (timeline.INTERVALS, {"Document", "From", "To", "Markers"}),
    (years.YEARS, {"Year", "Markers"}),
])
def test_a_table_has_headings_to_read_each_once(seeds, chart, headings):
    shown = headed(chart.count(seeds), seeds)
    assert headings <= set(shown.columns)
    assert shown.columns.is_unique
    assert not any("_" in column for column in shown.columns)
