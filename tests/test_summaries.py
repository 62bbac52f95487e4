"""Narrow, count, trace, quote and excerpts."""

import pytest

from analysis import Document, Filter, analyze, count, narrow, trace
from analysis.ask import excerpts, n_units, quote
from analysis.ask.summaries import UNITS, passage_keys
from analysis.errors import InputError


def test_no_filter_keeps_every_passage_of_text(seeds):
    kept = narrow(seeds)
    assert set(kept.passages["kind"]) == {"text"}
    assert len(kept.documents) == 5


@pytest.mark.parametrize("chosen", [
    Filter(actors=("russia",)), Filter(documents=("003_d2eb0ef5b14f4884.txt",)), Filter(since="2000-01-01"),
    Filter(until="1960-12-31"), Filter(words="combat experience"), Filter(actors=("china",), words="nuclear"),
])
def test_a_filter_keeps_evidence_of_kept_passages_only(seeds, chosen):
    kept = narrow(seeds, chosen)
    assert 0 < len(kept.passages) < len(narrow(seeds).passages)
    passages = set(passage_keys(kept, kept.passages))
    for rows in (kept.mentions, kept.markers, kept.statements, kept.sentences, kept.passage_themes):
        assert set(passage_keys(kept, rows)) <= passages


def test_a_filter_by_actor_keeps_the_passages_that_name_it(seeds):
    kept = narrow(seeds, Filter(actors=("china",)))
    named = kept.mentions[kept.mentions["actor_id"] == "china"]
    assert set(passage_keys(kept, named)) == set(passage_keys(kept, kept.passages))


def test_a_filter_by_words_keeps_the_passages_that_contain_all_of_them(seeds):
    kept = narrow(seeds, Filter(words="COMBAT experience"))
    assert all("combat" in text.lower() and "experience" in text.lower() for text in quote(kept, kept.passages))


@pytest.mark.parametrize("words", ['"combat experience"', "“Combat  experience”", '"combat experience'])
def test_quotes_search_a_phrase(seeds, words):
    assert len(narrow(seeds, Filter(words=words)).passages) > 0


def test_a_phrase_goes_over_a_line_break_and_is_narrower_than_its_words():
    document = Document(doc_id="a", text="Many people heard in the morning that the great\nleader spoke in "
                        "the hall.\n\nAll of them said afterwards that the leader is great.")
    result = analyze([document])
    found = {words: len(narrow(result, Filter(words=words)).passages)
             for words in ("great leader", '"great leader"', '"leader great"', '"great leader" spoke', '"')}
    assert found == {"great leader": 2, '"great leader"': 1, '"leader great"': 0, '"great leader" spoke': 1, '"': 2}


def test_filters_together_keep_what_passes_each(seeds):
    both = narrow(seeds, Filter(actors=("china",), words="nuclear"))
    single = [narrow(seeds, Filter(actors=("china",))), narrow(seeds, Filter(words="nuclear"))]
    keys = [set(passage_keys(kept, kept.passages)) for kept in single]
    assert set(passage_keys(both, both.passages)) == keys[0] & keys[1]


@pytest.mark.parametrize("unit", UNITS)
def test_a_count_is_the_number_of_units_its_trace_returns(seeds, unit):
    rows = narrow(seeds).mentions.merge(seeds.sentences[["doc_id", "sent_id", "passage_id"]])
    counted = count(rows, ["actor_id"], unit)
    assert len(counted) > 20
    for row in counted.itertuples():
        assert n_units(trace(rows, ["actor_id"], [row.actor_id]), unit) == getattr(row, f"n_{unit}")


def test_an_unknown_unit_names_the_known_ones(seeds):
    with pytest.raises(InputError, match="it is one of sentences, "):
        count(seeds.mentions, ["actor_id"], "pages")


def test_a_key_that_the_rows_lack_names_what_they_have(seeds):
    with pytest.raises(InputError, match="no column 'actor'; they have doc_id, "):
        count(seeds.mentions, ["actor"])


def test_an_excerpt_quotes_its_sentence_and_marks_the_mention(seeds):
    rows = trace(narrow(seeds).mentions, ["actor_id"], ["china"])
    found = excerpts(seeds, rows, "sentences")
    assert len(found) == n_units(rows, "sentences")
    for excerpt in found:
        marked = [excerpt.text[a - excerpt.start : b - excerpt.start] for a, b in excerpt.marks]
        assert marked
        assert all(word.startswith(("Chin", "Beijing")) for word in marked)


def test_actors_together_are_those_that_one_passage_names():
    text = "China met Iran.\n\nChina left for the coast and the hills.\n\nIran stayed where it was that day."
    result = analyze([Document(doc_id="a", text=text)])
    both = ("china", "iran")
    assert len(narrow(result, Filter(actors=both)).passages) == 3
    kept = narrow(result, Filter(actors=both, together=True))
    assert len(kept.passages) == 1
    assert set(kept.mentions["actor_id"].astype("str")) == set(both)
