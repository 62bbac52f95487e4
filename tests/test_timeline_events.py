"""Named events and offices: the tables and how they are read in texts."""

import re
from pathlib import Path

import pytest

from analysis.find.timeline import date_document, find_markers
from analysis.find.timeline.events import COLUMNS, FILE, event
from analysis.find.timeline.occasions import FILE as RULES
from analysis.find.timeline.offices import offices
from analysis.lexicons import read_rules, read_table
from analysis.text import segment

MARK = re.compile(r"\[\[(.*?)\]\]")


def markers(text, published="2024-11-20"):
    sentences = segment(text).sentences
    return find_markers(text, sentences, date_document(text, sentences, published))


def found(text, published="2024-11-20"):
    return {text[m.start:m.end]: (m.from_date, m.to_date) for m in markers(text, published) if m.basis == "event"}


@pytest.mark.parametrize(("rule_id", "example"), [(b.rule_id, e) for b in read_rules(RULES) for e in b.examples],
                         ids=lambda value: value[:40])
def test_an_event_rule_finds_its_examples(rule_id, example):
    text = MARK.sub(r"\1", example)
    assert (MARK.search(example)[1], rule_id) in {(text[m.start:m.end], m.rule_id) for m in markers(text)}


@pytest.mark.parametrize(("rule_id", "text"), [(b.rule_id, e) for b in read_rules(RULES) for e in b.counterexamples],
                         ids=lambda value: value[:40])
def test_an_event_rule_finds_nothing_in_its_counterexamples(rule_id, text):
    assert rule_id not in {marker.rule_id for marker in markers(text)}


def test_there_are_events_of_the_whole_century_with_their_sources():
    rows = read_table(FILE, COLUMNS)
    assert len(rows) >= 300
    assert len({row["name"] for row in rows}) == len(rows)
    assert min(row["from"] for row in rows) < "1901"
    assert all(row["source"] for row in rows)
    assert [event(row) for row in rows]


def test_terms_of_office_end_after_they_begin():
    assert all(office.last is None or office.last >= office.first for office in offices())
    assert all(office.elected is None or office.elected <= office.first for office in offices())


@pytest.mark.parametrize(("text", "phrase", "days"), [
    ("It ended during the Korean War.", "Korean War", ("1950-06-25", "1953-07-27")),
    ("Nothing like it since World War II.", "World War II", ("1939-09-01", "1945-09-02")),
    ("They fought in the Six-Day War.", "Six-Day War", ("1967-06-05", "1967-06-10")),
    ("It was built after 9/11.", "9/11", ("2001-09-11", "2001-09-11")),
    ("The 80th anniversary of Victory Day.", "The 80th anniversary of Victory Day", ("2025-05-09", "2025-05-09")),
    ("In Trump's second term it may end.", "Trump's second term", ("2025-01-20", "2029-01-20")),
    ("It opened after the 2012 Summer Olympics.", "Summer Olympics", ("2012-07-27", "2012-08-12")),
    ("It opened after the last Winter Olympics.", "Winter Olympics", ("2022-02-04", "2022-02-20")),
])
def test_an_event_has_its_days(text, phrase, days):
    assert found(text)[phrase] == days


def test_an_ambiguous_event_in_a_text_without_a_date_is_left_alone():
    assert found("They met after the Olympics.", None) == {}


def test_a_war_still_going_on_is_a_subject_unless_a_word_of_time_stands_before_it():
    assert found("The war in Ukraine is hard.") == {}
    assert found("Prices rose after Russia's invasion of Ukraine.") == {
        "Russia's invasion of Ukraine": ("2022-02-24", "")}


def test_the_seeds_name_their_events():
    text = next(Path("seeds").glob("000_*")).read_text(encoding="utf-8")
    assert found(text, None)["the third anniversary of the conflict's start"] == ("2025-02-24", "2025-02-24")
