"""Every table keeps its description, on the seeds."""

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import Document, analyze, load, narrow
from analysis.errors import InputError, TableError
from analysis.store.tables import COLUMNS, EVIDENCE, PASSAGE_KINDS, aligned, typed, unit_keys

SPANS = ("passages", "sentences", *EVIDENCE)


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_has_its_columns_in_their_types(seeds, name):
    table = getattr(seeds, name)
    for column, kind in COLUMNS[name].items():
        assert table[column].dtype == kind or (kind == "category" and table[column].dtype.name == "category"), column


@pytest.mark.parametrize("name", SPANS)
def test_a_span_lies_inside_its_text_and_is_trimmed(seeds, name):
    texts = seeds.documents.set_index("doc_id")["text"]
    for row in getattr(seeds, name).itertuples():
        quoted = texts[row.doc_id][row.start : row.end]
        assert quoted
        assert quoted == quoted.strip()


@pytest.mark.parametrize("name", EVIDENCE)
def test_evidence_stands_in_its_sentence_and_starts_there(seeds, name):
    sentences = seeds.sentences.set_index(["doc_id", "sent_id"])
    for row in getattr(seeds, name).itertuples():
        sentence = sentences.loc[(row.doc_id, row.sent_id)]
        assert sentence.start <= row.start < sentence.end


@pytest.mark.parametrize("name", EVIDENCE)
def test_evidence_is_never_in_boilerplate_or_repeats(seeds, name):
    rows = getattr(seeds, name).merge(seeds.sentences[["doc_id", "sent_id", "passage_id"]])
    rows = rows.merge(seeds.passages[["doc_id", "passage_id", "kind"]], on=["doc_id", "passage_id"])
    assert set(rows["kind_y" if "kind_y" in rows else "kind"]) <= {"text", "heading"}


@pytest.mark.parametrize("name", EVIDENCE)
def test_every_rule_that_found_something_is_in_the_table_of_rules(seeds, name):
    assert set(getattr(seeds, name)["rule_id"]) <= set(seeds.rules["rule_id"])


@pytest.mark.parametrize(("name", "column", "target"), [
    ("mentions", "actor_id", "actors"), ("statements", "speaker_id", "actors"),
    ("passage_themes", "theme_id", "themes"), ("theme_terms", "theme_id", "themes"),
])
def test_an_id_leads_to_its_row(seeds, name, column, target):
    used = set(getattr(seeds, name)[column].astype("str")) - {""}
    assert used <= set(getattr(seeds, target)[column.replace("speaker", "actor")])


def test_every_kind_of_passage_is_a_known_one(seeds):
    assert set(seeds.passages["kind"]) == set(PASSAGE_KINDS)


@pytest.mark.parametrize(("name", "ordinal"), [("passages", "passage_id"), ("sentences", "sent_id")])
def test_ordinals_are_sorted_and_unique(seeds, name, ordinal):
    keys = unit_keys(getattr(seeds, name), ordinal)
    assert (np.diff(keys) > 0).all()


def test_actors_and_themes_have_one_row_each(seeds):
    assert seeds.actors["actor_id"].is_unique
    assert seeds.themes["theme_id"].is_unique
    assert seeds.actors["actor_id"].str.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*").all()


def test_a_date_interval_does_not_end_before_it_begins(seeds):
    for name, first, last in (("markers", "from_date", "to_date"), ("documents", "published_from", "published_to")):
        table = getattr(seeds, name)
        both = table.dropna(subset=[first, last])
        assert (both[first] <= both[last]).all()


def test_a_saved_analysis_is_loaded_as_it_was(seeds, tmp_path):
    seeds.save(tmp_path)
    for name, table in load(tmp_path).tables():
        expected = getattr(seeds, name)
        if name == "themes":
            table, expected = (t.assign(terms=t["terms"].map(list)) for t in (table, expected))
        assert_frame_equal(table, expected, check_categorical=False)


def test_the_same_folder_gives_the_same_tables(seeds, pytestconfig):
    for name, table in analyze(pytestconfig.rootpath / "seeds").tables():
        assert_frame_equal(table, getattr(seeds, name))


def test_a_folder_without_an_analysis_says_how_to_make_one(tmp_path):
    with pytest.raises(InputError, match="python -m analysis"):
        load(tmp_path)


def test_a_table_without_a_column_says_which():
    with pytest.raises(TableError, match="sentences: column 'doc_id' is missing"):
        typed("sentences", pd.DataFrame({"start": [1]}))


def test_a_document_that_only_repeats_another_has_its_themes_but_counts_nothing(pytestconfig):
    seed = sorted((pytestconfig.rootpath / "seeds").glob("*.txt"))[3].read_text(encoding="utf-8")
    result = analyze([Document("a", seed), Document("b", seed)])
    first, second = (result.passage_themes[result.passage_themes["doc_id"] == doc_id] for doc_id in "ab")
    assert 0 < len(second) <= len(first)
    assert set(narrow(result).passage_themes["doc_id"]) == {"a"}


def test_documents_in_another_order_keep_every_row_with_its_document(seeds):
    tables = dict(seeds.tables())
    turned = aligned(tables | {"documents": tables["documents"].iloc[::-1]})
    assert list(turned.mentions["doc_id"].cat.categories) == list(turned.documents["doc_id"].astype("str"))
    assert list(turned.mentions["doc_id"].astype("str")) == list(seeds.mentions["doc_id"].astype("str"))
