"""The chronology: which dates have a line, which sentence tells them, and what stands behind the number."""

import pandas as pd
import pytest

from analysis import Document, Filter, analyze, chronology, narrow
from analysis.ask import behind, quote
from analysis.errors import InputError

COLUMNS = ["from_date", "to_date", "grain", "doc_id", "sent_id", "start", "end", "n_documents", "weight"]
NEWS = {
    "a": ("2024-03-05", "The minister resigned on Monday. Parliament will vote on 20 March 2024."),
    "b": ("2024-03-06", "Protesters filled the square after the minister resigned on Monday. It rained."),
    "c": ("2024-03-07", "The police said the minister resigned on 4 March 2024. A bridge fell in June 2019."),
    "d": ("2024-03-08", "A fire destroyed the old market hall. Nobody was hurt."),
    "e": ("2024-03-09", "In 2011 the party won the election."),
}


@pytest.fixture(scope="module")
def news():
    """Five short reports of one week."""
    return analyze([Document(doc_id=name, text=text, published=day) for name, (day, text) in NEWS.items()])


def told(result, **asked):
    lines = chronology(result, **asked)
    return dict(zip(lines["from_date"].astype(str), quote(result, lines), strict=True)), lines


def test_one_row_per_line_in_the_order_of_dates(news):
    lines = chronology(news)
    assert list(lines.columns) == COLUMNS
    assert lines["from_date"].is_monotonic_increasing
    assert (lines["weight"] > 0).any()


def test_the_weightiest_day_is_the_one_most_documents_name(news):
    sentences, lines = told(news, n_dates=1)
    assert list(sentences) == ["2024-03-04"]
    assert lines["n_documents"].tolist() == [3]
    assert "resigned" in sentences["2024-03-04"]


def test_what_is_planned_has_no_line(news):
    assert "2024-03-20" not in told(news)[0]


def test_a_month_and_a_year_have_a_line_where_no_day_in_them_is_named(news):
    _, lines = told(news)
    assert {("2019-06-01", "month"), ("2011-01-01", "year")} <= set(
        zip(lines["from_date"].astype(str), lines["grain"], strict=True))


def test_a_lead_without_a_date_tells_the_day_it_was_published(news):
    assert "market hall" in told(news)[0]["2024-03-08"]


def test_since_and_until_bound_the_lines_and_the_filter_drives_them(news):
    assert next(iter(told(news, since="2024-03-01", until="2024-03-07")[0])) == "2024-03-04"
    lines = chronology(narrow(news, Filter(words="bridge")))
    assert all("bridge" in news.documents.set_index("doc_id")["text"][doc_id] for doc_id in lines["doc_id"])
    assert "2019-06-01" in lines["from_date"].astype(str).tolist()


def test_several_sentences_a_date_do_not_say_the_same_twice(news):
    lines = chronology(news, n_dates=1, per_date=3)
    assert not lines.duplicated(["doc_id", "sent_id"]).any()
    assert lines["from_date"].nunique() == 1


@pytest.mark.parametrize("n_dates", [3, 30, None])
def test_the_number_on_a_line_is_the_documents_behind_it(seeds, news, n_dates):
    for result in (seeds, news):
        lines = chronology(result, n_dates)
        rows = behind(result, lines)
        n = rows.drop_duplicates(["from_date", "to_date", "doc_id"]).groupby(["from_date", "to_date"]).size()
        for line in lines.itertuples():
            assert n[line.from_date, line.to_date] == line.n_documents
        places = set(zip(rows["doc_id"].astype(str), rows["sent_id"], strict=True))
        assert set(zip(lines["doc_id"].astype(str), lines["sent_id"], strict=True)) <= places


def test_copies_of_one_story_count_once():
    story = "The old lighthouse at the northern cape collapsed in the storm on 3 May 2023, the coast guard said."
    result = analyze([Document(doc_id=name, text=story, published="2023-05-04") for name in "abc"])
    assert chronology(result)["n_documents"].tolist() == [1]


def test_a_sentence_is_the_line_of_one_date_only():
    text = "The team won the cup in 1974, in 1986 and in 1995."
    assert len(chronology(analyze([Document(doc_id="a", text=text)]))) == 1


def test_a_sentence_that_needs_the_one_before_it_gives_way():
    texts = ("A phone company has grown. The company opened a first shop in 1994.",
             "A band broke up. In 1994, they opened a first shop in Leeds.",
             "Orange opened a first shop in Leeds in 1994.")
    sentences, _ = told(analyze([Document(doc_id=str(number), text=text) for number, text in enumerate(texts)]))
    assert sentences == {"1994-01-01": texts[2]}


def test_nothing_dated_gives_no_line():
    lines = chronology(analyze([Document(doc_id="a", text="Nothing is said of time here.")]))
    assert list(lines.columns) == COLUMNS
    assert lines.empty


@pytest.mark.parametrize(("asked", "message"), [
    ({"n_dates": 0}, "n_dates is 0; it must be at least 1"),
    ({"per_date": -1}, "per_date is -1; it must be at least 1"),
    ({"since": "soon"}, "since is 'soon'; write a day as 2024-10-18"),
])
def test_what_cannot_be_asked_is_said(news, asked, message):
    with pytest.raises(InputError, match=message):
        chronology(news, **asked)


def test_the_days_are_dates(news):
    assert pd.api.types.is_datetime64_dtype(chronology(news)["from_date"])
