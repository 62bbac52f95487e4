"""Passages, headings, furniture and sentences."""

from pathlib import Path

import pytest

from analysis.text import evidence_sentences, segment, title_of
from analysis.text.furniture import furniture_rules, is_furniture

HERE = Path(__file__).parent
CASES = (HERE / "cases/sentences.txt").read_text(encoding="utf-8").splitlines()
SEEDS = sorted((HERE.parent / "seeds").glob("*.txt"))
RULES = furniture_rules()


def kinds(text):
    return [(p.kind, text[p.start : p.end]) for p in segment(text).passages]


@pytest.mark.parametrize("case", [line for line in CASES if not line.startswith("#")])
def test_sentences_end_where_they_end(case):
    text = case.replace(" ¦ ", " ")
    assert [text[s.start : s.end] for s in segment(text).sentences] == case.split(" ¦ ")


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.examples])
def test_furniture_is_known_by_its_examples(rule, example):
    assert is_furniture(example.removeprefix("[[").removesuffix("]]"))


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.counterexamples])
def test_text_is_not_furniture(rule, example):
    assert not is_furniture(example)


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.name[:3])
def test_every_character_but_space_is_in_one_passage_and_one_sentence(path):
    text = path.read_text(encoding="utf-8")
    segments = segment(text)
    for spans in (segments.passages, segments.sentences):
        joined = "".join(text[s.start : s.end] for s in spans)
        assert "".join(joined.split()) == "".join(text.split())


def test_the_furniture_and_headings_of_the_seeds_are_told_from_text():
    found = [pair for path in SEEDS for pair in kinds(path.read_text(encoding="utf-8"))]
    furniture = [text for kind, text in found if kind == "boilerplate"]
    assert len(furniture) == 17
    assert "Log in to Twitter or Facebook account to connect" in furniture
    headings = [text for kind, text in found if kind == "heading"]
    assert "North Korean troops in Ukraine" in headings
    assert len(headings) == 9


MESSAGE = """From: a.smith@ministry.example (Anna Smith)
Subject: Re: The grain talks
Lines: 12

On Mon, Nov 4, 2024 at 10:12 AM, Ben Jones <b@x.example> wrote:

> The committee met on Monday and decided that all of the
> talks would be held in Vienna, although nobody from the
> mission had been asked before that decision was taken.

Nobody was asked because there was no time for it and all
of the rooms in Geneva had been taken by others long ago.

--
Anna Smith
Ministry of Grain, phone 555-1234
"""


def test_a_message_is_read_without_its_header_and_its_signature():
    found = kinds(MESSAGE)
    assert [text.split()[0] for kind, text in found if kind == "text"] == [">", "Nobody"]
    assert [text for kind, text in found if kind == "heading"] == ["Subject: Re: The grain talks"]
    assert title_of(MESSAGE, segment(MESSAGE), "a.txt") == "The grain talks"


def test_a_paragraph_of_broken_lines_begins_where_a_line_is_further_in():
    text = """EXPORTERS FEAR DAMAGE FROM RIFT
  Mounting friction between the two has raised fears among
  many exporters that the row could inflict lasting damage
  on all, officials said.
      They told reporters in the capitals that a move against
  it might boost protection in the United States and
  lead to curbs on imports.
"""
    assert [(kind, words.split()[0]) for kind, words in kinds(text)] == [
        ("heading", "EXPORTERS"), ("text", "Mounting"), ("text", "They")]


def test_a_list_of_headlines_is_not_taken_for_broken_lines():
    lines = ["Minister secures progress on sales as the aircraft project moves forward", "further action in Calais",
             "Read the documents of the summit on energy."]
    assert [text for _, text in kinds("\n".join(lines))] == lines


def test_a_text_broken_at_a_fixed_width_is_read_by_its_blank_lines():
    lines = "The committee met on Monday and decided that all of the\n" * 2 + "talks would be held in Vienna.\n"
    text = f"{lines}\n{lines}"
    assert [text[p.start : p.end] for p in segment(text).passages] == [lines.strip()] * 2


def test_a_text_of_one_short_line_is_text():
    assert kinds("Troops in Kursk") == [("text", "Troops in Kursk")]


def test_markdown_headings_are_headings():
    assert [kind for kind, _ in kinds("# What is known?\n\nNothing is known.")] == ["heading", "text"]


def test_furniture_has_sentences_to_read_but_none_to_count():
    segments = segment("The talks failed.\n\nRelated content")
    assert len(segments.sentences) == 2
    assert [s.sent_id for s in evidence_sentences(segments)] == [0]


def test_an_empty_text_has_no_segments():
    assert segment(" \n ") == ((), ())
