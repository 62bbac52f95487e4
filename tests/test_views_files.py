"""What a page gives away: a row for every mark, words for the picture, links that know what they were copied from."""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.charts.themes import RANKED
from dashboard.parts.mark_table import rows_of
from dashboard.state.copied import fingerprint
from tests.test_views import opened


def test_cells_are_written_as_they_are_read():
    table = pd.DataFrame({
        "name": ["<b>Ann</b>", None], "n": [12345, 1], "share": [0.123456, float("nan")], "mean": [3.0, 1500.0],
        "holds": [True, False], "kind": pd.Categorical(["a", "b"]),
    })
    assert rows_of(table) == [["<b>Ann</b>", "12,345", "0.123", "3", "yes", "a"],
                              ["", "1", "", "1,500", "no", "b"]]


def test_the_fingerprint_changes_with_any_name_or_text_and_with_nothing_else(seeds):
    told = fingerprint(seeds)
    assert told.startswith("5-")
    documents = seeds.documents
    assert fingerprint(replace(seeds, documents=documents.iloc[::-1])) == told
    assert fingerprint(replace(seeds, documents=documents.assign(title="another"))) == told
    other = documents.assign(text=[*documents["text"][:-1], "another"])
    assert fingerprint(replace(seeds, documents=other)) != told
    assert fingerprint(replace(seeds, documents=documents[1:])).startswith("4-")


@pytest.mark.parametrize(("copied", "words"), [
    ("7-0a1b2c3d", "it was 7, it is 5 now"), ("5-0a1b2c3d", "some of their texts are others now"),
])
def test_a_link_from_other_documents_says_so(copied, words):
    app = opened(corpus=copied)
    assert words in app.info[0].value
    assert app.title[0].value.startswith("Five documents")


@pytest.mark.parametrize("copied", ["", "nonsense", "²-0a1b2c3d", "9" * 5000, "5-XYZ"])
def test_a_fingerprint_that_is_none_is_nothing(copied):
    assert not opened(corpus=copied).info


def test_a_link_from_these_documents_says_nothing(seeds):
    assert not opened(corpus=fingerprint(seeds)).info


def test_the_picture_tells_filter_and_source():
    app = opened(actor="china,russia", words="nuclear")
    sent = [element.proto for element in app.get("bidi_component") if "picture" in element.proto.id]
    told = " ".join(str(proto) for proto in sent)
    assert "China" in told
    assert "Russia" in told
    assert "nuclear" in told
    assert "counted by Dossier" in told
    assert RANKED.question in told
