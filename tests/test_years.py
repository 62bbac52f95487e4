"""The years chart with dates far from all others."""

import numpy as np
import pytest

from analysis import Document, analyze
from analysis.ask import dated, middle_years, usual_years
from dashboard.charts.years import YEARS, by_year, longer_than_a_year
from tests.test_charts import INK


@pytest.mark.parametrize(("years", "usual"), [
    ([], (0, 0)),
    ([1999], (1999, 1999)),
    ([1800, *range(1950, 2000)], (1950, 1999)),
    ([1940, *range(1950, 2000)], (1940, 1999)),
    ([*range(1950, 2000), 2199], (1950, 1999)),
    ([-1135, *range(1950, 2000)] * 3, (1950, 1999)),
    ([-1135, *range(1950, 1990)], (-1135, 1989)),         # one of forty is not few
])
def test_few_years_far_from_all_others_are_left_out(years, usual):
    assert usual_years(np.array(years)) == usual


@pytest.mark.parametrize(("years", "middle"), [
    ([1999], (1999, 1999)),
    ([1914, 2004], (2004, 2004)),
    ([1914, 1939, 2001, 2003, 2004], (2001, 2004)),
    ([1837, 1900, *[2004] * 4, 2015], (2004, 2004)),
])
def test_half_of_the_years_lie_in_the_shortest_stretch_that_holds_them(years, middle):
    assert middle_years(np.array(years)) == middle


def test_what_lies_beyond_stands_at_the_edges_and_is_counted(tmp_path):
    text = " ".join(f"It rained in {year}." for year in [1215, *range(1950, 2010)])
    (tmp_path / "a.txt").write_text(text)
    result = analyze(tmp_path)
    counted = YEARS.count(result)
    assert len(YEARS.trace(result, ("before 1950",))) == 1
    assert counted["n_markers"].sum() == len(by_year(result)) == 61
    figure = YEARS.draw(counted, result, INK)
    assert 1900 < min(figure.data[0].x) < 1950
    assert figure.layout.xaxis.range[0] > 1900


def test_a_few_years_have_no_more_than_a_year_of_room_at_either_side():
    result = analyze([Document(doc_id="a", text="It rained in 1999, in 2000 and in 2001.")])
    figure = YEARS.draw(YEARS.count(result), result, INK)
    assert figure.layout.xaxis.range == (1998, 2002)
    assert figure.layout.yaxis.dtick == 1      # no half of a date


def test_years_before_the_common_era_are_said_as_people_write_them(tmp_path):
    text = " ".join(f"It rained in {year} BC." for year in range(40, 60))
    (tmp_path / "a.txt").write_text(text)
    result = analyze(tmp_path)
    counted = YEARS.count(result)
    figure = YEARS.draw(counted, result, INK)
    assert "44 BCE" in figure.data[0].hovertext
    assert YEARS.name(result, ("-43",)) == "44 BCE"
    assert YEARS.name(result, ("before -499",)) == "before 500 BCE"
    assert all(text.endswith(" BCE") for text in figure.layout.xaxis.ticktext)


def test_dates_of_several_years_are_left_out_and_counted_below(seeds):
    left_out = len(dated(seeds)) - YEARS.count(seeds)["n_markers"].sum()
    assert left_out > 1
    assert YEARS.leaves_out(seeds) == f"Not shown: {left_out} dates that span more than one year."


def test_nothing_is_said_where_every_date_has_its_bar():
    assert longer_than_a_year(analyze([Document(doc_id="a", text="It rained in 1999.")])) == ""
    one = analyze([Document(doc_id="a", text="It rained in 1999 and in the 1950s.")])
    assert longer_than_a_year(one) == "Not shown: 1 date that spans more than one year."
