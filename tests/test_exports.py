"""The dated markers as CSV and as TimelineJS JSON."""

import io
import json

import pandas as pd
import pytest

from analysis import Document, Filter, analyze, chronology, narrow
from analysis.ask import as_table, as_timeline, dated, lines_as_markdown, lines_as_table, lines_as_timeline


@pytest.fixture(scope="module")
def hostile():
    """A document that would be markup or a formula, if it were let."""
    text = "=HYPERLINK(1) said <b>Kim</b> in May 2003. In 1950 <script>alert(1)</script> the war began."
    return analyze([Document(doc_id="a.txt", text=text)])


def test_the_table_has_a_row_per_dated_marker(seeds):
    table = pd.read_csv(io.StringIO(as_table(seeds)))
    assert len(table) == len(dated(seeds))
    assert {"words", "from_date", "to_date", "modality", "reason", "sentence"} <= set(table.columns)


def test_the_words_of_a_row_stand_in_the_document(seeds):
    texts = dict(zip(seeds.documents["doc_id"].astype("str"), seeds.documents["text"], strict=True))
    for row in pd.read_csv(io.StringIO(as_table(seeds))).itertuples():
        assert " ".join(texts[row.doc_id][row.start : row.end].split()) == row.words


def test_timelinejs_gets_an_event_per_dated_marker_oldest_first(seeds):
    story = json.loads(as_timeline(seeds, "Seeds"))
    assert story["title"]["text"]["headline"] == "Seeds"
    assert len(story["events"]) == len(dated(seeds))
    starts = [tuple(event["start_date"].values()) for event in story["events"]]
    assert starts == sorted(starts)
    assert all(event["text"]["headline"] and event["display_date"] for event in story["events"])


def test_next_may_is_exported_with_its_days_and_its_reason(seeds):
    events = json.loads(as_timeline(seeds))["events"]
    found = [event for event in events if event["text"]["headline"] == "next May"]
    assert found
    assert found[0]["start_date"] == {"year": 2025, "month": 5, "day": 1}
    assert "because the text was written between" in found[0]["text"]["text"]


def test_a_text_is_never_markup_in_timelinejs(hostile):
    story = as_timeline(hostile, "<i>")
    assert "<script>" not in story
    assert "<b>" not in story
    assert "<i>" not in story


def test_a_text_is_never_a_formula_in_the_table(hostile):
    table = pd.read_csv(io.StringIO(as_table(hostile)))
    assert not table["sentence"].str.startswith("=").any()


def test_nothing_dated_gives_an_empty_table_and_an_empty_story(seeds):
    nothing = narrow(seeds, Filter(words="no such words"))
    assert as_table(nothing).startswith("\ufeffdoc_id,")
    assert json.loads(as_timeline(nothing))["events"] == []


def test_a_spreadsheet_opens_the_tables_as_utf_8(seeds):
    assert as_table(seeds).encode().startswith(b"\xef\xbb\xbfdoc_id,")
    assert lines_as_table(seeds, chronology(seeds)).encode().startswith(b"\xef\xbb\xbffrom_date,")


def test_the_chronology_has_a_row_an_event_and_a_paragraph_per_line(seeds):
    lines = chronology(seeds)
    assert len(pd.read_csv(io.StringIO(lines_as_table(seeds, lines)))) == len(lines)
    assert len(json.loads(lines_as_timeline(seeds, lines))["events"]) == len(lines)
    assert "Zürich" in lines_as_timeline(seeds, lines, "Zürich")     # as it is written, for who reads the file
    assert lines_as_markdown(seeds, lines, "Seeds").count("\n\n**") == len(lines)


def test_a_text_of_the_chronology_is_neither_markup_nor_formula(hostile):
    lines = chronology(hostile)
    assert len(lines)
    story = lines_as_timeline(hostile, lines, "<i>") + lines_as_markdown(hostile, lines, "<i>").replace("\\<", "")
    assert not any(tag in story for tag in ("<script>", "<b>", "<i>"))
    assert not pd.read_csv(io.StringIO(lines_as_table(hostile, lines)))["sentence"].str.startswith("=").any()
