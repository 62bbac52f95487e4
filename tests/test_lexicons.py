"""Every shipped lexicon keeps its shape, and a wrong line says where it is and what to do."""

import pytest

from analysis.errors import LexiconError
from analysis.lexicons import FOLDER, Rule, read_rules, read_table
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
