"""Every format has a sample, and every sample is read."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.read import Document, read
from analysis.read.formats import READERS
from analysis.read.html import read_html

SAMPLES = sorted(Path(__file__).with_name("formats").iterdir())


def test_every_format_has_a_sample():
    assert {path.suffix for path in SAMPLES} == set(READERS)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_read_with_what_is_known_about_it(path):
    (document,) = read(path)
    assert isinstance(document, Document)
    assert "Russia & Ukraine met in" in document.text
    if path.stem != "plain":
        assert (document.title, document.author) == ("Talks in Vienna", "A. Writer")
        assert document.published.startswith("2022-05-03")


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
