"""Text as it was meant: broken words, columns, running heads, the first lines of messages, dates of two readings."""

import time

import pytest

from analysis import Document, analyze
from analysis.read import read
from analysis.read.mending import mended
from analysis.read.stamps import stamped
from analysis.text import segment


def passages(text):
    return [(p.kind, " ".join(text[p.start : p.end].split())) for p in segment(text).passages]


@pytest.mark.parametrize(("text", "meant"), [
    ("the Euro-\npean Union in Rotter-\ndam on 18 Oc-\ntober", "the European Union in Rotterdam on 18 October"),
    ("a well-\nknown 20-\nyear loan, the Franco-\nGerman one", "a well-known 20-year loan, the Franco-German one"),
    ("its ship-\nyard, and the ship-yard of Hull", "its ship-yard, and the ship-yard of Hull"),
    ("its long-\nboat; longboats and a longboat", "its longboat; longboats and a longboat"),
    ("a co\u00adope\u00ad\nration", "a cooperation"), ("the oﬃce ﬂag", "the office flag"),
    ("the Euro-\n\npean Union", "the European Union"),
    ("- one\n- two", "- one\n- two"), ("1990-\n1995", "1990-\n1995"), ("He said -\nnothing", "He said -\nnothing"),
])
def test_words_that_are_broken_at_the_line_end_are_joined(text, meant):
    assert mended(text).replace("\n", " ").strip() == meant.replace("\n", " ")


def test_the_rest_of_a_broken_word_goes_up_and_the_lines_stay_lines():
    broken = "told that the agree-\nment, which had been\nkept"
    assert mended(broken) == "told that the agreement,\nwhich had been\nkept"


TEXT = ("The leaders of the European Union met in Rotterdam on 18 October 2024 and agreed to fund the bridge over the "
        "Maas, which Angela Merkel had asked for in May 2019. Nobody spoke against it.")


def column(text, width, between="\n"):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return between.join([*lines, line])


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [20, 25, 32, 40, 45, 55])
def test_a_column_is_one_paragraph(width, between):
    assert passages(column(TEXT, width, between)) == [("text", TEXT)]


def test_a_double_spaced_page_is_one_paragraph():
    assert passages(column(TEXT, 75, "\n\n") + "\n\n\n" + column(TEXT, 75, "\n\n")) == [("text", TEXT)] * 2


@pytest.mark.parametrize("text", [
    "Leeds\nYork\nHull\nBath\nDover", "Who rules the sea?\n\nThe quiet coast\n\nOf ships and men\n\nThe end of it",
    "ANNA: Why not?\nBEN: Because it rains.\nANNA: Then let us wait\nfor the sun.\nBEN: Yes.",
    "- the first point\n- the second point\n- the third point\n- the fourth one",
])
def test_lists_and_turns_are_no_column(text):
    assert len(passages(text)) >= 4


HALVES = [f"The port of Rotterdam was opened by the minister, who spoke of {what} and left before the end of the"
          for what in ("ships", "grain", "fish", "coal")]


@pytest.mark.parametrize("head", ["Harbour Review 2024    Page {} of 4", "The Review - page {}", "{} / 4", "- {} -"])
@pytest.mark.parametrize("between", ["\n\n", "\n", "\f", "\n\f"])
def test_running_heads_and_page_numbers_are_left_out_and_the_sentence_goes_on(head, between):
    pages = [f"{head.format(page)}\n\n{'meeting. ' if page > 1 else ''}{half}" for page, half in enumerate(HALVES, 1)]
    text = mended(between.join(pages))
    assert text == " meeting. ".join(HALVES)


@pytest.mark.parametrize("text", [
    "Chapter 1\n\nHe came.\n\nChapter 2\n\nHe saw.\n\nChapter 3\n\nHe won.", "See page 4 of 9.\n\nIt is on page 5.",
    "2019\n\nHe came.\n\n2024\n\nHe left.", "1\n\n2",
])
def test_what_only_looks_like_a_running_head_stays(text):
    assert mended(text) == text


@pytest.mark.parametrize("text", ["x" * 400_000, "word-\n" * 60_000, "Page 1 of 9\n" * 40_000, "\f" * 100_000,
                                  "a-\n\n" * 50_000])
def test_mending_takes_no_more_than_the_length(text):
    started = time.process_time()
    mended(text)
    assert time.process_time() - started < 3


MAIL = "From: Anna <a@x.example>\nTo: Bob\nDate: Tue, 5 Mar 2019 10:12:00 +0000\nSubject: Visit\n\nIt is on Thursday."


@pytest.mark.parametrize(("text", "published"), [
    (MAIL, "2019-03-05"), ("2019-03-05T10:12:00Z\n\nThe visit is on Thursday.", "2019-03-05"),
    ("[2019-03-05 10:12]\nThe visit.", "2019-03-05"), ("Tue 5 Mar 2019 10.12 GMT\n\nIt.", "2019-03-05"),
    ("5 March 2019 at 10:12\n\nIt.", "2019-03-05"), ("Date: nobody knows\nFrom: him\nTo: her\n\nIt.", None),
    ("On 5 March 2019 they met.", None), ("From: what was agreed\n\nNothing.", None),
])
def test_the_first_lines_of_a_text_date_it(text, published):
    assert stamped(text).get("published") == published


def test_a_day_of_the_week_is_told_from_the_header_of_a_message():
    result = analyze([Document("mail.txt", MAIL)])
    assert result.markers["value"].tolist() == ["2019-03-07"]
    assert result.documents["author"].tolist() == ["Anna"]


@pytest.mark.parametrize(("others", "first", "published"), [
    (["14-02-2009"], None, "2009-02-03"), (["02-14-2009"], None, "2009-03-02"), ([], None, "03-02-2009"),
    (["14-02-2009", "02-14-2009"], None, "03-02-2009"), ([], "day", "2009-02-03"),
    (["14-02-2009"], "month", "2009-03-02"),
])
def test_a_date_of_two_readings_is_read_as_the_others_of_its_folder(tmp_path, others, first, published):
    (tmp_path / "a.md").write_text("---\ndate: 03-02-2009\n---\nIt rained.")
    for number, other in enumerate(others):
        (tmp_path / f"b{number}.md").write_text(f"---\ndate: {other}\n---\nIt rained.")
    assert next(read(tmp_path, first=first)).published == published
    given = [Document("a", "It rained.", published="03-02-2009"), *(Document(o, "x", published=o) for o in others)]
    assert {d.doc_id: d.published for d in read(given, first=first)}["a"] == published
