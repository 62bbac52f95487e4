"""Every format has a sample made by another program (but one, see OF_OURS) and a broken one; no broken one ends
anything."""

import io
from pathlib import Path

import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import analyze
from analysis.ask import excerpts
from analysis.read import Document, Skipped, read
from analysis.read.formats import FORMATS, pdf
from analysis.read.formats.page import read_html
from analysis.read.formats.slides import read_pptx
from analysis.read.layout import Page, laid_out

SAMPLES = sorted(path for path in Path(__file__).with_name("formats").iterdir() if path.is_file())
BROKEN = sorted(Path(__file__).with_name("formats").joinpath("broken").iterdir())
OF_OURS = {"page.webarchive"}
"""Made after the description of the format: its one program, Safari, runs on no machine that made these samples."""
NO_AUTHOR = {"plain.txt", "plain.text", "talks.vtt", "talks.srt", "chromium.pdf"}
"""Formats, or programs that print them, that keep neither author nor title."""
DATED = {".md", ".markdown", ".html", ".htm", ".eml", ".mbox", ".csv", ".tsv", ".xlsx", ".json", ".jsonl", ".parquet",
         ".epub"}


def test_every_format_has_a_sample_and_a_broken_one():
    assert {path.name for path in SAMPLES} >= OF_OURS
    for place, paths in (("tests/formats", SAMPLES), ("tests/formats/broken", BROKEN)):
        suffixes = {path.suffix for path in paths}
        assert [f"{place}: no file of the format {form.name!r} ({', '.join(form.suffixes)}); add one"
                for form in FORMATS if suffixes.isdisjoint(form.suffixes)] == []


def test_a_suffix_is_that_of_one_format():
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    wrong = [suffix for suffix in suffixes if suffixes.count(suffix) > 1 or suffix != f".{suffix.lower().strip('.')}"]
    assert [f"FORMATS in analysis/read/formats/__init__.py: {suffix!r} is there twice, or not small with a dot"
            for suffix in wrong] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_read_with_what_is_known_about_it(path):
    document = next(read(path))
    assert isinstance(document, Document)
    assert "Russia & Ukraine met in" in document.text
    assert document.how
    if path.name not in NO_AUTHOR and path.suffix not in (".zip", ".gz", ".tar"):
        assert (document.title, document.author) == ("Talks in Vienna", "A. Writer")
    if path.suffix in DATED:
        assert document.published.startswith("2022-05-03")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_a_broken_file_is_a_row_that_says_what_to_do(path):
    found = list(read(path))
    assert isinstance(found[-1], Skipped)
    assert "; " in found[-1].reason or "left out" in found[-1].reason or "--text" in found[-1].reason
    assert len(found) == (2 if path.name == "lines.jsonl" else 1)


@pytest.mark.parametrize(("name", "begin", "row"), [
    ("a.csv", "text\n", "It rained on day {}.\n"), ("a.tsv", "id\ttext\n", "{0}\tIt rained on day {0}.\n"),
    ("a.jsonl", "", '{{"text": "It rained on day {}."}}\n'),
])
def test_no_row_of_a_long_table_is_lost(tmp_path, name, begin, row):
    (tmp_path / name).write_text(begin + "".join(row.format(day) for day in range(250)), encoding="utf-8")
    assert [document.text for document in read(tmp_path)] == [f"It rained on day {day}." for day in range(250)]


REPORT = ["Russia & Ukraine met in Vienna on Tuesday, and the delegations of both countries spoke for four hours about "
          "grain and prisoners.", "an efficient office and a fine flag."]


@pytest.mark.parametrize("name", ["office.docx", "pandoc.docx", "office.odt", "office.rtf", "pandoc.epub", "office.pdf",
                                  "chromium.pdf", "chromium.mhtml"])
def test_a_report_keeps_its_sentences_whole_and_its_rows_as_rows(name):
    document = next(read(Path(__file__).parent / "formats" / name))
    paragraphs = document.text.split("\n\n")
    assert REPORT[0] in paragraphs
    assert any(paragraph.endswith(REPORT[1]) for paragraph in paragraphs)
    assert "paper.example" not in document.text


def test_the_frames_of_a_page_of_safari_are_no_documents():
    (document,) = read(Path(__file__).parent / "formats/page.webarchive")
    assert "Captain Advert" not in document.text


def test_a_row_is_a_document_with_its_other_columns():
    first, second = read(Path(__file__).parent / "formats/table.csv")
    assert (first.doc_id, second.doc_id) == ("table.csv#2", "table.csv#3")
    assert (second.title, second.text) == ("Grain", "Grain was sold in Odesa.")
    assert first.metadata == (("section", "World"), ("rank", "1"))


def test_what_is_in_an_archive_has_its_path_in_it():
    assert [document.doc_id for document in read(Path(__file__).parent / "formats/box.zip")] == [
        "box.zip/in/report.docx", "box.zip/in/talks.vtt"]


def test_a_message_is_its_headers_its_words_and_what_is_attached():
    message, attached = read(Path(__file__).parent / "formats/message.eml")
    assert [message.text[start:end].split()[0] for start, end in message.apart] == ["On", "--"]
    assert attached.path == "message.eml/ships.csv"
    assert [item.title for item in read(Path(__file__).parent / "formats/box.mbox") if isinstance(item, Document)] == [
        "Talks in Vienna"] * 2


def test_a_named_speaker_begins_a_turn():
    for name in ("talks.vtt", "talks.srt"):
        turns = next(read(Path(__file__).parent / "formats" / name)).text.split("\n\n")
        assert [turn.split(":")[0].lower() for turn in turns] == ["a. writer", "b. reporter"]


def test_html_loses_menus_and_scripts_and_keeps_its_blocks_apart():
    text, _ = read_html((Path(__file__).parent / "formats/page.html").read_text(encoding="utf-8"))
    assert text.split("\n\n") == [
        "Talks in Vienna", "Russia & Ukraine met in Vienna on Tuesday.", "They agreed on nothing.",
        "Unclosed paragraph",
    ]


def test_the_title_of_a_page_is_its_first_heading_where_the_name_of_the_site_follows_it():
    page = "<title>Talks in Vienna | The Paper</title><h1>Talks in <b>Vienna</b></h1><p>They met.</p>"
    assert read_html(page)[1]["title"] == "Talks in Vienna"
    assert read_html("<title>Talks | The Paper</title><h1>Other words</h1>")[1]["title"] == "Talks | The Paper"


@pytest.mark.parametrize("text", ["", "<", "<p", "<script>", "</nav>x", "<nav><b>x</nav>y", "&#0;", "<!--"])
def test_broken_html_is_read_as_far_as_it_goes(text):
    assert isinstance(read_html(text)[0], str)


@pytest.mark.parametrize(("page", "text"), [
    ("<p>one<![foo[x]]> two</p>", "one two"), ("<p>one</p><![ b", "one"), ("<![if IE]><p>one</p><![endif]>", "one"),
    ("<![", ""), ("<p>a<![CDATA[x]]>b", "ab"),
    ("<script>if (a<![b]) x</script><p>one", "one"),
    (f"<p title='&#{'9' * 5000};'>one &#{'9' * 5000}; &#x{'f' * 5000};", "one \ufffd \ufffd"),
    ("<p>&#65; &#x41; &#00065;", "A A A"),
])
def test_what_html_does_not_have_is_read_as_a_browser_reads_it(page, text):
    assert read_html(page)[0] == text


@pytest.mark.parametrize(("date", "read"), [
    ("2018\\-03\\-05", "2018-03-05"), ("2018-03-05\n", "2018-03-05"), ("2018-03-05\\u00e", "2018-03-05u00e"),
    ("\\u0032018-03-05", "2018-03-05"),
])
def test_a_date_that_is_not_quite_json_is_handed_on_as_it_stands(date, read):
    page = f'<script type="application/ld+json">{{"datePublished": "{date}"}}</script><p>x'
    assert read_html(page) == ("x", {"published": read})


PIECES = ["<", ">", "<!", "<![", "]]>", "<!--", "-->", "--!>", "<?", "?>", "<!DOCTYPE ", "[", "]", "&", "&#", "&#x",
          "9" * 5000,
          ";", "f" * 50, "<script type='json'>", '"datePublished":', '"', "\\", "\n", "\0",
          "</", "<p ", "title", "=", "'", "x",
          "/", "</script>", "<title>", "<meta name=date content=", "<time datetime", "<![CDATA[", "\ud800", "é"]


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_a_page_of_any_pieces_is_read(page):
    text, fields = read_html(page)
    assert isinstance(text, str)
    assert all(isinstance(value, str) for value in fields.values())


def test_the_evidence_in_a_pdf_says_its_page(pytestconfig):
    result = analyze(pytestconfig.rootpath / "tests/formats/office.pdf")
    (name,) = [actor for actor in result.actors["actor_id"] if actor == "russia"]
    found = excerpts(result, result.mentions[result.mentions["actor_id"] == name], "sentences")
    assert [excerpt.page for excerpt in found] == [1]
    assert result.metadata.to_numpy().tolist() == [["office.pdf", "read as", "PDF, 1 page"]]


def test_a_sentence_over_two_pages_is_one_and_each_page_has_its_place():
    lines = [["The council met on", 70, 700, 300, 712, 12], ["Monday. It spoke of the har-", 70, 685, 300, 697, 12]]
    pages = [Page(600, 800, [["The Review 2024 · 1", 70, 780, 300, 790, 9], *lines]),
             Page(600, 800, [["The Review 2024 · 2", 70, 780, 300, 790, 9], ["bour and left.", 70, 700, 300, 712, 12]])]
    mended = laid_out(pages)
    assert mended.text == "The council met on Monday. It spoke of the harbour and left."
    assert [(page, mended.text[start:end][:4]) for page, start, end in mended.pages] == [(1, "The "), (2, "bour")]


def test_only_what_is_repeated_near_the_edge_of_a_page_is_furniture():
    # in a short text on a tall page the lowest line is not near its foot
    pages = [Page(600, 800, [
        ["The Review 2024", 70, 780, 300, 790, 9], [f"It rained on day {number}.", 70, 700, 300, 712, 12],
        ["Nobody came.", 70, 640, 300, 652, 12], [f"Day {number} was long.", 70, 600, 300, 612, 12],
        ["They left early.", 70, 560, 300, 572, 12]]) for number in range(1, 5)]
    text = laid_out(pages).text
    assert [text.count(words) for words in ("The Review", "Nobody came.", "They left early.")] == [0, 4, 4]


def test_the_date_the_foot_and_the_number_of_a_slide_are_no_text():
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text, slide.placeholders[1].text = "Talks in Vienna", "They met."
    for layout in show.slide_layouts[1].placeholders:
        if layout.placeholder_format.type in (13, 15, 16):
            slide.shapes.clone_placeholder(layout)
    for shape in slide.placeholders:
        if shape.placeholder_format.type in (13, 15, 16):
            shape.text_frame.text = "Confidential 7"
    target = io.BytesIO()
    show.save(target)
    (piece,) = read_pptx(target.getvalue(), "talks.pptx", {})
    assert piece.text == "Talks in Vienna\n\nThey met."


def test_two_columns_are_read_one_after_the_other():
    left = [[f"left line {n} goes on and", 50, 700 - 15 * n, 280, 712 - 15 * n, 12] for n in range(3)]
    right = [[f"right line {n} goes on and", 320, 700 - 15 * n, 550, 712 - 15 * n, 12] for n in range(3)]
    assert laid_out([Page(600, 800, [*left, *right])]).text == " ".join(line[0] for line in (*left, *right))


def test_a_pdf_that_takes_too_long_or_ends_its_process_is_a_row(monkeypatch, tmp_path, pytestconfig):
    slow = tmp_path / "slow.py"
    slow.write_text("import time; time.sleep(30)")
    monkeypatch.setattr(pdf, "PROGRAM", slow)
    monkeypatch.setattr(pdf, "SECONDS", 0.5)
    monkeypatch.setattr(pdf, "PROCESS", pdf._Process())
    (skipped,) = read(pytestconfig.rootpath / "tests/formats/office.pdf")
    assert skipped.reason.startswith("takes more than 0.5 seconds; print it into a new PDF")
    slow.write_text("import os; os._exit(1)")
    monkeypatch.setattr(pdf, "SECONDS", 10)
    (skipped,) = read(pytestconfig.rootpath / "tests/formats/office.pdf")
    assert skipped.reason.startswith("stops the program that opens it; ")
