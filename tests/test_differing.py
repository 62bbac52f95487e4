"""Statements that differ, changes of position, paragraphs in other words, and the positions on one subject."""

import re

import pytest

from analysis import Document, analyze
from analysis.ask import changes, disagreements, positioned, positions, quote, reworded, speakers
from analysis.lexicons import read_rules

RULES = read_rules("differing.toml")
MARK = re.compile(r"\[\[(.*?)\]\]")


def told(result, rows):
    """{pair: [(side, who, the first words)]}."""
    found: dict[int, list] = {}
    for pair, side, who, words in zip(rows["pair"], rows["side"], speakers(result, rows), quote(result, rows),
                                      strict=True):
        found.setdefault(pair, []).append((side, who, " ".join(words.split()[:3])))
    return found


def of(text):
    return analyze([Document(doc_id="a.txt", text=text)])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_words_that_differ_are_found_in_their_examples_and_in_no_counterexample(rule):
    pattern = re.compile(rule.fields["pattern"])
    for example in rule.examples:
        found = pattern.search(MARK.sub(r"\1", example))
        assert found, example
        assert found.group() == MARK.search(example)[1]
    for example in rule.counterexamples:
        assert not pattern.search(example), example


def test_whether_soldiers_are_in_the_war_is_asserted_doubted_and_denied(seeds):
    assert told(seeds, disagreements(seeds)) == {0: [
        (0, "Volodymyr Zelensky", "Pyongyang plans to"), (1, "Mark Rutte", "there is no"),
        (1, "North Korea", "the participation of"), (1, "Russia", "the participation of"),
    ]}


def test_a_change_of_position_shows_what_was_said_before_and_now(seeds):
    assert told(seeds, changes(seeds)) == {0: [
        (0, "Volodymyr Zelensky", "all of the"), (1, "Volodymyr Zelensky", "he could enter")]}


def test_the_abstract_whose_leadership_changed_is_told(seeds):
    words = quote(seeds, reworded(seeds))
    assert "South" in words
    assert all(word.strip() for word in words)


DISPUTE = ("The harbour minister, Lea Strand, said on Monday that the crane had been inspected in May.\n\n"
           "The dockers' union {}")


@pytest.mark.parametrize(("answer", "how"), [
    ("denied that the crane had been inspected at all.", ["denies"]),
    ("dismissed the claim.", ["points back"]),
    ("denied the claim that a strike was near.", []),
    ("said the crane was never inspected.", ["says not"]),
    ("said the crane had been inspected twice.", []),
    ("praised the inspection of the crane.", []),
    ("said nobody had asked about questions of the crane.", []),
    ("dismissed questions about the crane that had been inspected.", []),
])
def test_a_denial_differs_from_what_it_denies_and_from_nothing_else(answer, how):
    result = of(DISPUTE.format(answer))
    rows = disagreements(result)
    assert rows.loc[rows["side"] == 1, "how"].tolist() == how


def test_a_body_is_not_the_person_who_spoke_last():
    result = of("Lea Strand said the old crane had been inspected. The union denied the crane had been inspected.")
    assert disagreements(result)["voice"].tolist() == ["lea-strand", "~unnamed"]


def test_who_says_a_thing_again_does_not_differ_from_himself():
    result = of("Ann Lee said the dam was safe. Ann Lee denied that the dam was safe.")
    assert disagreements(result).empty


def test_a_position_counts_its_statements_and_documents(seeds):
    subject = "north-korea|russia"
    table, said = positions(seeds, subject), positioned(seeds, subject)
    assert table["n_statements"].sum() == len(said)
    assert table["since"].is_monotonic_increasing
    row = table[(table["who"] == "North Korea")].iloc[0]
    assert (row["stands"], row["n_statements"], row["n_documents"]) == ("denies", 1, 1)


def test_who_stands_otherwise_in_a_later_document_has_turned():
    texts = {"a.txt": ("2024-01-10", "Norway and Sweden quarrel. Ann Lee said Norway and Sweden were allies. Per Dahl "
                                     "said Norway and Sweden were friends."),
             "b.txt": ("2024-03-10", "A quarrel goes on. Ann Lee denied that Norway and Sweden were allies.")}
    result = analyze([Document(doc_id=name, text=text, published=day) for name, (day, text) in texts.items()])
    table = positions(result, "norway|sweden")
    assert table.loc[table["turned"], ["who", "stands"]].to_numpy().tolist() == [["Ann Lee", "denies"]]
