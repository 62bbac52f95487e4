"""A text that was mended can be read as it was, and what was found in it stands where it says."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from analysis import analyze
from analysis.ask import excerpts, original, properties
from analysis.read import Document, read

ROOT = Path(__file__).parents[1]
BROKEN = "The delegation of the Euro-\npean Union met Olga Brandt in Rotter-\ndam on 18 October 2024.\n"
GARBLED = "The cafÃ© owner Olga Brandt said â€œprices roseâ€\x9d in Leeds.\n"


def folder(tmp_path):
    for name, text in {"broken.txt": BROKEN, "garbled.txt": GARBLED, "whole.txt": "Olga Brandt met nobody."}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_was_mended_keeps_how_it_was(tmp_path):
    found = {document.doc_id: document for document in read(folder(tmp_path)) if isinstance(document, Document)}
    assert {name: document.original for name, document in found.items()} == {
        "broken.txt": BROKEN, "garbled.txt": GARBLED, "whole.txt": ""}
    assert "European\nUnion" in found["broken.txt"].text
    assert "café owner" in found["garbled.txt"].text


def test_evidence_stands_in_the_mended_text_and_the_original_is_beside_it(tmp_path):
    result = analyze(folder(tmp_path))
    texts = result.documents.set_index("doc_id")["text"]
    found = result.mentions.merge(result.actors[["actor_id", "name"]], on="actor_id")
    for row in found[found["name"] == "Olga Brandt"].itertuples():
        assert texts[row.doc_id][row.start : row.end] == "Olga Brandt"
    assert {excerpt.doc_id for excerpt in excerpts(result, result.mentions, "sentences")} == set(texts.index)
    assert original(result, "broken.txt") == BROKEN
    assert original(result, "whole.txt") == ""
    assert not properties(result)


def test_the_reader_switches_to_the_text_as_it_was_and_back(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_CORPUS", str(folder(tmp_path)))
    app = AppTest.from_file(ROOT / "dashboard/app.py", default_timeout=300).run()
    app.switch_page("views/documents/view.py")
    app.query_params["place"] = "garbled.txt"
    app.run()
    app.button(key="as-it-was").click().run()
    assert GARBLED.strip() in [text.value.strip() for text in app.text]
    assert app.button(key="as-it-was").label == "The mended text"
    app.button(key="as-it-was").click().run()
    assert GARBLED.strip() not in [text.value.strip() for text in app.text]
    app.query_params["place"] = "whole.txt"
    app.run()
    assert not [button for button in app.button if button.key == "as-it-was"]
