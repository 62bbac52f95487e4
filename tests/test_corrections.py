"""Corrections of actors and themes: replayed, previewed, listed, undone."""

import pytest

from analysis import Filter, analyze, load, narrow
from analysis.errors import InputError
from analysis.gather import Correction, add_correction, became, correct, preview, remove_correction
from analysis.gather.corrections_file import as_csv, read_corrections

HEADER = "what,of,to,why\n"
TEXTS = {
    "a.txt": "Ruvim Tarshin, a lawyer, met Olga Brandt in Kursk.\n\n"
             "Vladimir Putin praised Ruvim Tarshin on Monday.\n",
    "b.txt": "Olga Brandt told the Norvell Group that Russia agrees.\n\n"
             "The Norvell Group thanked Russia and Olga Brandt.\n",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def corrected(folder, *lines):
    (folder / "corrections.csv").write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return analyze(folder)


def n_mentions(result, actor_id):
    return int((result.mentions["actor_id"] == actor_id).sum())


def test_a_merge_gives_the_mentions_to_the_other_actor(folder):
    plain = analyze(folder)
    result = corrected(folder, "merge,ruvim-tarshin,Olga Brandt,a pen name")
    together = n_mentions(plain, "ruvim-tarshin") + n_mentions(plain, "olga-brandt")
    assert n_mentions(result, "olga-brandt") == together > n_mentions(plain, "olga-brandt") > 0
    assert "ruvim-tarshin" not in set(result.actors["actor_id"])
    assert (result.mentions["joined_by"] == "correction").sum() == n_mentions(plain, "ruvim-tarshin")
    assert result.corrections["status"].tolist() == ["applied"]


def test_a_filter_by_an_actor_of_before_a_merge_is_one_by_whom_it_was_merged_into(folder):
    result = corrected(folder, "merge,Ruvim Tarshin,Norvell Group,", "merge,norvell-group,Olga Brandt,")
    now, before = (narrow(result, Filter(actors=(actor,))) for actor in ("olga-brandt", "ruvim-tarshin"))
    assert len(now.passages) == len(before.passages) == 4
    assert [became(result, actor) for actor in ("russia", "nobody")] == ["russia", "nobody"]


def test_a_merge_survives_a_new_document_and_is_undone_by_deleting_its_line(folder):
    corrected(folder, "merge,Ruvim Tarshin,olga-brandt,a pen name")
    (folder / "c.txt").write_text("Ruvim Tarshin, a lawyer, left for Moscow.\n", encoding="utf-8")
    result = analyze(folder)
    assert n_mentions(result, "ruvim-tarshin") == 0
    remove_correction(folder, read_corrections(folder / "corrections.csv")[0][0])
    assert n_mentions(analyze(folder), "ruvim-tarshin") == 3


def test_an_actor_is_renamed_or_changes_kind_and_keeps_its_id(folder):
    result = corrected(folder, "rename,norvell-group,Norvell,shorter", "kind,Norvell,outlet,it is a newspaper")
    row = result.actors.set_index("actor_id").loc["norvell-group"]
    assert (row["name"], row["kind"]) == ("Norvell", "outlet")


def test_what_is_not_an_actor_is_gone_from_mentions_and_statements(folder):
    result = corrected(folder, "not an actor,Olga Brandt,,a brand of tea")
    assert n_mentions(result, "olga-brandt") == 0
    assert "olga-brandt" not in set(result.actors["actor_id"]) | set(result.statements["speaker_id"])


def test_a_correction_that_does_not_apply_is_listed_with_the_reason(folder):
    result = corrected(folder, "merge,Nobody Known,Russia,why not")
    assert result.corrections["status"].tolist() == ["there is no actor 'Nobody Known' in these documents"]


def test_a_malformed_line_is_reported_while_the_others_work(folder):
    result = corrected(folder, "mrge,a,b,typing", "rename,Russia,Russian Federation,longer", "merge,Russia",
                       "kind,Russia,x,y")
    assert "Russian Federation" in set(result.actors["name"])
    reasons = result.skipped.loc[result.skipped["path"] == "corrections.csv", "reason"].tolist()
    assert reasons[0].startswith("corrections.csv:4: 2 cells, but the header has 4")
    assert reasons[1].startswith("corrections.csv:2: 'mrge' is no correction; use one of merge, rename")
    assert reasons[2].startswith("corrections.csv:5: 'x' is no kind of actor; use one of country, person")


def test_a_preview_counts_what_would_change(folder):
    result = analyze(folder)
    shown = preview(result, Correction("merge", "ruvim-tarshin", "olga-brandt", ""))
    assert (shown.n_mentions, shown.n_documents, shown.status) == (2, 1, "applied")
    assert (shown.pairs_lost, shown.pairs_gained) == (3, 1)
    assert preview(result, Correction("kind", "russia", "bear", "")).status.startswith("'bear' is no kind of actor")
    assert n_mentions(result, "ruvim-tarshin") == 2


def test_corrections_of_a_session_are_replayed_on_a_finished_analysis(folder):
    result = correct(analyze(folder), [Correction("merge", "ruvim-tarshin", "olga-brandt", "")])
    assert n_mentions(result, "ruvim-tarshin") == 0
    assert len(result.corrections) == 1


def test_a_saved_analysis_keeps_its_corrections(folder, tmp_path):
    corrected(folder, "rename,Russia,Russian Federation,longer").save(tmp_path / "out")
    assert load(tmp_path / "out").corrections["of"].tolist() == ["Russia"]


def test_corrections_written_are_read_again(tmp_path):
    written = [Correction("merge", "a, b", "c", 'he said "so"'), Correction("not an actor", "d", "", "")]
    for correction in written:
        add_correction(tmp_path, correction)
    assert (tmp_path / "corrections.csv").read_text(encoding="utf-8") == as_csv(written)
    assert [c._replace(line=0) for c in read_corrections(tmp_path / "corrections.csv")[0]] == written


def test_a_wrong_correction_is_never_written(tmp_path):
    with pytest.raises(InputError, match="the column `to` is empty"):
        add_correction(tmp_path, Correction("merge", "a", "", ""))
    assert not (tmp_path / "corrections.csv").exists()


def test_a_theme_is_renamed_merged_and_hidden():
    result = analyze("seeds")
    first, second, third = result.themes["theme_id"].tolist()[:3]
    changed = correct(result, [Correction("rename theme", first, "Talks", ""),
                               Correction("merge themes", second, first, ""), Correction("hide theme", third, "", "")])
    assert changed.corrections["status"].tolist() == ["applied"] * 3
    assert changed.themes.set_index("theme_id").loc[first, "label"] == "Talks"
    left = {*changed.passage_themes["theme_id"], *changed.themes["theme_id"]}
    assert not {second, third} & left


def test_names_of_ones_own_are_read_beside_the_documents(folder):
    (folder / "actors.csv").write_text("name,alias,kind\nNorvell Holding,Norvell Group,organization\n,x,\nY,,bear\n",
                                       encoding="utf-8")
    result = analyze(folder)
    assert n_mentions(result, "norvell-holding") == 2
    reasons = result.skipped["reason"].tolist()
    assert reasons[0].startswith("actors.csv:3: the name is empty")
    assert reasons[1].startswith("actors.csv:4: kind is 'bear'; use one of country, person")


def test_a_name_that_another_actor_has_is_no_new_name(folder):
    result = analyze(folder)
    shown = preview(result, Correction("rename", "ruvim-tarshin", "olga brandt", ""))
    assert shown.status == "'olga brandt' is the name of another actor; merge the two instead"
    assert shown.namesake == "olga-brandt"
    own = preview(result, Correction("rename", "olga-brandt", "OLGA BRANDT", ""))
    assert (own.status, own.namesake) == ("applied", "")


def test_a_name_that_another_theme_has_is_no_new_name():
    result = analyze("seeds")
    first, second = result.themes.iloc[0], result.themes.iloc[1]
    shown = preview(result, Correction("rename theme", first["theme_id"], second["label"], ""))
    assert shown.namesake == second["theme_id"]
    assert "merge the two instead" in shown.status


def test_accents_are_kept_in_a_name_and_make_no_difference_in_finding_it(tmp_path):
    text = "{0} met Olga Brandt in Dili. {0}, a photographer, left.\n\n{0} praised Olga Brandt and {1}.\n"
    (tmp_path / "a.txt").write_text(text.format("Sebastiao Salgado", "Nicolás Maduro"), encoding="utf-8")
    names = set(corrected(tmp_path, "rename,Sebastiao Salgado,Sebastião Salgado,").actors["name"])
    assert {"Sebastião Salgado", "Nicolás Maduro"} <= names
    result = corrected(tmp_path, "kind,Sebastião Salgado,organization,")
    assert result.corrections["status"].tolist() == ["applied"]
    (tmp_path / "corrections.csv").unlink()
    (tmp_path / "actors.csv").write_text("name,kind\nSebastião Salgado,person\n", encoding="utf-8")
    assert "Sebastião Salgado" in set(analyze(tmp_path).actors["name"])
    (tmp_path / "a.txt").write_text(text.format("Sebastião Salgado", "Nicolas Maduro"), encoding="utf-8")
    assert "Nicolas Maduro" in set(analyze(tmp_path).actors["name"])
