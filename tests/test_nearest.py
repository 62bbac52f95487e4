"""What comes nearest where no passage holds all the words."""

import pytest

from analysis import Filter, narrow, search
from analysis.ask import nearest, quote


def test_a_question_finds_the_passages_that_hold_its_rarer_words(seeds):
    asked = "What did Connolly say about the deployment of soldiers to Pyongyang zzz?"
    assert search(seeds, asked.removesuffix("?")).empty
    found = nearest(seeds, seeds, asked.removesuffix("?"))
    assert found["rank"].tolist() == list(range(1, len(found) + 1))
    assert "Connolly" in quote(seeds, found)[0]
    narrowed = narrow(seeds, Filter(documents=("000_2959206e9cdab697.txt",)))
    assert set(nearest(seeds, narrowed, asked.removesuffix("?"))["doc_id"]) <= {"000_2959206e9cdab697.txt"}


@pytest.mark.parametrize("words", ["zzz", "zzz qqq", '"no such phrase"', "zzz OR qqq", "actor:china zzz", "", "? !"])
def test_nothing_comes_near_what_is_one_word_or_another_query(seeds, words):
    assert nearest(seeds, seeds, words).empty
