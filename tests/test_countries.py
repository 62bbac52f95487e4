"""A country with its people and institutions, and whom it is named with most."""

import pytest

from analysis import Document, analyze
from analysis.ask import as_country, belonging
from dashboard.charts.profile import partners
from dashboard.state.started import VARIABLE
from tests.test_views import opened

TEXT = (
    "Volodymyr Zelensky met Emmanuel Macron in Paris. Ukraine thanked France for it. Volodymyr Zelensky left. "
    "The Ukrainian Foreign Ministry said that Volodymyr Zelensky would be back. Ukrainian Defense Minister Ruvim "
    "Tarshin met Olga Brandt. Olga Brandt, a painter, did not meet Emmanuel Macron."
)


@pytest.fixture(scope="module")
def news():
    return analyze([Document(doc_id="a.txt", text=TEXT)])


def test_president_ministers_and_ministries_belong_to_a_country_the_most_named_first(news):
    assert belonging(news, "ukraine")[0] == "volodymyr-zelensky"
    assert set(belonging(news, "ukraine")) >= {"volodymyr-zelensky", "ruvim-tarshin"}
    assert "olga-brandt" not in belonging(news, "ukraine")
    assert belonging(news, "olga-brandt") == ()


def test_counted_as_the_country_no_mention_is_lost_and_nobody_else_changes(news):
    joined = as_country(news, "ukraine")
    members = {"ukraine", *belonging(news, "ukraine")}
    assert (joined.mentions["actor_id"] == "ukraine").sum() == news.mentions["actor_id"].isin(members).sum()
    assert len(joined.mentions) == len(news.mentions)
    assert set(joined.actors["actor_id"]) == set(news.actors["actor_id"]) - members | {"ukraine"}


def test_partners_are_those_named_together_most_often_though_chance_gives_as_many():
    often = "Olga Brandt met Ivan Petrov in the town. " * 20
    once = "Olga Brandt met Ruvim Tarshin in the town. " * 2
    result = analyze([Document(doc_id="a.txt", text=often + once)])
    counted = partners("olga-brandt").count(result)
    assert counted[["actor_a", "n_sentences"]].values.tolist() == [["ivan-petrov", 20], ["olga-brandt", 2]]


def test_the_profile_of_a_country_says_who_is_counted_with_it(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    page = opened("views/actors/view.py")
    page.query_params["profile"] = "ukraine"
    page.run()
    before = [shown.value for shown in page.markdown]
    page.toggle(key="pick-own").set_value(True).run()
    assert not page.exception
    assert "on" in page.query_params["own"]
    assert any("Counted as Ukraine here: Volodymyr Zelensky" in line.value.replace("\\", "") for line in page.caption)
    assert [shown.value for shown in page.markdown] != before
