"""A line of tests/cases that is written wrongly is told with file and line, before it is tried."""

import re
from datetime import date
from pathlib import Path

import pytest

from analysis.lexicons import schema

CASES = Path(__file__).with_name("cases")
KINDS = {"-", *schema.TABLES["statement_cues.csv"].columns["kind"].allowed}
MARKED = re.compile(r"\[\[.+?\]\]")


def of_time(line):
    day, bar, text = line.partition(" | ")
    try:
        date.fromisoformat(day)
    except ValueError:
        return f"{day[:20]!r} is no day; write `YYYY-MM-DD | sentence`"
    if not bar or re.search(r"\[\[|\]\]", re.sub(r"\[\[[^\[\]]+ = [^\[\]]+\]\]", "", text)):
        return "mark an expression `[[Monday = 2004-02-02]]`"
    return ""


def of_statements(line):
    kind, bar, text = line.partition(" | ")
    if not bar or kind.strip() not in KINDS:
        return f"{kind.strip()[:20]!r} is no kind; use one of {', '.join(sorted(KINDS))}"
    if (kind.strip() != "-") != (len(MARKED.findall(text)) == 1) or text.count("{") != text.count("}"):
        return "mark what is said `[[so]]`, once, and its source `{so}`; nothing where the kind is `-`"
    return ""


def of_actors(line):
    wrong = re.search(r"\[(?![^\[\]|]+\|[^\[\]|]+\])", line)
    return f"mark an actor `[Moscow|russia]`, not {line[wrong.start():][:20]!r}" if wrong else ""


def of_documents(line):
    return "" if line.startswith("# ") or ": " in line else "write `# name of a folder` or `subject: text`"


SHAPES = {"timeline.txt": of_time, "statements.txt": of_statements, "actors.txt": of_actors,
          "few_documents.txt": of_documents}


def problems(name, text):
    return [f"{name}:{at}: {told}" for at, line in enumerate(text.splitlines(), 1)
            if line and (not line.startswith("#") or name == "few_documents.txt") and (told := SHAPES[name](line))]


@pytest.mark.parametrize("name", SHAPES)
def test_every_case_is_written_as_its_file_wants_it(name):
    assert problems(name, (CASES / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(("name", "line", "told"), [
    ("timeline.txt", "They met on [[Monday = 2004-02-02]].", "is no day"),
    ("timeline.txt", "2004-02-31 | They met.", "'2004-02-31' is no day"),
    ("timeline.txt", "2004-02-03 | They met on [[Monday = 2004-02-02.", "mark an expression"),
    ("timeline.txt", "2004-02-03 | They met on [[Monday]].", "mark an expression"),
    ("statements.txt", "says | {Smith} said [[it rained]].", "'says' is no kind; use one of -, asks, asserts"),
    ("statements.txt", "asserts | {Smith} said it rained.", "mark what is said"),
    ("statements.txt", "asserts | {Smith said [[it rained]].", "mark what is said"),
    ("actors.txt", "[Moscow] spoke.", "mark an actor `[Moscow|russia]`, not '[Moscow] spoke.'"),
    ("few_documents.txt", "A text of no subject", "write `# name of a folder`"),
])
def test_a_wrong_line_is_told_with_file_and_line(name, line, told):
    (found,) = problems(name, f"# a folder\n{line}\n")
    assert found.startswith(f"{name}:2: ")
    assert told in found
