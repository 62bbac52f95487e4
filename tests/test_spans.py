"""Rows found by the keys of their sentences and passages."""

import numpy as np
import pandas as pd

from analysis import Filter, narrow
from analysis.ask import excerpts
from analysis.ask.spans import keys_of, rows_with


def test_rows_are_found_by_sorted_keys_and_what_is_not_there_is_left_out():
    keys = np.array([2, 4, 5, 7])
    assert rows_with(keys, np.array([1, 2, 7, 9])).tolist() == [0, 3]
    assert rows_with(keys[:0], np.array([1])).tolist() == []


def test_the_keys_of_sentences_and_passages_are_sorted_and_each_once(seeds):
    for table, ordinal in (("sentences", "sent_id"), ("passages", "passage_id")):
        keys = keys_of(seeds, table, ordinal)
        assert (np.diff(keys) > 0).all()
        assert len(keys) == len(getattr(seeds, table))


def test_excerpts_of_rows_that_a_filter_left_out_are_none(seeds):
    few = narrow(seeds, Filter(words="nuclear"))
    assert 0 < len(few.sentences) < len(seeds.sentences)
    shown = excerpts(few, seeds.sentences[["doc_id", "sent_id"]], "sentences")
    assert [(text.doc_id, text.start) for text in shown] == list(zip(few.sentences["doc_id"], few.sentences["start"],
                                                                     strict=True))


def test_what_no_filter_and_no_heading_narrows_is_itself(seeds):
    text = narrow(seeds)
    assert narrow(text) is text
    pd.testing.assert_frame_equal(narrow(text, Filter(words="nuclear")).mentions,
                                  narrow(seeds, Filter(words="nuclear")).mentions)
