"""What is suggested while a search is typed."""

import pytest

from analysis.ask import suggest
from analysis.ask.suggesting import MOST


@pytest.mark.parametrize(("typed", "query"), [
    ("north ko", "actor:north-korea"), ("missiles from North Ko", "missiles from actor:north-korea"),
    ("oil said-by:zelen", "oil said-by:volodymyr-zelensky"), ('actor:"kim j', "actor:kim-jong-un"),
    ("theme:negot", "theme:negotiations"),
])
def test_the_name_at_the_end_is_completed(seeds, typed, query):
    assert query in [found.query for found in suggest(seeds, typed)]


@pytest.mark.parametrize("typed", ["", " ", "x", "actor:", "zzzz qqqq", "\x00", "a:b:c", '"""'])
def test_nothing_is_suggested_where_nothing_is_called_so(seeds, typed):
    assert suggest(seeds, typed) == []


def test_a_title_opens_its_document_and_no_subject_takes_all_the_room(seeds):
    found = suggest(seeds, "ahead of trump")
    assert ("document", "") in {(one.subject, one.query) for one in found}
    for typed in ("n", "no", "ko", "the"):
        shown = suggest(seeds, typed)
        assert all(sum(one.subject == subject for one in shown) <= most for subject, most in MOST.items())
