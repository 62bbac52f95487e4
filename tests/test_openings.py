"""Whose words a text is: the person interviewed and who gives the speech, as the first lines tell."""

import re

import pytest

from analysis import Document, analyze
from analysis.ask import counted, speakers, voiced
from analysis.find.statements.openings import NAME, speech_of
from analysis.lexicons import read_rules

RULES = read_rules("openings.toml")
TURNS = "Q: Is the pier lost?\nA: No. We mend it.\n\nQ: When?\nA: In May. I have promised it.\n"
SPEECH = ("Speech by Gordon Brown at the opening of the port\nHolt, 4 May 2024\n\nDear guests,\n\nI came by boat, and "
          "my friends came with me. We will build a new quay before the winter.\n\nI reject your plan, and I ask the "
          "council to lower the fee. I promise you that nobody pays twice.\n")


def pattern(rule):
    return re.compile(rule.fields["pattern"].replace("NAME", NAME))


@pytest.mark.parametrize(("rule", "example"), [(rule, text) for rule in RULES for text in rule.examples])
def test_a_rule_of_openings_finds_its_examples(rule, example):
    marked = re.search(r"\[\[(.*?)\]\]", example)[1]
    assert pattern(rule).search(re.sub(r"\[\[|\]\]", "", example))["who"] == marked


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.counterexamples])
def test_a_rule_of_openings_finds_nothing_in_its_counterexamples(rule, text):
    assert not pattern(rule).search(text)


@pytest.mark.parametrize(("opening", "turns"), [
    ("INTERVIEW: GORDON BROWN\n\nMr Gordon Brown builds piers.", TURNS),
    ("Talking to Gordon Brown", TURNS.replace("Q:", "Question:").replace("A:", "Answer:")),
    ("Gordon Brown, a builder, in conversation with Bob Ray", TURNS.replace("Q:", "Ray:").replace("A:", "Brown:")),
    ("Gordon Brown builds piers.\n\nThe questions were asked by Bob Ray.", TURNS),
])
def test_the_answers_are_those_of_the_person_named_in_the_first_lines(opening, turns):
    result = analyze([Document("a", f"{opening}\n\n{turns}")])
    said = counted(result)
    assert set(speakers(result, said)) == {"Gordon Brown"}
    assert len(said) == 2
    assert (voiced(result)["rule_id"] == "interview-question").sum() == 2


def test_the_person_interviewed_is_open_where_two_are_named_and_nothing_tells():
    text = f"Gordon Brown and Tony Blair built the pier.\n\n{TURNS}"
    result = analyze([Document("a", text)])
    assert set(speakers(result, counted(result))) == {"The person interviewed"}


def test_a_speech_is_that_of_the_speaker():
    result = analyze([Document("a", SPEECH)])
    assert result.documents["genre"].tolist() == ["speech"]
    said = counted(result)
    assert set(speakers(result, said)) == {"Gordon Brown"}
    assert {"promises", "demands"} <= set(said["kind"])


def test_a_report_of_a_speech_is_none():
    text = "Speech by Gordon Brown on the port\n\nGordon Brown said that he was glad. I was there.\n"
    assert speech_of(text) is None
