"""What stands around a name is as the examples of `actors_near.toml` mark it."""

import re
from pathlib import Path

import pytest

from analysis.find.actors import gazetteer
from analysis.find.actors.page import page_of
from analysis.find.actors.patterns import Question, near
from analysis.lexicons import read_rules, rule_fields

FOLDER = Path(__file__).parents[1] / "analysis/find/actors"
RULES = read_rules("actors_near.toml")


def around(marked):
    """The page of a text, and the words of the name that is marked in it."""
    before, name, after = re.split(r"\[\[|\]\]", marked)
    page = page_of(before + name + after, gazetteer())
    return page, *page.tokens.within(len(before), len(before + name))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_each_pattern_holds_at_a_marked_name_and_at_no_other(rule):
    patterns = [Question([pattern]) for pattern in rule.fields["patterns"]]
    held = [[pattern.holds(*around(text)) for pattern in patterns] for text in rule.examples]
    assert all(map(any, held)), "an example of no pattern"
    assert all(map(any, zip(*held, strict=True))), "a pattern of no example"
    assert not [text for text in rule.counterexamples for pattern in patterns if pattern.holds(*around(text))]
    assert rule.counterexamples


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_question_is_answered_by_each_of_its_rules(rule):
    assert all(near(rule.fields["of"], *around(text)) for text in rule.examples)


def test_what_is_asked_about_a_name_has_its_rules():
    asked = {question for path in FOLDER.glob("*.py")
             for question in re.findall(r'\bnear\("([\w-]+)"', path.read_text(encoding="utf-8"))}
    assert asked == {rule.fields["of"] for rule in RULES} == rule_fields.RULES["actors_near.toml"]["of"].allowed


@pytest.mark.parametrize(("pattern", "text", "holds"), [
    ("{kin} , ^", "His wife, [[Maria]], left.", True),
    ("{kin} , ^", "His wife [[Maria]] left.", False),
    ("{kin} ,? ^", "His wife [[Maria]] left.", True),
    ("{kin} GAP ^", "His wife ([[Maria]]) left.", True),
    ("^ EDGE|to", "They saw [[Maria]], to be sure.", True),
    ("^ EDGE|to", "They led [[Maria]] to him.", True),
    ("^ EDGE|to", "They saw [[Maria]] leave.", False),
    ("START ^", "He left. [[Maria]] stayed.", True),
    ("START ^", "He left; [[Maria]] stayed.", False),
    ("^ , LAND", "They left [[Zelvuz]], New Mexico, soon.", True),
    ("^ - SMALL~*ing", "A [[Zelvuz]]-based firm won.", True),
    ("^ - SMALL~*ing", "A [[Zelvuz]]-leaning firm won.", False),
    ("the <Congress|Senate> of CAPITAL&COMMON", "They met the [[Congress]] of Unions.", True),
    ("the <Congress|Senate> of CAPITAL&COMMON", "They met the [[Council]] of Unions.", False),
    ("the ANY* from ^", "the letter that came from [[Zelvuz]]", True),
    ("the ANY*2 from ^", "the letter that then came from [[Zelvuz]]", False),
])
def test_a_pattern_is_read_as_it_is_written(pattern, text, holds):
    assert Question([pattern]).holds(*around(text)) == holds
