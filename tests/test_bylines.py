"""Who wrote a text: the name in its byline, and that it is told as the voice of a column."""

import pytest

from analysis import Document, analyze
from analysis.ask import AUTHOR, speakers, voiced
from analysis.text.bylines import byline

COLUMN = ("The bridge nobody needs\n\nBy Clara Whitcombe\n\nOPINION\n\nI have lived beside the river for years, and I "
          "never wished for another bridge.\n\nThe council should spend the money on buses.\n")


@pytest.mark.parametrize(("text", "name"), [
    ("A title\nBy Ann Lee\n\nText.", "Ann Lee"),
    ("A title\n\nBy Ann B. Lee and Bob de Ray, political editor\n\nText.", "Ann B. Lee and Bob de Ray"),
    ("By Ann Lee, Special to the Courier\nText.", "Ann Lee"),
])
def test_a_byline_names_who_wrote_a_text(text, name):
    assert byline(text) == name


@pytest.mark.parametrize("text", [
    "By Friday the bridge was gone.", "By Ann Lee was it built.", "By Our Own Correspondent\nText.",
    "By the Wire Staff\nText.", "By Courier Staff\nText.", "Text.\n" + "Word.\n" * 100 + "By Ann Lee\n",
])
def test_what_only_opens_like_a_byline_is_none(text):
    assert byline(text) == ""


def test_the_voice_of_a_column_is_its_author_by_name():
    result = analyze([Document("a.txt", COLUMN), Document("b.txt", COLUMN.replace("By Clara Whitcombe\n\n", ""))])
    own = voiced(result)[lambda said: (said["voice"] == AUTHOR).to_numpy()]
    told = dict(zip(own["doc_id"].astype(str), speakers(result, own), strict=True))
    assert told["a.txt"] == "Clara Whitcombe"
    assert result.documents["author"].tolist() == ["Clara Whitcombe", ""]


def test_a_given_author_is_not_overruled():
    assert analyze([Document("a.txt", COLUMN, author="C. W.")]).documents["author"].tolist() == ["C. W."]
