"""Days of parts of a period, days and weeks that are counted, and whether they are past, planned or supposed."""

import pytest

from analysis.find.timeline import Dating, find_markers
from analysis.text import segment


def first(text, published, nth=0):
    dating = Dating(published, published, "metadata", "news", ())
    return find_markers(text, segment(text).sentences, dating)[nth]


@pytest.mark.parametrize(("published", "text", "phrase", "days"), [
    ("2017-12-01", "The team arrives in the first week of January 2018.", "the first week of January 2018",
     ("2018-01-01", "2018-01-07")),
    ("2013-11-01", "It closed in the last week of March.", "the last week of March", ("2013-03-25", "2013-03-31")),
    ("2021-11-01", "In the second half of May 2021 rain fell.", "the second half of May 2021",
     ("2021-05-16", "2021-05-31")),
    ("2021-11-01", "It fell in the first half of 2019.", "the first half of 2019", ("2019-01-01", "2019-06-30")),
    ("2022-06-19", "The agency will look at it at the end of 2022.", "the end of 2022", ("2022-10-01", "2022-12-31")),
    ("2022-06-19", "It began in early 2019.", "early 2019", ("2019-01-01", "2019-04-30")),
    ("2022-06-19", "It began in mid-May.", "mid-May", ("2022-05-11", "2022-05-20")),
    ("2022-06-19", "It began in late 2019.", "late 2019", ("2019-09-01", "2019-12-31")),
    ("2022-06-19", "It ends later this year.", "later this year", ("2022-06-19", "2022-12-31")),
    ("2022-06-19", "It ended earlier this year.", "earlier this year", ("2022-01-01", "2022-06-19")),
    ("2016-04-05", "The strike runs until the end of this week.", "the end of this week", ("2016-04-09", "2016-04-10")),
    ("2022-06-19", "It opened in the first days of March.", "the first days of March", ("2022-03-01", "2022-03-03")),
    ("2022-06-19", "Growth was slow in the late 1980s.", "the late 1980s", ("1986-09-01", "1989-12-31")),
])
def test_a_part_of_a_period_covers_its_own_days(published, text, phrase, days):
    marker = first(text, published)
    assert text[marker.start:marker.end] == phrase
    assert (marker.from_date, marker.to_date) == days


@pytest.mark.parametrize(("text", "value"), [
    ("It was read on the last Monday of January 2013.", "2013-01-28"),
    ("It meets on the fifth Friday of next month.", "2013-11-29"),
    ("It meets on the second Tuesday of November.", "2013-11-12"),
    ("The Wednesday after next is a holiday.", "2013-11-06"),
    ("He left the Friday before last.", "2013-10-11"),
    ("She speaks on Tuesday week.", "2013-11-05"),
    ("The bridge reopens a week on Tuesday.", "2013-11-05"),
    ("The minister comes the week after next.", "2013-W45"),
    ("He left the year before last.", "2011"),
    ("It is due in week 45 of 2017.", "2017-W45"),
    ("It is due in Q1 FY2014.", "2014-Q1"), ("It is due in H2 2014.", "2014-H2"), ("See 3Q12.", "2012-Q3"),
    ("It rose in 2012Q4.", "2012-Q4"), ("It was paid in FY12.", "2012"),
    ("It was signed on 23-Oct-12.", "2012-10-23"), ("It is dated 2012.3.7.", "2012-03-07"),
    ("The ban has applied since last April 1.", "2013-04-01"),
    ("Profit for the year ended Mar. 13 was small.", "2013-03"),
    ("Profit for the quarter ended Sept. 28 was small.", "2013-09-28"),
])
def test_days_and_weeks_are_counted(text, value):
    assert value in [first(text, "2013-10-24", nth).value for nth in (0, -1)]


def test_a_month_has_no_fifth_friday_when_it_has_four():
    text = "It meets on the fifth Monday of November 2013."
    dating = Dating("2013-10-24", "2013-10-24", "metadata", "news", ())
    assert "2013-11-25" not in [m.value for m in find_markers(text, segment(text).sentences, dating)]


@pytest.mark.parametrize(("text", "values"), [
    ("The permits of 19/04/2018 and 05/04/2018 lapsed.", ["2018-04-19", "2018-04-05"]),
    ("The permits of 04/19/2018 and 05/04/2018 lapsed.", ["2018-04-19", "2018-05-04"]),
    ("The permits of 5/4/2018 and 12/4/2018 lapsed.", ["2018-05-04", "2018-12-04"]),
])
def test_numeric_dates_of_one_text_are_read_one_way(text, values):
    dating = Dating("2019-05-07", "2019-05-07", "metadata", "news", ())
    assert [m.value for m in find_markers(text, segment(text).sentences, dating)] == values


@pytest.mark.parametrize(("text", "modality"), [
    ("Repairs must be finished by the end of the year.", "planned"),
    ("It must be lifted or renewed by 13 December.", "planned"),
    ("The workshop runs Fri Nov 1, from 6:00 PM.", "planned"),
    ("The trial will begin on 12 May 2014.", "planned"),
    ("The law takes effect in May 2014.", "planned"),
    ("The law may take effect in May 2014.", "hypothetical"),
    ("If rice fails again, prices could double before May 2014.", "hypothetical"),
    ("Parliament might be dissolved in December.", "hypothetical"),
    ("The minister said it would close in May 2014.", "planned"),
    ("The house was sold in May 2012, which may surprise.", "past"),
    ("He could not be reached on Wednesday.", "past"),
    ("The deadline for bids was 3 May 2013.", "past"),
])
def test_the_verb_tells_what_is_planned_and_what_only_supposed(text, modality):
    assert first(text, "2013-10-24").modality == modality


@pytest.mark.parametrize(("text", "modality"), [
    ("The chapel was built in 1642 and will be shown to visitors.", "past"),
    ("The route was found in 1497; it may be shown.", "past"),
    ("The bridge will open in 2031.", "planned"), ("The bridge may open in 2031.", "hypothetical"),
    ("The bridge opened in 2001, and it will last.", "past"),
])
def test_a_text_without_a_date_is_read_by_its_verbs(text, modality):
    (marker,) = find_markers(text, segment(text).sentences, Dating("", "", "", "news", ()))
    assert marker.modality == modality


@pytest.mark.parametrize(("published", "text", "values"), [
    ("2006-10-19", "In January 1995 Vietnam applied; in July it joined.", ["1995-01", "1995-07"]),
    ("2008-04-09", "It was the first since its launch in 2003 and as of February, it was full.", ["2003", "2008-02"]),
    ("2008-10-16", "Last week the state took the banks, the last on Thursday.", ["2008-W41", "2008-10-09"]),
    ("2008-10-16", "It reached 14 percent in September, against 4.2 percent a year earlier.", ["2008-09", "2007-09"]),
    ("2019-11-22", "It was the most since the first quarter of 2015. A year ago it was less.", ["2015-Q1", "2018"]),
    ("2015-06-29", "The second was signed in March 2012. That spring banks lost much.", ["2012-03", "2012-SP"]),
    ("2009-04-28", "They shut all schools until May 6 as deaths reached 152.", ["2009-05-06"]),
    ("2012-11-02", "Figures for the third quarter will be published on 30 November.", ["2012-Q3", "2012-11-30"]),
    ("2012-11-02", "It fell in the second quarter. In the same period of 2011 it grew.", ["2012-Q2", "2011-Q2"]),
    ("2005-11-02", "A year later, in October 2003, they had a son.", ["2003", "2003-10"]),
    ("2011-02-11", "He fled four weeks ago today.", ["2011-01-14"]),
    ("2021-01-12", "The last year has cost a million jobs.", ["P1Y"]),
    ("1998-06-23", "In 1970 a quake struck; it is remembered on 31 May. Three years later a law came.",
     ["1970", "1998-05-31", "1973"]),
    ("2014-08-20", "They met on Ukrainian Independence Day.", ["2014-08-24"]),
    ("2014-08-20", "It was worse than Black Monday.", ["1987-10-19"]),
])
def test_what_stands_before_tells_which_date_is_meant(published, text, values):
    dating = Dating(published, published, "metadata", "news", ())
    assert [m.value for m in find_markers(text, segment(text).sentences, dating)] == values


@pytest.mark.parametrize(("mode", "text", "last"), [
    ("narrative", "He made it in 1978. She laughed. It was fine. All ran off on 11 September.", "XXXX-09-11"),
    ("narrative", "It opened on 1 January 1985. Then on 10 January a rival came.", "1985-01-10"),
    ("news", "It began in 1980. The fair is held in the same week.", "XXXX-WXX"),
])
def test_an_undated_text_places_a_day_only_by_what_was_just_said(mode, text, last):
    assert find_markers(text, segment(text).sentences, Dating("", "", "", mode, ()))[-1].value == last
