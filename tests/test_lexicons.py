"""Every shipped lexicon keeps its shape, and a wrong line says where it is and what to do."""

import shutil
import subprocess
import sys

import pytest

from analysis.errors import LexiconError
from analysis.find.timeline.resolution import RESOLVERS
from analysis.find.timeline.vocabulary import macros
from analysis.lexicons import FOLDER, Rule, _values, read_rules, read_table, rule_fields, schema
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
    ("offices.csv", "Xi Jinping,Mayor,,China,2024-21,,,own", "from: '2024-21' is no date; write YYYY, YYYY-MM"),
    ("offices.csv", "Xi Jinping,Mayor,,China,2023-02-30,,,own", "from: '2023-02-30' is no date"),
    ("offices.csv", "Xi Jinping,Mayor,,China,2024,2023,,own", "to: '2023' is before from, '2024'"),
    ("organisations.csv", "Another,NATO,alliance,,own", "'NATO' stands already in line"),
    ("places.csv", "Springfield,,United States,own", "alias: is empty; fill it"),
    ("statement_cues.csv", "grumble that,asserts,grumbles,clause;thin,own", "takes: 'thin' is not allowed; use"),
    ("timeline_words.csv", "mnth,Brumaire,2,own", "kind: 'mnth' is not allowed"),
    ("seats.csv", "Atlantis,The Dome,own", "name: 'Atlantis' stands nowhere in column name of countries.csv"),
    ("people.csv", "Other,Xi Jinping,China,own", "alias 'Xi Jinping' belongs to both Xi Jinping and Other"),
    ("people.csv", "Ann Lee,Ann Lee,China,", "source: is empty"),
    ("events.csv", "Rain War,,2024-02-30,,war,own", "from: '2024-02-30' is no day; write YYYY-MM-DD"),
    ("events.csv", "Rain War,,2024,,war,own", "from: '2024' is no day; write YYYY-MM-DD"),
    ("events.csv", "Rain War,,2024-02-03,2024-02-01,war,own", "to: '2024-02-01' is before from"),
    ("offices.csv", "Xi Jinping,Mayor,mayor,China,2024-01,,,own", "from: '2024-01' is no day"),
    ("offices.csv", "Ann Leigh,Mayor,,China,2024,,,own", "holder: 'Ann Leigh' stands nowhere in column name of people"),
    ("day_words.csv", "month,brumaire,13,own", "value: '13' is not allowed where kind is 'month'; write it like 12"),
    ("day_words.csv", "by,von,3,own", "value: '3' is not allowed where kind is 'by'; leave it empty"),
    ("timeline_words.csv", "holiday,Rain Day,13-45,own", "value: '13-45' is not allowed where kind is 'holiday'"),
    ("timeline_words.csv", "named_day,Grey Day,1929-02-30,own", "value: '1929-02-30' is not allowed where kind"),
    ("numbers.csv", "zillion,scale,many,,own", "low: 'many' is not allowed where class is 'scale'"),
    ("press_labels.csv", "DATELINE,published,own", "label: 'DATELINE' is not allowed; write it in small letters"),
    ("not_inflections.csv", "new york,news,own", "word: 'new york' is not allowed; write one word of small letters"),
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


def test_a_header_that_others_refer_to_is_told(tmp_path, monkeypatch):
    shutil.copytree(FOLDER, tmp_path / "lexicons")
    path = tmp_path / "lexicons" / "countries.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("name,", "nmae,", 1), encoding="utf-8")
    monkeypatch.setattr("analysis.lexicons.FOLDER", tmp_path / "lexicons")
    with pytest.raises(LexiconError, match=r"countries\.csv:1: the header is nmae,.*; there is no column name"):
        schema.problem("seats.csv", {"name": "France", "alias": "Paris", "source": "own"}, _values.__wrapped__)


def test_a_file_that_is_not_declared_is_refused(tmp_path, monkeypatch):
    (tmp_path / "ships.csv").write_text("name,source\nAurora,own\n", encoding="utf-8")
    monkeypatch.setattr("analysis.lexicons.FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=r"ships\.csv:2: the file is not declared"):
        read_table("ships.csv", ["name", "source"])


def rule(fields="", pattern="x", examples='["[[x]] y"]', rule_id="zz"):
    """A block of a rule file."""
    lines = [f'id = "{rule_id}"', *fields.split("; "), *([f"pattern = '''{pattern}'''"] if pattern else []),
             *([f"examples = {examples}"] if examples else [])]
    return "[[rule]]\n" + "\n".join(filter(None, lines)) + "\n"


def near(of, pattern):
    """A block of a rule file about what stands near a place."""
    return rule(f'text = "x"; of = "{of}"; patterns = ["{pattern}"]', pattern="")


OF_TIME = 'on = ["month"]; resolve = "calendar"'
WRONG_RULES = [
    ("timeline.toml", rule(OF_TIME, "in {MNTH}"), "pattern: {MNTH} is no macro; use one of {BC}"),
    ("timeline.toml", rule('on = ["month"]; resolve = "calender"'), "resolve: 'calender' is not allowed; use one of"),
    ("timeline.toml", rule('on = "month"'), "on: 'month' is not allowed; write a list of texts"),
    ("timeline.toml", rule(f'{OF_TIME}; before = "(x"'), "before: cannot be compiled (missing ), unterminated"),
    ("timeline.toml", rule(f'{OF_TIME}; capital = ["mnth"]', "(?P<month>x)"), "capital: 'mnth' is no group of the"),
    ("timeline.toml", rule(f"{OF_TIME}; value = 3"), "value: 3 is not allowed; write text in \"quotes\""),
    ("no_names.toml", rule('of = "tilte"'), "of: 'tilte' is not allowed; use one of author, heading, title"),
    ("no_names.toml", rule('of = "title"', "(x"), "pattern: cannot be compiled"),
    ("furniture.toml", rule(pattern="(?i)x"), "pattern: cannot be compiled (global flags not at the start"),
    ("furniture.toml", rule(pattern=""), "pattern: is missing; add it"),
    ("furniture.toml", rule('patern = "x"'), "has the unknown field 'patern'; allowed are counterexamples, examples"),
    ("furniture.toml", rule(examples='["x"]'), "needs examples with the span marked [[so]]; found 'x'"),
    ("furniture.toml", rule(examples='"[[x]]"'), "examples: '[[x]]' is not allowed; write a list of texts"),
    ("furniture.toml", rule(examples="[3]"), "examples: [3] is not allowed; write a list of texts"),
    ("furniture.toml", rule(rule_id=""), "has no id; add a line id"),
    ("furniture.toml", rule(rule_id="byline"), "is already defined at line"),
    ("furniture.toml", rule().replace("[[rule]]", "[[rules]]"), "[[rules]] is not allowed; write [[rule]]"),
    ("furniture.toml", rule().replace("[[rule]]", "[rule]"), "is not valid TOML"),
    ("furniture.toml", rule(examples='["[[x]]"'), "is not valid TOML"),
    ("genres.toml", rule('genre = "essay"'), "genre: 'essay' is not allowed; use one of analysis, opinion"),
    ("statements.toml", rule('text = "x"; kind = "promises"', pattern=""), "kind: does nothing without pattern"),
    ("statements.toml", rule('text = "x"; wordings = ["CONTENT <according to> SUORCE"]', pattern=""),
     "wordings: 'SUORCE' is no kind or slot; use one of ANY, CAPITAL"),
    ("statements.toml", rule('text = "x"; wordings = ["CONTENT according to SOURCE"]', pattern=""),
     "wordings: 'CONTENT according to SOURCE' needs one ^ where the place is, or <> around the cue"),
    ("statements_near.toml", near("unsayd", "^ x"), "of: 'unsayd' is not allowed; use one of "),
    ("statements_near.toml", near("unsaid", "^ {advreb}"),
     "patterns: 'advreb' is no class; use one of abstract, adverb"),
    ("statements_near.toml", near("unsaid", "^ *Ing"), "patterns: '*Ing' is no word, {class}, *ending or kind"),
    ("statements_near.toml", near("unsaid", "if~ ^"), "patterns: 'if~' lacks something beside ~"),
    ("statements_near.toml", near("unsaid", "^"), "patterns: '^' has no item"),
    ("actors_near.toml", near("plce", "^ x"), "of: 'plce' is not allowed"),
    ("actors_near.toml", near("place", "^ {hed}"), "'hed' is no class; use"),
    ("actors_near.toml", near("place", "^ NMAE"), "'NMAE' is no kind"),
    ("statements.toml", rule('text = "x"; certain = "yes"', pattern=""), "certain: 'yes' is not allowed; write true"),
]


@pytest.mark.parametrize(("file", "block", "told"), WRONG_RULES,
                         ids=[f"{file}: {told[:30]}" for file, _, told in WRONG_RULES])
def test_a_rule_that_breaks_the_schema_is_told_with_file_and_line(file, block, told, tmp_path):
    path = tmp_path / file
    text = (FOLDER / "rules" / file).read_text(encoding="utf-8")
    path.write_text(text + block, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        read_rules(path)
    found, line = str(error.value), len(text.splitlines())
    at = int(found.removeprefix(f"{file}:").partition(":")[0])
    assert told in found
    assert line < at <= line + len(block.splitlines()) + 1


def test_what_stands_before_the_first_rule_is_told(tmp_path):
    path = tmp_path / "furniture.toml"
    path.write_text('id = "x"\n\n' + rule(), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"furniture\.toml:1: 'id' stands before the first \[\[rule\]\]"):
        read_rules(path)


def test_the_schema_of_rules_knows_every_file_macro_and_resolver():
    assert rule_fields.RULES.keys() == {path.name for path in RULES}
    assert macros().keys() == rule_fields.MACROS
    assert rule_fields.RULES["timeline.toml"]["resolve"].allowed | {"fixed"} == RESOLVERS.keys()


def test_no_lexicon_is_read_before_something_is_asked():
    # else a wrong line is a traceback, whatever was to be run
    program = ("import sys\nread = []\n"
               "sys.addaudithook(lambda event, told: event == 'open' and read.append(str(told[0])))\n"
               "import analysis.__main__, dashboard.charts.catalogue, dashboard.parts.panel\n"
               "print([path for path in read if path.endswith(('.csv', '.toml')) and 'lexicons' in path])")
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
