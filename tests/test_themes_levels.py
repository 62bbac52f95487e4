"""Two levels: what the passages carry, what a filter keeps, and what a correction does to either."""

import pandas as pd
import pytest

from analysis import Filter, analyze, narrow
from analysis.ask import all_levels, broad_themes, carrying, parts_of
from analysis.gather import Correction, correct
from analysis.gather.themes import broad_of, find_themes
from analysis.gather.themes.units import texts_of, units
from tests.test_themes_labels import speeches

NO_MASKS = pd.DataFrame({"doc_id": [], "passage_id": [], "start": [], "end": []})


def divided(result):
    """The speeches with their first two broad themes divided by hand: every other passage is in the part."""
    themes = result.themes
    broad = themes.nlargest(2, "n_passages")["theme_id"].tolist()
    added = themes.head(2).assign(theme_id=["part-0", "part-1"], label=["Part 0", "Part 1"], parent=broad[:2])
    rows = result.passage_themes.astype({"theme_id": "str"}).reset_index(drop=True)
    for number in (0, 1):
        own = rows.index[rows["theme_id"] == broad[number]][::2]
        rows.loc[own, "theme_id"] = f"part-{number}"
    terms = result.theme_terms
    more = terms[terms["theme_id"] == broad[0]].assign(theme_id="part-0")
    return type(result)(**dict(result.tables()) | {
        "themes": pd.concat([themes, added], ignore_index=True),
        "theme_terms": pd.concat([terms, more], ignore_index=True),
        "passage_themes": rows.astype({"theme_id": "category"})})


@pytest.fixture(scope="module")
def whole():
    return analyze(speeches())


@pytest.fixture(scope="module")
def result(whole):
    return divided(whole)


def passages(rows):
    return set(zip(rows["doc_id"].astype(str), rows["passage_id"], strict=True))


def test_a_passage_counts_once_for_its_broad_theme_whichever_part_it_is_in(whole, result):
    before, after = whole.passage_themes, broad_themes(result)
    for theme in whole.themes["theme_id"]:
        assert passages(before[before["theme_id"] == theme]) == passages(after[after["theme_id"] == theme])
    assert not after.duplicated(["doc_id", "passage_id", "theme_id"]).any()


def test_the_parts_and_the_rest_are_the_whole(result):
    broad = broad_of(result.themes)["part-0"]
    own = parts_of(result, broad)
    assert set(own["theme_id"]) == {broad, "part-0"}
    assert passages(own) == passages(carrying(result, [broad]))


def test_a_filter_by_a_broad_theme_keeps_its_parts(result):
    broad = broad_of(result.themes)["part-0"]
    assert passages(narrow(result, Filter(themes=(broad,))).passages) == passages(carrying(result, [broad]))
    assert passages(narrow(result, Filter(themes=("part-0",))).passages) < passages(carrying(result, [broad]))


@pytest.mark.parametrize(("what", "of", "to"), [
    ("merge themes", "broad-0", "broad-1"), ("merge themes", "part-0", "part-1"), ("merge themes", "part-0", "broad-1"),
    ("merge themes", "broad-0", "part-1"), ("hide theme", "broad-0", ""), ("hide theme", "part-0", ""),
])
def test_a_correction_moves_the_passages_of_either_level(result, what, of, to):
    ids = [broad_of(result.themes)[part] for part in ("part-0", "part-1")]
    of, to = (ids[int(name[-1])] if name.startswith("broad") else name for name in (of, to or "part-9"))
    after = correct(result, [Correction(what, of, "" if what == "hide theme" else to, "")])
    assert after.corrections["status"].tolist() == ["applied"]
    moved = passages(carrying(result, [of]))
    assert of not in set(after.themes["theme_id"])
    assert set(after.passage_themes["theme_id"].astype(str)) <= set(after.themes["theme_id"])
    if what == "hide theme":
        assert not carrying(after, [of]).shape[0]
    else:
        assert moved <= passages(carrying(after, [to]))
    broad = broad_of(after.themes)
    assert set(broad.values()) <= set(broad)
    counted = all_levels(after)["theme_id"].value_counts()
    for row in after.themes.itertuples():
        assert row.n_passages == counted.get(row.theme_id, 0)


def test_a_broad_theme_is_not_merged_into_its_own_part(result):
    after = correct(result, [Correction("merge themes", broad_of(result.themes)["part-0"], "part-0", "")])
    assert "is a part of" in after.corrections["status"].iloc[0]


def test_documents_of_short_paragraphs_are_sorted_as_wholes():
    import numpy as np

    posts, of = pd.Series(["The ferry is late.", "Regards"] * 40), np.repeat(np.arange(40), 2)
    own = units(posts.str.len().to_numpy(), of)
    assert own.kind == "documents"
    left_out = np.arange(80) == 3
    assert texts_of(own, np.array([0, 1]), posts, left_out) == ["The ferry is late. | Regards", "The ferry is late. | "]
    assert units(np.full(80, 180), of).kind == "passages"


def test_posts_carry_their_themes_in_every_paragraph():
    subjects = {"sea": "The ferry and the tanker met in the harbour {}.", "farm": "The wheat and barley were poor {}.",
                "law": "The jury heard the witness and the burglar {}."}
    rows = [(f"{name}{n:02}", place, text) for name, line in subjects.items() for n in range(20)
            for place, text in enumerate((line.format(f"on day {n}"), "Regards"))]
    found = find_themes(pd.DataFrame(rows, columns=["doc_id", "passage_id", "text"]), NO_MASKS)
    assert (found.themes["unit"] == "documents").all()
    carried = found.passage_themes.astype({"theme_id": "str"})
    assert set(carried.groupby("doc_id")["passage_id"].nunique()) == {2}
    assert len(found.positions) == len(rows)


def many(number_of):
    """Texts of six broad subjects with three parts each, made of words that are none."""
    nouns = [f"{first}{last}" for first in ("ka", "lo", "mi", "nu", "re", "so", "ta", "vu") for last in
             ("bal", "dor", "fim", "gun", "hel", "jat", "kos", "lup", "mer", "nif")]
    rows = []
    for number in range(number_of):
        group, part = number % 6, number // 6 % 3
        words = [nouns[group * 12 + n % 4] for n in range(number, number + 3)]
        words += [nouns[group * 12 + 3 + part * 3 + (number + n) % 3] for n in range(6)]
        rows.append((f"d{number:04}", 0, f"It is about the {' and the '.join(words)} that they spoke of it all. " * 2))
    return pd.DataFrame(rows, columns=["doc_id", "passage_id", "text"])


@pytest.fixture(scope="module")
def found():
    return find_themes(many(900), NO_MASKS)


def test_many_passages_have_broad_themes_that_open_into_finer_ones(found):
    fine = found.themes[found.themes["parent"] != ""]
    # into how many broad ones the eighteen parts go differs from machine to machine: sums are rounded differently
    assert len(fine) >= 2
    assert len(found.themes) - fine["parent"].nunique() >= 12
    assert set(fine["parent"]) <= set(found.themes.loc[found.themes["parent"] == "", "theme_id"])
    assert (found.themes["stability"] >= 0.6).all()


def test_one_more_document_leaves_the_passages_in_their_themes(found):
    later = find_themes(many(901), NO_MASKS, previous=found)
    first = [themes.passage_themes.astype({"theme_id": str}).sort_values("weight", ascending=False, kind="stable")
             .drop_duplicates(["doc_id"]).set_index("doc_id")["theme_id"] for themes in (found, later)]
    assert (first[1].reindex(first[0].index) == first[0]).mean() >= 0.95
    assert set(later.themes["theme_id"]) == set(found.themes["theme_id"])
    assert set(later.themes["status"]) <= {"kept", "grown", "shrunk"}
    names = [themes.set_index("theme_id")["label"].to_dict() for themes in (found.themes, later.themes)]
    assert names[0] == names[1]         # though nothing is read again for them
