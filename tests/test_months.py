"""The chart of months or days, where the texts speak of a short time only."""

import pytest

from analysis import Document, analyze
from dashboard.charts.months import DAYS, MONTHS, spoken_of
from dashboard.charts.years import YEARS
from tests.test_charts import INK

DAY_OF = " ".join(f"It rained on {day} January 2011." for day in range(3, 29))
MONTH_OF = " ".join(f"It rained in {month} {year}." for year in (2010, 2011) for month in ("May", "June", "July"))
FAR = "It was dry in March 1950 and on 4 May 2017."


def found(*texts):
    return analyze([Document(doc_id=f"d{n}", text=text) for n, text in enumerate(texts)])


@pytest.mark.parametrize(("text", "chart"), [
    (DAY_OF, DAYS), (MONTH_OF, MONTHS), (f"{DAY_OF} {FAR}", DAYS), ("It rained.", YEARS),
    (" ".join(f"It rained in {year}." for year in range(2000, 2020)), YEARS),
    (" ".join(f"It rained in May {year}." for year in range(2000, 2020)), YEARS),
])
def test_the_finest_grain_of_which_a_short_stretch_holds_most_dates_is_drawn(text, chart):
    assert spoken_of(found(text)) == chart


def test_what_lies_beyond_stands_at_the_edges_and_every_mark_opens_its_dates():
    result = found(f"{DAY_OF} {FAR}")
    counted = DAYS.count(result)
    assert counted["n_markers"].sum() == 27
    for row in counted.itertuples():
        assert len(DAYS.trace(result, (row.day,))) == row.n_markers
    assert DAYS.name(result, ("after 2011-01-28",)) == "after 28 January 2011"
    assert DAYS.leaves_out(result) == "Not shown: 1 date that spans more than one day."
    assert MONTHS.name(result, ("2011-01",)) == "January 2011"
    figure = DAYS.draw(counted, result, INK)
    assert len(figure.data[0].x) == len(counted)
    assert figure.layout.xaxis.ticktext[0] == "3 Jan 2011"
    assert figure.layout.xaxis.ticktext[1] == "7 Jan"
    assert [note.text for note in figure.layout.annotations] == ["after 28 Jan 2011"]


def test_days_before_the_common_era_and_none_at_all_are_drawn():
    for result in (found("It rained."), found("Caesar was killed on 15 March 44 BC.")):
        for chart in (DAYS, MONTHS):
            assert chart.draw(chart.count(result), result, INK) is not None
