"""A passage is in a finer theme only where its own words speak for it."""

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp

from analysis.gather.themes import model, words
from analysis.gather.themes.evidence import speaks, telling
from analysis.gather.themes.factors import reduced
from analysis.gather.themes.model import AROUND, COMPANY, WHOLE, around, in_company

PORT = "The harbour crane lifted containers onto ships while dockers waited near the quay number {}."
SCHOOL = "Teachers and pupils opened the classroom again after lessons about grammar and exams number {}."
OTHER = "Nobody knew whether the weather would change before the long evening of the fair number {}."
VAGUE = "People wondered about many things during that whole morning and said rather little."


@pytest.fixture(scope="module")
def corpus():
    numbers = "one two three four five six seven eight nine ten".split()
    texts = [text.format(number) for text in (PORT, SCHOOL, OTHER) for number in numbers for _ in (0, 1)]
    return words.read(words.encode(pd.Series([*texts, VAGUE, "A crane near the quay."], dtype="str")), 1)


@pytest.fixture(scope="module")
def parts():
    return np.repeat([0, 1], 20)


def test_the_words_of_a_theme_speak_for_it_alone(corpus, parts):
    found = telling(corpus, np.arange(40), parts, 2).toarray()
    own = [set(corpus.vocabulary.terms[row > 0]) for row in found]
    assert {"harbour", "crane", "containers", "quay"} <= own[0]
    assert {"teachers", "pupils", "classroom", "exams"} <= own[1]
    assert not own[0] & own[1]


def test_a_passage_without_such_words_speaks_for_no_theme(corpus, parts):
    found = telling(corpus, np.arange(40), parts, 2)
    port = speaks(corpus.counts, found, np.zeros(corpus.counts.shape[0], dtype=int))
    assert port[:20].all()
    assert not port[20:61].any()
    assert port[61], "a short passage needs one such word"


@pytest.mark.parametrize(("n", "rounds"), [(60, 1), (500, 5), (3_000, 10)])
def test_what_few_passages_teach_is_refined_less_often(monkeypatch, n, rounds):
    chance, learned, complement = np.random.default_rng(0), [], model._complement
    weights = sp.random_array((n, 40), density=0.2, rng=chance, format="csr", dtype=np.float32)
    monkeypatch.setattr(model, "_complement", lambda *given: learned.append(given) or complement(*given))
    model.fit(weights, reduced(weights), np.arange(n), 3)
    assert len(learned) == rounds


def test_the_company_of_a_passage_counts_the_less_the_longer_its_document():
    own = np.zeros((WHOLE * 4, 1))
    own[2] = 1.0
    short = in_company(own[:WHOLE], around(np.zeros(WHOLE, dtype=int)))[3, 0]
    long = in_company(own, around(np.zeros(len(own), dtype=int)))[3, 0]
    assert short == pytest.approx(COMPANY / (4 + AROUND))
    assert long == pytest.approx(short / 4)
