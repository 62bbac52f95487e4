"""What a document is called where nothing but its text and its file name it."""

import pytest

from analysis import Document, analyze

RUNNING = "The minister arrived on Monday. " * 8


@pytest.mark.parametrize(("doc_id", "text", "title"), [
    ("1961-01-20_Kennedy.txt", RUNNING, "The minister arrived on Monday."),
    ("talks/Interview with Lee.md", RUNNING, "The minister arrived on Monday."),
    ("000_2959206e9cdab697.txt", RUNNING, "The minister arrived on Monday."),
    ("article_12.txt", RUNNING, "The minister arrived on Monday."),
    ("Kennedy.txt", "Ask not\n\n" + RUNNING, "Ask not"),
    ("x.txt", "", "x.txt"),
    ("visit.md", "# Visit to **Kyiv** and [Odesa](https://example.org)\n\n" + RUNNING, "Visit to Kyiv and Odesa"),
    ("a.txt", "2019-03-05T10:12:00Z\n\n" + RUNNING, "The minister arrived on Monday."),
    ("a.txt", "Tue 5 Mar 2019 10.12 GMT\n\n" + RUNNING, "The minister arrived on Monday."),
    ("a.txt", "Budget 2024\n\n" + RUNNING, "Budget 2024"),
    ("a.txt", "Ports in 2024: 10.12 million tons\n\n" + RUNNING, "Ports in 2024: 10.12 million tons"),
    ("talks/Interview with Lee.md", "", "Interview with Lee"),
    ("table.csv#12", RUNNING, "The minister arrived on Monday."),
    ("talk.txt", "Minister calls plan “a gift to the sea”\n\n" + RUNNING, "Minister calls plan “a gift to the sea”"),
    ("talk_1.txt", "“I would do it again”\n\nPublished: 5 January 2024\n\n" + RUNNING, "“I would do it again”"),
    ("talk_2.txt", "Who rules the sea?\n\nThe quiet coast\n\n" + RUNNING, "Who rules the sea?"),
])
def test_a_heading_then_the_first_sentence_is_the_title_and_the_file_name_where_there_is_neither(doc_id, text, title):
    documents = analyze([Document(doc_id=doc_id, text=text), Document(doc_id="other.txt", text=RUNNING)]).documents
    assert documents.loc[documents["doc_id"] == doc_id, "title"].tolist() == [title]


DATELINES = ["Brussels, 17 December 2004", "New York, Monday, March 5, 2018", "Kyiv, Dec. 3, 2021"]


@pytest.mark.parametrize("line", DATELINES)
def test_a_line_that_is_only_a_place_and_a_day_is_no_title(line):
    result = analyze([Document(doc_id="a.txt", text=f"{line}\n\nLeaders agreed to open talks with Turkey.\n")])
    assert result.documents["title"].iloc[0] == "Leaders agreed to open talks with Turkey."
    assert result.documents["published_basis"].iloc[0] == "dateline"
