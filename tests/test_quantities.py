"""Quantities are found with their bounds and unit; dates and durations are none."""

import re
from math import inf

import pytest

from analysis.find.quantities import find_quantities, rules
from analysis.find.quantities.written_numbers import number_lexicon, number_places, numbers_in
from analysis.lexicons import read_rules
from analysis.text import Sentence
from analysis.text.tokens import tokenize

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


@pytest.mark.parametrize(("text", "quantities"), [
    ("It has fallen from 4.1 million tonnes in 2019 to 3.2 million tonnes.",
     [(4_100_000, 4_100_000, "tonnes"), (3_200_000, 3_200_000, "tonnes")]),
    ("They caught 380,000 tonnes in 2024 and 350,000 tonnes in 2025.",
     [(380_000, 380_000, "tonnes"), (350_000, 350_000, "tonnes")]),
    ("From 2019 to 2024 prices rose.", []),
    ("In 1990-95 companies closed.", []),
    ("Between 1990 and 2000 factories closed.", []),
    ("It grew from 12 to 2019 with 30 tons.", [(30, 30, "tons")]),
    ("Between 1500 and 3000 soldiers came.", [(1500, 3000, "soldiers")]),
    ("Between 500 and 2000 soldiers came.", [(500, 2000, "soldiers")]),
    ("Some 5 tanks and 12 trucks were lost.", [(5, 5, "tanks"), (12, 12, "trucks")]),
])
def test_a_year_is_no_bound_of_a_range(text, quantities):
    assert [(item.low, item.high, item.unit) for item in found(text)] == quantities


@pytest.mark.parametrize(("written", "value"), [("4.1 million", 4_100_000), ("8.2bn", 8_200_000_000),
                                                ("2.3 trillion", 2_300_000_000_000), ("1.1 thousand", 1100)])
def test_the_value_of_a_number_is_exact(written, value):
    (item,) = found(f"It was {written} people.")
    assert item.low == item.high == value


@pytest.mark.parametrize(("text", "value", "unit"), [
    ("It cost 1.2 million kroner.", 1_200_000, "kroner"), ("Exports of 9.5 billion kroner were lost.", 9.5e9, "kroner"),
    ("It cost $3.4 billion.", 3.4e9, "dollars"), ("It cost €250m.", 250e6, "euros"),
    ("It cost 300 million euros.", 300e6, "euros"), ("It cost £40,000.", 40_000, "pounds"),
    ("It cost ₹500.", 500, "rupees"), ("They paid 20 million zlotys.", 20e6, "zlotys"),
])
def test_an_amount_of_money_has_its_currency(text, value, unit):
    (item,) = found(text)
    assert (item.rule_id, item.low, item.high, item.unit) == ("number-money", value, value, unit)


@pytest.mark.parametrize(("text", "unit"), [
    ("About 1.1 million fish died.", "fish"), ("They run 10 fish farms.", "farms"),
    ("Some 3,000 sheep were sold.", "sheep"),
])
def test_a_plural_without_s_is_counted(text, unit):
    assert [item.unit for item in found(text)] == [unit]


def test_every_rule_is_told():
    assert {rule.rule_id for rule in rules()} == {rule.rule_id for rule in RULES}


def test_a_table_of_numbers_takes_no_endless_time():
    assert found("12,000 tons 17 " * 20_000)[0].unit == "tons"


def test_no_sentence_with_a_number_is_passed_over():
    known = number_lexicon()
    words = (*known.values, *known.plurals, *(f"a {scale}" for scale in known.scales), "7")
    assert all(number_places(tokenize(f"They saw {word} of them.")) for word in words)
    assert not number_places(tokenize("They saw about none of them."))


def test_a_number_is_sought_wherever_it_may_begin():
    known = number_lexicon()
    numbers = (*known.values, *known.plurals, *(f"a {scale}" for scale in known.scales), "amillion", "abillion",
               "US$7", "£7", "USD 7", "Rs. 7", "R$7", "7m")
    begun = [*(f"{before} 7" for before in (*known.qualifiers, "even", "between", "Between 5 and")), *numbers]
    for number in begun:
        text = f"They ({number}) saw it."
        found = known.pattern.search(text)
        assert found is not None
        assert next(numbers_in(text, number_places(tokenize(text)))).start == found.start(), text
