"""A word in the filter is a word: checked against regular expressions on the seeds and on texts made for it."""

import re
import unicodedata

import pytest

from analysis import Document, Filter, analyze, narrow
from analysis.ask import quote
from analysis.ask.finding import matching
from analysis.lexicons import FOLDER, read_table
from analysis.text.searching import forms

HARD = (
    "The warning came before the wars, and the army was armed by noon.",
    "Trump’s e-mail of last week told the members of the committee that the agree-\n"
    "ment which had been reached in every oﬃce of the government in Côte d’Ivoire\n"
    "was to be kept by all of them, and that for the time being the co\u00adoperation\n"
    "of the two ministries had come to an end.",
    "Robert Kilroy-Silk, not Mr Silkin, met the mayor of the town and the lead-\r\n"
    "er of the council at St. John's and spoke with both of them for an hour, but\r\n"
    "he was not re-elected, and nobody who had been there could tell the reason for\r\n"
    "that when it was over.",
    "Trump's email spoke of an agreement between offices in Cote d'Ivoire, of news and of new sanc\u00ad\ntions.",
    "Many people heard in the morning that the great\nleader spoke in the U.S. in 1990, they said.",
    "Members of the 王植同志 committee and the Škoda works planned a naïve plane that\n"
    "was designed in the spring by an engineer who had worked for the party of Kilroy-\n"
    "Silk and who was known to all the people there as somebody that would not say\n"
    "a word about it to anybody who did not ask him for it in the same way as they\n"
    "had all done before.",
)
FOUND = {
    "war": {0}, "warning": {0}, "arm": {0}, "army": {0}, "ar": set(), "wars": {0}, "warnings": {0},
    "Trump's": {1, 3}, "Trump’s": {1, 3}, "trump": {1, 3}, "TRUMP": {1, 3}, "email": {1, 3}, "e-mail": {1, 3},
    "emails": {1, 3}, '"e-mail"': {1, 3}, "mail": {1}, "agreement": {1, 3}, "agree": set(), "ment": set(),
    "office": {1, 3}, "oﬃce": {1, 3}, '"office"': {1}, "ivoire": {1, 3}, "cote": {1, 3}, "côté": {1, 3},
    '"cote d\'ivoire"': {1, 3}, "cooperation": {1}, "co-operation": {1}, "sanction": {3}, '"sanction"': set(),
    "sanctions": {3}, "new": {3}, "news": {3}, '"new sanctions"': {3}, '"sanctions new"': set(),
    "silk": {2, 5}, "kilroy": {2, 5}, "Kilroy-Silk": {2, 5}, '"kilroy silk"': {2, 5}, '"Robert Kilroy-Silk"': {2},
    "robert": {2}, "roberts": set(), "leader": {2, 4}, "lead": set(), '"great leader"': {4}, '"great leader" 1990': {4},
    "John's": {2}, "john": {2}, "johns": set(), "elected": {2}, "elect": {2}, "reelected": {2},
    "U.S.": {4}, "1990": {4}, "199": set(),
    "王植": {5}, "植同": {5}, "王同": set(), "skoda": {5}, "naive": {5}, "plan": {5}, "plane": {5}, "planes": {5},
    "war email": set(), "people said": {4},
}


@pytest.fixture(scope="module")
def hard():
    """A folder in which words are broken, joined, accented and set in ligatures."""
    return analyze([Document(doc_id=str(n), text=text) for n, text in enumerate(HARD)])


@pytest.mark.parametrize("typed", FOUND)
def test_what_is_typed_finds_the_texts_that_hold_it(hard, typed):
    assert {int(doc_id) for doc_id in narrow(hard, Filter(words=typed)).passages["doc_id"]} == FOUND[typed]


@pytest.mark.parametrize("typed", ['"', "$ &", "“”", "—"])
def test_what_holds_no_word_asks_for_nothing(hard, typed):
    assert len(narrow(hard, Filter(words=typed)).passages) == len(HARD)


def plainly(text):
    """Small letters without accents; the seeds hold no ligature and no word broken at the end of a line."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


def standing(pattern, passages):
    return sum(bool(re.search(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", passage)) for passage in passages)


def test_every_number_under_a_word_is_the_number_of_passages_that_hold_it(seeds):
    whole = narrow(seeds)
    passages = [plainly(text) for text in quote(whole, whole.passages)]
    words = sorted({word for passage in passages for word in re.findall(r"[^\W_]+", passage)})
    assert len(words) > 1000
    for word in words:
        exact = standing(re.escape(word), passages)
        # a hyphen joins: "ninety-five" is found by "ninetyfive", which no text of the seeds writes otherwise
        assert matching(seeds, f'"{word}"').sum() == exact, word
    for word in [*words[::40], "arm", "war", "state", "sanction", "plan"]:
        inflected = standing("|".join(map(re.escape, sorted(forms(word)))), passages)
        assert len(narrow(seeds, Filter(words=word)).passages) == inflected, word


def test_every_phrase_of_two_words_is_found_where_it_stands(seeds):
    whole = narrow(seeds)
    texts = quote(whole, whole.passages)
    passages = [plainly(text) for text in texts]
    phrases = sorted({tuple(pair) for text in passages for pair in re.findall(r"\b(\w+)\s+(\w+)\b", text)})[::6]
    assert len(phrases) > 200
    for one, other in phrases:
        told = standing(rf"{re.escape(one)}[\W_]+{re.escape(other)}", passages)
        assert matching(seeds, f'"{one} {other}"').sum() == told, (one, other)


@pytest.mark.parametrize(("word", "others"), [
    ("arm", "arms armed arming"), ("plan", "plans planned planning"), ("hope", "hopes hoped hoping"),
    ("hop", "hops hopped hopping"), ("agree", "agrees agreed agreeing"), ("army", "armies"), ("die", "dies died dying"),
    ("hero", "heroes"), ("church", "churches"), ("visit", "visited visiting"), ("permit", "permitted"),
    ("travel", "traveled travelled"), ("unite", "united uniting"), ("carry", "carries carried carrying"),
    ("say", "says saying"), ("tax", "taxes taxed taxing"), ("free", "freed freeing"),
])
def test_a_word_is_found_in_its_regular_inflections_and_they_by_it(word, others):
    for other in others.split():
        assert other in forms(word)
        assert word in forms(other)


@pytest.mark.parametrize(("word", "other"), [
    ("war", "warning"), ("arm", "army"), ("hop", "hope"), ("hope", "hopping"), ("us", "used"), ("the", "thing"),
    ("she", "shed"), ("1990", "1990s"), ("rat", "rated"), ("go", "going"), ("state", "status"),
])
def test_another_word_is_no_inflection(word, other):
    assert other not in forms(word)
    assert word not in forms(other)


def test_each_line_of_words_that_only_look_inflected_is_needed():
    for row in read_table(FOLDER / "not_inflections.csv", ("word", "other", "source")):
        assert row["other"] not in forms(row["word"])
        assert row["word"] not in forms(row["other"])
