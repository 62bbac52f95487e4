"""Every rule of time finds its examples, and nothing in its counterexamples."""

import re

import pytest

from analysis.find.timeline import date_document, find_markers, rules
from analysis.find.timeline.patterns import FILE
from analysis.find.timeline.scan import find
from analysis.find.timeline.spelling import plain
from analysis.lexicons import read_rules
from analysis.text import Sentence, segment

MARK = re.compile(r"\[\[(.*?)\]\]")
BLOCKS = read_rules(FILE)
EXAMPLES = [(block.rule_id, example) for block in BLOCKS for example in block.examples]
COUNTEREXAMPLES = [(block.rule_id, text) for block in BLOCKS for text in block.counterexamples]


def found(text):
    return [(hit.start, hit.end, hit.rule.rule_id) for _, hit in find(plain(text), text, [(0, len(text))])]


@pytest.mark.parametrize(("rule_id", "example"), EXAMPLES, ids=lambda value: value[:40])
def test_a_rule_finds_its_examples(rule_id, example):
    for marked in MARK.finditer(example):
        before = len(MARK.sub(r"\1", example[:marked.start()]))
        assert (before, before + len(marked[1]), rule_id) in found(MARK.sub(r"\1", example))


@pytest.mark.parametrize(("rule_id", "text"), COUNTEREXAMPLES, ids=lambda value: value[:40])
def test_a_rule_finds_nothing_in_its_counterexamples(rule_id, text):
    assert rule_id not in {rule for _, _, rule in found(text)}


def test_every_rule_has_counterexamples():
    assert [block.rule_id for block in BLOCKS if not block.counterexamples] == []


def test_every_rule_is_offered_with_its_file_and_line():
    assert {rule.rule_id for rule in rules()} >= {block.rule_id for block in BLOCKS}
    assert all(rule.line > 0 and rule.file.startswith("timeline") for rule in rules())


@pytest.mark.parametrize(("rule_id", "example"), EXAMPLES, ids=lambda value: value[:40])
def test_no_rule_falls_over_lines_that_were_broken_and_indented(rule_id, example):
    for text in (example.replace(" ", "  "), example.replace(" ", "\n  ")):
        segments = segment(text)
        find_markers(text, segments.sentences, date_document(text, segments.sentences, "2010-05-05"))


@pytest.mark.parametrize(("text", "value"), [
    ("They met on Christmas  Day 2004.", "2004-12-25"), ("They met on Labor\n  Day 2004.", "2004-09-06"),
    ("It ended in World\n  War  II, he said.", "1939-09-01/1945-09-02"), ("They met last  Monday.", "2010-05-03"),
])
def test_names_of_several_words_are_known_across_more_than_one_blank(text, value):
    segments = segment(text)
    sentences = [Sentence(0, 0, 0, len(text))] if "\n" in text else segments.sentences
    found = find_markers(text, sentences, date_document(text, sentences, "2010-05-05"))
    assert [marker.value for marker in found] == [value]
