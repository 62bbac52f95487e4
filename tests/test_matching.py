"""Tokens and longest match."""


from hypothesis import given
from hypothesis import strategies as st

from analysis.text.matcher import Vocabulary, folded, slug
from analysis.text.tokens import spelt, tokenize


def matches(text, *aliases):
    """(surface, alias) of what a left-to-right search finds."""
    tokens, vocabulary, found, i = tokenize(text), Vocabulary({alias: (alias,) for alias in aliases}), [], 0
    while i < len(tokens.words):
        end, values = vocabulary.longest(tokens, i, len(tokens.words))
        if values:
            found.append((text[tokens.starts[i]:tokens.ends[end - 1]], values[0]))
        i = max(end, i + 1)
    return found


@given(st.text())
def test_every_token_is_the_text_at_its_offsets(text):
    tokens = tokenize(text)
    assert [spelt(text[a:b]) for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words


def test_what_is_not_seen_in_a_word_is_no_part_of_it():
    tokens = tokenize("Fiona Grif\u00adfiths\u200b left.")
    assert tokens.words[:2] == ["Fiona", "Griffiths"]
    assert tokens.text[tokens.starts[1]:tokens.ends[1]] == "Grif\u00adfiths"


def test_the_longest_alias_wins_and_words_are_matched_whole():
    assert matches("a South Korean Warship", "Korean War", "South Korean", "Korean") == [("South Korean",) * 2]


def test_hyphens_spaces_and_no_break_spaces_join_the_words_of_a_name():
    for text in ("Kim Jong-un", "Kim Jong Un", "Kim\u00a0Jong\u2011un", "KIM JONG-UN"):
        assert matches(text, "Kim Jong Un") == [(text, "Kim Jong Un")]


def test_a_full_stop_or_comma_ends_a_name():
    assert matches("He saw Kim. Jong un", "Kim Jong Un") == []
    assert matches("Washington, D.C.", "Washington, D.C.") == [("Washington, D.C.", "Washington, D.C.")]


def test_the_first_letter_keeps_its_case():
    assert matches("they told us in the US", "US") == [("US", "US")]
    assert matches("a nuclear trump card", "Trump") == []


def test_a_possessive_is_no_part_of_the_name():
    assert matches("Ukraine’s army and Russia's", "Ukraine", "Russia") == [("Ukraine",) * 2, ("Russia",) * 2]


def test_accents_may_be_missing_in_the_text_or_in_the_alias():
    assert matches("Erdogan and Élysée", "Erdoğan", "Elysee") == [("Erdogan", "Erdoğan"), ("Élysée", "Elysee")]


def test_an_id_is_ascii_and_readable():
    assert slug("Korean People’s Army") == "korean-peoples-army"
    assert slug("Recep Tayyip Erdoğan") == "recep-tayyip-erdogan"
    assert slug("U.S. Łódź") == "us-lodz"


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)
