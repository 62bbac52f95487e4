"""Who really speaks: a line of corrections.csv gives a statement to another actor, and deleting it takes it back."""

import pytest

from analysis import Document, analyze
from analysis.ask import counted, voiced
from analysis.gather import Correction, add_correction, correct, place_of, read_corrections, remove_correction
from tests.test_views import opened

TEXT = "Iran denied the report. Iraq said it was late. Somebody told him that Iran would wait.\n"


@pytest.fixture
def result():
    return analyze([Document("a.txt", TEXT)])


def place(result, speaker="iraq"):
    row = result.statements[result.statements["speaker_id"] == speaker].iloc[0]
    return place_of(row["doc_id"], row["start"], row["end"])


def test_a_statement_is_given_to_another_actor(result):
    where = place(result)
    after = correct(result, [Correction("wrong speaker", where, "Iran", "")])
    assert after.corrections["status"].tolist() == ["applied"]
    assert "iraq" not in set(voiced(after)["voice"])
    assert len(after.statements) == len(result.statements)
    assert {"iran", "iraq"} & set(counted(after)["voice"]) == {"iran"}


def test_a_statement_is_given_to_nobody(result):
    after = correct(result, [Correction("wrong speaker", place(result), "", "")])
    assert "iraq" not in set(voiced(after)["voice"])


@pytest.mark.parametrize(("of", "to", "status"), [
    ("a.txt#char=1,2", "iran", "no statement stands at 'a.txt#char=1,2'; the document or its statements have changed"),
    ("", "Atlantis", "there is no actor 'Atlantis' in these documents")])
def test_a_correction_that_does_not_apply_says_why(result, of, to, status):
    after = correct(result, [Correction("wrong speaker", of or place(result), to, "")])
    assert after.corrections["status"].tolist() == [status]
    assert after.statements["speaker_id"].astype("str").equals(result.statements["speaker_id"].astype("str"))


def test_a_place_that_is_none_is_told_with_its_line(tmp_path):
    (tmp_path / "corrections.csv").write_text("what,of,to,why\nwrong speaker,nowhere,iran,\n", encoding="utf-8")
    found, problems = read_corrections(tmp_path / "corrections.csv")
    assert found == []
    assert "corrections.csv:2" in problems[0]
    assert "report.txt#char=1204,1290" in problems[0]


def test_a_line_beside_the_documents_is_replayed_and_undone(tmp_path, result):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    add_correction(tmp_path, Correction("wrong speaker", place(result), "iran", "read again"))
    assert "iraq" not in set(voiced(analyze(tmp_path))["voice"])
    (made,), _ = read_corrections(tmp_path / "corrections.csv")
    remove_correction(tmp_path, made)
    assert "iraq" in set(voiced(analyze(tmp_path))["voice"])


def test_a_wrong_speaker_is_corrected_and_undone_in_the_app(seeds):
    row = seeds.statements[seeds.statements["speaker_id"] == "mark-rutte"].iloc[0]
    where = place_of(row["doc_id"], row["start"], row["end"])
    app = opened("views/voices/view.py", statement=where)
    app.button(key="nobody-said-it").click().run()
    assert not app.exception
    assert any("is said by nobody known by name" in text.value for text in app.text)
    next(button for button in app.button if str(button.key).startswith("undo-speaker")).click().run()
    assert not any("is said by nobody known by name" in text.value for text in app.text)
