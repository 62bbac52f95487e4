"""Labels a person would write on a folder: noun phrases without stop words, names, numbers and generic words."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from analysis import Document, analyze
from analysis.gather.themes.labels import (
    SEPARATOR,
    Usage,
    acceptable,
    best_phrases,
    ends_as_noun,
    lexicon,
    phrases,
    stem,
)
from analysis.gather.themes.labels import labels as labels_of
from analysis.gather.themes.words import TOKEN, plain
from analysis.lexicons import read_table
from analysis.text.languages import stopwords

SEEDS = Path(__file__).parents[1] / "seeds"
ENGLISH = stopwords()["en"]


SPEECHES = Path(__file__).parent / "gold" / "speeches.txt"
CASES = Path(__file__).parent / "cases" / "themes.txt"


def speeches():
    """The speeches of the fixture as documents."""
    paragraphs = {}
    for line in SPEECHES.read_text(encoding="utf-8").splitlines():
        speech, tab, paragraph = line.partition("\t")
        if tab:
            paragraphs.setdefault(speech, []).append(paragraph)
    return [Document(doc_id=name, text="\n\n".join(own), published=None) for name, own in paragraphs.items()]


@pytest.fixture(scope="module", params=["seeds", "speeches"])
def collection(request):
    return request.param, analyze(SEEDS if request.param == "seeds" else speeches())


@pytest.fixture
def found(collection):
    return collection[1]


@pytest.fixture
def labels(found):
    return found.themes["label"].tolist()


def words_of(label):
    return [plain(word) for word in TOKEN.findall(label)]


def phrases_of(label):
    return [words_of(phrase) for phrase in label.split(SEPARATOR)]


def empty_usage():
    return Usage(Counter(), Counter(), Counter(), Counter(), Counter())


def test_nearly_all_labels_are_those_an_editor_agreed_to(collection):
    name, found = collection
    agreed = [line.partition(": ")[2] for line in CASES.read_text(encoding="utf-8").splitlines()
              if line.startswith(f"{name}: ")]
    # actors that are found later change the words left for a label or two
    assert len(set(agreed) - set(found.themes["label"])) <= 2


def test_no_label_holds_a_stop_word_or_a_number(labels):
    for label in labels:
        assert not set(words_of(label)) & ENGLISH
        assert not any(character.isdigit() for character in label)


def test_no_label_holds_the_name_of_an_actor(found, labels):
    people = found.actors.loc[found.actors["kind"].isin(["person", "country"]), "name"]
    names = {plain(word) for name in people for word in TOKEN.findall(name)}
    assert not {word for label in labels for word in words_of(label)} & names


def test_no_label_holds_a_first_name(labels):
    first = {plain(row["name"]) for row in read_table("given_names.csv", ["name", "source"])}
    assert not {word for label in labels for word in words_of(label)} & first


def test_no_phrase_of_a_label_holds_a_generic_word_or_opens_vaguely(labels):
    for phrase in (phrase for label in labels for phrase in phrases_of(label)):
        assert not set(phrase) & lexicon()["generic"]
        assert phrase[0] not in lexicon()["vague"]


def test_no_word_is_twice_in_a_label(labels):
    for label in labels:
        stems = [stem(word) for word in words_of(label)]
        assert len(stems) == len(set(stems))


def test_no_two_labels_are_the_same(labels):
    assert len(labels) == len(set(labels))


def test_a_label_has_two_or_three_phrases(labels):
    assert all(2 <= len(phrases_of(label)) <= 3 for label in labels)


def test_a_label_opens_with_more_than_a_broad_word(labels):
    broad = [label for label in labels if len(phrases_of(label)[0]) == 1
             and phrases_of(label)[0][0] in lexicon()["bare"]]
    assert len(broad) <= 1, broad


@pytest.mark.parametrize("word", ["sanctions", "proposal", "traffic", "initiative", "harvest", "building"])
def test_a_phrase_may_end_in_a_noun(word):
    usage = empty_usage()
    list(phrases(f"They saw the {word} of it.", ENGLISH, usage))
    assert ends_as_noun(word, usage)


@pytest.mark.parametrize("word", ["nuclear", "economic", "quickly", "deployed", "aggressive", "serves", "possible"])
def test_no_phrase_ends_in_another_kind_of_word(word):
    usage = empty_usage()
    list(phrases(f"They saw the {word} of it.", ENGLISH, usage))
    assert not ends_as_noun(word, usage)


def test_a_word_that_stands_where_verbs_stand_ends_no_phrase():
    usage = empty_usage()
    list(phrases("They will fund it. They fund it and we fund it.", ENGLISH, usage))
    assert not ends_as_noun("fund", usage)


def test_a_name_is_in_no_phrase():
    usage = empty_usage()
    list(phrases("He went to Springfield and to the harbour.", ENGLISH, usage))
    assert not acceptable(("springfield", "harbour"), usage, frozenset())
    assert not acceptable(("harbour",), usage, frozenset({"harbour"}))
    assert acceptable(("harbour",), usage, frozenset())


def test_no_phrase_goes_across_a_mark_or_a_stop_word():
    usage = empty_usage()
    found = {phrase.words for phrase in phrases("Grain ships, port of call | trade talks", ENGLISH, usage)}
    assert ("grain", "ships") in found
    assert ("trade", "talks") in found
    assert not found & {("ships", "port"), ("port", "of", "call"), ("call", "trade")}


def test_a_phrase_takes_no_capital_from_the_sentence_it_opens():
    texts = ["Violent crime in the streets.", "Violent crime."]
    made = labels_of(texts, np.ones((2, 1)), ENGLISH, [{"violent": 1.0, "crime": 1.0, "streets": 0.2}], frozenset())
    assert made[0].startswith("violent crime")


def test_a_possessive_joins_no_phrase():
    found = {phrase.words for phrase in phrases("The navy's deployment ended.", ENGLISH, empty_usage())}
    assert ("navy", "deployment") not in found


def test_words_of_one_family_are_not_both_in_a_label():
    ranked = [[(3.0, ("athletes",)), (2.0, ("athletics",)), (1.0, ("injury",))]]
    assert best_phrases(ranked) == [[("athletes",), ("injury",)]]


def test_a_broad_word_alone_is_no_third_phrase():
    ranked = [[(3.0, ("oil", "prices")), (2.0, ("inflation",)), (1.9, ("market",))]]
    assert best_phrases(ranked) == [[("oil", "prices"), ("inflation",)]]
