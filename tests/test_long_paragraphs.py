"""A text that has lost its line breaks is cut into passages, and loses nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Document, analyze
from analysis.text import segment
from analysis.text.long_paragraphs import LONGEST, PIECE, pieces

SENTENCE = "The dam above the town was built by the company in the spring. "


def test_a_paragraph_of_usual_length_is_one_passage():
    text = SENTENCE * 40
    assert list(pieces(text, 0, len(text))) == [(0, len(text))]


def test_a_long_one_is_cut_between_sentences_and_every_piece_has_some_length():
    text = (SENTENCE * 200).strip()
    spans = [(passage.start, passage.end) for passage in segment(text).passages]
    assert len(spans) > 5
    assert all(text[end - 1] == "." and text[start:start + 7] == "The dam" for start, end in spans)
    assert all(PIECE // 2 <= end - start < LONGEST for start, end in spans)
    assert " ".join(text[start:end] for start, end in spans) == text


@pytest.mark.parametrize("marks", ["“”", "«»", '""'])
def test_a_quotation_is_in_one_piece(marks):
    before = SENTENCE * 14
    said = f"{marks[0]}{SENTENCE * 10}{marks[1]} said the mayor. "
    text = before + said + SENTENCE * 60
    first, second = list(pieces(text, 0, len(text)))[:2]
    assert text[slice(*first)].count(marks[0]) == text[slice(*first)].count(marks[1])
    assert text[slice(*second)].count(marks[0]) == text[slice(*second)].count(marks[1])


def test_a_quotation_that_nobody_closes_does_not_make_the_rest_one_passage():
    text = "“" + SENTENCE * 400
    assert len(list(pieces(text, 0, len(text)))) > 5


def test_who_is_named_at_the_two_ends_of_a_long_line_is_not_named_together():
    text = "France signed. " + SENTENCE * 100 + "Norway refused."
    result = analyze([Document(doc_id="a", text=text)])
    passages = result.sentences.set_index(["doc_id", "sent_id"])["passage_id"]
    places = result.mentions.set_index("actor_id")[["doc_id", "sent_id"]]
    where = {actor: passages[tuple(places.loc[actor])] for actor in ("france", "norway")}
    assert where["france"] != where["norway"]


@given(st.text(alphabet="aA .!?“”\"'\n", max_size=400))
def test_pieces_follow_each_other(text):
    text *= 20
    spans = list(pieces(text, 0, len(text)))
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(one[1] == two[0] for one, two in pairwise(spans))
