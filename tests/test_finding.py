"""Search: the language of the box, what it finds, its rank, its marks, and the index beside the tables."""

import contextlib
from weakref import WeakValueDictionary

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Document, Filter, InputError, analyze, load, narrow, search
from analysis.ask import finding as module
from analysis.ask import marks, plain_words, save_index
from analysis.store import index, indexing
from analysis.text.searching import located, rendered

TEXTS = {
    "oil.txt": ("Oil prices rose after the sanctions, the minister of energy told reporters in Oslo on Monday.",
                "2019-05-01"),
    "gas.txt": ("Gas was cheap, and nobody spoke of oil while the war of words about prices went on for years.",
                "2021-03-10"),
    "war.txt": ("“The war must end,” Vladimir Putin said. Nuclear weapons were not spoken of at all there.",
                ""),
    "both.txt": ("China and Russia signed a nuclear treaty, and the sanction on oil ended the very same day.",
                 "2021-04-02"),
}


@pytest.fixture(scope="module")
def four():
    """Four documents of one passage each."""
    return analyze([Document(doc_id=name, text=text, published=day or None, source="The Post" if "oil" in name else "")
                    for name, (text, day) in TEXTS.items()])


def found(result, typed):
    return " ".join(sorted(name.removesuffix(".txt") for name in search(result, typed)["doc_id"]))


@pytest.mark.parametrize(("typed", "names"), [
    ("oil", "both gas oil"), ("oil prices", "gas oil"), ("oil AND prices", "gas oil"), ("prices OR war", "gas oil war"),
    ("oil NOT war", "both oil"), ("NOT oil", "war"), ("war (prices OR nuclear)", "gas war"), ("nucl*", "both war"),
    ('"oil prices"', "oil"), ('"oil price"', ""), ("sanction", "both oil"), ("oil NEAR/2 prices", "oil"),
    ("prices NEAR/1 oil", "oil"), ("oil NEAR prices", "gas oil"), ('oil NEAR/3 "same day"', "both"),
    ("oil NEAR/4 sanct* NEAR/3 minister", "oil"),
    ("actor:china", "both"), ("actor:putin", "war"), ("said-by:putin war", "war"), ("source:post", "oil"),
    ('source:"the post"', "oil"), ("after:2020", "both gas"), ("before:2020", "oil"), ("after:2021-03", "both"),
    ("before: 2021-03-10", "oil"), ("oil NOT actor:russia", "gas oil"), ("ACTOR:China oil", "both"),
    ("and or not near", ""), ('"AND"', "both gas"), ("", "both gas oil war"), ("&", "both gas oil war"),
    ("oil &", "both gas oil"), ("NOT &", "both gas oil war"), ("()", "both gas oil war"),
    ('"oil prices', "gas oil"), ('"', "both gas oil war"),
])
def test_a_query_finds(four, typed, names):
    assert found(four, typed) == names
    kept = narrow(four, Filter(words=typed)).passages["doc_id"]
    assert " ".join(sorted(name.removesuffix(".txt") for name in kept)) == names


@pytest.mark.parametrize(("typed", "told"), [
    ("(oil", "not closed"), ("oil)", "not opened"),
    ("oil AND", "after AND a word is missing"), ("OR oil", "before OR a word is missing"), ("NOT", "after NOT"),
    ("oil NEAR (gas OR war)", "NEAR stands between"), ("oil NEAR/500 war", "100 words"), ("*oil", "end of a word"),
    ("a*", "2 letters"), ("o*l", "end of a word"), ("place:oslo", "no field “place:”"), ("http://a.b", "no field"),
    ("actor:", "after actor: a name is missing"), ("actor:OR", "a name is missing"), ("actor:nobody", "no actor here"),
    ("theme:zzzz", "no theme here"), ("source:times", "sources are The Post"), ("before:lunch", "is no date"),
    ("after:2021-13", "is no date"), ("after:NaT", "is no date"), ("before:5 May", "is no date"),
    ("(" * 3000, "characters"), ("(" * 50 + "oil" + ")" * 50, "brackets within"),
])
def test_a_query_that_cannot_be_read_is_told_in_a_sentence(four, typed, told):
    with pytest.raises(InputError, match=r"^search: .*") as error:
        search(four, typed)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@settings(deadline=None)
@given(st.text(alphabet="ab \"()*:/ANDORTE-’“ne1", max_size=40))
def test_no_query_brings_search_down(four, typed):
    with contextlib.suppress(InputError):
        search(four, typed)
        marks("a b", typed)


def test_the_best_comes_first():
    texts = ["War was war, and war it stayed.",
             "The war of that year was one of many things that were spoken of there.",
             "Nothing of it was said in this long sentence about a harbour, a ship and a war and the sea and rain."]
    result = analyze([Document(doc_id=str(n), text=text) for n, text in enumerate(texts)])
    assert search(result, "war")["doc_id"].tolist() == ["0", "1", "2"]
    assert search(result, "war")["rank"].tolist() == [1, 2, 3]
    assert search(result, "war NOT harbour")["doc_id"].tolist() == ["0", "1"]


@pytest.mark.parametrize(("text", "typed", "marked"), [
    ("The wars’ end: Trump’s e-mail.", "war email", ["wars", "e-mail"]),
    ("The agree-\nment of Côte d’Ivoire’s oﬃce", "agreement ivoire office", ["agree-\nment", "Ivoire", "oﬃce"]),
    ("a war of words, a War", '"war of words" war', ["war of words", "War"]),
    ("Nuclear nuclei, unclear", "nucl*", ["Nuclear", "nuclei"]), ("oil not gas", "oil NOT gas", ["oil"]),
    ("co\u00adop in Łódź, 王植同志", "lodz 植同", ["Łódź", "植同"]), ("oil", "actor:china", []),
])
def test_what_a_hit_holds_is_marked_as_it_stands_there(text, typed, marked):
    assert [text[start:end] for start, end in marks(text, typed)] == marked


@settings(deadline=None)
@given(st.text(alphabet="abé-‐\u00ad’' \n\r\u200bﬃßΣİæ王.1_🎈", max_size=30))
def test_the_words_with_places_are_the_words_of_the_index(text):
    lines = [" ".join(word for word, _, _ in line) for line in located(text)]
    assert [line.strip() for line in [*rendered(text).split("\n"), ""][:2]] == lines
    for line in located(text):
        assert all(0 <= start < end <= len(text) for _, start, end in line)


def test_the_index_is_saved_and_used_for_these_passages_only(four, tmp_path, monkeypatch):
    four.save(tmp_path)
    save_index(four, tmp_path)
    made = []
    monkeypatch.setattr(indexing, "_fill", lambda *given, own=indexing._fill: made.append(1) or own(*given))
    again = load(tmp_path)
    assert found(again, "oil prices") == "gas oil"
    assert not made
    other = analyze([Document(doc_id=name, text=text.replace("Oil", "Air")) for name, (text, _) in TEXTS.items()])
    search(other, "oil")
    assert made


def test_an_index_that_is_none_is_made_anew(four, tmp_path):
    four.save(tmp_path)
    (tmp_path / index.NAME).write_text("no database", encoding="utf-8")
    assert found(load(tmp_path), "prices") == "gas oil"
    with pytest.raises(InputError, match=r"is no index of words"):
        index.open_index(tmp_path / index.NAME)
    with pytest.raises(InputError, match="cannot be written"):
        save_index(four, tmp_path / "nowhere")


@pytest.mark.parametrize("around", [3, 30])
def test_what_hyphens_join_is_found_in_its_phrases(around):
    filler = " ".join(f"w{n}" for n in range(around))
    text = f"It began {filler} with the re-signing of an e-mail treaty {filler} by Kilroy-Silk and ended {filler} now."
    result = analyze([Document(doc_id="a", text=text)])
    held = ("the resigning", '"email treaty"', '"resigning of an email treaty"', '"by kilroysilk and ended"', "email",
            '"re signing"', "resigning NEAR/5 email", '"signing of an e-mail treaty"', f'"w{around - 1} now"')
    for typed in held:
        assert len(search(result, typed)) == 1, typed
    for typed in ('"email by"', '"treaty by"', '"began with"', "silksilk"):
        assert search(result, typed).empty, typed


def test_headings_and_repeats_are_never_found(seeds):
    kinds = seeds.passages["kind"].astype("str").to_numpy()
    assert (kinds != "text").any()
    for typed in ("home", "print", "NOT home", "actor:china"):
        assert set(kinds[np.asarray(module.matching(seeds, typed))]) <= {"text"}


def test_only_words_are_looked_up_among_names():
    assert plain_words("north korea") == "north korea"
    assert plain_words('"north korea"')
    assert not any(map(plain_words, ("oil OR gas", "actor:china", "nucl*", "NOT oil", "", "oil NEAR gas")))


def test_words_in_many_passages_have_their_rows_beside_and_are_found_the_same(monkeypatch):
    """What is asked of the bits and what FTS5 tells of the words agree, forms, hyphens and exclusions too."""
    texts = [f"The {'war' if n % 2 else 'peace'}-time report {n} of a village{' stayed' if n % 7 == 0 else ''}."
             for n in range(24)]
    documents = [Document(f"{n}.txt", text) for n, text in enumerate(texts)]
    asked = ("the", "war", "wartime", "war NOT the", "war OR peace", '"the war"', "village NEAR report", "repor*", "7")
    plain = analyze(documents)
    expected = [module.matching(plain, words).tolist() for words in asked]
    assert not module._index(plain).common
    ranked = search(plain, "the stay")["doc_id"].tolist()
    monkeypatch.setattr(indexing, "MANY", 5)
    monkeypatch.setattr(module, "_MADE", WeakValueDictionary())
    beside = analyze(documents)
    assert {"the", "war", "village"} <= module._index(beside).common
    assert [module.matching(beside, words).tolist() for words in asked] == expected
    assert search(beside, "the stay")["doc_id"].tolist() == ranked
