"""What a reviewer is asked to decide: suspected doubles, wrong kinds and names that are no actors."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis import Document, analyze
from analysis.ask import suspects
from analysis.gather import ACTOR_KINDS, Correction, correct
from analysis.store.tables import frame

PEOPLE = [("robert-kilroy-silk", "Robert Kilroy-Silk", "person"), ("kilroy-silk", "Kilroy-Silk", "organization"),
          ("jonas-brightwell", "Jonas Brightwell", "person"), ("jonas-brightwel", "Jonas Brightwel", "person"),
          ("mario-tarsha", "Mario Tarsha", "person"), ("maria-tarsha", "Maria Tarsha", "person"),
          ("c-velkin", "C Velkin", "person"), ("clive-velkin", "Clive Velkin", "person"),
          ("brandt", "Brandt", "organization"), ("olga-brandt", "Olga Brandt", "person")]
BODIES = [("nfc", "NFC", "organization"), ("northern-fishing-council", "Northern Fishing Council", "organization"),
          ("first-norvell", "First Norvell", "organization"),
          ("first-norvell-minerals", "First Norvell Minerals Ltd", "organization"),
          ("bt", "BT", "organization"), ("bbt-three", "BBT Three", "organization"),
          ("5th-fleet", "5th Fleet", "organization"), ("6th-fleet", "6th Fleet", "organization")]


def analysis(text, names):
    """An analysis in which every place of `text` that holds one of the names is a mention of a discovered actor."""
    result = analyze([Document(doc_id="a.txt", text=text)])
    spans = []
    for actor_id, name, _ in sorted(names, key=lambda row: -len(row[1])):
        at = text.find(name)
        while at >= 0:
            if not any(start < at + len(name) and at < end for start, end, _ in spans):
                spans.append((at, at + len(name), actor_id))
            at = text.find(name, at + 1)
    sentences = result.sentences
    rows = [("a.txt", int(sentences[sentences["start"] <= start]["sent_id"].iloc[-1]), start, end, "capitalised",
             actor_id, "same-name") for start, end, actor_id in sorted(spans)]
    actors = [(actor_id, name, kind, "", "discovered") for actor_id, name, kind in names]
    return replace(result, mentions=frame("mentions", rows), actors=frame("actors", actors))


def found(text, names):
    """{(suspicion, of, what, to)}"""
    rows = suspects(analysis(text, names))
    return set(zip(rows["suspicion"], rows["actor_id"], rows["what"], rows["to"], strict=True))


def test_doubles_of_people_are_merged_into_the_full_or_more_frequent_name():
    text = ("Robert Kilroy-Silk left. Kilroy-Silk spoke. Jonas Brightwell met Jonas Brightwel. Jonas Brightwell left. "
            "Mario Tarsha met Maria Tarsha. C Velkin is Clive Velkin. Brandt met Olga Brandt.")
    assert found(text, PEOPLE) == {
        ("part of a name", "kilroy-silk", "merge", "robert-kilroy-silk"),
        ("one letter apart", "jonas-brightwel", "merge", "jonas-brightwell"),
        ("initials", "c-velkin", "merge", "clive-velkin"),
        ("surname", "brandt", "merge", "olga-brandt"),
    }


def test_doubles_of_bodies_are_abbreviations_and_short_names_but_no_other_numbers():
    text = ("The NFC met. The Northern Fishing Council met. First Norvell fell. First Norvell Minerals Ltd rose. "
            "The 5th Fleet met the 6th Fleet. BT and BBT Three: BT, BT.")
    assert found(text, BODIES) == {
        ("abbreviation", "nfc", "merge", "northern-fishing-council"),
        ("short name", "first-norvell", "merge", "first-norvell-minerals"),
    }


@pytest.mark.parametrize(("text", "name", "kind", "suspicion", "what", "to"), [
    ("Fans love Tarshalo. Tarshalo 2 is out.", "Tarshalo", "organization", "a number follows", "not an actor", ""),
    ("They watched Sideways. It went sideways, and sideways again.", "Sideways", "organization", "a common word",
     "not an actor", ""),
    ("We fill in Sick Leave today.", "Sick Leave", "organization", "common words", "not an actor", ""),
    ("Tarshers chairman Rick left. Tarshers coach Bob stayed.", "Tarshers", "person", "kind", "kind", "organization"),
    ("It rained in Zelvar. They stayed in Zelvar.", "Zelvar", "organization", "kind", "kind", "place"),
    ("They met Maria Tarshin.", "Maria Tarshin", "organization", "kind", "kind", "person"),
    ("They met the Tarsha Council.", "Tarsha Council", "person", "kind", "kind", "organization"),
])
def test_a_name_that_its_words_or_neighbours_speak_against_is_suspected(text, name, kind, suspicion, what, to):
    assert found(text, [("x", name, kind)]) == {(suspicion, "x", what, to)}


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("Norvell rose. The shares of Norvell rose in Leeds.", "Norvell", "organization"),
    ("The Union of Tarsha Miners met.", "Union of Tarsha Miners", "organization"),
    ("They met Olga Brandt.", "Olga Brandt", "person"),
])
def test_nothing_is_suspected_of_a_name_like_others(text, name, kind):
    assert found(text, [("x", name, kind)]) == set()


@pytest.fixture(scope="module")
def news():
    """A text with a double, a form label and a club that was taken for a person."""
    text = ("Jonas Brightwell met Jonas Brightwel. Jonas Brightwell said so. We fill in Sick Leave, and Sick Leave. "
            "Tarshers chairman Rick left. Tarshers coach Bob stayed. The Tarshers won.")
    return analysis(text, [*PEOPLE[2:4], ("sick-leave", "Sick Leave", "organization"),
                           ("tarshers", "Tarshers", "person")])


def test_each_row_is_a_correction_that_changes_as_many_mentions_as_it_says(news):
    rows = suspects(news)
    assert set(rows["what"]) == {"merge", "kind", "not an actor"}
    for row in rows.itertuples():
        corrected = correct(news, [Correction(row.what, row.actor_id, row.to, "")])
        assert list(corrected.corrections["status"]) == ["applied"]
        before = (news.mentions["actor_id"] == row.actor_id).sum()
        assert before == row.n_mentions
        if row.what != "kind":
            assert (corrected.mentions["actor_id"] == row.actor_id).sum() == 0
        else:
            assert row.to in ACTOR_KINDS


def test_what_would_change_most_stands_first_and_an_empty_analysis_has_no_suspects(news):
    rows = suspects(news)
    assert list(rows["n_mentions"]) == sorted(rows["n_mentions"], reverse=True)
    empty = replace(news, mentions=news.mentions.iloc[:0], actors=news.actors.iloc[:0])
    assert isinstance(suspects(empty), pd.DataFrame)
    assert len(suspects(empty)) == 0


def test_of_equal_changes_those_about_who_is_named_most_stand_first():
    names = [("velk", "Velk", "person"), ("anna-velk", "Anna Velk", "person"),
             ("brandt", "Brandt", "person"), ("olga-brandt", "Olga Brandt", "person")]
    rows = suspects(analysis("Velk met Anna Velk. Brandt met Olga Brandt. Olga Brandt and Olga Brandt left.", names))
    assert list(rows["other_id"]) == ["olga-brandt", "anna-velk"]
