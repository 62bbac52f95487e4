"""When was this written? Clues, datelines and metadata."""

import re
from pathlib import Path

import pytest

from analysis.find.timeline import date_document, find_markers, parse_published
from analysis.find.timeline.clues import FILE
from analysis.find.timeline.dating import hull, overlap
from analysis.lexicons import read_rules
from analysis.text import segment

MARK = re.compile(r"\[\[(.*?)\]\]")
BLOCKS = read_rules(FILE)
SEEDS = {path.stem[:3]: path.read_text(encoding="utf-8") for path in Path("seeds").glob("*.txt")}


def dated(text, published=None):
    return date_document(text, segment(text).sentences, published)


def clues(text):
    return {(text[clue.start:clue.end], clue.rule_id) for clue in dated(text).clues}


@pytest.mark.parametrize(("rule_id", "example"), [(b.rule_id, e) for b in BLOCKS for e in b.examples],
                         ids=lambda value: value[:40])
def test_a_clue_is_found_in_its_examples(rule_id, example):
    assert (MARK.search(example)[1], rule_id) in clues(MARK.sub(r"\1", example))


@pytest.mark.parametrize(("rule_id", "text"), [(b.rule_id, e) for b in BLOCKS for e in b.counterexamples],
                         ids=lambda value: value[:40])
def test_a_clue_is_not_found_in_its_counterexamples(rule_id, text):
    assert rule_id not in {rule for _, rule in clues(text)}


@pytest.mark.parametrize(("seed", "earliest", "latest"), [
    ("000", "2025-01-20", "2025-04-30"),
    ("001", "2024-11-05", "2025-01-20"),
    ("002", "2024-11-04", "2025-02-28"),
    ("003", "2024-10-17", "2025-01-20"),
    ("004", "2018-02-09", "2018-05-31"),
])
def test_a_seed_is_dated_from_its_text(seed, earliest, latest):
    dating = dated(SEEDS[seed])
    assert dating.published_basis == "text"
    assert earliest <= dating.published_from <= dating.published_to <= latest
    assert dating.clues


def test_metadata_go_before_everything_in_the_text():
    dating = dated("PARIS, March 5, 2018 (Reuters) - The talks ended.", "2018-03-07")
    assert (dating.published_from, dating.published_to, dating.published_basis) == (
        "2018-03-07", "2018-03-07", "metadata")


def test_a_month_as_metadata_is_an_interval():
    dating = dated("The talks ended.", "2018-02")
    assert (dating.published_from, dating.published_to) == ("2018-02-01", "2018-02-28")


def test_a_dateline_dates_to_the_day():
    dating = dated("SEOUL, Nov. 30, 2024 (Yonhap) -- The talks ended.")
    assert (dating.published_from, dating.published_to, dating.published_basis) == (
        "2024-11-30", "2024-11-30", "dateline")


def test_a_dateline_without_a_year_waits_for_the_year():
    dating = dated("SEOUL, Nov. 30 (Yonhap) -- President-elect Donald Trump has named the envoy to Ukraine. "
                   "Aides hope for talks in Trump's second term.")
    assert (dating.published_from, dating.published_to) == ("2024-11-30", "2024-11-30")


@pytest.mark.parametrize(("date", "day"), [("Feb. 29, 2024", "2024-02-29"), ("Feb. 29, 2023", ""), ("Feb. 29", ""),
                                           ("Nov. 31, 2024", ""), ("Nov. 31", "")])
def test_a_dateline_with_a_day_that_its_year_has_not_dates_nothing(date, day):
    assert dated(f"SEOUL, {date} (Yonhap) -- The talks ended.").published_from == day


def test_a_text_without_clues_stays_open():
    dating = dated("The talks are slow. Nobody knows why.")
    assert dating[:3] == ("", "", "")
    assert dating.clues == ()


def test_clues_that_contradict_each_other_tell_nothing():
    assert dated("President Obama said on Monday that he would go. The vote was held in 2021.")[:3] == ("", "", "")


@pytest.mark.parametrize(("text", "interval"), [
    ("President Barack Obama said on Thursday that talks had failed.", ("2009-01-20", "2017-02-03")),
    ("President Richard Nixon took office in 1969.", ("1969-01-20", "")),
    ("Mr Bush spoke. The policy of President Clinton was said on Monday to have failed.", ("1993-01-20", "")),
    ("The funeral of Pope John Paul II was held on Friday.", ("1978-10-16", "")),
    ("President George W Bush said last night that he was right.", ("2001-01-20", "2009-02-03")),
    ("President Hugo Chavez said last night that he was right.", ("1999-02-02", "2013-03-19")),
    ("President George Bush said last night that he was right.", ("1989-01-20", "2009-02-03")),
    ("Alan Johnson came. President Johnson said on Monday that the college had closed.", ("", "")),
    ("Former U.S. Defense Secretary William Cohen said on Monday so.", ("2001-01-20", "")),
    ("Obama's second term, if there is one, will be judged on it.", ("", "")),
    ("London won the 2012 Olympics on Wednesday.", ("", "")),
    ("He fell ill during the 2012 Olympics.", ("2012-01-01", "")),
    ("He called while President-elect Donald Trump prepared to take office.", ("", "")),
    ("Info on President Ronald Reagan Campaign Finance Database", ("", "")),
    ("They marked the second anniversary of the invasion of Iraq.", ("2004-03-19", "")),
    ("They recalled the tenth anniversary of the massacre at Srebrenica after the Korean War.", ("1950-06-25", "")),
])
def test_only_what_is_certain_bounds_the_day_of_writing(text, interval):
    assert dated(text)[:2] == interval


def test_spans_overlap_in_every_piece():
    assert overlap(((1, 5), (9, None)), ((4, 10),)) == ((4, 5), (9, 10))
    assert hull(((4, 5), (9, None))) == (4, None)
    assert overlap(((None, 3),), ((4, None),)) == ()


@pytest.mark.parametrize(("value", "date"), [
    ("2018-03-05", "2018-03-05"), ("2018-03", "2018-03"), ("2018", "2018"), ("20180305", "2018-03-05"),
    ("2018-03-05T10:00:00Z", "2018-03-05"), ("Mon, 05 Mar 2018 10:00:00 GMT", "2018-03-05"),
    ("March 5, 2018", "2018-03-05"), ("5th March 2018", "2018-03-05"), ("Sept. 5, 2018", "2018-09-05"),
    ("13/04/2018", "2018-04-13"), ("05.03.2018", "2018-03-05"), ("2018/3/5", "2018-03-05"), ("", ""),
])
def test_a_date_of_publication_is_read(value, date):
    assert parse_published(value, "documents.csv:3") == (date, "")


@pytest.mark.parametrize(("value", "why"), [
    ("1065-01-01", "before 1450"), ("2999-01-01", "lies after 2100"), ("03/04/2018", "not read as a date"),
    ("yesterday", "not read as a date"), ("2018-02-30", "does not have"), ("2018-13-01", "does not have"),
])
def test_a_wrong_date_of_publication_is_reported_with_its_place(value, why):
    published = parse_published(value, "documents.csv:3")
    assert published.date == ""
    assert published.problem.startswith(f"documents.csv:3: '{value}'")
    assert why in published.problem


@pytest.mark.parametrize(("published", "value"), [("2005-01-01", "199"), ("1985-01-01", "189"), (None, "XXX")])
def test_a_decade_of_two_digits_is_the_nearer_one_that_the_writing_allows(published, value):
    text = "The film was made in 1978. " * 9 + "In the 90s it was made again."
    sentences = segment(text).sentences
    dating = date_document(text, sentences, published)._replace(mode="narrative")
    assert find_markers(text, sentences, dating)[-1].value == value


@pytest.mark.parametrize(("text", "day"), [
    ("Geneva, 12 March 2019 – The committee met.", "2019-03-12"),
    ("Nairobi, March 14, 2019 (Coast Wire) – Dock workers returned.", "2019-03-14"),
    ("ZAGREB, Tuesday 8 April 2014 - A man was held.", "2014-04-08"),
    ("MEXICO CITY (April 28, 2009) - Mexico shut all schools.", "2009-04-28"),
    ("LONDON (Reuters, 14 June 2011) - Shares rose.", "2011-06-14"),
    ("MOSCOW, September 1 2014 /TASS/. Shells fell.", "2014-09-01"),
    ("Brussels, 5 June 2012. Ministers met in Brussels.", "2012-06-05"),
    ("By John Moor, 12 March 2019. The committee met in Geneva.", "2019-03-12"),
    ("March 12, 2019: The committee met in Geneva.", "2019-03-12"),
    ("Ministers meet\n\nTuesday, March 12, 2019 The committee met in Geneva.", "2019-03-12"),
    ("Schools will open. Issued by the Ministry of Health on 9 April 2024", "2024-04-09"),
    ("Statement issued by the ministry on 9 April 2024: schools will open.", "2024-04-09"),
    ("For immediate release, October 3, 2008. The bank announced.", "2008-10-03"),
])
def test_a_dateline_dates_a_text_on_one_line_with_its_first_sentence(text, day):
    dating = dated(text)
    assert (dating.published_from, dating.published_to, dating.published_basis) == (day, day, "dateline")


@pytest.mark.parametrize("text", [
    "In Rome, 12 May 1927 – the day of the flood – is remembered.",
    "Geneva was calm on Friday. Paris, 12 March 1871 - that is where it began.",
    "The treaty, issued by the council on 9 April 1924, lapsed.",
    "12 March 1938: German troops cross the border.\n\n13 March 1938: Austria is annexed.",
    "Waterloo, 18 June 1815 – The battle began at noon.",
    "Last updated: 12 March 2019. The committee met.",
])
def test_a_day_told_of_and_the_first_entry_of_a_chronicle_are_no_dateline(text):
    assert dated(text).published_basis != "dateline"
