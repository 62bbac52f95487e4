"""The calendar without datetime agrees with the calendar of the standard library."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find.timeline import days, values


@given(st.dates())
def test_days_weekdays_and_weeks_agree_with_the_standard_library(date):
    number = days.number(date.year, date.month, date.day)
    assert days.day(number) == (date.year, date.month, date.day)
    assert days.weekday(number) == date.weekday()
    assert days.week_of(number) == tuple(date.isocalendar())[:2]
    assert days.iso(number) == date.isoformat()
    assert days.parse_iso(days.iso(number)) == number


def test_easter_is_the_western_one():
    assert [days.iso(days.easter(year)) for year in (1818, 2000, 2024, 2038)] == [
        "1818-03-22", "2000-04-23", "2024-03-31", "2038-04-25"]


@pytest.mark.parametrize(("value", "first", "last", "grain"), [
    ("2008-02-29", "2008-02-29", "2008-02-29", "day"),
    ("2007-02-29", "", "", "day"),
    ("2008-02", "2008-02-01", "2008-02-29", "month"),
    ("2008", "2008-01-01", "2008-12-31", "year"),
    ("198", "1980-01-01", "1989-12-31", "decade"),
    ("19", "1900-01-01", "1999-12-31", "century"),
    ("2020-W53", "2020-12-28", "2021-01-03", "week"),
    ("2021-W53", "", "", "week"),
    ("2010-W04-WE", "2010-01-30", "2010-01-31", "weekend"),
    ("2008-Q3", "2008-07-01", "2008-09-30", "quarter"),
    ("2008-H1", "2008-01-01", "2008-06-30", "half"),
    ("2008-SU", "2008-06-01", "2008-08-31", "season"),
    ("2008-WI", "2007-12-01", "2008-02-29", "season"),
    ("BC0480", "-0479-01-01", "-0479-12-31", "year"),
    ("BC0001", "0000-01-01", "0000-12-31", "year"),
    ("2008-03-01T10:00", "2008-03-01", "2008-03-01", "time"),
    ("P2Y", "", "", "duration"), ("PAST_REF", "", "", "vague"), ("2024-XX-XX", "", "", "day"),
])
def test_a_value_covers_these_days(value, first, last, grain):
    assert values.interval(value) == (first, last)
    assert values.grain(value) == grain


def test_two_values_keep_what_they_share():
    assert values.masked("2024-11-08", "2024-12-06") == "2024-XX-XX"
    assert values.masked("2024-05", "2025-05") == "XXXX-05"
    assert values.masked("2024", "2025") == "XXXX"


def test_a_year_of_the_library_has_as_many_weeks():
    for year in range(1990, 2030):
        assert days.weeks_in(year) == datetime.date(year, 12, 28).isocalendar()[1]
