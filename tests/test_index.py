"""The index of words that goes on from that of an earlier analysis gives what one made whole gives."""

import sqlite3

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Document, analyze, load, search
from analysis.ask import save_index
from analysis.store import index, indexing
from analysis.text.searching import rendered

WORDS = ("war", "peace", "oil-price", "oil", "price", "village", "The", "e-mail", "Łódź", "95", "of")
ASKED = ('"war"', '"oil price"', '"oilprice"', '"vill" *', '"the"', "NEAR(war peace, 3)", '"lodz" OR "95"',
         '"war" AND "peace"')
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), max_size=12)
BEFORE = [f"The war of village {n} was long, of oil-price and e-mail." for n in range(40)]


def contents(texts, apart=1):
    """The texts as passages, every so many rows of a table one."""
    numbers = np.arange(len(texts)) * apart
    return indexing.Contents(numbers, lambda asked: (texts[n // apart] for n in asked), rendered)


def answers(made):
    """All that an index tells, the order of its rows aside."""
    # repr: where texts have but three words a score may be no number
    ranked = {asked: sorted(map(repr, zip(*made.ranked(asked), strict=True))) for asked in ASKED}
    return {"format": made.format, "of": made.fingerprint, "ranked": ranked,
            "held": {asked: sorted(made.holding(asked).tolist()) for asked in ASKED},
            "vocabulary": sorted(made.vocabulary(1, 40)), "of e": sorted(made.vocabulary(1, 40, "e")),
            "common": {word: sorted(made.holding_common(word).tolist()) for word in made.common}}


def grown(folder, before, *after):
    """The index of the first texts, and from it of the next, and so on; and that of the last made whole."""
    made, was = indexing.build(contents(before), folder / "0", "0"), contents(before)
    for step, texts in enumerate(after, 1):
        now = contents(texts, apart=step + 1)
        made, was = indexing.grow(made, was, now, folder / str(step), str(step)), now
    return made, indexing.build(was, folder / "whole", str(len(after)))


@settings(deadline=None, max_examples=40)
@given(TEXTS, TEXTS, TEXTS)
def test_an_index_that_goes_on_is_one_made_whole(tmp_path_factory, first, second, third):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(indexing, "MANY", 2)
        patch.setattr(indexing, "MOST_CHANGED", 9)
        patch.setattr(index, "ONCE", 4)
        made, whole = grown(tmp_path_factory.mktemp("index"), first, second, third)
    assert answers(made) == answers(whole)


def test_what_comes_between_goes_and_changes_its_place_is_found_there(tmp_path, monkeypatch):
    monkeypatch.setattr(indexing, "MANY", 5)
    filled = []
    monkeypatch.setattr(indexing, "_fill", lambda *given, own=indexing._fill: filled.append(1) or own(*given))
    after = ["A peace came between.", *BEFORE[30:], *BEFORE[1:20], "Łódź", BEFORE[5], *BEFORE[20:30]]
    made, whole = grown(tmp_path, BEFORE, after)
    assert len(filled) == 2     # the first, and the one made whole to compare
    assert len(made.passages) == len(BEFORE) + 3
    assert answers(made) == answers(whole)
    assert "war" in made.common


def test_where_much_has_changed_all_is_made_anew(tmp_path):
    made, _ = grown(tmp_path, BEFORE, BEFORE[20:], BEFORE[20:] + ["Other."] * 8)
    assert len(made.passages) == 28


@pytest.mark.parametrize("spoil", [
    "update about set rules = 'others'", "update about set passages = zeroblob(160)", "delete from words_data",
    "drop table vocabulary",
])
def test_a_file_that_cannot_be_used_is_made_anew(tmp_path, spoil):
    before = indexing.build(contents(BEFORE), tmp_path / "before", "")
    with sqlite3.connect(before.path) as connection:
        connection.execute(spoil)
    texts = [*BEFORE, "A new war."]
    made = indexing.grow(index.open_index(before.path), contents(BEFORE), contents(texts), tmp_path / "after", "1")
    assert answers(made) == answers(indexing.build(contents(texts), tmp_path / "whole", "1"))


def test_a_file_that_is_gone_is_made_anew(tmp_path):
    before = indexing.build(contents(BEFORE), tmp_path / "before", "")
    before.path.unlink()
    made = indexing.grow(before, contents(BEFORE), contents(BEFORE), tmp_path / "after", "1")
    assert len(made.holding('"war"')) == len(BEFORE)


def test_the_index_goes_on_with_the_tables(tmp_path, monkeypatch):
    documents = [Document(f"{n}.txt", f"{text}\n\nThe village of Lodz number {n} was told of.")
                 for n, text in enumerate(BEFORE)]
    more = [*documents, Document("10a.txt", "A new war came to the village.")]
    out = tmp_path / "out"
    analyze(documents).save(out, lambda place: save_index(analyze(documents), place))
    previous, result = load(out), analyze(more)
    monkeypatch.setattr(indexing, "_fill", None)
    result.save(out, lambda place: save_index(result, place, previous))
    again = load(out)
    assert search(again, '"new war"')["doc_id"].tolist() == ["10a.txt"]
    monkeypatch.undo()
    fresh = analyze(more)
    for words in ("war", "village", "lodz", "war NOT lodz", "told OR new"):
        assert search(again, words).astype("str").equals(search(fresh, words).astype("str")), words


def test_a_file_of_an_earlier_form_is_not_used(tmp_path):
    path = tmp_path / index.NAME
    with sqlite3.connect(path) as connection:
        connection.executescript("create table about(format text, fingerprint text);"
                                 "insert into about values ('3', 'of these')")
    connection.close()
    index.offer(tmp_path)
    assert not index.open_index(path).usable
    assert index.offered("of these") is None


def test_a_writer_that_ends_early_leaves_no_file_of_that_name(tmp_path):
    before = indexing.build(contents(BEFORE), tmp_path / "before", "")

    def failing(asked):
        yield "One."
        raise KeyboardInterrupt

    texts = [*BEFORE, "One.", "Two."]
    now = contents(texts)
    told = iter([now.texts, failing])
    now = now._replace(texts=lambda asked: next(told)(asked))
    with pytest.raises(KeyboardInterrupt):
        indexing.grow(before, contents(BEFORE), now, tmp_path / "after", "")
    assert not (tmp_path / "after").exists()
