"""The Actors page: its controls are in the link, a profile is a link, and a passport says what its list shows."""

import re

import pytest

from analysis import Document, analyze, narrow
from analysis.ask import find_actors, n_units, ways
from analysis.gather import Correction, add_correction, read_corrections, remove_correction
from dashboard.charts.matrix import matrix
from dashboard.charts.network import FADED, network
from dashboard.charts.pairs import MEASURES, WINDOWS, Choice
from dashboard.charts.profile import count_partners
from dashboard.state.corpus import whole
from dashboard.state.started import VARIABLE
from tests.test_charts import INK, drawn
from tests.test_views import messages, opened

VIEW = "views/actors/view.py"


def actors_page(**params):
    app = opened(VIEW)
    for name, value in params.items():
        app.query_params[name] = value
    return app.run()


def picked(app):
    return {group.label: group.value for group in app.button_group}


def words(app):
    return " ".join(html.proto.body for html in app.get("html"))


def test_a_link_sets_the_controls():
    app = actors_page(measure="npmi", window="passage", least="2", show="beyond,groups")
    assert not app.exception
    assert [app.session_state[f"pick_{name}"] for name in ("measure", "window", "least", "show")] == [
        "npmi", "passage", "2", ["beyond", "groups"]]


def test_measures_for_statisticians_are_behind_a_switch():
    app = actors_page()
    assert "pick_measure" not in app.session_state
    app.toggle(key="pick-measures").set_value(True).run()
    assert app.session_state["pick_measure"] == "count"
    assert "on" in app.query_params["measures"]


def test_actors_are_found_by_part_of_a_name_and_by_kind_in_the_link():
    app = actors_page(find="zelen", kinds="person", rank="documents")
    assert not app.exception
    assert list(app.dataframe[0].value["name"]) == ["Volodymyr Zelensky"]
    assert "No actor here" in " ".join(text.value for text in actors_page(find="xyzzy").text)
    everyone = actors_page(rank="nothing").dataframe[0].value
    assert everyone["n_mentions"].is_monotonic_decreasing
    assert len(everyone) == len(set(everyone["name"]))


def test_where_a_document_is_not_dated_its_actors_have_no_word_in_place_of_a_date(tmp_path, monkeypatch):
    (tmp_path / "2004-03-05.txt").write_text("Olga Brandt met Ivan Petrov in Kursk.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Ivan Petrov met Ruvim Tarshin.", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    rows = actors_page().dataframe[0].value.set_index("name")
    assert rows.loc["Ruvim Tarshin", "first_date"] == ""
    assert rows.loc["Olga Brandt", "first_date"] == "2004-03-05"


def test_a_connection_over_others_is_told_step_by_step(seeds):
    one = "russia"
    far = next(actor for actor in find_actors(seeds)["actor_id"] if len((ways(seeds, one, actor) or [()])[0]) == 3)
    app = actors_page(profile=one, to=far)
    assert not app.exception
    steps = [button.label for button in app.button if str(button.key).startswith("step-")]
    assert steps
    assert all(re.fullmatch(r"[\d,]+ →", label) for label in steps)
    assert "not here" in messages(actors_page(profile=one, to="nobody"))


@pytest.mark.parametrize(("params", "message"), [
    ({"measure": "gravity"}, "asks for a measure that is not offered"),
    ({"window": "page"}, "one of sentence, passage, document"),
    ({"profile": "nobody"}, "profile of an actor that is not here"),
    ({"evidence": "network:russia|ukraine", "part": "published:1066"}, "part that is not here"),
])
def test_a_link_that_asks_for_what_is_not_there_gets_a_message(params, message):
    app = actors_page(**params)
    assert not app.exception
    assert message in messages(app)


def test_a_profile_is_a_link():
    app = actors_page(profile="kim-jong-un")
    assert not app.exception
    assert app.title[0].value == "Kim Jong Un"


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("measure", MEASURES)
def test_the_promise_of_a_chart_holds_under_every_choice(seeds, window, measure):
    result = narrow(seeds)
    for chart in (network(Choice(window, measure, 2)), matrix(Choice(window, measure, 2, beyond=True))):
        for key, number in drawn(chart, result).items():
            assert n_units(chart.trace(result, key), chart.unit) == number


def test_the_chosen_edge_and_its_ends_stay_and_all_else_fades(seeds):
    chart = network()
    counted = chart.count(seeds)
    for chosen in (("russia", "ukraine"), ("china", "")):
        figure = chart.draw_chosen(counted, seeds, INK, chosen)
        shown = {tuple(mark[:2]): opacity for trace in figure.data if trace.customdata is not None
                 for mark, opacity in zip(trace.customdata, trace.marker.opacity, strict=True)}
        strong = {key for key, opacity in shown.items() if opacity > FADED}
        assert chosen in strong
        assert {(end, "") for key in strong for end in key if end} <= strong
        edges = {key for key in strong if key[1]}
        assert edges == {chosen} if chosen[1] else all("china" in edge for edge in edges)
        assert len(strong) < len(shown) / 2


def test_the_numbers_of_a_passport_are_those_of_its_list(seeds):
    result = narrow(seeds)
    chart = matrix()
    key = ("russia", "ukraine")
    rows = chart.trace(result, key)
    first, second, _ = chart.tell(result, key)
    assert f"in {n_units(rows, 'sentences')} sentences" in first
    assert f"In {n_units(rows, 'documents')} of 5 documents" in second
    strongest = rows.groupby("doc_id", observed=True).size().max()
    assert second.endswith(f": {len(rows) - strongest}.")
    by_time, _ = chart.parts(key)
    assert by_time.count(result)["n_sentences"].sum() == len(rows)


@pytest.fixture
def corrected_folder(tmp_path, monkeypatch):
    """A folder with corrections: one that applies, one that does not, one line that cannot be read."""
    (tmp_path / "a.txt").write_text("Iran met Iraq.\n\nIran left.\n", encoding="utf-8")
    lines = ["what,of,to,why", "rename,iran,Persia,older", "merge,nobody,iran,", "swap,iran,iraq,"]
    (tmp_path / "corrections.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def test_corrections_are_listed_with_what_became_of_them(corrected_folder):
    app = actors_page()
    assert not app.exception
    listed = [text.value for text in app.text]
    assert "rename: Iran → Persia (older)" in listed
    assert any(line.startswith("merge: Nobody → Persia — no longer applies: there is no actor") for line in listed)


def test_the_themes_page_lists_corrections_of_themes_only(corrected_folder):
    app = opened("views/themes/view.py")
    assert not app.exception
    assert not any(heading.value == "What was corrected" for heading in app.header)


def test_a_folder_is_not_read_again_because_of_a_wrong_line_in_its_corrections(corrected_folder):
    actors_page()
    before = whole()
    assert "corrections.csv:4" in " ".join(before.skipped["reason"])
    assert whole() is before


def test_an_added_correction_is_replayed_and_an_undone_one_is_gone(corrected_folder):
    before = whole()
    add_correction(corrected_folder, Correction("kind", "iraq", "place", ""))
    after = whole()
    assert after.actors.set_index("actor_id")["kind"]["iraq"] == "place"
    assert after.documents is before.documents
    remove_correction(corrected_folder, read_corrections(corrected_folder / "corrections.csv")[0][0])
    names = whole().actors.set_index("actor_id")
    assert (names["name"]["iran"], names["kind"]["iraq"]) == ("Iran", "place")


def test_who_is_named_once_with_an_actor_is_a_partner():
    result = analyze([Document(doc_id="a", text="Russia and Ukraine met in Vienna. Russia and China agreed.")])
    assert count_partners(result, "russia")["n_sentences"].tolist() == [1, 1]
