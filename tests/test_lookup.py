"""Actors, themes and documents are found by any part of any of their names, the most frequent first."""

import time
from dataclasses import replace

import pandas as pd
import pytest

from analysis import Document, analyze
from analysis.ask import by_frequency, look_up
from analysis.errors import InputError
from analysis.store.tables import frame

TEXT = (
    "Tony Blair met Cherie Blair in London. Tony Blair said that the United Kingdom would wait. "
    "Tony Blair spoke of Iraq, and Robert Kilroy-Silk spoke of the United Nations. "
    "Gerry O’Brien met José Škoda of the UN in Iraq, and Iraqi ministers spoke of Tony Blair."
)


@pytest.fixture(scope="module")
def news():
    """Two short articles that name a few actors, one of them often."""
    return analyze([Document(doc_id="a.txt", text=TEXT, title="The visit"),
                    Document(doc_id="b.txt", text="Iraq thanked Tony Blair on Monday.", title="Thanks, in Brief")])


@pytest.mark.parametrize(("typed", "first"), [
    ("Tony Blair", "tony-blair"), ("blair", "tony-blair"), ("BLAIR", "tony-blair"), ("lair", "tony-blair"),
    ("iraq", "iraq"), ("Kilroy", "robert-kilroy-silk"), ("kilroy silk", "robert-kilroy-silk"), ("un", "united-nations"),
    ("U.N.", "united-nations"), ("o'brien", "gerry-obrien"), ("O’Brien", "gerry-obrien"), ("obrien", "gerry-obrien"),
    ("jose skoda", "jose-skoda"), ("škoda", "jose-skoda"), ("united k", "united-kingdom"),
])
def test_an_actor_is_found_by_any_part_of_any_name(news, typed, first):
    assert look_up(news, "actor", typed).ids[0] == first


def test_several_are_ranked_by_how_often_they_are_named(news):
    found = look_up(news, "actor", "Blair")
    assert found.ids == ("tony-blair", "cherie-blair")
    assert found.certain == ""   # there are two Blairs, also where only one is called just Blair
    assert look_up(news, "actor", "blai").certain == ""
    assert by_frequency(news, "actor")[:2] == ("tony-blair", "iraq")
    assert look_up(news, "actor", "tony").certain == "tony-blair"


def test_what_is_called_just_so_is_meant_and_what_only_has_it_in_a_name_comes_after(news):
    found = look_up(news, "actor", "un")
    assert found.certain == "united-nations"
    assert len(found.ids) > 1
    assert found.n_exact == 1


@pytest.mark.parametrize("typed", ["", " ", "?!", "nobody at all"])
def test_what_is_in_no_name_finds_nothing(news, typed):
    assert look_up(news, "actor", typed) == ((), 0)
    assert look_up(news, "actor", typed).certain == ""


def test_documents_are_found_by_title_and_by_file(news):
    assert look_up(news, "document", "in brief").ids == ("b.txt",)
    assert look_up(news, "document", "a.txt").certain == "a.txt"


def test_themes_are_found_by_their_terms(seeds):
    for row in seeds.themes.itertuples():
        assert row.theme_id in look_up(seeds, "theme", row.label).ids
        assert row.theme_id in look_up(seeds, "theme", row.terms[-1]).ids


def test_every_surface_in_the_texts_finds_its_actor(seeds):
    texts = dict(zip(seeds.documents["doc_id"], seeds.documents["text"], strict=True))
    pairs = {(row.actor_id, texts[row.doc_id][row.start:row.end]) for row in seeds.mentions.itertuples()}
    assert len(pairs) > 100
    for actor, surface in pairs:
        assert actor in look_up(seeds, "actor", surface).ids, surface


def test_an_unknown_subject_names_the_known_ones(seeds):
    with pytest.raises(InputError, match="it is one of actor, theme, document"):
        look_up(seeds, "rule", "x")


def test_twenty_thousand_actors_are_looked_up_at_once(news):
    many = frame("actors", [(f"person-{n}", f"Person Nr. {n} Surname-{n % 977}", "person", "", "discovered")
                            for n in range(20_000)])
    result = replace(news, actors=pd.concat([news.actors, many], ignore_index=True))
    look_up(result, "actor", "x")       # writes the names out, once for each analysis
    start = time.process_time()
    found = look_up(result, "actor", "surname 976")
    assert time.process_time() - start < 0.1
    assert len(found.ids) == 20
