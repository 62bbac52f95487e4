"""The genre of a text is told from its labels and its wording, and gives its author a voice or none."""

import re

import pytest

from analysis import Document, analyze
from analysis.find.statements.genres import VOICED
from analysis.lexicons import read_rules

RULES = read_rules("genres.toml")
LABELS = [rule for rule in RULES if "where" in rule.fields]
MARK = re.compile(r"\[\[(.*?)\]\]")
REPORT = ("The council will vote on Monday. The mayor must publish the minutes within ten days, the law says. "
          "\"I think we should wait. I am not in favour, and we ought to say so,\" said Ann Lee, a member. "
          "Shares are expected to fall. The next meeting will be held in May.\n")
COLUMN = ("I have lived beside this river for thirty years. I have seen three floods, and I fear the fourth.\n\n"
          "The new dam will lose money. In my view the council should stop it.\n\nI will not sell my house.\n")


def genre(text):
    return analyze([Document("a", text)]).documents["genre"].iloc[0]


@pytest.mark.parametrize(("rule", "example"), [(rule, text) for rule in RULES for text in rule.examples])
def test_a_rule_of_genre_finds_its_examples(rule, example):
    found = [match.group() for match in re.finditer(rule.fields["pattern"], MARK.sub(r"\1", example))]
    assert MARK.search(example)[1] in [words.strip() for words in found]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.counterexamples])
def test_a_rule_of_genre_finds_nothing_in_its_counterexamples(rule, text):
    assert not re.search(rule.fields["pattern"], text)


@pytest.mark.parametrize(("rule", "example"), [(rule, text) for rule in RULES for text in rule.examples])
def test_what_a_rule_finds_holds_one_of_the_words_it_is_tried_on(rule, example):
    found = MARK.sub(r"\1", example).lower()
    assert set(re.findall(r"\w+", found)) & set(rule.fields["on"])


@pytest.mark.parametrize("label", ["Comment: Stop the dam", "The Courier's view: a budget for nobody", "EDITORIAL"])
def test_a_label_tells_an_opinion(label):
    assert genre(f"{label}\n\n{REPORT}") == "opinion"


def test_a_text_that_nothing_marks_is_a_report():
    assert genre(REPORT) == "report"


def test_who_speaks_of_himself_writes_an_opinion():
    assert genre(COLUMN) == "opinion"


def test_letters_of_readers_below_a_report_make_no_opinion():
    letters = "I had one. I loved it, and I still miss my old one. I wish I had never sold it.\n"
    assert genre(f"{REPORT * 4}\n{letters}") == "report"


def test_the_author_of_a_report_forecasts_and_demands_nothing():
    assert not (analyze([Document("a", REPORT)]).statements["speaker_start"] < 0).any()


def test_the_author_of_a_column_does():
    said = analyze([Document("a", COLUMN)]).statements
    assert set(said[said["speaker_start"] < 0]["kind"]) == {"predicts", "demands"}


def test_the_seeds_are_told_by_genre(seeds):
    told = dict(zip(seeds.documents["doc_id"].astype("str").str[:3], seeds.documents["genre"], strict=True))
    assert told == {"000": "interview", "001": "analysis", "002": "opinion", "003": "report", "004": "analysis"}


def test_the_genres_that_have_a_voice_are_those_of_rules():
    assert {rule.fields["genre"] for rule in RULES} | {"speech"} == VOICED
    assert LABELS
