"""The themes page: how firm themes are, how many, and each chart under its choices."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis import Document, Filter, analyze, count, narrow
from analysis.ask import n_units, short_labels, themes_of_documents
from analysis.gather import with_themes
from dashboard.charts import theme_map, theme_squares
from dashboard.charts.contrasts import apart, sides, weighed
from dashboard.charts.theme_curve import draw_curve
from dashboard.charts.theme_squares import AGAINST, with_chance
from dashboard.charts.theme_terms import holding, terms
from dashboard.charts.themes import UNASSIGNED, colors, everything, ranked
from dashboard.parts.corrections import storage
from dashboard.state.started import VARIABLE
from dashboard.views.themes.document_table import table as in_words
from dashboard.views.themes.wording import honesty, lede
from tests.conftest import SEEDS
from tests.test_charts import INK
from tests.test_views import messages, numbers, opened


def themes(**params):
    app = opened("views/themes/view.py", **{name: value for name, value in params.items() if name == "n_themes"})
    for name, value in params.items():
        if name != "n_themes":
            app.query_params[name] = value
    return app.run()


@pytest.mark.parametrize("params", [
    {"against": "actor"}, {"when": "written"}, {"n_themes": "4"}, {"look": "none"}, {"n_themes": "900"},
    {"against": "mood"},
])
def test_every_choice_of_the_link_opens(params):
    assert not themes(**params).exception


@pytest.mark.parametrize(("params", "message"), [
    ({"look": "nothing"}, "closer look at a theme that is not here"),
    ({"n_themes": "900"}, "write n_themes=2 to 40"),
    ({"n_themes": "many"}, "write n_themes=2 to 40"),
    ({"when": "never"}, "the usual one is shown"),
])
def test_a_bad_choice_in_the_link_is_said(params, message):
    assert message in messages(themes(**params))


def test_the_number_of_themes_in_the_link_is_shown_on_every_page():
    app = opened("views/overview/view.py", n_themes="4")
    assert numbers(app)["Themes"] == "4"


def test_asking_for_another_number_puts_it_into_the_link():
    app = themes()
    app.number_input(key="pick-number").set_value(5).run()
    assert app.session_state["n_themes"] == "5"
    assert "5 were asked for; themes asked for are not divided." in [text.value for text in app.text]
    app.button(key="number-free").click().run()
    assert app.session_state["n_themes"] == ""


@pytest.mark.parametrize("n", [2, 5])
def test_another_number_of_themes_changes_themes_only(seeds, n):
    other = with_themes(seeds, n)
    assert len(other.themes) == n
    for name, table in seeds.tables():
        if "theme" not in name and name != "positions":
            pd.testing.assert_frame_equal(getattr(other, name), table)


def test_the_same_number_of_themes_is_the_same_analysis(seeds):
    again = with_themes(seeds, len(seeds.themes))
    for name, table in seeds.tables():
        pd.testing.assert_frame_equal(getattr(again, name), table, check_categorical=False)


def test_passages_that_fit_no_theme_are_counted(seeds):
    result = narrow(seeds)
    rows = everything(result)
    assert n_units(rows, "passages") == len(result.passages)
    assert (rows["theme_id"] == UNASSIGNED).any()
    assert UNASSIGNED in set(ranked(told=True).count(result)["theme_id"])
    assert "fit none" in lede(result)


def test_themes_of_one_size_are_called_the_largest_together(seeds):
    carried = seeds.passage_themes.drop_duplicates(["doc_id", "passage_id"])
    by_theme = carried.groupby("theme_id", observed=True)
    for n, told in ((1, "; the largest is **"), (2, "; the largest are **"), (3, "themes. ")):
        sizes = [4] * n + [2] * (4 - n)
        rows = [own.head(size) for (_, own), size in zip(by_theme, sizes, strict=False)]
        assert told in lede(replace(seeds, passage_themes=pd.concat(rows)))


def test_a_theme_has_the_same_colour_under_every_filter(seeds):
    assert colors(narrow(seeds, Filter(actors=("russia",))), INK) == colors(seeds, INK)


def test_the_page_says_what_few_documents_cannot_tell(seeds):
    told = " ".join(honesty(narrow(seeds)))
    assert "of 50 times" in told
    assert "What 5 documents cannot tell" in told


def test_weak_themes_are_named_with_the_reason(seeds):
    weak = seeds.themes.assign(weakness="found again in 9 of 50 resamples only")
    told = honesty(type(seeds)(**dict(seeds.tables()) | {"themes": weak}))
    assert sum("found again in 9 of 50 resamples only" in line for line in told) == len(seeds.themes)
    assert set(colors(type(seeds)(**dict(seeds.tables()) | {"themes": weak}), INK).values()) == {INK.quiet}


@pytest.mark.parametrize("of", AGAINST)
def test_expected_numbers_come_from_what_each_has_alone(seeds, of):
    result = narrow(seeds)
    found = with_chance(result, AGAINST[of])
    others = count(AGAINST[of].rows(result), [AGAINST[of].column], "passages").set_index(AGAINST[of].column)
    row = found.iloc[0]
    carry = n_units(result.passage_themes[result.passage_themes["theme_id"] == row["theme_id"]], "passages")
    have = others["n_passages"][row[AGAINST[of].column]]
    assert row["expected"] == pytest.approx(carry * have / len(result.passages), abs=0.051)


def test_every_passage_with_a_position_is_on_the_map(seeds):
    result = narrow(seeds)
    assert n_units(theme_map.placed(result), "passages") == len(result.passages)


def test_a_map_of_many_passages_gathers_them(seeds, monkeypatch):
    monkeypatch.setattr(theme_map, "POINTS", 20)
    result = narrow(seeds)
    counted = theme_map.MAP.count(result)
    assert len(counted) < len(result.passages) == counted["n_passages"].sum()
    for _, row in counted.iterrows():
        assert n_units(theme_map.MAP.trace(result, theme_map.MAP.key_of(row)), "passages") == row["n_passages"]


def test_the_terms_of_a_theme_stand_in_the_sentences_counted(seeds):
    result = narrow(seeds)
    texts = dict(zip(result.documents["doc_id"].astype("str"), result.documents["text"], strict=True))
    for theme in seeds.themes["theme_id"]:
        assert len(terms(theme).count(result))
        for row in holding(result, theme).itertuples():
            assert texts[row.doc_id][row.start : row.end].lower().startswith(row.term.removesuffix("s"))


def test_the_curve_marks_the_number_that_is_shown():
    curve = pd.DataFrame({"n_themes": [5, 6, 8], "stability": [0.5, 0.7, 0.6], "chosen": [False, True, False]})
    figure = draw_curve(curve, 6, INK)
    assert list(figure.data[0].marker.color) == [INK.paper, INK.accent, INK.paper]


@pytest.mark.parametrize("second", ["rest", "actor:china", "document:004_add2fef3d8ec9e6e.txt"])
def test_two_selections_are_set_apart_by_words_with_their_sentences(seeds, second):
    result = narrow(seeds)
    chart = apart("document:000_2959206e9cdab697.txt", second)
    counted = chart.count(result)
    assert set(counted["side"]) == {"first", "second"}
    for _, row in counted.iterrows():
        rows = chart.trace(result, chart.key_of(row))
        assert n_units(rows, "sentences") == row["n_sentences"]
        assert set(rows["doc_id"] == "000_2959206e9cdab697.txt") == {row["side"] == "first"}


def test_a_passage_of_both_selections_is_in_neither(seeds):
    result = narrow(seeds)
    both = sides(result, "actor:russia", "actor:ukraine")
    first, second = (set(zip(rows["doc_id"], rows["passage_id"], strict=True)) for rows in both.values())
    assert first
    assert second
    assert not first & second


@pytest.mark.parametrize("params", [{"a": "actor:china"}, {"a": "actor:china", "b": "actor:nato"}])
def test_a_comparison_is_in_the_link(params):
    app = themes(**params)
    assert not app.exception
    assert {name: app.session_state[f"pick-{name}"] for name in params} == params


def test_a_comparison_with_something_unknown_is_said():
    assert "compares with something that is not here" in messages(themes(a="actor:nobody"))


@pytest.mark.parametrize("what", ["rename theme", "merge themes", "hide theme"])
def test_a_theme_is_corrected_beside_the_documents_and_the_correction_undone(what, tmp_path, monkeypatch):
    for path in sorted(SEEDS.glob("*.txt"))[:2]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setattr(storage, "folder", lambda: tmp_path)
    app = opened("views/themes/view.py")
    theme = app.selectbox(key="pick-look").value
    app.segmented_control(key=f"wrong-{theme}").set_value(what).run()
    if what == "rename theme":
        app.text_input(key=f"to-rename-{theme}").set_value("Harbours").run()
    if what == "merge themes":
        other = next(found for found in analyze(tmp_path).themes["theme_id"] if found != theme)
        app.selectbox(key=f"to-merge-{theme}").set_value(other).run()
    app.button(key="correct-theme-now").click().run()
    assert not app.exception
    assert what in (tmp_path / "corrections.csv").read_text(encoding="utf-8")
    labels = app.selectbox(key="pick-look").options
    assert ("Harbours" in labels) == (what == "rename theme")
    undo = next(button for button in app.button if button.label == "Undo")
    undo.click().run()
    assert "Harbours" not in app.selectbox(key="pick-look").options
    assert what not in (tmp_path / "corrections.csv").read_text(encoding="utf-8")


def test_no_part_of_an_actors_name_sets_two_selections_apart(seeds):
    documents = seeds.documents["doc_id"].astype("str").tolist()
    said = set(weighed(seeds, f"document:{documents[3]}", f"document:{documents[4]}")["word"])
    assert not said & {"north", "south", "korea", "korean", "russia", "russian", "trump", "kim", "zelensky", "ukraine"}


def test_every_document_has_a_row_with_its_themes(seeds):
    result = narrow(seeds)
    found = themes_of_documents(result)
    assert found["doc_id"].tolist() == result.documents["doc_id"].astype(str).tolist()
    assert found["share"].between(0, 1, inclusive="right").all()
    shown = in_words(result)
    assert shown["Theme"].isin(short_labels(seeds).values()).all()
    assert (shown["Next theme"] != shown["Theme"]).all()


@pytest.mark.parametrize(("n", "told"), [(30, "more than chance"), (10, "it may be chance"), (2, "fewer than chance")])
def test_a_square_says_whether_it_is_more_or_less_than_chance(seeds, n, told, monkeypatch):
    row = pd.DataFrame({"theme_id": ["a"], "document": ["d"], "n_passages": [n], "expected": [10.0],
                        "z": [(n - 10) / 2.5]})
    monkeypatch.setattr(theme_squares, "with_chance", lambda result, against: row)
    assert told in theme_squares.tell(seeds, ("a", "d"), AGAINST["document"])[0]


def squares_of(against, *documents):
    told = "Grain ships left the harbour. The harbour was dredged."
    return AGAINST[against].rows(analyze([Document(doc_id=f"{n}.txt", text=told, published=day, source=source)
                                          for n, (day, source) in enumerate(documents)]))


@pytest.mark.parametrize(("days", "columns"), [
    (["2017-01-03", "2017-01-20", "2017-03-01"], ["2017-01-01/2017-01-31", "2017-03-01/2017-03-31"]),
    ([f"{year}-05-02" for year in range(1950, 2020)],
     [f"{ten}-01-01/{ten + 9}-12-31" for ten in range(1950, 2020, 10)]),
    (["2017-01-03", "2017-01-04", "2017-01-20", "2017-01-21", "2017"], ["2017-01-01/2017-01-31"]),
])
def test_columns_of_time_are_of_equal_length(days, columns):
    assert sorted(squares_of("written", *((day, "") for day in days))["when"].unique()) == columns


def test_themes_are_set_against_sources():
    rows = squares_of("source", ("2017-01-03", "The Post"), ("2017-01-04", "The Star"), ("2017-01-05", ""))
    assert rows["source"].tolist() == ["The Post", "The Star", "source not known"]
