"""Every actor in one table, and the ways between two."""

import pandas as pd
import pytest

from analysis import Document, analyze, trace
from analysis.ask import find_actors, n_units, neighbours, ways
from analysis.ask.everyone import everyone

TEXTS = [
    Document(doc_id="a", published="2004-03-05", text="Olga Brandt met Ivan Petrov. Ivan Petrov met Pavel Orlov."),
    Document(doc_id="b", published="2005-06-07", text="Pavel Orlov met Marta Lindqvist. "
                                                          "Olga Brandt was in China; Brandt agreed."),
    Document(doc_id="c", text="Iran and China agreed. Iran and China met. Marta Lindqvist was asked by Iran. "
                              "Jonas Weber met nobody."),
]


@pytest.fixture(scope="module")
def result():
    return analyze(TEXTS)


def test_every_number_is_that_of_the_mentions(result, seeds):
    for analysis in (result, seeds):
        table = everyone(analysis)
        assert sorted(table["actor_id"]) == sorted(analysis.mentions["actor_id"].astype("str").unique())
        for row in table.itertuples():
            rows = trace(analysis.mentions, ["actor_id"], [row.actor_id])
            found = [n_units(rows, unit) for unit in ("mentions", "sentences", "documents")]
            assert found == [row.n_mentions, row.n_sentences, row.n_documents]
            assert (str(row.doc_id), row.start) == (str(rows["doc_id"].iloc[0]), rows["start"].iloc[0])


def test_dates_are_those_of_dated_documents_and_surfaces_those_of_the_texts(result):
    table = everyone(result).set_index("actor_id")
    brandt = table.loc["olga-brandt"]
    assert (brandt["first_date"], brandt["last_date"]) == (pd.Timestamp("2004-03-05"), pd.Timestamp("2005-06-07"))
    assert brandt["surfaces"] == "Olga Brandt · Brandt"
    assert pd.isna(table.loc["iran", "first_date"])


def test_actors_are_found_by_name_kind_and_origin_and_sorted(result):
    assert list(find_actors(result, "brand")["actor_id"]) == ["olga-brandt"]
    assert set(find_actors(result, kinds=("country",))["actor_id"]) == {"iran", "china"}
    assert set(find_actors(result, new=True)["kind"].astype("str")) == {"person"}
    names = list(find_actors(result, order="name")["name"])
    assert names == sorted(names)
    assert find_actors(result, order="latest")["last_date"].notna().iloc[0]
    assert find_actors(result, "nobody at all").empty


def test_the_shortest_way_is_found_and_of_those_the_strongest(result):
    assert ways(result, "olga-brandt", "pavel-orlov") == [["olga-brandt", "ivan-petrov", "pavel-orlov"]]
    assert ways(result, "olga-brandt", "iran")[0] == ["olga-brandt", "china", "iran"]
    assert ways(result, "iran", "china") == [["iran", "china"]]
    assert ways(result, "jonas-weber", "iran") == []
    assert ways(result, "iran", "iran") == ways(result, "iran", "x") == []
    assert list(neighbours(result, "iran").items()) == [("china", 2), ("marta-lindqvist", 1)]


def test_of_ways_of_one_length_the_one_with_the_strongest_weakest_step_is_first():
    text = "China met Iran. Iran met Japan. China met India. India met Japan. China met India. India met Japan."
    found = ways(analyze([Document(doc_id="a", text=text)]), "china", "japan")
    assert found == [["china", "india", "japan"], ["china", "iran", "japan"]]
