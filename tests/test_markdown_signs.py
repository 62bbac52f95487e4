"""Signs of Markdown are kept with the text and not shown where its words are read; all else is words."""

import re

import pytest

from analysis import Document, analyze
from analysis.ask import Excerpt, hit_excerpts, search, signs, without_signs
from dashboard.parts.excerpt_list import marked
from dashboard.parts.reader_data import everything

TEXT = ("President **Emmanuel Macron** told [reporters in **Paris**](https://example.org/a_(b)) on 3 March 2024 that "
        "France will _never_ send `tanks`, 2*3*4 of them, to <b>Ukraine</b>.")
WORDS = ("President Emmanuel Macron told reporters in Paris on 3 March 2024 that France will never send tanks, 2*3*4 "
         "of them, to <b>Ukraine</b>.")


@pytest.mark.parametrize(("text", "words"), [
    (TEXT, WORDS),
    ("## What *Macron* said\nNo. #1 is C# and # is a sign", "What Macron said\nNo. #1 is C# and # is a sign"),
    ("![A map](map.png \"of 2024\") see [1](#note)", "A map see 1"),
    ("***both*** **bold *inner* more** *em **st** x*", "both bold inner more em st x"),
    ("5 * 3 * 2, f***, [sic] (so), a ** b, snake_case_name, * first\n* second", None),
    ("a lone *star and **two, a [bracket](left open, `tick", None),
])
def test_what_stands_as_markdown_has_it_is_a_sign_and_nothing_else(text, words):
    assert without_signs(text) == (text if words is None else words)


@pytest.mark.parametrize("hostile", ["**a *b ", "[", "[a](", "*a **b** ", "_a ", "`a", "![a](b \"", "__a", "[a](("])
def test_signs_of_any_text_are_in_it_and_in_order(hostile):
    text = hostile * 20_000
    found = [at for span in signs(text) for at in span]
    assert found == sorted(set(found))
    assert not found or found[-1] <= len(text)


@pytest.fixture(scope="module")
def result():
    """One Markdown document."""
    return analyze([Document("visit.md", f"# Visit to **Paris**\n\n{TEXT}")])


def test_a_hit_shows_words_and_its_offsets_are_those_of_the_text(result):
    (hit,) = hit_excerpts(result, search(result, "reporters"), "reporters")
    assert hit.text == result.documents["text"].iloc[0][hit.start:hit.end] == TEXT
    html = marked(hit)
    assert "<mark>reporters</mark>" in html
    assert re.sub("</?mark>", "", html) == WORDS.replace("<", "&lt;").replace(">", "&gt;")


def test_a_mark_that_reaches_over_signs_marks_the_words():
    assert marked(Excerpt("a.md", 5, 20, "the **old** oak", ((5, 16),))) == (
        "<mark>the </mark><mark>old</mark> oak")


def test_the_reader_is_told_which_characters_are_signs(result):
    data = everything(result, result, ("visit.md", 0, 0), "", "")
    text = result.documents["text"].iloc[0]
    assert {text[start:end] for start, end, _, _ in data["layers"]["unseen"]} >= {"# ", "**", "_", "`"}
    assert "unseen" not in data["stops"]
