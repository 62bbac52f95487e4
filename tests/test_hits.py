"""What a search has found: in order, counted, cut to be read, and as a table."""

import io

import pandas as pd
import pytest

from analysis import Document, Filter, InputError, analyze, narrow, search
from analysis.ask import ORDERS, hit_excerpts, hits_table, in_order, passages_by, search_within


@pytest.fixture(scope="module")
def dated():
    """Three dated documents and one that is not."""
    days = {"b": "2020-01-05", "a": "2021-01-05", "c": None, "d": "2019-03-04"}
    return analyze([Document(doc_id=name, text=f"=cmd said the war of {name} reached Oslo in 1999.", published=day)
                    for name, day in days.items()])


@pytest.mark.parametrize(("order", "names"), [("oldest", "dbac"), ("newest", "abdc")])
def test_hits_come_by_day_of_writing_undated_last(dated, order, names):
    assert "".join(in_order(dated, search(dated, "war"), order)["doc_id"]) == names


def test_an_order_or_subject_that_is_none_is_told(dated):
    with pytest.raises(InputError, match="one of best, oldest, newest"):
        in_order(dated, search(dated, "war"), "worst")
    with pytest.raises(InputError, match="one of actor, theme, source, year"):
        passages_by(dated, "length")
    assert len(in_order(dated, search(dated, "war"), ORDERS[0])) == 4


FIELDS = {"actor": "actors", "theme": "themes"}


@pytest.mark.parametrize("words", ["", "nuclear", "troops OR war", "north korea NOT china"])
@pytest.mark.parametrize("subject", ["actor", "theme", "year"])
def test_each_number_is_what_is_left_after_narrowing_by_it(seeds, words, subject):
    result = narrow(seeds, Filter(words=words))
    for key, number in passages_by(result, subject).head(12).itertuples(index=False, name=None):
        one = {"since": f"{key}-01-01", "until": f"{key}-12-31"} if subject == "year" else {FIELDS[subject]: (key,)}
        assert len(narrow(seeds, Filter(words=words, **one)).passages) == number
        if subject != "year" and words:
            assert len(search(seeds, f'({words}) {subject}:"{key}"')) == number


SOURCES = [("many", "Post"), ("few", "The Post"), ("long", "Post"), ("dry", "")]


def test_sources_are_counted_and_narrowed():
    result = analyze([Document(doc_id=str(n), text=f"A war of {word} went on for {word} days.", source=source)
                      for n, (word, source) in enumerate(SOURCES)])
    counted = dict(passages_by(narrow(result, Filter(words="war")), "source").itertuples(index=False, name=None))
    assert counted == {"Post": 2, "The Post": 1}
    assert len(search(result, 'war source:"Post"')) == 2


def test_a_hit_within_a_filter_is_a_passage_of_the_filter(seeds):
    narrowed = narrow(seeds, Filter(actors=("china",), words="nuclear"))
    found = search_within(seeds, narrowed, "nuclear")
    assert len(found) == len(narrowed.passages) > 0
    assert found["rank"].tolist() == list(range(1, len(found) + 1))


@pytest.mark.parametrize("words", ["north", "nuclear", "said", '"north korea"'])
def test_every_excerpt_shows_a_mark_and_is_cut_from_its_passage(seeds, words):
    found = search(seeds, words)
    for excerpt, row in zip(hit_excerpts(seeds, found, words), found.itertuples(), strict=True):
        assert row.start <= excerpt.start < excerpt.end <= row.end
        assert excerpt.end - excerpt.start <= 380
        assert excerpt.marks


def test_the_table_opens_in_a_spreadsheet_and_holds_no_formula(dated):
    told = hits_table(dated, search(dated, "war"))
    assert told.startswith(b"\xef\xbb\xbf")
    table = pd.read_csv(io.BytesIO(told), encoding="utf-8-sig")
    assert len(table) == 4
    assert table["passage"].str.startswith("'=cmd").all()
    assert set(table["address"]) == {f"{name}#char=0,{len('=cmd said the war of a reached Oslo in 1999.')}"
                                     for name in "abcd"}
