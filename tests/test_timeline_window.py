"""The picture of the timeline: its window, its edges, its lanes, and what has no place in it."""

import pytest

from analysis import Document, analyze
from analysis.ask import dated
from dashboard.charts.lanes import LANES, spread, usual, with_place
from dashboard.charts.timeline import intervals
from dashboard.views.timeline.wording import how_drawn, reach
from tests.test_charts import INK


@pytest.fixture(scope="module")
def far():
    """Sixty reports of the years 1990 to 2019, one of 1497 and one of 2190."""
    texts = [f"It was sold in {1990 + number % 30}." for number in range(60)]
    texts += ["It sailed in 1497.", "It closed on 4 May 2190."]
    return analyze([Document(doc_id=f"{number:02}", text=text) for number, text in enumerate(texts)])


@pytest.fixture(scope="module")
def one_day():
    """A report of one day."""
    return analyze([Document(doc_id="a", text="The bridge fell on 5 March 2024.")])


def test_the_window_is_where_most_dates_are(far):
    assert usual(far) == ("1990-01-01", "2019-12-31")
    assert "most of them from 1990 to 2019" in reach(far)


def test_dates_close_together_need_no_window(seeds):
    assert usual(seeds) == ("", "")


def test_what_lies_outside_is_counted_at_the_edges(far):
    outside = len(with_place(far)) - len(with_place(far, *usual(far)))
    assert outside == 2


def test_the_lanes_after_the_first_twelve_are_other_lanes(far):
    first, second = (set(spread(far, "document", skip=skip).rows["doc_id"].astype(str)) for skip in (0, LANES))
    assert len(first) == len(second) == LANES
    assert not first & second
    assert "13 to 24 of 62 documents" in how_drawn(far, "document", "", "", LANES)


def test_a_weekday_that_cannot_be_placed_is_no_bar_of_years(seeds):
    for result in (seeds,):
        long = (dated(result)["to_date"].str[:4] > dated(result)["from_date"].str[:4])
        wide = dated(result)[long & dated(result)["grain"].astype(str).isin(("day", "week", "time"))]
        assert not set(wide.index) & set(with_place(result).index)


def test_one_day_is_written_as_a_day_and_its_axis_tells_days(one_day):
    assert ": 5 March 2024." in reach(one_day)
    chart = intervals("document")
    axis = chart.draw(chart.count(one_day), one_day, INK).layout.xaxis
    assert axis.tickformat == "%-d %b %Y"
    assert axis.dtick == 86_400_000


@pytest.mark.parametrize("skip", [0, LANES])
def test_every_mark_of_other_lanes_opens_what_it_counts(far, skip):
    chart = intervals("document", "", "", skip)
    for _, row in chart.count(far).iterrows():
        assert len(chart.trace(far, chart.key_of(row))) == row["n_markers"]


def test_where_there_are_too_many_bars_each_is_one_unit_and_no_two_years(monkeypatch):
    monkeypatch.setattr("dashboard.charts.lanes.MARKS", 2)
    text = " ".join(f"It snowed in the winter of {year}." for year in range(1990, 2020))
    drawn = spread(analyze([Document(doc_id="a", text=text)]), "document").rows
    years = {(int(row.from_date[:4]), int(row.to_date[:4])) for row in drawn.itertuples()}
    assert 9 in {last - first for first, last in years}
    assert 19 not in {last - first for first, last in years}        # of the winter from one decade to the next
