"""Themes of passages: the same every time, readable, and sensible when there is little to go by."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.gather.themes import COLUMNS, document_themes, find_themes, words
from analysis.gather.themes.number import peak

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
NO_MASKS = pd.DataFrame({"doc_id": [], "passage_id": [], "start": [], "end": []})
TABLES = tuple(COLUMNS)


def passages_of(texts):
    """The lines of each text as its passages."""
    rows = [(f"{number:03}", place, line) for number, text in enumerate(texts)
            for place, line in enumerate(text.split("\n")) if len(line.split()) > 7]
    return pd.DataFrame(rows, columns=["doc_id", "passage_id", "text"])


@pytest.fixture(scope="module")
def passages():
    return passages_of([path.read_text(encoding="utf-8") for path in SEEDS])


@pytest.fixture(scope="module")
def found(passages):
    return find_themes(passages, NO_MASKS)


def same(one, other):
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


def test_the_same_passages_give_the_same_tables(passages, found):
    same(find_themes(passages, NO_MASKS), found)


def test_the_order_of_the_passages_does_not_matter(passages, found):
    same(find_themes(passages.iloc[::-1].reset_index(drop=True), NO_MASKS), found)


def test_a_passage_carries_at_most_three_themes_by_a_weight_up_to_one(found):
    carried = found.passage_themes
    assert carried.groupby(["doc_id", "passage_id"]).size().max() <= 3
    assert carried["weight"].between(0, 1, inclusive="right").all()
    assert set(carried["theme_id"]) <= set(found.themes["theme_id"])


def test_every_theme_has_a_readable_id_and_terms(found):
    assert found.themes["theme_id"].is_unique
    assert found.themes["theme_id"].str.fullmatch(r"[a-z0-9-]+").all()
    assert found.themes["terms"].map(len).between(3, 10).all()


def test_a_masked_name_is_in_no_term():
    texts = ["The harbour of Springfield burns and Springfield calls the fire brigade at once"] * 3
    rows = passages_of(texts)
    masks = pd.DataFrame([(doc, 0, at, at + 11) for doc in rows["doc_id"] for at in (15, 37)],
                         columns=["doc_id", "passage_id", "start", "end"])
    terms = set(find_themes(rows, masks).theme_terms["term"])
    assert "harbour" in terms
    assert "springfield" not in terms


@pytest.mark.parametrize("n_themes", [1, 2, 3])
def test_a_person_can_choose_the_number_of_themes(passages, n_themes):
    assert len(find_themes(passages, NO_MASKS, n_themes).themes) == n_themes


@pytest.mark.parametrize("texts", [
    [], [""], ["one two"], ["Yes."], ["The cat sat on the mat and looked at the very big dog"],
    ["The cat sat on the mat and looked at the very big dog"] * 10,
    ["Die Regierung hat am Dienstag ein neues Gesetz gegen die Armut beschlossen und will es bald erklären"] * 2,
    ["朝鲜向俄罗斯派遣军队标志着非欧洲国家首次在欧洲参战 朝鲜 向 俄罗斯 派遣 军队 标志 着"],
    ["12 34 56 78 90 12 34 56 78"],
], ids=["no document", "an empty one", "two words", "yes", "one sentence", "ten identical", "german", "chinese",
        "numbers"])
def test_a_small_collection_gives_tables_and_no_error(texts):
    found = find_themes(passages_of(texts), NO_MASKS)
    for name in TABLES:
        assert list(getattr(found, name).columns)[:len(COLUMNS[name])] == list(COLUMNS[name])


def test_no_number_of_themes_below_one_is_taken(passages):
    with pytest.raises(InputError, match="n_themes is 0; use a number from 1 up"):
        find_themes(passages, NO_MASKS, 0)


def test_themes_that_live_on_keep_their_ids_and_names(passages, found):
    more = pd.concat([passages, passages_of([""] * 5 + [
        "The harvest of wheat and barley failed again, farmers said, and bread prices rose in every town.\n"
        "Bread prices rose because the harvest of wheat failed and farmers had no barley left to sell."])])
    later = find_themes(more, NO_MASKS, previous=found)
    living = later.themes[~later.themes["status"].isin(["new", "gone"])]
    assert len(living) >= 0.7 * len(found.themes)
    assert set(zip(living["theme_id"], living["label"], strict=True)) <= set(
        zip(found.themes["theme_id"], found.themes["label"], strict=True))


def test_the_same_folder_again_has_nothing_new_and_nothing_gone(passages, found):
    again = find_themes(passages, NO_MASKS, previous=found)
    assert set(again.themes["status"]) == {"kept"}
    pd.testing.assert_frame_equal(again.themes.drop(columns="status"), found.themes.drop(columns="status"))
    pd.testing.assert_frame_equal(again.positions, found.positions)


def test_a_theme_of_which_nothing_is_left_is_gone(passages, found):
    other = passages_of(["The harvest of wheat and barley failed again, farmers said, and bread prices rose."] * 3)
    later = find_themes(other, NO_MASKS, previous=found)
    assert set(later.themes.loc[later.themes["status"] == "gone", "theme_id"]) == set(found.themes["theme_id"])
    assert not later.themes.loc[later.themes["status"] == "gone", "n_passages"].any()


def test_a_documents_themes_are_the_sums_of_its_passages(found):
    table = document_themes(found.passage_themes)
    assert table.groupby("doc_id")["share"].sum().between(0.999, 1.001).all()
    assert table["weight"].sum() == pytest.approx(found.passage_themes["weight"].sum())


def test_a_weak_theme_says_why(found):
    weak = found.themes["stability"] < 0.6
    assert (found.themes["weakness"] != "")[weak].all()


def test_the_number_of_themes_is_a_stable_peak():
    assert peak([(5, 0.80), (6, 0.70), (8, 0.79), (10, 0.60)]) == 8
    assert peak([(5, 0.80), (6, 0.70), (8, 0.71), (10, 0.60)]) == 5


@given(st.text(alphabet="abZ1_'- .é’", max_size=30))
def test_words_of_ascii_text_are_found_as_all_words_are(text):
    assert words.tokens(text) == words.TOKEN.findall(text.casefold())
