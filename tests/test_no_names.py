"""What a program wrote where a title or an author should stand is none, nor is a heading that names a kind of paper."""

import io

import docx
import pytest

from analysis import Document, analyze
from analysis.lexicons import read_rules
from analysis.read import read
from analysis.read.no_names import FILE, is_no_name

RULES = read_rules(FILE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_every_example_is_no_name_and_no_counterexample_is(rule):
    assert [one for one in rule.examples if not is_no_name(rule.fields["of"], one.strip("[]"))] == []
    assert [one for one in rule.counterexamples if is_no_name(rule.fields["of"], one)] == []


@pytest.mark.parametrize(("title", "author", "shown"), [
    ("Untitled", "python-docx", ("", "")), ("Microsoft Word - x.doc", "admin", ("", "")),
    ("The bridge", "Ann Carter", ("The bridge", "Ann Carter")),
])
def test_a_file_of_word_has_the_names_that_a_person_gave_it(tmp_path, title, author, shown):
    document, file = docx.Document(), io.BytesIO()
    document.core_properties.title, document.core_properties.author = title, author
    document.add_paragraph("The mayor opened the bridge on Monday.")
    document.save(file)
    (tmp_path / "a.docx").write_bytes(file.getvalue())
    (found,) = read(tmp_path / "a.docx")
    assert (found.title, found.author) == shown


def test_a_row_keeps_the_author_it_names(tmp_path):
    (tmp_path / "t.csv").write_text("title,author,text\nUntitled,admin,The mayor opened the bridge on Monday.\n")
    (found,) = read(tmp_path / "t.csv")
    assert (found.title, found.author) == ("Untitled", "admin")


@pytest.mark.parametrize(("text", "title"), [
    ("PRESS RELEASE\n\nMinister opens the bridge\n\nThe minister opened it on Monday.", "Minister opens the bridge"),
    ("For Immediate Release\n\nThe minister opened the bridge on Monday.", "The minister opened the bridge on Monday."),
    ("Working Paper 12/2013\n\nWater and treaties\n\nThe treaty runs out in June.", "Water and treaties"),
])
def test_the_kind_of_a_paper_is_not_its_title(text, title):
    assert analyze([Document("a", text)]).documents["title"].tolist() == [title]
