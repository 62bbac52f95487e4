"""A word that nothing holds: what may be meant by it is offered, and finds what it says."""

import numpy as np
import pytest

from analysis import Document, Filter, analyze, narrow
from analysis.ask import meant, misspelt
from analysis.ask.finding import matching
from analysis.ask.spelling import slips
from analysis.store import index, indexing
from analysis.text.searching import rendered


@pytest.mark.parametrize(("typed", "first"), [
    ("sactions", "sanctions"), ("Korae", "korea"), ("presidant putin", "president putin"),
    ("negotations actor:russia", "negotiations actor:russia"), ("(teritory OR soldeirs)", "(territory OR soldiers)"),
])
def test_what_is_meant_comes_first_and_finds_so_many(seeds, typed, first):
    found = meant(seeds, seeds, typed)
    assert found[0].words == first
    for words, n in found:
        assert n == matching(seeds, words).sum() > 0


@pytest.mark.parametrize("typed", [
    "sanctions", "sanctioning korea", '"sactions"', "sact*", "actor:russsia", "abc", "k0rea", "a AND b", "", "nuclear"])
def test_what_stands_somewhere_and_what_is_no_single_word_is_left_alone(seeds, typed):
    assert misspelt(seeds, typed) == [] == meant(seeds, seeds, typed)


@pytest.mark.parametrize(("one", "other", "n"), [
    ("korae", "korea", 1), ("goverment", "government", 1), ("sactions", "sanctions", 1), ("recieved", "received", 1),
    ("brwon", "brawn", 2), ("ab", "ba", 1), ("abc", "", 3), ("same", "same", 0)])
def test_slips_are_counted(one, other, n):
    assert slips(one, other) == slips(other, one) == n


def test_a_word_like_none_offers_nothing(seeds):
    assert misspelt(seeds, "xqzvwk") == ["xqzvwk"]
    assert meant(seeds, seeds, "xqzvwk") == []


def test_nothing_is_offered_that_the_filter_leaves_out(seeds):
    assert all(each.n <= found.n for each, found in zip(
        meant(seeds, narrow(seeds, Filter(actors=("china",))), "sactions"), meant(seeds, seeds, "sactions"),
        strict=False))
    none = narrow(seeds, Filter(words="sanctions NOT sanctions"))
    assert meant(seeds, none, "sactions") == []


def test_of_words_as_much_alike_the_more_frequent_comes_first():
    texts = ["The tower fell down in May.", "The power came back in May.", "The power was lost in June."]
    result = analyze([Document(f"{n}.txt", text) for n, text in enumerate(texts)])
    assert [words for words, _ in meant(result, result, "wower")] == ["power", "tower"]


def test_in_a_large_folder_a_word_that_stands_once_is_not_meant(monkeypatch):
    monkeypatch.setattr(index, "ONCE", 1)
    texts = ["Government here.", "Goverment there.", "Government again."]
    made = indexing.build(indexing.Contents(np.arange(3), lambda numbers: texts, rendered))
    assert made.vocabulary(9, 10) == [("government", 2)]
