"""Every format has a sample, and every sample is read."""

from pathlib import Path

import pytest

from analysis.reading import Document, read
from analysis.reading.formats import READERS
from analysis.reading.html import read_html

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
