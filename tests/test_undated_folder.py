"""A folder whose documents nobody dated says so, and nothing on it is told from a guess."""

import pytest

from analysis import Document, analyze
from analysis.ask import days_known, document_list
from dashboard.charts.clocks import CLOCKS, stretches
from dashboard.charts.parts import with_period
from dashboard.parts.wording import headline, how_to_date, lede
from dashboard.views.documents.document_table import table_of
from dashboard.views.overview import what_stands_out

GUESSES = {
    "a": "President Obama said on Monday that talks would go on. They will meet next year, in 2030.",
    "b": "The war was lost in 1994. A year later he came back.",
    "c": "It rained.",
}


def folder(published=None, **texts):
    texts = texts or GUESSES
    return analyze([Document(doc_id=name, text=text, published=(published or {}).get(name))
                    for name, text in texts.items()])


@pytest.fixture(scope="module")
def guessed():
    return folder()


def test_a_folder_without_dates_says_so_and_how_to_set_them(guessed):
    assert headline(guessed, 3) == "Three documents, not dated: set their dates"
    assert "`documents.csv`" in how_to_date(guessed)
    assert "file names" in how_to_date(guessed)


def test_a_wide_or_one_sided_guess_is_shown_as_one_and_heads_nothing(guessed):
    listed = table_of(guessed, document_list(guessed), "written")
    assert [row["written"] for row in listed["rows"]] == [
        "20 January 2009 to 3 February 2017 (inferred)", "not known", "not known"]
    assert days_known(guessed.documents)["published_from"].isna().all()


def test_nothing_is_ahead_older_or_published_because_of_a_guess(guessed):
    assert what_stands_out.furthest(guessed) is None
    assert what_stands_out.oldest(guessed) is None
    assert stretches(guessed) == []
    assert CLOCKS.count(guessed).empty
    assert set(with_period(guessed, guessed.mentions)["published"]) == {"undated"}


def test_the_lede_speaks_of_no_year_counted_from_a_guess():
    assert "from **1994** to **1994**" in lede(folder(b=GUESSES["b"]))
    assert "1995" not in lede(folder(b=GUESSES["b"]))


def test_of_some_dated_documents_the_headline_counts_them():
    result = folder({"c": "2004-05-06"})
    assert headline(result, 3) == "Three documents, 1 dated: 2004"
    assert how_to_date(result).startswith("Two documents are not dated: ")
    assert what_stands_out.oldest(result) is None


def test_the_years_of_a_few_dated_documents_head_no_page():
    names = [f"note{number}" for number in range(11)]
    result = folder({"note0": "2004-05-06"}, **dict.fromkeys(names, "It rained."))
    assert headline(result, 11) == "Eleven documents, nearly none dated: set their dates"
    assert how_to_date(result).startswith("Ten documents are not dated: ")
    of_ten = folder({"note0": "2004-05-06"}, **dict.fromkeys(names[:10], "It rained."))
    assert headline(of_ten, 10) == "Ten documents, 1 dated: 2004"


def test_dates_that_are_known_need_no_word(seeds):
    assert headline(folder(dict.fromkeys(GUESSES, "2004")), 3) == "Three documents, 2004"
    assert how_to_date(folder(dict.fromkeys(GUESSES, "2004"))) == ""
    assert headline(seeds, 5) == "Five documents, 2018–2025 (inferred)"
