"""The verb between two actors is found, and nouns that look like one are not."""

import pytest

from analysis import Document, analyze
from analysis.ask import excerpts, pair_sentences
from analysis.ask.linking_verbs import verbs_in

SENTENCES = [
    "Russia [[attacked]] Ukraine.",
    "China [[criticised]] and [[warned]] Japan.",
    "Russia rejected the attack on Ukraine, and its demand.",
    "Iran's support of Syria.",
    "Iran in United Nations resolutions on Syria.",
    "France [[sent]] the support to Mali.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_the_verbs_between_two_actors_are_found(marked):
    text = marked.replace("[[", "").replace("]]", "")
    last = max(text.find(name) for name in ("Ukraine", "Japan", "Syria", "Mali"))
    first = text.find("rejected") + len("rejected") if "rejected" in text else 0
    found = [text[start:end] for start, end in verbs_in(text, first, last)]
    assert found == [piece.split("]]")[0] for piece in marked.split("[[")[1:]]


def test_the_sentences_of_a_pair_mark_the_verb_between_them_only():
    result = analyze([Document("a.txt", text="Russia attacked Ukraine and left. Russia met China.")])
    rows = pair_sentences(result, "russia", "ukraine")
    (excerpt,) = excerpts(result, rows, "sentences", ("russia", "ukraine"))
    assert [excerpt.text[start:end] for start, end in excerpt.verbs] == ["attacked"]
    assert [excerpt.text[start:end] for start, end in excerpt.marks] == ["Russia", "Ukraine"]
