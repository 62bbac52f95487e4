"""`actors.csv`, `documents.csv` and `corrections.csv` as people write them: a wrong line costs no other."""

import os
from pathlib import Path

import pytest

from analysis import analyze, load
from analysis.__main__ import main
from analysis.errors import InputError
from analysis.read import opening
from dashboard.state.started import VARIABLE
from tests.test_views import opened

TEXT = "Acme Widgets met Globex Corporation and Olga Brandt in Vienna. Jr. spoke. III & Sons did, too."


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("It rained in Oslo.", encoding="utf-8")
    return tmp_path


def reasons(folder, file, text):
    (folder / file).write_text(text, encoding="utf-8")
    result = analyze(folder)
    assert len(result.documents) == 2
    return result, result.skipped["reason"].tolist()


@pytest.mark.parametrize("alias", ["-", "&", "/", "🚢", "\u200b", "…", "''"])
def test_an_alias_without_a_letter_or_digit_is_listed(folder, alias):
    result, (reason,) = reasons(folder, "actors.csv", f"name,alias\nAcme,{alias}\nGlobex,Globex Corporation\n")
    assert reason.startswith("actors.csv:2: the alias ")
    assert "has no letter or digit" in reason
    assert "globex" in set(result.mentions["actor_id"])


def test_a_name_in_another_script_is_told_what_to_do(folder):
    _, (reason,) = reasons(folder, "actors.csv", "name,alias,kind\nАкме,Acme Widgets,organization\n")
    assert reason == ("actors.csv:2: the name 'Акме' has no Latin letter or digit; "
                      "write the actor's English name and this as its alias")
    assert "name is empty" in reasons(folder, "actors.csv", "name,alias\n,Acme\n")[1][0]


def test_an_alias_in_another_script_is_found(folder):
    (folder / "b.txt").write_text("Акме was there.", encoding="utf-8")
    result, _ = reasons(folder, "actors.csv", "name,alias\nAcme,Акме\n")
    assert "acme" in set(result.mentions["actor_id"])


@pytest.mark.parametrize("name", ["Jr.", "III", "Sr", "X"])
def test_a_person_may_be_called_by_what_follows_a_surname(folder, name):
    result, skipped = reasons(folder, "actors.csv", f"name,kind\n{name},person\n")
    assert skipped == []
    assert len(result.actors)


@pytest.mark.parametrize("more", ["", '"Olga Brandt",,person\n', 'Other,"Other, Inc",organization\n'])
def test_a_quotation_mark_that_is_not_closed_costs_its_line_alone(folder, more):
    lines = f'name,alias,kind\n"Acme,Acme Widgets,organization\nGlobex,Globex Corporation,organization\n{more}'
    result, (reason,) = reasons(folder, "actors.csv", lines)
    assert reason.startswith("actors.csv:2: is not valid CSV (")
    assert "globex" in set(result.mentions["actor_id"])


def test_one_that_a_later_one_closes_costs_its_line_alone(folder):
    lines = 'name,alias\n"Acme,Acme Widgets\nGlobex,Globex Corporation\nOlga",\nVienna Port,Vienna\n'
    result, (reason,) = reasons(folder, "actors.csv", lines)
    assert reason.startswith("actors.csv:2: is not valid CSV (")
    assert {"globex", "vienna-port"} <= set(result.mentions["actor_id"])


def test_a_cell_may_hold_a_line_break(folder):
    result, found = reasons(folder, "documents.csv", 'path,title,published\na.txt,"Two\nlines",2018-01-02\n')
    assert found == []
    assert result.documents["title"].tolist()[0] == "Two\nlines"


def test_corrections_are_read_past_a_quotation_mark(folder):
    lines = 'what,of,to,why\nrename,"olga-brandt,Olga,\nrename,globex-corporation,Globex,short\n'
    result, (reason,) = reasons(folder, "corrections.csv", lines)
    assert reason.startswith("corrections.csv:2: is not valid CSV (")
    assert "Globex" in set(result.actors["name"])


@pytest.mark.parametrize(("line", "reason"), [
    ('a.txt,"unclosed,2018-01-02', "documents.csv:2: is not valid CSV (unexpected end of data); close the quotes"),
    (f'a.txt,{"x" * 140_000},2018-01-02', "documents.csv:2: is not valid CSV (field larger than field limit (131072))"),
    (f'{"x" * 300},,', f"documents.csv:2: there is no file '{'x' * 120}…'; write its path inside the folder"),
    ("a.txt,one, two,2018", "documents.csv:2: 1 more cells than columns"),
    ("../a.txt,,", "documents.csv:2: there is no file"),
])
def test_a_line_of_documents_csv_that_cannot_be_used_is_listed(folder, line, reason):
    result, (found,) = reasons(folder, "documents.csv", f"path,title,published\n{line}\nb.txt,Rain,2018-03-04\n")
    assert found.startswith(reason)
    assert dict(zip(result.documents["doc_id"], result.documents["title"], strict=True))["b.txt"] == "Rain"


@pytest.mark.parametrize("path", ["x" * 300, "a\0b", "x/" * 3000])
def test_a_path_that_no_disk_can_hold_is_no_folder(path):
    with pytest.raises(InputError, match="no such folder or file"):
        analyze(path)
    with pytest.raises(InputError, match="no saved analysis"):
        load(path)
    assert main([path]) == 2


@pytest.mark.parametrize("out", ["x" * 300, "README.md"])
def test_a_folder_that_cannot_be_made_is_one_line(folder, capsys, out):
    assert main([str(folder), "--out", out]) == 2
    assert "cannot be made" in capsys.readouterr().err


def test_the_app_says_that_a_path_that_no_disk_can_hold_is_no_folder(monkeypatch):
    monkeypatch.setenv(VARIABLE, "x" * 300)
    app = opened()
    assert not app.exception
    assert app.error[0].value == "The documents cannot be shown."


def test_a_table_that_cannot_be_opened_is_listed(folder, monkeypatch):
    (folder / "documents.csv").write_text("path,title\na.txt,One\n", encoding="utf-8")
    opened = os.open

    def refuses(path, *how):
        if Path(path).name == "documents.csv":
            raise PermissionError(13, "Permission denied")
        return opened(path, *how)

    monkeypatch.setattr(opening.os, "open", refuses)
    result = analyze(folder)
    assert len(result.documents) == 2
    assert result.skipped["reason"].tolist() == [
        "cannot be opened: Permission denied; check the file and its permissions"]
