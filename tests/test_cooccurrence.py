"""Pairs agree with a brute-force count and with scipy's own tests, and lead back to their sentences."""

from itertools import combinations
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, false_discovery_control, hypergeom
from scipy.stats.contingency import association

from analysis.ask.pairing import bits, cooccurrence, measures, pair_sentences
from analysis.errors import InputError

ACTORS = ["ann", "bob", "cem", "dan", "eve"]
UNIT = {"sentence": ["doc_id", "sent_id"], "passage": ["doc_id", "passage_id"], "document": ["doc_id"]}


def analysis_of(documents, sources=("",), kinds=("person",) * 5, passage_kinds=("text",)):
    """A small analysis: per document a list of passages, each a list of sentences, each a list of actors."""
    passages, sentences, mentions = [], [], []
    for d, document in enumerate(documents):
        sent_id = 0
        for p, passage in enumerate(document):
            passages.append((f"d{d}", p, passage_kinds[p % len(passage_kinds)]))
            for sentence in passage:
                sentences.append((f"d{d}", sent_id, p, 10 * sent_id, 10 * sent_id + 9))
                mentions += [(f"d{d}", sent_id, actor) for actor in sentence]
                sent_id += 1
    ids = [f"d{d}" for d in range(len(documents))]
    days = pd.to_datetime([f"2024-01-{d % 28 + 1:02}" for d in range(len(ids))]).to_numpy("datetime64[s]")
    frame = pd.DataFrame.from_records
    return SimpleNamespace(
        documents=categorical(pd.DataFrame({
            "doc_id": ids, "source": pd.Series([sources[d % len(sources)] for d in range(len(ids))], dtype="str"),
            "published_from": days, "published_to": days, "published_basis": "file name"}), ids),
        passages=categorical(frame(passages, columns=["doc_id", "passage_id", "kind"]), ids),
        sentences=categorical(frame(sentences, columns=["doc_id", "sent_id", "passage_id", "start", "end"]), ids),
        mentions=categorical(frame(mentions, columns=["doc_id", "sent_id", "actor_id"]), ids),
        actors=pd.DataFrame({"actor_id": ACTORS, "kind": list(kinds)}))


def categorical(table, ids):
    columns = {"doc_id": pd.Categorical(table["doc_id"], ids)}
    if "actor_id" in table:
        columns["actor_id"] = pd.Categorical(table["actor_id"], ACTORS)
    whole = {name: table[name].astype("int32") for name in ("sent_id", "passage_id", "start", "end") if name in table}
    return table.assign(**columns, **whole)


def brute_units(result, window):
    """{unit: set of actors} over all counted units, empty ones too."""
    text = result.passages[result.passages["kind"] == "text"]
    rows = result.sentences.merge(text, on=["doc_id", "passage_id"])
    table = {"sentence": rows, "passage": text, "document": result.documents}[window]
    units = {key: set() for key in table[UNIT[window]].itertuples(index=False, name=None)}
    named = result.mentions.merge(rows, on=["doc_id", "sent_id"])
    for row in named.to_dict("records"):
        units[tuple(row[column] for column in UNIT[window])].add(row["actor_id"])
    return units


sentence = st.lists(st.sampled_from(ACTORS), max_size=4)
document = st.lists(st.lists(sentence, min_size=1, max_size=3), min_size=1, max_size=4)
collections = st.lists(document, min_size=1, max_size=5)
windows = st.sampled_from(sorted(UNIT))
kinds_of_passages = st.sampled_from([("text",), ("heading", "text"), ("text", "text", "repeat")])


@settings(max_examples=40, deadline=None)
@given(collections, windows, kinds_of_passages)
def test_pairs_agree_with_a_brute_force_count(documents, window, passage_kinds):
    result = analysis_of(documents, sources=("", "x", "y"), passage_kinds=passage_kinds)
    units = brute_units(result, window)
    table = cooccurrence(result, window, top=None)
    column = "n_documents" if window == "document" else f"n_{window}s"
    rows = {(row["actor_a"], row["actor_b"]): row for row in table.to_dict("records")}
    for a, b in combinations(ACTORS, 2):
        shared = [unit for unit, actors in units.items() if {a, b} <= actors]
        assert ((a, b) in rows) == bool(shared)
        if shared:
            check_pair(rows[a, b], result, units, shared, a, b, column)


def check_pair(row, result, units, shared, a, b, column):
    holds = [sum(actor in actors for actors in units.values()) for actor in (a, b)]
    docs = [unit[0] for unit in shared]
    assert row[column] == len(shared)
    assert [row["n_a"], row["n_b"], row["n_units"]] == [*holds, len(units)]
    assert row["expected"] == pytest.approx(holds[0] * holds[1] / len(units))
    assert row["p_value"] == pytest.approx(hypergeom.sf(len(shared) - 1, len(units), *holds), abs=1e-12)
    assert row["n_documents"] == len(set(docs))
    facts = result.documents.set_index("doc_id").loc[sorted(set(docs))]
    assert row["n_sources"] == len(set(facts["source"]) - {""})
    assert row["first_date"] == facts["published_from"].min()
    assert row["last_date"] == facts["published_to"].max()
    strongest = min(set(docs), key=lambda doc: (-docs.count(doc), doc))
    assert row["strongest_document"] == strongest
    assert row["without_strongest"] == len(shared) - docs.count(strongest)


@settings(max_examples=25, deadline=None)
@given(collections, kinds_of_passages)
def test_documents_counted_bit_by_bit_give_the_table_of_those_counted_one_by_one(documents, passage_kinds):
    result = analysis_of(documents * 15, sources=("x", "", "y", "x"), passage_kinds=passage_kinds)
    by_bits = cooccurrence(result, "document")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bits, "MOST_ACTORS", 0)
        pd.testing.assert_frame_equal(by_bits, cooccurrence(result, "document"), check_dtype=False)


@settings(max_examples=25, deadline=None)
@given(collections, windows, kinds_of_passages)
def test_the_sentences_of_a_pair_are_in_as_many_units_as_its_count(documents, window, passage_kinds):
    result = analysis_of(documents, passage_kinds=passage_kinds)
    column = "n_documents" if window == "document" else f"n_{window}s"
    for row in cooccurrence(result, window, top=None).to_dict("records"):
        found = pair_sentences(result, row["actor_a"], row["actor_b"], window)
        assert len(found[UNIT[window]].drop_duplicates()) == row[column]


tables = st.integers(1, 400).flatmap(lambda total: st.tuples(
    st.just(total), st.integers(1, total), st.integers(1, total))).flatmap(lambda t: st.tuples(
        st.just(t[0]), st.just(t[1]), st.just(t[2]),
        st.integers(max(0, t[1] + t[2] - t[0]), min(t[1], t[2]))))


@settings(max_examples=150, deadline=None)
@given(tables)
def test_p_values_and_log_likelihood_agree_with_scipy(table):
    total, n_a, n_b, both = table
    counts = np.array([both]), np.array([n_a]), np.array([n_b]), np.array([total])
    assert measures.p_value(*counts)[0] == pytest.approx(hypergeom.sf(both - 1, total, n_a, n_b), rel=1e-8)
    cells = [[both, n_a - both], [n_b - both, total - n_a - n_b + both]]
    if 0 < n_a < total and 0 < n_b < total:
        expected = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
        assert measures.log_likelihood(*counts)[0] == pytest.approx(expected, abs=1e-8)
        assert (association(cells, "cramer") < 1e-9) == (measures.log_likelihood(*counts)[0] < 1e-9)


def test_p_values_of_a_large_collection_agree_with_scipy():
    both = np.array([0, 1, 3900, 4000, 4001, 4400, 9000])
    expected = hypergeom.sf(both - 1, 2_500_000, 100_000, 100_000)
    found = measures.p_value(both, 100_000, 100_000, 2_500_000)
    assert found == pytest.approx(expected, rel=1e-6)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_q_values_agree_with_scipy(p_values):
    assert measures.q_value(p_values) == pytest.approx(false_discovery_control(p_values))


def test_tests_that_are_not_listed_weigh_on_the_q_value():
    assert measures.q_value([0.01, 0.02], tests=10) == pytest.approx([0.1, 0.1])


def test_npmi_is_one_for_actors_only_named_together_and_minus_one_for_never():
    assert measures.npmi(np.array([3, 0]), np.array([3, 3]), np.array([3, 3]), 10) == pytest.approx([1, -1])


def test_npmi_of_two_actors_named_everywhere_says_nothing():
    assert measures.npmi(np.array([10]), np.array([10]), np.array([10]), 10) == pytest.approx([0])


def test_a_pair_held_up_by_one_document_does_not_survive():
    together, alone = [["ann", "bob"]], [["cem"]]
    strong = [[*[together] * 12, *[alone] * 30]]
    row = cooccurrence(analysis_of([*strong, [alone]])).iloc[0]
    assert (row["n_sentences"], row["without_strongest"], row["survives"]) == (12, 0, False)


def test_a_pair_of_many_documents_survives():
    row = cooccurrence(analysis_of([[[["ann", "bob"]], [["cem"]], [["dan"]]]] * 8)).iloc[0]
    assert (row["n_sentences"], row["without_strongest"], row["survives"]) == (8, 7, True)


def test_places_stay_out_unless_asked_for():
    result = analysis_of([[[["ann", "bob"]]]], kinds=("place", *["person"] * 4))
    assert cooccurrence(result).empty
    assert len(cooccurrence(result, with_places=True)) == 1


def test_weak_pairs_can_be_left_out():
    result = analysis_of([[[["ann", "bob"], ["ann", "bob"], ["ann", "cem"]]]])
    assert list(cooccurrence(result, min_count=2)["actor_b"]) == ["bob"]


def test_only_the_most_mentioned_actors_are_paired():
    result = analysis_of([[[["ann", "bob"], ["ann", "bob"], ["ann", "cem"]]]])
    assert list(cooccurrence(result, top=2)["actor_b"]) == ["bob"]


def test_an_analysis_without_pairs_gives_an_empty_table_with_all_columns():
    full = cooccurrence(analysis_of([[[["ann", "bob"]]]]))
    empty = cooccurrence(analysis_of([[[["ann"]]]]))
    assert empty.empty
    assert list(empty.columns) == list(full.columns)


def test_unsorted_evidence_gives_the_same_pairs():
    result = analysis_of([[[["ann", "bob"], ["cem", "bob"]], [["ann", "cem"]]], [[["ann", "bob", "cem"]]]])
    shuffled = SimpleNamespace(**vars(result) | {
        name: getattr(result, name).sample(frac=1, random_state=3) for name in ("mentions", "sentences", "passages")})
    for window in UNIT:
        pd.testing.assert_frame_equal(cooccurrence(result, window), cooccurrence(shuffled, window))


def test_an_unknown_window_is_an_error_that_names_the_known_ones():
    with pytest.raises(InputError, match="use one of sentence, passage, document"):
        cooccurrence(analysis_of([[[["ann"]]]]), "page")


def test_an_unknown_actor_is_an_error():
    with pytest.raises(InputError, match="'zoe' is not in this analysis"):
        pair_sentences(analysis_of([[[["ann"]]]]), "ann", "zoe")
