"""What lies ahead: what is due after its text was written, who expects it, and what later texts say of the day."""

import pandas as pd
import pytest

from analysis import Document, analyze, narrow
from analysis.ask import ahead, happened, quote, still_ahead
from analysis.ask.chronicle.outlook import looks_ahead

DATED = {
    "a": ("2024-03-05", "Parliament will vote on the budget on 20 March 2024. The bridge was closed on 1 March 2024."),
    "b": ("2024-03-06", "The minister Anna Berg said the port will reopen in 2031. The party was founded in 1905."),
    "c": ("2024-03-25", "Parliament rejected the budget on 20 March 2024 after a long debate."),
}


@pytest.fixture(scope="module")
def dated():
    """Three reports whose day is given."""
    return analyze([Document(doc_id=name, text=text, published=day) for name, (day, text) in DATED.items()])


def rows(result):
    found = ahead(result)
    return found.assign(words=quote(result, found))


def undated(text):
    return rows(analyze([Document(doc_id="a", text=text)]))


def test_what_is_due_after_the_writing_lies_ahead_in_the_order_of_dates(dated):
    found = rows(dated)
    due = found[found["due_from"].notna()]
    assert due["due_from"].astype(str).tolist() == ["2024-03-20", "2031-01-01"]
    assert due["doc_id"].tolist() == ["a", "b"]


def test_in_a_century_nothing_falls_due_in_a_decade_it_may():
    found = undated("We will create real value in the 22nd century. The bridge will be rebuilt in the 2070s.")
    assert found["words"].tolist() == ["the 2070s", "the 22nd century"]
    assert found["due_from"].isna().tolist() == [False, True]


def test_a_fact_in_the_past_is_never_there(dated):
    assert not {"1 March 2024", "1905"} & set(rows(dated)["words"])


def test_it_is_told_who_expects_it_else_the_document(dated):
    found = rows(dated).set_index("doc_id")["expected_by"]
    assert found["b"] == "anna-berg"
    assert found["a"] == ""


def test_what_is_due_before_the_latest_document_has_passed_whatever_day_it_is_today(dated):
    found = rows(dated)
    assert found.loc[found["due_from"].notna(), "has_passed"].tolist() == [True, False]


def test_what_later_texts_tell_of_the_day_is_shown_beside(dated):
    found = rows(dated)
    assert found["n_later"].tolist()[:2] == [1, 0]
    told = happened(dated, found.iloc[0])
    assert told["doc_id"].tolist() == ["c"]
    assert len(happened(dated, found.iloc[1])) == 0


@pytest.mark.parametrize("text", [
    "The factory will open next year.",
    "The museum is due to open in late 2031.",
    "The union is expected to meet on Friday.",
])
def test_of_an_undated_text_what_its_verb_looks_ahead_to(text):
    assert undated(text)["kind"].tolist() == ["dated"]


@pytest.mark.parametrize("text", [
    "The factory opened last year.",
    "He was not expected to win the 1987 election and lost it.",
    "He won gold at the 2000 Olympics and will return.",
    "Profits in 2004 were strong.",
    "The treaty, agreed in Lisbon in 2000, will be reviewed.",
    "Mr Hale said in November 2003 he would stand down before the next election.",
    "Profits fell in August 2004 due to tough competition.",
    "Growth is expected to fall from 5% in 2004 to a lower rate.",
    "The leader, who this week criticised the plan, will stay away.",
])
def test_of_an_undated_text_no_fact(text):
    assert "dated" not in undated(text)["kind"].tolist()


def test_four_figures_alone_are_a_year_only_behind_a_word_for_time():
    assert looks_ahead("The plant will close in ", "2031", ".", "")
    assert not looks_ahead("The class will read ", "1984", " again.", "")


def test_a_day_that_is_only_supposed_is_no_day():
    found = undated("The voting will end on 22 February.")
    assert found["due_from"].isna().all()
    assert found["written_from"].isna().all()


def test_plans_and_demands_without_a_date_follow():
    text = "The opposition demanded that the minister must resign. The company promised to repay the loan."
    found = undated(text)
    assert set(found["kind"]) <= {"demanded", "promised", "expected"}
    assert found["due_from"].isna().all()


def test_a_row_stands_in_its_document(seeds):
    found = ahead(seeds)
    assert len(found) == len(ahead(narrow(seeds)))
    lengths = found["doc_id"].map(seeds.documents.set_index("doc_id")["text"].str.len().to_dict())
    assert (found["end"] <= lengths).all()
    assert pd.api.types.is_datetime64_dtype(found["due_from"])


def test_nothing_ahead_is_an_empty_table():
    assert undated("It rained.").empty


@pytest.mark.parametrize(("text", "words", "day"), [
    ("Mr Brown said G7 ministers had agreed to defer the debt until the end of 2012.", "the end of 2012", "2012-10"),
    ("The government has promised to close the plant by 2012.", "2012", "2012-01"),
    ("The union has urged the firm to answer by noon on Monday.", "noon on Monday", ""),
])
def test_a_promise_that_says_by_when_stands_under_its_day(text, words, day):
    found = undated(text)
    assert found["kind"].tolist() == ["dated"]
    assert found["words"].tolist() == [words]
    assert str(found["due_from"][0] if day else "").startswith(day)


def test_what_comes_again_and_again_falls_due_on_no_day():
    assert "Fridays" not in set(undated("The show is to move from BBC One on Fridays to BBC Two.")["words"])


@pytest.mark.parametrize("text", [
    "The picture is expected to be similar to the action films of the 1980s.",
    "The game is set in 1992, but the songs are new.",
    "Fiat has piled up losses, while a plan to raise new money in 2003 cut its stake in half.",
    "It warned it might have to restate results for 2004.",
])
def test_a_time_that_is_only_spoken_of_falls_due_on_no_day(text):
    assert not undated(text)["due_from"].notna().any()


def test_what_is_still_ahead_is_the_same_read_from_the_documents_that_name_such_a_day_alone(seeds, dated):
    place = ["doc_id", "start", "end", "due_from", "due_to", "written_to"]
    for result in (seeds, dated):
        every = ahead(result)
        every = every[every["due_to"].notna() & every["written_to"].notna() & ~every["has_passed"]]
        found = still_ahead(result).astype({"doc_id": "str"}).sort_values(place, ignore_index=True)
        assert len(found)
        pd.testing.assert_frame_equal(found[place], every[place].sort_values(place, ignore_index=True))
