"""Promises so small that a change could break them unseen: each test here fails for one wrong line."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis import Document, Filter, analyze, narrow
from analysis.ask import numbers_said
from dashboard.charts.chart import Ink
from dashboard.charts.matrix import matrix
from dashboard.parts.appearance import SERIES
from dashboard.state.started import VARIABLE
from tests.test_views import opened

INK = Ink("#111111", "#888888", "#0f6b78", "#ffffff", SERIES)
KINDS = ("country", "person", "alliance", "organization", "outlet", "place")


def test_the_date_of_the_metadata_dates_the_document_and_its_weekdays():
    result = analyze([Document(doc_id="a", published="2019-03-05", text="Bob said the visit is on Thursday.")])
    document = result.documents.iloc[0]
    assert document["published_from"] == document["published_to"] == pd.Timestamp("2019-03-05")
    assert list(result.markers["value"]) == ["2019-03-07"]


def test_themes_that_come_and_go_with_the_passages_are_told_as_less_stable(seeds):
    shown = seeds.themes[seeds.themes["n_resamples"] > 0]
    assert shown["stability"].between(0, 1).all()
    assert (shown["stability"] < 1).any()


def test_a_number_is_said_by_the_shortest_statement_that_holds_it():
    text = "Anna Smith said: “We met. Then 500 ships came.” Paul Brown said nothing."
    result = analyze([Document(doc_id="a", text=text)])
    at = text.index("Then")
    whole = result.statements.iloc[[0]]
    inner = whole.assign(start=at, end=at + len("Then 500 ships came."), speaker_id="paul-brown",
                         speaker_start=text.index("Paul"), speaker_end=text.index("Paul") + len("Paul Brown"))
    ids = pd.CategoricalDtype(sorted({*result.statements["speaker_id"].cat.categories, "paul-brown"}))
    both = pd.concat([whole.astype({"speaker_id": ids}), inner.astype({"speaker_id": ids})], ignore_index=True)
    assert list(numbers_said(replace(result, statements=both))["said_by"]) == ["Paul Brown"]


@pytest.mark.parametrize(("since", "until", "kept"), [
    ("2024-03-05", "2024-03-05", 1), ("2024-03-01", "2024-03-05", 1), ("2024-03-05", "2024-03-31", 1),
    ("2024-03-01", "2024-03-04", 0), ("2024-03-06", "2024-03-31", 0),
])
def test_the_first_and_the_last_day_of_a_period_belong_to_it(since, until, kept):
    result = analyze([Document(doc_id="a", text="The bridge fell on 5 March 2024.")])
    assert len(narrow(result, Filter(since=since, until=until)).passages) == kept


def test_a_period_of_the_link_ends_with_its_last_year(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("It fell on 1 December 2023.\n\nIt rose on 30 December 2024.", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    app = opened(period="2024..2024")
    chosen = app.session_state["filter"]
    assert (chosen.since, chosen.until) == ("2024-01-01", "2024-12-31")


def test_earlier_goes_to_the_stop_before_and_later_to_the_one_after(tmp_path, monkeypatch):
    years = (1990, 1995, 2000, 2005, 2010)
    text = "\n\n".join(f"The bridge was closed on 5 March {year}." for year in years)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    app = opened("views/timeline/view.py", zoom="year:2005")
    app.query_params["zoom"] = "year:2005"
    app.run()
    app.button(key="zoom-earlier").click().run()
    assert "year:2000" in app.query_params["zoom"]
    app.button(key="zoom-later").click().run()
    app.button(key="zoom-later").click().run()
    assert "year:2010" in app.query_params["zoom"]


def test_what_chance_alone_would_give_is_pale_in_the_matrix(seeds):
    chart = matrix()
    counted = chart.count(seeds)
    figure = chart.draw(counted, seeds, INK)
    opacity = dict(zip(map(tuple, figure.data[0].customdata), figure.data[0].marker.opacity, strict=True))
    more = counted["n_sentences"] > counted["expected"]
    assert 0 < more.sum() < len(counted)
    for (_, row), beyond in zip(counted.iterrows(), more, strict=True):
        assert opacity[*chart.key_of(row), str(row["n_sentences"])] == (1 if beyond else 0.15)


def test_every_kind_of_actor_has_a_colour_of_its_own():
    assert len({INK.kind(kind) for kind in KINDS}) == len(KINDS)
