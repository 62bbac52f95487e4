"""The list of documents: found, in an order, each with what it is about."""

import pytest

from analysis import Document, InputError, analyze, count
from analysis.ask import document_list, main_subjects, short_labels

ROWS = {
    "a.txt": ("Zebra crossings", "The Post", "2020-01-01", "China met Russia. China met Iran. It rained for days."),
    "b.txt": ("apples", "", None, "Nobody was there."),
    "c.txt": ("Émigrés", "Gazette", "2019-01-01", "Iran spoke. Then it was over."),
}


@pytest.fixture(scope="module")
def three():
    """Three documents, one of them without a date and a source."""
    return analyze([Document(doc_id=doc_id, title=title, source=source, published=day, text=text)
                    for doc_id, (title, source, day, text) in ROWS.items()])


def listed(result, *asked):
    return "".join(doc_id[0] for doc_id in document_list(result, *asked)["doc_id"])


@pytest.mark.parametrize(("asked", "names"), [
    (("",), "cab"), (("", "written", True), "acb"), (("", "title"), "bac"), (("", "source"), "cab"),
    (("", "source", True), "acb"), (("", "length", True), "acb"), (("emigres",), "c"), (("post",), "a"),
    (("b.txt",), "b"), (("nothing",), ""),
])
def test_documents_are_found_and_come_in_an_order(three, asked, names):
    assert listed(three, *asked) == names


def test_an_order_that_is_none_is_told(three):
    with pytest.raises(InputError, match="one of title, written, source, length"):
        document_list(three, "", "colour")


def test_in_a_list_a_theme_told_by_a_sentence_is_a_few_of_its_terms(seeds):
    named = short_labels(seeds)
    for theme in seeds.themes.itertuples():
        if theme.label.startswith("“"):
            assert named[theme.theme_id] == " · ".join(theme.terms[:3])
        else:
            assert named[theme.theme_id] == theme.label


def test_a_document_is_about_the_actors_in_most_of_its_sentences(three, seeds):
    assert [actors for actors, _ in main_subjects(three, document_list(three))] == [
        ["Iran"], ["China", "Iran", "Russia"], []]
    told = main_subjects(seeds, seeds.documents)
    for (actors, themes), document in zip(told, seeds.documents["doc_id"], strict=True):
        rows = seeds.mentions[seeds.mentions["doc_id"] == document]
        assert 0 < len(actors) <= 3
        assert len(themes) <= 2
        assert not any(theme.startswith("“") for theme in themes)
        top = count(rows, ["actor_id"])["n_sentences"].max()
        names = seeds.actors.set_index("name")["actor_id"]
        assert count(rows, ["actor_id"]).set_index("actor_id")["n_sentences"][names[actors[0]]] == top
