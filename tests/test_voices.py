"""Who says what about whom, who differs on a subject, and who says which number."""

import gc
import re
import weakref

import numpy as np
import pandas as pd
import pytest

from analysis import Document, analyze, narrow
from analysis.ask import (
    AUTHOR,
    UNNAMED,
    about,
    counted,
    excerpts,
    for_countries,
    heard,
    manners,
    n_units,
    numbers_said,
    of_kind,
    on_subject,
    quote,
    roles,
    speakers,
    subjects,
    voiced,
)
from analysis.ask.voices.stances import negation
from analysis.errors import InputError
from analysis.lexicons import read_rules
from dashboard.charts.quantities import _places, ends, written

RULES = read_rules("voices.toml")
MARK = re.compile(r"\[\[(.*?)\]\]")
PLACES = "place"


@pytest.fixture(scope="module")
def result(seeds):
    return narrow(seeds)


def test_a_statement_is_about_the_actors_named_in_its_content(result):
    kinds = result.actors.set_index("actor_id")["kind"].astype("str")
    mentions = [row for row in result.mentions.itertuples() if kinds[row.actor_id] != PLACES]
    expected = {
        (said.doc_id, said.start, said.end, said.voice, named.actor_id)
        for said in counted(result).itertuples() for named in mentions
        if named.doc_id == said.doc_id and said.start <= named.start and named.end <= said.end
        and (named.end <= said.speaker_start or named.start >= said.speaker_end)
    }
    found = about(result)[["doc_id", "start", "end", "voice", "about_id"]].itertuples(index=False, name=None)
    assert set(found) == expected
    assert len(expected) > 80


def test_the_source_of_a_divided_quotation_is_not_what_it_is_about():
    text = "“We will go on,” said Vladimir Putin, the president of Russia. “Ukraine must wait.”\n\nThe talks failed.\n"
    said = about(narrow(analyze([Document("a", text)])))
    assert "ukraine" in set(said["about_id"])
    assert "vladimir-putin" not in set(said["about_id"])


def test_an_actor_says_or_is_spoken_about(result):
    found = {(actor, role) for actor, role in roles(result)[["actor_id", "role"]].itertuples(index=False)}
    assert {("gerry-connolly", "says"), ("ukraine", "about"), ("north-korea", "says")} <= found
    assert ("ukraine", "says") not in found
    assert not {AUTHOR, UNNAMED} & {actor for actor, _ in found}


def test_only_statements_of_one_kind_are_kept(result):
    denied = of_kind(result, "denies")
    assert set(denied.statements["kind"]) == {"denies"}
    assert of_kind(result, "") is result
    with pytest.raises(InputError, match="is no kind of statement; it is one of asserts, "):
        of_kind(result, "shouts")


def test_a_speaker_without_a_name_is_shown_in_the_words_of_the_text():
    text = "A senior official said that Iran would not negotiate with Iraq.\n"
    found = narrow(analyze([Document("a", text)]))
    said = voiced(found)
    assert set(said["voice"]) == {UNNAMED}
    assert speakers(found, said) == ["A senior official"]


def test_the_letters_of_an_interview_are_told_as_who_asks_and_who_answers():
    text = "Q: Will the rules hurt the boats?\n\nA: They will. We fight them.\n\nQ: And then?\n\nA: We go home."
    found = narrow(analyze([Document("a", text)]))
    assert speakers(found, voiced(found)) == ["The interviewer", "The person interviewed"] * 2


def test_the_note_under_a_statement_tells_who_and_how(result):
    told = manners(result, voiced(result)).values()
    assert "Mark Rutte doubts (“noted”)" in told
    assert any("Forbes" in note and "Andriy Kovalenko" in note for note in told)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_negation_is_found_in_its_examples_and_in_no_counterexample(rule):
    for example in rule.examples:
        words = MARK.sub(r"\1", example)
        start, end = negation(words)
        assert words[:start] + f"[[{words[start:end]}]]" + words[end:] == example
    for example in rule.counterexamples:
        assert negation(example) is None, example


def test_assertion_and_denial_of_one_subject_stand_side_by_side(result):
    said = on_subject(result, "north-korea|russia")
    stances = dict(zip(speakers(result, said), said["stance"], strict=True))
    assert stances["The Telegraph"] == stances["Volodymyr Zelensky"] == "so"
    assert stances["North Korea"] == stances["Russia"] == "denies"
    first = subjects(result).iloc[0]
    assert (first["subject"], first["n_denies"], first["n_not"]) == ("north-korea|russia", 2, 0)


def test_can_washington_move_pyongyang_has_different_answers(result):
    said = on_subject(result, "donald-trump|north-korea")
    answers = set(zip(speakers(result, said), said["stance"], strict=True))
    assert {("Gerry Connolly", "not"), ("Hong Min", "so")} <= answers
    assert "Marcin Lewicki" not in dict(answers)                # who only asks


def test_a_subject_counts_the_statements_it_lists(result):
    listed = subjects(result)
    assert len(listed) > 20
    for subject in listed.itertuples():
        said = on_subject(result, subject.subject)
        assert len(said) == subject.n_statements
        assert said["doc_id"].nunique() == subject.n_documents
        assert subject.n_voices > 1


def test_a_long_statement_shows_the_sentences_that_name_both_actors(result):
    said = on_subject(result, "donald-trump|north-korea")
    shown = said.assign(start=said["shown_start"], end=said["shown_end"])
    long = (said["end"] - said["start"] > 300).to_numpy()
    assert long.any()
    for words in quote(result, shown[long]):
        assert "Trump" in words or "North Korea" in words
    assert (shown["start"] >= said["start"]).all()
    assert (shown["end"] <= said["end"]).all()


def test_an_unknown_subject_is_told(result):
    with pytest.raises(InputError, match="nothing is said on 'x'"):
        on_subject(result, "x")


def test_a_number_is_said_by_the_statement_that_holds_it(result):
    said = {row.words: row.said_by for row in numbers_said(result).itertuples()}
    assert said["10,000 soldiers"] == "Volodymyr Zelensky"
    assert said["100 of its main artillery systems"] == "Andriy Kovalenko, Forbes"
    assert said["two countries"] == "The author"
    assert len(numbers_said(result)) == len(result.quantities)


def test_an_excerpt_shows_a_statement_whole_and_with_its_source(result):
    rows = voiced(result)
    found = excerpts(result, rows, "statements")
    assert len(found) == n_units(rows, "statements")
    whole = [excerpt for excerpt in found if excerpt.end >= excerpt.said[1]]
    assert len(whole) == len(found)
    (leverage,) = [excerpt for excerpt in found if excerpt.text.startswith('"The US has no leverage')]
    assert leverage.text.endswith('North Korea will do what it wants," Connolly stated.')


def test_an_excerpt_of_a_very_long_statement_ends_with_a_sentence():
    speech = " ".join(["Iran will go on with its work, whatever Iraq may say about it."] * 60)
    found = narrow(analyze([Document("a", f"“{speech}” said Vladimir Putin.\n")]))
    rows = voiced(found).head(1)
    (excerpt,) = excerpts(found, rows, "statements")
    assert excerpt.said[1] > excerpt.end
    assert excerpt.text.endswith(".")
    assert len(excerpt.text) < 1600


@pytest.mark.parametrize(("low", "high", "amount", "bounds"), [
    (10000, 10000, "10,000", (10000, 10000)),
    (3000, 9000, "3,000–9,000", (3000, 9000)),
    (500, float("inf"), "500 or more", (500, 500)),
    (0, 500, "up to 500", (500, 500)),
    (2.5, 2.5, "2.5", (2.5, 2.5)),
    (4.1e6, 4.1e6, "4.1 million", (4.1e6, 4.1e6)),
    (5e8, 2e9, "500 million–2 billion", (5e8, 2e9)),
    (1_234_567, 1_234_567, "1,234,567", (1_234_567, 1_234_567)),
    (1e15, 1e15, "1,000,000,000,000,000", (1e15, 1e15)),
])
def test_an_amount_is_written_as_a_reader_would(low, high, amount, bounds):
    assert written(low, high) == amount
    assert ends(amount) == bounds


def test_labels_of_near_amounts_do_not_overlap():
    counted = pd.DataFrame({"unit": ["percent"] * 4, "amount": ["15", "17", "17.1", "900"]})
    at = np.array([15, 17, 17.1, 900])
    assert _places(counted, at, at, at)[0] == ["15", "17", "", "900"]


def test_what_is_remembered_of_an_analysis_goes_with_it(seeds):
    forgotten = narrow(seeds)
    assert about(forgotten) is about(forgotten)
    for table in (voiced, roles, subjects, numbers_said):
        table(forgotten)
    subjects(of_kind(forgotten, "denies"))
    subjects(of_kind(forgotten, ""))
    seen = weakref.ref(forgotten)
    del forgotten
    gc.collect()
    assert seen() is None


def test_officials_speak_for_their_country_on_request(seeds):
    result = for_countries(narrow(seeds))
    said = counted(result)
    ukraine = said[said["voice"] == "ukraine"]
    assert set(ukraine["spoken_by"]) == {"volodymyr-zelensky"}
    assert set(speakers(result, ukraine)) == {"Ukraine (Volodymyr Zelensky)"}
    assert "volodymyr-zelensky" not in set(said["voice"])
    assert "gerry-connolly" in set(said["voice"])           # of NATO's assembly
    assert n_units(counted(narrow(seeds)), "statements") == n_units(said, "statements")


def test_nobody_whose_president_or_spokesman_speaks_is_never_quoted(seeds):
    assert {"ukraine", "volodymyr-zelensky"} <= heard(narrow(seeds))
    text = "NATO spokesman Jan Holt said it was late. Iran was angry. He denied it.\n"
    assert "nato" in heard(analyze([Document("a", text)]))
