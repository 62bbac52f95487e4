"""Every shipped lexicon keeps its shape, and a wrong line says where it is and what to do."""

import shutil

import pytest

from analysis.errors import LexiconError
from analysis.find.timeline.patterns import pattern
from analysis.find.timeline.resolution import RESOLVERS
from analysis.lexicons import FOLDER, Rule, read_rules, read_table, schema
from analysis.lexicons.__main__ import tidy

TABLES = sorted(FOLDER.glob("*.csv"))
RULES = sorted(FOLDER.glob("rules/*.toml"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_vocabulary_is_sorted_without_doubles_and_names_its_sources(path):
    assert path.read_bytes().decode("utf-8") == tidy(path), "run python -m analysis.lexicons"


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.name)
def test_a_rule_file_has_unique_rules_with_marked_examples(path):
    assert read_rules(path)


def test_a_row_knows_its_line(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("alias,source\n\nKim,own\n\"Park, Jin\",own\n", encoding="utf-8")
    rows = read_table(path, ["alias", "source"])
    assert [(row.line, row["alias"]) for row in rows] == [(3, "Kim"), (4, "Park, Jin")]


def test_a_line_with_a_cell_too_many_is_named(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("alias,source\nPark, Jin,own\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"a\.csv:2: 3 cells, but the header has 2"):
        read_table(path, ["alias", "source"])


def test_the_other_lines_are_read_when_problems_are_collected(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("alias,source\nPark, Jin,own\nKim,own\n", encoding="utf-8")
    problems = []
    assert [row["alias"] for row in read_table(path, ["alias", "source"], problems)] == ["Kim"]
    assert problems[0].startswith("a.csv:2: ")


def test_a_wrong_header_says_what_it_should_be(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("alais,source\nKim,own\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"a\.csv:1: the header is alais,source; make it alias,source"):
        read_table(path, ["alias", "source"])


def test_a_rule_knows_its_line_and_its_further_fields(tmp_path):
    path = tmp_path / "a.toml"
    text = '# rules\n\n[[rule]]\nid = "x"\npattern = "b"\nexamples = ["a [[b]] c"]\n'
    path.write_text(text, encoding="utf-8")
    (rule,) = read_rules(path)
    assert (rule.rule_id, rule.line, rule.fields) == ("x", 3, {"pattern": "b"})
    assert Rule(rule.rule_id, rule.file, rule.line, "b") == ("x", "a.toml", 3, "b")


def test_a_rule_without_a_marked_example_is_refused(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text('[[rule]]\nid = "x"\nexamples = ["a b c"]\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"a\.toml:1: rule 'x' needs examples with the span marked"):
        read_rules(path)


def test_a_rule_defined_twice_is_refused(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text('[[rule]]\nid = "x"\nexamples = ["[[b]]"]\n[[rule]]\nid = "x"\nexamples = ["[[b]]"]\n',
                    encoding="utf-8")
    with pytest.raises(LexiconError, match=r"a\.toml:4: rule 'x' is already defined at line 1"):
        read_rules(path)


def test_every_vocabulary_is_declared_and_every_declared_one_is_there():
    assert {path.name for path in TABLES} == set(schema.TABLES)


WRONG = [
    ("organisations.csv", "Yuk Oil,Yuk Oil,organisation,Russia,own", "kind: 'organisation' is not allowed; use one"),
    ("organisations.csv", "Yuk Oil,Yuk Oil,organization,Rusia,own", "country: 'Rusia' stands nowhere in column"),
    ("people.csv", "Ann Lee,Ann Lee,China,President,2024-21,,own", "from: '2024-21' is no date; write YYYY, YYYY-MM"),
    ("people.csv", "Ann Lee,Ann Lee,China,President,2023-02-30,,own", "from: '2023-02-30' is no date"),
    ("people.csv", "Ann Lee,Ann Lee,China,President,2024,2023,own", "to: '2023' is before from, '2024'"),
    ("organisations.csv", "Another,NATO,alliance,,own", "'NATO' stands already in line"),
    ("places.csv", "Springfield,,United States,own", "alias: is empty; fill it"),
    ("statement_cues.csv", "grumble that,asserts,grumbles,clause;thin,own", "takes: 'thin' is not allowed; use"),
    ("timeline_words.csv", "mnth,Brumaire,2,own", "kind: 'mnth' is not allowed"),
    ("seats.csv", "Atlantis,The Dome,own", "name: 'Atlantis' stands nowhere in column name of countries.csv"),
    ("cues.csv", "Yard,place-haed,own", "kind: 'place-haed' is not allowed"),
]


@pytest.mark.parametrize(("file", "line", "told"), WRONG, ids=[f"{file}: {told[:20]}" for file, _, told in WRONG])
def test_a_line_that_breaks_the_schema_is_told_with_file_and_line(file, line, told, tmp_path, monkeypatch):
    shutil.copytree(FOLDER, tmp_path / "lexicons")
    path = tmp_path / "lexicons" / file
    text = path.read_text(encoding="utf-8") + line + "\n"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr("analysis.lexicons.FOLDER", tmp_path / "lexicons")
    with pytest.raises(LexiconError, match=rf"{file}:{len(text.splitlines())}: .*{told}"):
        read_table(file, text.splitlines()[0].split(","))


def test_a_file_that_is_not_declared_is_refused(tmp_path, monkeypatch):
    (tmp_path / "ships.csv").write_text("name,source\nAurora,own\n", encoding="utf-8")
    monkeypatch.setattr("analysis.lexicons.FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=r"ships\.csv:2: the file is not declared"):
        read_table("ships.csv", ["name", "source"])


def test_a_pattern_with_an_unknown_macro_is_told(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text('[[rule]]\nid = "x"\non = ["month"]\npattern = "in {MNTH}"\nexamples = ["[[in May]]"]\n',
                    encoding="utf-8")
    with pytest.raises(LexiconError, match=r"a\.toml:1: rule 'x' cannot be compiled .*MNTH.* is no macro; use one of"):
        pattern(read_rules(path)[0])


def test_a_resolver_that_is_not_known_is_told_with_its_line(tmp_path):
    path = tmp_path / "timeline.toml"
    path.write_text('\n[[rule]]\nid = "x"\nresolve = "calender"\nexamples = ["[[May]]"]\n', encoding="utf-8")
    told = r"timeline\.toml:2: rule 'x' resolve: 'calender' is not allowed; use one of ago, "
    with pytest.raises(LexiconError, match=told):
        read_rules(path)


def test_every_resolver_that_rules_may_name_is_there():
    assert schema.RULES["timeline.toml"]["resolve"] | {"fixed"} == RESOLVERS.keys()
