"""Themes of messy collections: tables of numbers, another language, more themes than there are subjects."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp

from analysis import Document, analyze
from analysis.gather.themes import find_themes
from analysis.gather.themes.factors import DIRECTIONS, _start, factorise, reduced
from analysis.gather.themes.model import Model, merged
from analysis.gather.themes.stability import adjusted_rand
from analysis.gather.themes.words import TOKEN, encode, is_table, language, tokens
from dashboard.views.themes.wording import _stability

NO_MASKS = pd.DataFrame({"doc_id": [], "passage_id": [], "start": [], "end": []})
GERMAN = {
    "pflege": """Die Gewerkschaft fordert höhere Löhne für die Pflegekräfte in den Krankenhäusern.

In vielen Krankenhäusern fehlen Pflegekräfte, weil die Löhne niedrig sind. Die Gewerkschaft droht mit einem Streik.

Der Streik der Pflegekräfte trifft die Krankenhäuser hart. Die Gewerkschaft sagte, die Löhne seien zu niedrig.""",
    "ernte": """Die Ernte fiel wegen der Trockenheit schlecht aus. Die Bauern rechnen mit weniger Weizen.

Nach der langen Trockenheit fürchten die Bauern um die Ernte. Der Weizen ist auf den Feldern vertrocknet.

Die Bauern verlangen Hilfe vom Land, weil die Trockenheit den Weizen und die Ernte vernichtet hat.""",
    "hochwasser": """Der Fluss trat nach dem Hochwasser über. Die Feuerwehr hat die Deiche mit Sandsäcken erhöht.

Das Hochwasser hat die Deiche an vielen Stellen beschädigt. Die Feuerwehr füllt weiter Sandsäcke.

Nach dem Hochwasser sollen die Deiche erhöht werden, damit die Feuerwehr keine Sandsäcke mehr schleppen muss.""",
}
SUBJECTS = {
    "farm": "The harvest of wheat and barley was poor because the drought dried the fields of the farmers {}.",
    "sea": "The ferry and the tanker collided in the harbour and the coast guard rescued the sailors {}.",
    "court": "The jury heard the witness and the judge sentenced the burglar to years in prison {}.",
}
TIMES = ["again", "in spring", "on the island", "near the old mill", "without delay", "at dawn"]


def subjects():
    rows = [(f"{name}{n}", 0, text.format(time)) for name, text in SUBJECTS.items() for n, time in enumerate(TIMES)]
    return pd.DataFrame(rows, columns=["doc_id", "passage_id", "text"])


@pytest.mark.parametrize("text", ["Shr 25 cts vs 31 cts Net 1,234,000 vs 1,540,000 Revs 12.3 mln vs 15.7 mln",
                                  "1990 12.4 13.1 | 1991 14.8 15.0 | total 27.2"])
def test_rows_of_numbers_are_a_table(text):
    assert is_table(text)


@pytest.mark.parametrize("text", ["In 1990 there were 12,000 of them and in 1991 there were 14,000.", "", "Yes.",
                                  "The sum was 1,000,000,000,000 in 1999 to 2004."])
def test_sentences_with_numbers_are_no_table(text):
    assert not is_table(text)


def test_a_table_carries_no_theme():
    table = pd.DataFrame([("table", 0, "wheat 12.1 13.4 15.8 barley 14.2 19.1 22.8 harvest 100.4 120.9")],
                         columns=["doc_id", "passage_id", "text"])
    carried = find_themes(pd.concat([subjects(), table]), NO_MASKS).passage_themes
    assert "table" not in set(carried["doc_id"])
    assert {"farm0", "sea0", "court0"} <= set(carried["doc_id"])


def test_more_themes_than_subjects_still_keep_the_subjects_apart():
    found = find_themes(subjects(), NO_MASKS, 6)
    assert 3 <= len(found.themes) <= 6
    assert all(found.themes["label"])
    first = found.passage_themes.sort_values("weight", ascending=False).drop_duplicates("doc_id")
    subject = first["doc_id"].str.rstrip("0123456789")
    assert (subject.groupby(first["theme_id"].astype(str)).nunique() == 1).all()


def test_themes_that_share_their_words_are_joined():
    weights = sp.csr_matrix(np.repeat(np.eye(3, dtype=np.float32), 4, axis=0))
    shares = np.zeros((12, 4), dtype=np.float32)
    shares[np.arange(12), [0, 0, 3, 3, 1, 1, 1, 1, 2, 2, 2, 2]] = 1
    joined = merged(weights, np.arange(12), Model(np.zeros((4, 3)), shares))
    assert joined.shares.shape == (12, 3)
    assert joined.shares.argmax(axis=1).tolist() == [0] * 4 + [1] * 4 + [2] * 4


def test_the_language_is_told_by_its_stop_words():
    assert language(GERMAN["ernte"]) == "de"
    assert language("The harvest of wheat was poor and the farmers are worried.") == "en"
    assert language("朝鲜向俄罗斯派遣军队") == ""


def test_german_nouns_are_no_names_to_themes():
    found = analyze([Document(doc_id=name, text=text, published=None) for name, text in GERMAN.items()], n_themes=3)
    labels = " ".join(found.themes["label"])
    assert {"Trockenheit", "Bauern"} & set(labels.split())
    first = found.passage_themes.groupby("theme_id", observed=True)["doc_id"].nunique()
    assert first.tolist() == [1, 1, 1]


def test_a_product_of_factors_is_found_again():
    chance = np.random.default_rng(1)
    product = sp.csr_matrix((chance.random((40, 3)) ** 4 @ chance.random((3, 25)) ** 4).astype(np.float32))
    table = reduced(product)
    (one, same), (other, _) = factorise([table, table], 3)
    assert one.min() >= 0 <= other.min()
    assert np.abs(one.T @ other - product).max() < 0.1 * product.max()
    assert np.array_equal(one, same)
    assert np.allclose(one, factorise([table], 3)[0][0], atol=1e-5)


@pytest.mark.parametrize("shape", [(30, 90), (90, 60)])
def test_a_small_table_is_brought_to_its_singular_vectors(shape):
    weights = sp.random_array(shape, density=0.3, rng=np.random.default_rng(3), format="csr", dtype=np.float32)
    table, (left, values, right) = reduced(weights), np.linalg.svd(weights.toarray(), full_matrices=False)
    near = (left * values)[:, :DIRECTIONS] @ right[:DIRECTIONS]
    assert np.allclose(table.rows @ table.directions, near, atol=1e-4)


def test_many_passages_are_brought_to_few_directions_the_same_every_time():
    chance = np.random.default_rng(2)
    groups = chance.integers(0, 6, 1500)
    weights = sp.csr_matrix((np.ones(9000, np.float32), (np.repeat(np.arange(1500), 6), np.repeat(groups, 6) * 120
                                                         + chance.integers(0, 120, 9000))), (1500, 720))
    table = reduced(weights)
    assert table.rows.shape == (1500, DIRECTIONS)
    assert np.array_equal(table.rows, reduced(weights).rows)
    one, _ = factorise([table.part(np.arange(0, 1500, 2))], 6)
    assert adjusted_rand(one[0].argmax(axis=0), groups[::2], 6) > 0.95


def test_assignments_agree_wholly_in_part_or_by_chance():
    assert adjusted_rand(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]), 2) == 1
    assert round(adjusted_rand(np.array([0, 0, 1, 2]), np.array([0, 0, 1, 1]), 3), 2) == 0.57
    assert adjusted_rand(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]), 2) < 0


def test_the_start_takes_the_side_of_a_singular_vector_that_weighs_more():
    table = reduced(sp.random(40, 12, 0.4, random_state=1, dtype=np.float32, format="csr"))
    by_passage, _ = _start(table, 6)
    left, _, right = np.linalg.svd(table.rows, full_matrices=False)
    for k, words in enumerate(right[:6] @ table.directions):
        sides = [(np.maximum(sign * left[:, k], 0), np.maximum(sign * words, 0)) for sign in (1, -1)]
        more = max(sides, key=lambda side: np.linalg.norm(side[0]) * np.linalg.norm(side[1]))[0]
        assert by_passage[k].argmax() == more.argmax()


@pytest.mark.parametrize(("stability", "told"), [([0.5, 0.5], "half of its own in 10 of 20 times"),
                                                 ([0.5, 1.0], "half of its own in 10 to 20 of 20 times")])
def test_how_often_themes_held_is_one_number_or_the_least_and_the_most(stability, told):
    themes = pd.DataFrame({"stability": stability, "n_resamples": [20, 20]})
    assert told in _stability(themes)


def test_texts_cut_together_are_as_cut_alone():
    texts = ["It's the well-known 'quay'", "", "- a --b c-", "The Café's \0 o\0f", "'s", "-", "Ö", "end'"]
    cut = encode(pd.Series(texts))
    own = [[cut.forms[form] for form in cut.flat[start:end]] for start, end in pairwise(cut.starts)]
    assert own == [TOKEN.findall(text.casefold()) for text in texts] == [tokens(text) for text in texts]
