"""Markers on the calendar: gathered, in words, with the reason for their days."""

import pandas as pd
import pytest

from analysis.ask.dating_reasons import reasons
from analysis.ask.periods import dated, gathered, grain_of, in_words, period_end, period_start


@pytest.mark.parametrize(("first", "last", "words"), [
    ("2025-05-09", "2025-05-09", "9 May 2025"),
    ("2025-05-01", "2025-05-31", "May 2025"),
    ("1953-01-01", "1953-12-31", "1953"),
    ("1950-01-01", "1953-12-31", "1950 to 1953"),
    ("2024-01-01", "2024-03-31", "January to March 2024"),
    ("2018-02-09", "2018-02-25", "9 to 25 February 2018"),
    ("2018-02-09", "2018-03-25", "9 February to 25 March 2018"),
    ("2024-11-05", "2025-01-20", "5 November 2024 to 20 January 2025"),
    ("-0043-03-15", "-0043-03-15", "15 March 44 BCE"),
    ("2024-11-05", "", "from 5 November 2024"),
    ("", "2024-11-05", "until 5 November 2024"),
    ("", "", "an unknown day"),
])
def test_days_in_words(first, last, words):
    assert in_words(first, last) == words


@pytest.mark.parametrize(("grain", "first", "last"), [
    ("day", "2024-02-29", "2024-02-29"),
    ("month", "2024-02-01", "2024-02-29"),
    ("quarter", "2024-01-01", "2024-03-31"),
    ("year", "2024-01-01", "2024-12-31"),
    ("decade", "2020-01-01", "2029-12-31"),
    ("century", "2000-01-01", "2099-12-31"),
])
def test_a_day_lies_in_a_month_a_year_a_century(grain, first, last):
    day = pd.Series(["2024-02-29"])
    assert (period_start(day, grain)[0], period_end(day, grain)[0]) == (first, last)


def test_a_day_before_the_year_one_lies_in_its_century():
    day = pd.Series(["-0043-03-15"])
    assert (period_start(day, "century")[0], period_end(day, "century")[0]) == ("-0100-01-01", "-0001-12-31")


def intervals(rows):
    return len(rows[["from_date", "to_date"]].drop_duplicates())


@pytest.mark.parametrize(("most", "grain"), [(1000, "day"), (1, "century")])
def test_markers_are_gathered_only_as_far_as_there_are_too_many(seeds, most, grain):
    rows = dated(seeds)
    found, took = gathered(rows, most, intervals, [("from_date", "to_date")])
    assert took == grain
    assert len(found) == len(rows)
    assert (found["from_date"] <= rows["from_date"]).all()
    assert (found["to_date"] >= rows["to_date"]).all()


def test_dated_markers_touch_the_days_asked_for(seeds):
    rows = dated(seeds, "1950-01-01", "1959-12-31")
    assert len(rows)
    assert (rows["from_date"] <= "1959-12-31").all()
    assert (rows["to_date"] >= "1950-01-01").all()


def test_the_reason_for_next_may_names_the_days_between_which_the_text_was_written(seeds):
    told = [reason for reason in reasons(seeds, seeds.markers).values() if "next May" in reason.split("→")[0]]
    assert told
    for reason in told:
        assert reason.startswith("“next May” → May 2025, because the text was written between 5 November 2024 and")
        assert "President-elect Donald Trump" in reason


def test_every_marker_has_a_reason(seeds):
    assert len(reasons(seeds, seeds.markers)) == len(seeds.markers)


@pytest.mark.parametrize(("first", "last", "unit"), [
    ("2024-05-03", "2024-05-20", ("2024-05-01", "2024-05-31")),
    ("2024-04-30", "2024-05-01", ("2024-04-01", "2024-06-30")),
    ("2024-03-31", "2024-04-01", ("2024-01-01", "2024-12-31")),
    ("2023-12-31", "2024-01-01", ("2020-01-01", "2029-12-31")),
    ("1939-09-01", "1945-09-02", ("1900-01-01", "1999-12-31")),
    ("1999-12-31", "2000-01-01", ("1900-01-01", "2099-12-31")),
])
def test_nested_dates_become_the_one_unit_that_contains_them(first, last, unit):
    rows = pd.DataFrame({"from_date": [first], "to_date": [last]})
    found, _ = gathered(rows, 1, intervals, [("from_date", "to_date")], finest="month", nested=True)
    assert (found["from_date"][0], found["to_date"][0]) == unit


@pytest.mark.parametrize(("n_days", "grain"), [(1, "day"), (30, "day"), (31, "month"), (400, "year"), (9e9, "century")])
def test_the_grain_of_a_number_of_days_is_no_longer_than_it(n_days, grain):
    assert grain_of(n_days) == grain
