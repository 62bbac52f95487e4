"""What the reader is sent."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis import Document, Filter, analyze, narrow, search
from analysis.ask import quote
from dashboard.parts import keep
from dashboard.parts.reader import Place, parse_place
from dashboard.parts.reader_data import LAYERS, everything

DOCUMENT = "001_c7231357d1905d75.txt"


@pytest.fixture(scope="module")
def data(seeds):
    """A document of the seeds under the word Korea."""
    return everything(seeds, narrow(seeds, Filter(words="korea")), (DOCUMENT, 10, 20), "korea", "words")


def test_passages_and_layers_are_those_of_the_document(seeds, data):
    text = seeds.documents.set_index("doc_id").loc[DOCUMENT, "text"]
    assert [text[passage["start"]:passage["end"]] for passage in data["passages"]] == [
        passage["text"] for passage in data["passages"]]
    for layer in LAYERS:
        rows = getattr(seeds, layer)
        assert len(data["layers"][layer]) == (rows["doc_id"] == DOCUMENT).sum()
    assert data["layers"]["evidence"] == [(10, 20, "", "")]


def test_the_words_are_marked_in_every_passage_that_holds_them(seeds, data):
    text = seeds.documents.set_index("doc_id").loc[DOCUMENT, "text"]
    marked = data["stops"]["words"]["spans"]
    assert {text[start:end] for start, end in marked} == {"Korea"}
    found = search(seeds, "korea")
    found = found[found["doc_id"] == DOCUMENT]
    assert all("Korea" in passage for passage in quote(seeds, found))
    assert {any(row.start <= start < row.end for start, _ in marked) for row in found.itertuples()} == {True}
    assert data["through"] == "words"


def test_every_actor_has_its_places_and_its_card(seeds, data):
    for actor, about in data["actors"].items():
        mentions = seeds.mentions[seeds.mentions["actor_id"] == actor]
        assert about["here"] == (mentions["doc_id"] == DOCUMENT).sum()
        assert about["all"] == mentions["doc_id"].nunique()
        if stop := data["stops"].get(f"actor:{actor}"):
            assert len(stop["spans"]) == about["here"]


def test_copies_lead_to_each_other(data):
    copies = {(passage["start"], passage["end"]): passage["copies"] for passage in data["passages"]
              if passage["copies"]}
    assert copies
    for (start, end), others in copies.items():
        for _, place in others:
            doc_id, _, span = place.partition("#char=")
            there = tuple(map(int, span.split(",")))
            if doc_id == DOCUMENT:
                assert f"{DOCUMENT}#char={start},{end}" in [place for _, place in copies[there]]


def test_words_in_which_a_repeat_differs_are_told_with_what_stands_there_instead(seeds):
    doc_id = "004_add2fef3d8ec9e6e.txt"
    sent = everything(seeds, narrow(seeds), (doc_id, 0, 0), "", "differs")
    text = seeds.documents.set_index("doc_id").loc[doc_id, "text"]
    differs = {text[start:end]: (hint, of) for start, end, hint, of in sent["layers"]["differs"]}
    hint, of = differs["leadership"] if "leadership" in differs else next(
        told for told in differs.values() if "has “" in told[0])
    start, end = map(int, of.rpartition("#char=")[2].split(","))
    assert " ".join(text[start:end].split()) in hint
    assert sent["through"] == "differs"
    assert len(sent["stops"]["differs"]["spans"]) == (seeds.differences["doc_id"] == doc_id).sum()
    assert any("further down in this document" in where for passage in sent["passages"]
               for where, _ in passage["copies"])


def test_themes_and_speakers_can_be_gone_through(seeds, data):
    themes = {theme for theme in data["stops"] if theme.startswith("theme:")}
    carried = seeds.passage_themes[seeds.passage_themes["doc_id"] == DOCUMENT]
    assert themes == {f"theme:{theme}" for theme in carried["theme_id"].astype("str")}
    assert sum(len(passage["themes"]) for passage in data["passages"]) == len(carried)
    said = seeds.statements[seeds.statements["doc_id"] == DOCUMENT]
    assert len(data["stops"]["said:volodymyr-zelensky"]["spans"]) == (said["speaker_id"] == "volodymyr-zelensky").sum()
    assert data["dates"]


def test_printed_pages_begin_where_they_begin(seeds):
    rows = seeds.passages[seeds.passages["doc_id"] == DOCUMENT]
    second = int(rows["start"].iloc[1])
    pages = pd.DataFrame({"doc_id": DOCUMENT, "page": [1, 2], "start": [0, second], "end": [second, 99_999]})
    sent = everything(replace(seeds, pages=pages), narrow(seeds), (DOCUMENT, 0, 0), "", "")
    assert [passage["page"] for passage in sent["passages"]][:3] == [1, 2, 0]


def test_what_is_asked_to_go_through_and_is_not_there_is_replaced(seeds):
    data = everything(seeds, narrow(seeds), (DOCUMENT, 0, 0), "", "actor:nobody")
    assert data["through"] == next(iter(data["stops"])) != "words"


def test_the_last_of_many_documents_opens_also_where_nothing_is_found_and_nothing_differs():
    result = analyze([Document(f"{number:03}.txt", f"Number {number} was drawn in May.") for number in range(130)])
    none = narrow(result, Filter(words="nothing"))
    assert len(result.differences) == len(none.passages) == 0
    assert everything(result, none, ("129.txt", 0, 0), "nothing", "")["passages"][0]["text"].startswith("Number 129")
    for _, table in (*result.tables(), *none.tables()):
        if "doc_id" in table.columns:
            assert not (table["doc_id"] == "129.txt").any() or len(table)


@pytest.mark.parametrize(("address", "place"), [
    ("a.txt", Place("a.txt", 0, 0)), ("a.txt#char=3,9", Place("a.txt", 3, 9)),
    ("a#b.txt#char=0,1", Place("a#b.txt", 0, 1)),
])
def test_a_place_is_a_document_or_a_span_in_it(address, place):
    assert parse_place(address) == place


def test_the_sentence_that_is_kept_is_the_one_of_its_document(monkeypatch):
    names = ("ferry", "steamer")
    result = analyze([Document(doc_id=name, text=f"The {name} was late. Nobody came.") for name in names])
    kept = []
    monkeypatch.setattr(keep, "_toggle", lambda step, *_: kept.append(step.quotes[0].text))
    keep.keep_sentence(result, "steamer", 4)
    assert kept == ["The steamer was late."]
