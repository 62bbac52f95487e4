"""Paragraphs that repeat another are found, those that only resemble one are left."""

import random
from itertools import accumulate, groupby
from operator import itemgetter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import Document, analyze, narrow
from analysis.find.repeats import NO_COPIES, Copy, find_copies
from analysis.gather import repeats as across
from analysis.gather.differences import _holds
from analysis.text import Passage

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
FOURTEEN = "The minister said on Monday that the new bridge will open in the spring of next year"
COPY = ("Negotiators from both sides met in Geneva on Tuesday to discuss the exchange of prisoners, the "
        "reopening of the port and the return of grain ships, but left after six hours without an agreement.")


def find_repeats(rows):
    """The repeats among passages (doc_id, passage_id, kind, text), those of a document in a row."""
    found, words, telling = [], [], []
    for doc_id, own in groupby(rows, key=itemgetter(0)):
        own = list(own)
        ends = list(accumulate(len(text) + 1 for *_, text in own))
        places = [Passage(number, end - len(text) - 1, end - 1, kind)
                  for (_, number, kind, text), end in zip(own, ends, strict=True)]
        copies = find_copies("\n".join(text for *_, text in own), places)
        found += [(doc_id, *copy) for copy in copies.rows]
        words.append(copies.words)
        telling.append(copies.telling)
    doc_ids = pd.CategoricalDtype(list(dict.fromkeys(row[0] for row in rows)))
    table = pd.DataFrame.from_records(found, columns=["doc_id", *Copy._fields]).astype({"doc_id": doc_ids})
    return across.find_repeats(table, *(np.concatenate([NO_COPIES.words, *own]) for own in (words, telling)))


def lines(path):
    rows = path.read_text(encoding="utf-8").replace("\r\n", "\n").split("\n")
    return [(path.name[:3], number, "text", row) for number, row in enumerate(rows) if row.strip()]


@pytest.fixture(scope="module")
def found():
    """The repeated lines of the seeds: {(seed, start of the line): start of the line kept}."""
    rows = [row for path in SEEDS for row in lines(path)]
    texts = {row[:2]: row[3].strip() for row in rows}
    return {(key[0], texts[key][:25]): texts[kept][:25] for key, kept in find_repeats(rows).items()}


def test_the_abstract_of_004_repeats_its_body():
    assert {passage_id for _, passage_id in find_repeats(lines(SEEDS[4]))} == {0, 1, 2}


def test_the_recommendations_of_004_are_counted_once_however_the_abstract_is_cut():
    abstract, body = lines(SEEDS[4])[:3], lines(SEEDS[4])[3:]
    cut = [("004", 100 + n, "text", item) for n, item in enumerate(abstract[2][3].split("; S "))]
    assert len(cut) == 5
    repeats = find_repeats([*cut, *[(d, n + 200, k, t) for d, n, k, t in body]])
    assert sorted(repeats) == [("004", 100 + n) for n in range(5)]
    texts = {row[1] + 200: row[3] for row in body}
    starts = [texts[kept[1]][:5] for _, kept in sorted(repeats.items())]
    assert starts == ["First", "Secon", "Third", "Fourt", "Fifth"]


def test_a_headline_with_a_section_name_glued_to_it_gives_way(found):
    assert found["000", "NewsTrump aims for peace "] == "Trump aims for peace talk"


def test_of_two_captions_the_first_is_kept():
    (key, kept), *_ = [(k, v) for k, v in find_repeats(lines(SEEDS[1])).items() if k[1] > 8]
    assert kept[1] < key[1]


def test_the_seeds_have_no_other_repeats(found):
    assert {seed: sum(key[0] == seed for key in found) for seed in ("000", "001", "002", "003", "004")} == {
        "000": 2, "001": 2, "002": 0, "003": 0, "004": 3,
    }


def repeats_of(first, second, same_document=False):
    other = "a" if same_document else "b"
    return find_repeats([("a", 0, "text", first), (other, 1, "text", second)])


def test_a_copy_in_another_case_and_punctuation_is_a_repeat():
    assert repeats_of(COPY, COPY.upper().replace(",", "")) == {("b", 1): ("a", 0)}


def test_a_syndicated_copy_with_a_small_edit_is_a_repeat():
    assert repeats_of(COPY, COPY.replace("both sides", "the two sides")) == {("b", 1): ("a", 0)}


@pytest.mark.parametrize("short", [COPY[:120] + "…", COPY[:113], COPY[:100] + "..."])
def test_a_copy_that_stops_short_gives_way_even_when_it_comes_first(short):
    assert repeats_of(short, COPY) == {("a", 0): ("b", 1)}
    assert repeats_of(COPY, short) == {("b", 1): ("a", 0)}


def test_the_same_sentence_with_another_number_is_news():
    text = "Profits of the group rose by 12 percent in the third quarter, the company told its shareholders"
    assert repeats_of(text, text.replace("12", "17")) == {}


YEARLY = ("In {year} the port of {port} handled {ships} ships, and the harbour company earned {euros} million euros "
          "from fees, pilots and repairs, which the board called sound for a port of this size and its workers.")


@pytest.mark.parametrize("same_document", [True, False])
@pytest.mark.parametrize("change", [{"year": "2020"}, {"ships": "1,187"}, {"euros": "38"}, {"port": "Malmö"}])
def test_paragraphs_alike_but_for_a_year_a_figure_or_a_name_are_two(same_document, change):
    facts = {"year": "2019", "port": "Bergen", "ships": "1,204", "euros": "40"}
    first, second = YEARLY.format(**facts), YEARLY.format(**facts | change)
    assert repeats_of(first, second, same_document) == {}
    assert repeats_of(first, first, same_document)


def test_a_yearly_paragraph_is_no_mixture_of_its_neighbours():
    rows = [("a", n, "text", YEARLY.format(year=2019 + n, port="Bergen", ships=1000 + n, euros=40 + n)
             + f" It had been {1000 + n - 1} ships and {40 + n - 1} million in {2019 + n - 1}.") for n in range(4)]
    assert find_repeats(rows) == {}


def test_a_name_at_the_head_of_a_paragraph_is_a_name():
    text = ("Norway will send more trains and engineers across the border before the winter, the ministry said, and "
            "asks its neighbours to do the same for as long as the old bridge is closed.")
    assert repeats_of(text, text.replace("Norway", "Sweden")) == {}


def differing(*documents):
    result = analyze([Document(doc_id=str(number), text=text) for number, text in enumerate(documents)])
    texts = dict(zip(result.documents["doc_id"].astype("str"), result.documents["text"], strict=True))
    return [(texts[row.doc_id][row.start:row.end],
             texts[row.kept_doc_id][row.kept_start:row.kept_end] if row.kept_start >= 0 else None)
            for row in result.differences.itertuples()]


def test_the_words_in_which_a_repeat_differs_are_kept(seeds):
    texts = dict(zip(seeds.documents["doc_id"].astype("str"), seeds.documents["text"], strict=True))
    rows = [(texts[row.doc_id][row.start:row.end], texts[row.kept_doc_id][row.kept_start:row.kept_end])
            for row in seeds.differences.itertuples() if row.kept_start >= 0]
    assert ("South", "North") in rows
    assert set(seeds.differences["doc_id"].astype("str").str[:3]) == {"000", "004"}


def test_a_copy_tells_which_words_are_others_and_which_are_more():
    edited = COPY.replace("exchange", "swap").replace("in Geneva ", "in Geneva again ")
    assert differing(COPY, edited) == [("again", None), ("swap", "exchange")]
    assert differing(COPY, COPY.upper().replace(",", "")) == []


def test_a_sentence_of_many_documents_costs_a_few_comparisons_each(monkeypatch):
    made = []
    repeats = across._repeats
    monkeypatch.setattr(across, "_repeats", lambda *pair: made.append(pair) or repeats(*pair))
    for n in (100, 400):
        made.clear()
        words = [f"word{'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10 % 10]}{'uvwxyzabcd'[i // 100]}" for i in range(1000)]
        own = (" ".join(words[(17 * i + j * (i + 3)) % 1000] for j in range(30)) for i in range(n))
        found = find_repeats([row for i, text in enumerate(own) for row in (
            (f"{i}", 0, "text", FOURTEEN), (f"{i}", 1, "text", f"{FOURTEEN}. {text}"))])
        assert len(found) >= n - 1
        assert len(made) <= 20 * n


def test_a_short_list_with_another_name_is_another_list():
    text = "Seeded are Milan, Leverkusen, Internazionale, Juventus, Monaco."
    assert repeats_of(text, text.replace("Monaco", "Lyon")) == {}


def test_a_paragraph_that_quotes_a_sentence_is_more_than_its_repeat():
    assert repeats_of(FOURTEEN + ".", FOURTEEN + ", but engineers doubt it. " + COPY) == {}


def test_the_shortest_paragraph_that_can_be_a_copy_is_found_inside_its_document():
    words = "the bridge will open next spring"
    assert repeats_of(words, words, same_document=True) == {("a", 1): ("a", 0)}
    assert repeats_of(words.removesuffix(" spring"), words.removesuffix(" spring"), same_document=True) == {}


def test_a_short_answer_given_twice_is_no_repeat():
    assert repeats_of("Yes, of course.", "Yes, of course.", same_document=True) == {}


def test_boilerplate_is_never_the_one_that_is_kept():
    assert find_repeats([("a", 0, "boilerplate", COPY), ("a", 1, "text", COPY)]) == {}


def test_a_chain_of_copies_points_at_the_one_that_is_kept():
    rows = [(doc_id, 0, "text", COPY) for doc_id in "abcdefghij"]
    assert find_repeats(rows) == {(doc_id, 0): ("a", 0) for doc_id in "bcdefghij"}


def test_what_is_kept_is_never_a_repeat_itself():
    rows = [("a", 0, "text", COPY[:120] + "…"), ("b", 0, "text", COPY), ("b", 1, "text", COPY[:113]),
            ("c", 0, "text", COPY + " " + FOURTEEN), ("d", 0, "text", COPY.lower())]
    repeats = find_repeats(rows)
    assert repeats
    assert not set(repeats.values()) & set(repeats)


def test_nothing_and_texts_without_words_have_no_repeats():
    assert find_repeats([]) == {}
    assert find_repeats([("a", 0, "text", ""), ("a", 1, "text", "— * —")]) == {}


def test_a_chinese_paragraph_is_compared_by_its_characters():
    text = "朝鲜向俄罗斯派遣军队标志着非欧洲国家首次在欧洲参战"
    assert repeats_of(text, text) == {("b", 1): ("a", 0)}


def test_a_copied_document_has_the_themes_of_the_one_it_copies_and_is_not_counted():
    other = "The harvest of wheat and barley failed again and bread prices rose in every town of the country."
    result = analyze([Document(doc_id=name, text=f"{text}\n\n{other if name == 'c' else text}")
                      for name, text in (("a", COPY), ("b", COPY), ("c", other))])
    themes = result.passage_themes.groupby("doc_id", observed=True)["theme_id"].agg(set)
    assert themes["a"] == themes["b"]
    assert "b" not in set(narrow(result).passage_themes["doc_id"])


def test_passages_that_surely_differ_are_left_out_and_nothing_else(monkeypatch):
    draw = random.Random(5)
    said = [f"In {year} {name} sold {year % 7} ships to the port of {name} and its old owners"
            for year in range(2000, 2020) for name in ("Bergen", "Lyon")]
    rows = [(str(n), m, "text", " ".join(draw.choices(said, k=2))) for n in range(120) for m in range(2)]
    found = find_repeats(rows)
    monkeypatch.setattr(across, "_may_repeat", lambda bits, number, kept: np.ones(len(number), dtype=bool))
    assert found == find_repeats(rows)
    assert found


@pytest.mark.parametrize(("source", "own", "holds"), [
    ("it rained all day, he said.", "it rained all day", True), ("it rained all day", "it rained all day", True),
    ("she said it rained all day", "he said it rained all", False),
    ("it rained all daylight", "it rained all day", False),
    ("it rained", "it snowed", False),
])
def test_what_a_passage_holds_as_it_is_differs_in_no_word(source, own, holds):
    assert _holds(source, own) is holds
