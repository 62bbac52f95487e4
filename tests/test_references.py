"""Whom a noun goes back to: `the company`, `the 54-year-old`, `the foreign secretary`; and whom it does not."""

import re
from types import SimpleNamespace

import pytest

from analysis.find.statements import attribute
from analysis.text import segment

ACTORS = (("Acme", "acme", "organization", ""), ("Bolt Motors", "bolt", "organization", "germany"),
          ("World Bank", "world-bank", "organization", ""), ("Reef Watch", "reef-watch", "organization", ""),
          ("Ann Lee", "ann-lee", "person", ""), ("Bob Ray", "bob-ray", "person", ""),
          ("Norway", "norway", "country", ""), ("Peru", "peru", "country", ""), ("German", "germany", "country", ""),
          ("UK", "uk", "country", ""))


def said(text):
    """[(words of the source, key of the speaker, whether it is certain)] of the statements of a text."""
    segments = segment(text)
    mentions = [SimpleNamespace(sent_id=0, start=match.start(), end=match.end(), entity=key)
                for name, key, _, _ in ACTORS for match in re.finditer(rf"\b{re.escape(name)}\b", text)]
    entities = [SimpleNamespace(key=key, name=name, kind=kind, country=country) for name, key, kind, country in ACTORS]
    found = attribute(text, segments.passages, segments.sentences, mentions, entities)
    return [(text[item.speaker_start:item.speaker_end], item.speaker, item.certain) for item in found]


@pytest.mark.parametrize(("text", "source", "speaker"), [
    ("Acme declined to comment. In a statement, the company said that it was safe.", "the company", "acme"),
    ("Bolt Motors cut its forecast. The German carmaker said that orders had fallen.", "The German carmaker", "bolt"),
    ("Reef Watch, an aid group, left the city. The group said that it was unsafe.", "The group", "reef-watch"),
    ("Ann Lee, 54, won the race. The 54-year-old said that she was tired.", "The 54-year-old", "ann-lee"),
    ("Ann Lee led the work at the site. The geologist said that the lake was old.", "The geologist", "ann-lee"),
    ("The rebate stays, Ann Lee said. The foreign secretary told MPs that it was fair.", "The foreign secretary",
     "ann-lee"),
    ("A man died in Peru. He was old and weak, the country's health ministry said.", "the country's health ministry",
     "peru"),
    ("Peru fears an attack by Norway, the country's defence minister said.", "the country's defence minister", "peru"),
    ("Ann Lee coaches the side. “Nobody wants to win like this,” the German said.", "the German", "ann-lee"),
    ("Ann Lee spoke in May. Asked if Bob Ray was ready, she said that it was late.", "she", "ann-lee"),
    ("Acme makes ten million masks, a spokesman said.", "a spokesman", "acme"),
    ("Ann Lee, the mayor, spoke to Norway, according to a spokesman for the mayor.", "a spokesman for the mayor",
     "ann-lee"),
    ("Ann Lee met Bob Ray in May. The geologist said that the lake was old.", "The geologist", "ann-lee"),
    ("Bob Ray is ill. Ann Lee met Bob Ray. She said that it was late.", "She", "ann-lee"),
    ("The minister, Ann Lee, met Bob Ray. The minister said that it was late.", "The minister", "ann-lee"),
    ("Ann Lee told jurors that Bob Ray was ill. She said that it was late.", "She", "ann-lee"),
    ("Ann Lee said that it was late. Bob Ray's firm was a “reckless” one, she added.", "she", "ann-lee"),
    ("Ann Lee ally Bob Ray said that it was late.", "Ann Lee ally Bob Ray", "bob-ray"),
    ("Ann Lee coach Bob Ray was sad. He said that it was late.", "He", "bob-ray"),
    ("Ann Lee's lawyer Bob Ray said that it was late.", "Ann Lee's lawyer Bob Ray", "bob-ray"),
    ("Ann Lee's spokesman said that it was late.", "Ann Lee's spokesman", "ann-lee"),
    ("Peru's president said that it was late. Ann Lee's remarks came in May.", "Peru's president", "ann-lee"),
    ("Peru's president said that it was late. Speaking in May, Ann Lee said it was not.", "Peru's president",
     "ann-lee"),
    ("Peru's president said that it was late. The singer Ann Lee said it was not.", "Peru's president", "peru"),
    ("Acme and the Bolt Motors union met. The union said that it was late.", "The union", "bolt"),
    ("Goals in May left Bob Ray in tears. “It was so late,” said the German, whose side had trailed.",
     "the German, whose side had trailed", "bob-ray"),
])
def test_a_noun_goes_back_to_who_was_named(text, source, speaker):
    assert (source, speaker) in [row[:2] for row in said(text)]


@pytest.mark.parametrize(("text", "source"), [
    ("Acme closed. A rival firm opened in May. The firm said that it was hiring.", "The firm"),
    ("Acme opened an office. The human rights group said that two were held.", "The human rights group"),
    ("Ann Lee, the defence minister, left. The chancellor said that it was late.", "The chancellor"),
    ("Ann Lee spoke in May. The State Department said that it was late.", "The State Department"),
    ("A judge has ruled Ann Lee's law void. The judge said that it was unfair.", "The judge"),
    ("The former Peru minister said that it was late.", "The former Peru minister"),
    ("Ann Lee was away. The government said that it was late.", "The government"),
    ("Ann Lee said that it was late. A former aide agreed. He said that it was over.", "He"),
    ("Ann Lee said that it was late. One of my friends went out. She said that it was over.", "She"),
    ("Ann Lee's government said that it was late.", "Ann Lee's government"),
    ("The Ann Lee administration said that it was late.", "The Ann Lee administration"),
    ("A friend of Ann Lee said that it was late.", "A friend of Ann Lee"),
    ("Lawyers for Ann Lee and Bob Ray said that it was late.", "Lawyers for Ann Lee and Bob Ray"),
    ("Acme rugby director Warren Hall said that it was late.", "Acme rugby director Warren Hall"),
    ("A spokesman for Unis, Peru's biggest firm, said that it was late.", "A spokesman for Unis, Peru's biggest firm"),
    ("The deputy prime minister, Ann Lee, left. The prime minister said that it was late.", "The prime minister"),
    ("The Reef Watch charity met. The airline said that it was late.", "The airline"),
    ("It was made by UK scientists. UK scientists were glad. They said that it was safe.", "They"),
])
def test_a_noun_does_not_go_back_to_another(text, source):
    assert (source, "") in [row[:2] for row in said(text)]


def test_the_world_bank_is_no_bank_named_before():
    assert said("Acme lost money. The World Bank said that it was late.") == [("The World Bank", "world-bank", True)]


def test_who_is_meant_by_a_noun_is_certain_where_one_is_introduced_so():
    sure = "Ann Lee, the mayor, left. The mayor said that it was late."
    open_to_two = "Ann Lee, the mayor, met Bob Ray, the mayor of Holt. The mayor said that it was late."
    assert ("The mayor", "ann-lee", True) in said(sure)
    assert [row[2] for row in said(open_to_two) if row[0] == "The mayor"] == [False]


@pytest.mark.parametrize("source", [
    "The company", "The striker", "The prime minister", "The defendant, who sat still,", "The Paris-based company",
    "The report", "Some 82%"])
def test_a_noun_that_points_to_nobody_known_is_not_certain(source):
    assert said(f"It rained in May. {source} said that it was late.") == [(source.rstrip(","), "", False)]


@pytest.mark.parametrize("source", [
    "The government", "A report", "Analysts", "A quarter of voters", "The Health Executive", "The farmers"])
def test_a_source_told_by_what_it_is_is_certain(source):
    assert said(f"It rained in May. {source} said that it was late.") == [(source, "", True)]


@pytest.mark.parametrize(("text", "certain"), [
    ("Ann Lee left. A goal by Bob Ray followed. The geologist said that it was late.", False),
    ("Ann Lee was there. “It rained,” said Bob Ray. The German had been ill. “It was late,” he said.", False),
    ("Bob Ray said that it was late. One beekeeper in the hills was sad. “It rained,” he said.", False),
    ("Bob Ray suggested that it was late. He replied: “That is not true at all.”", False),
    ("Peru's prime minister said that it was late.", False),
    ("Acme opened in May. The magazine said that it was late.", False),
    ("It rained in May. The magazine said that it was late.", True),
    ("Bob Ray suggested that it was late. He said: “That is true of us all.”", True)])
def test_who_may_be_another_than_was_named_is_not_certain(text, certain):
    assert said(text)[-1][2] is certain


def test_it_is_certain_only_where_it_goes_on_speaking():
    assert ("It", "acme", True) in said("Acme said that it was late. It said that it was over.")
    assert ("it", "acme", False) in said("Rain fell on Acme. In May it said that it was over.")
