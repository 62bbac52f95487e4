"""Quantities are found with their bounds and unit; dates and durations are none."""

import re
from math import inf

import pytest

from analysis.lexicons import read_rules
from analysis.quantities import find_quantities, rules
from analysis.segments import Sentence

RULES = read_rules("quantities.toml")


def found(text):
    return find_quantities(text, [Sentence(0, 0, 0, len(text))])


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES for example in rule.examples],
                         ids=lambda value: getattr(value, "rule_id", None))
def test_a_rule_finds_its_examples(rule, example):
    text = re.sub(r"\[\[|\]\]", "", example)
    start = example.index("[[")
    end = example.index("]]") - 2
    assert (rule.rule_id, text[start:end]) in [(item.rule_id, text[item.start:item.end]) for item in found(text)]


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule.counterexamples])
def test_nothing_is_found_in_the_counterexamples(text):
    assert found(text) == []


@pytest.mark.parametrize(("text", "low", "high", "unit", "qualifier"), [
    ("They sent 10,000 soldiers.", 10_000, 10_000, "soldiers", ""),
    ("Losses are around 600,000.", 600_000, 600_000, "losses", "around"),
    ("100 of its main artillery systems came.", 100, 100, "systems", ""),
    ("A few thousand military personnel died.", 3000, 9000, "personnel", ""),
    ("Between 8,000 and 10,000 troops came.", 8000, 10_000, "troops", ""),
    ("More than 1.2 million people fled.", 1_200_000, inf, "people", "more than"),
    ("Up to 300 tanks were lost.", 0, 300, "tanks", "up to"),
    ("Tens of thousands of people fled.", 20_000, 99_000, "people", ""),
    ("At least twenty-five ships sank.", 25, inf, "ships", "at least"),
    ("It cost $50 million.", 50e6, 50e6, "dollars", ""),
    ("It cost $2-3 billion.", 2e9, 3e9, "dollars", ""),
    ("Half a million people fled.", 5e5, 5e5, "people", ""),
    ("Three dozen villages burned.", 36, 36, "villages", ""),
    ("Some 5 to 6 million refugees came.", 5e6, 6e6, "refugees", "some"),
    ("It fell by 3.5 percent.", 3.5, 3.5, "percent", ""),
])
def test_a_quantity_has_bounds_a_unit_and_a_qualifier(text, low, high, unit, qualifier):
    (item,) = found(text)
    assert (item.low, item.high) == (pytest.approx(low), pytest.approx(high))
    assert (item.unit, item.qualifier) == (unit, qualifier)


def test_every_rule_is_told():
    assert {rule.rule_id for rule in rules()} == {rule.rule_id for rule in RULES}


def test_a_table_of_numbers_takes_no_endless_time():
    assert found("12,000 tons 17 " * 20_000)[0].unit == "tons"
