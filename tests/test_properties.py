"""Documents are filtered by their source, their author and the further columns of the table they are from."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Document, Filter, analyze, count, narrow, trace
from analysis.ask import properties
from analysis.notebook import View, filter_of

ROOT = Path(__file__).parents[1]
TEXTS = ["Russia met Ukraine in Vienna.", "Kenya met Uganda in Nairobi.", "France met Germany in Paris.",
         "Japan met India in Tokyo."]


def documents(**further):
    return [Document(f"{number}.txt", text, source=["Nordlys", "The Star"][number % 2], author=f"Author {number}",
                     metadata={"Tone": ["neutral", "critical"][number // 2], "No.": str(number), **further})
            for number, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def result():
    return analyze(documents())


def test_what_tells_documents_apart_is_shared_by_some_and_not_by_all(result):
    assert {id_: found.n_documents for id_, found in properties(result).items()} == {
        "Source=Nordlys": 2, "Source=The Star": 2, "Tone=critical": 2, "Tone=neutral": 2}


@pytest.mark.parametrize(("chosen", "kept"), [
    (("Source=Nordlys",), ["0.txt", "2.txt"]),
    (("Source=Nordlys", "Source=The Star"), ["0.txt", "1.txt", "2.txt", "3.txt"]),
    (("Source=Nordlys", "Tone=critical"), ["2.txt"]),
    (("Source=nowhere",), ["0.txt", "1.txt", "2.txt", "3.txt"]),
])
def test_any_value_of_one_property_and_each_of_several(result, chosen, kept):
    narrowed = narrow(result, Filter(properties=chosen))
    assert narrowed.documents["doc_id"].tolist() == kept
    counted = count(narrowed.mentions, ["actor_id"])
    for row in counted.itertuples():
        assert set(trace(narrowed.mentions, ["actor_id"], (row.actor_id,))["doc_id"]) <= set(kept)
    assert counted["n_sentences"].sum() == 3 * len(kept)


def test_a_column_that_is_called_as_a_field_is_told_from_it():
    found = properties(analyze(documents(Source="agency") [:2] + documents(Source="own")[2:]))
    assert {"Source=Nordlys", "Source *=agency", "Source *=own"} <= set(found)


def test_a_long_or_a_rare_value_is_no_property():
    given = documents(note="x" * 61)
    given = [*given[:3], Document("3.txt", TEXTS[3], metadata={"only": "here"})]
    assert not {"note", "only"} & {found.name for found in properties(analyze(given)).values()}


def test_a_notebook_keeps_the_property_of_its_view():
    assert filter_of(View("actors", (("property", "Source=Nordlys,Tone=critical"),))).properties == (
        "Source=Nordlys", "Tone=critical")


def test_the_sidebar_asks_only_where_there_is_something_to_ask(tmp_path, monkeypatch):
    lines = ["text,outlet,tone"] + [f'"{text}",{["Nordlys", "The Star"][number % 2]},{["good", "bad"][number // 2]}'
                                    for number, text in enumerate(TEXTS)]
    (tmp_path / "table.csv").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("DOSSIER_CORPUS", str(tmp_path))
    app = AppTest.from_file(ROOT / "dashboard/app.py", default_timeout=300).run()
    picker = app.sidebar.multiselect(key="pick_property")
    assert picker.label == "Documents by"
    assert picker.options == ["Source: Nordlys · 2", "Source: The Star · 2", "tone: bad · 2", "tone: good · 2"]
    picker.select("tone=bad").run()
    assert app.session_state["property"] == "tone=bad"
    assert [button.label for button in app.button if button.key == "chip-property-tone=bad"] == ["tone\\: bad"]
    monkeypatch.setenv("DOSSIER_CORPUS", str(ROOT / "seeds"))
    app = AppTest.from_file(ROOT / "dashboard/app.py", default_timeout=300).run()
    assert not [one for one in app.sidebar.multiselect if one.key == "pick_property"]
