"""What the columns of a chart's table are called."""

import io

import pandas as pd
import pytest

from analysis.report import as_csv
from dashboard.charts import matrix, network, timeline, years
from dashboard.parts.names import beside_ids, headed


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


def test_the_file_of_a_chart_has_the_name_beside_each_id_and_opens_in_a_spreadsheet(seeds):
    counted = matrix.MATRIX.count(seeds)
    written = as_csv(beside_ids(counted, seeds))
    assert written.startswith("\ufeffactor_a,actor_a_name,actor_b,actor_b_name,")
    read = pd.read_csv(io.StringIO(written), encoding="utf-8-sig")
    assert len(read) == len(counted)
    names = dict(zip(seeds.actors["actor_id"], seeds.actors["name"], strict=True))
    assert [names[actor] for actor in counted["actor_a"]] == list(read["actor_a_name"])


def test_a_name_that_would_be_a_formula_is_text_in_the_file(seeds):
    table = pd.DataFrame({"doc_id": ["=1+1"], "n_markers": [3]})
    assert "'=1+1" in as_csv(beside_ids(table, seeds))
