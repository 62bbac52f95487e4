"""Who is for and who is against what: statements that oppose or support, and answers that say so."""

import re

import pytest

from analysis import Document, analyze
from analysis.ask import sides
from analysis.find.statements.kinds import kind_answered
from analysis.lexicons import read_rules

RULES = read_rules("answers.toml")
TEXT = ("The port is late. Gordon Brown opposes the merger. Tony Blair supports the merger. John Major rejected the "
        "claim. Gordon Brown voted against the sale of the pier. Tony Blair is not against the sale.\n")
INTERVIEW = "Talking to Gordon Brown\n\nQ: Do you support the dam?\nA: Never. I have always been against it.\n\n"\
            "Q: And when?\nA: In May.\n"


@pytest.mark.parametrize(("rule", "example"), [(rule, text) for rule in RULES for text in rule.examples])
def test_a_rule_of_answers_finds_its_examples(rule, example):
    words = re.sub(r"\[\[|\]\]", "", example)
    assert re.search(rule.fields["pattern"], words).group() == re.search(r"\[\[(.*?)\]\]", example)[1]
    assert kind_answered(words) == rule.fields["kind"]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.counterexamples])
def test_a_rule_of_answers_finds_nothing_in_its_counterexamples(rule, text):
    assert kind_answered(text) != rule.fields["kind"]


def test_what_most_are_for_or_against_comes_first():
    rows = sides(analyze([Document("a", TEXT)]))
    assert rows[["who", "side", "what"]].to_numpy().tolist() == [
        ["Gordon Brown", "is against", "the merger"], ["Tony Blair", "is for", "the merger"],
        ["Gordon Brown", "is against", "the sale of the pier"]]


def test_an_answer_says_for_or_against():
    rows = sides(analyze([Document("a", INTERVIEW)]))
    assert rows[["who", "side"]].to_numpy().tolist() == [["Gordon Brown", "is against"]]
