"""Who says what: every rule finds its examples, and the hard sentences in `tests/cases/statements.txt` hold."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.find.statements import Statement, attribute, rules, with_own
from analysis.find.statements.cues import cues
from analysis.find.statements.patterns import compiled
from analysis.find.statements.quotes import find_quotes
from analysis.find.statements.sentence_line import Line
from analysis.find.statements.wordings import _clause, worded_as
from analysis.lexicons import read_rules, rule_fields
from analysis.text import segment
from tests.gold.statements import match, read_gold, score

RULES = read_rules("statements.toml")
FOLDER = Path(__file__).parents[1] / "analysis" / "find" / "statements"
CASES = Path(__file__).parent / "cases" / "statements.txt"
MARK = re.compile(r"\[\[|\]\]|[{}]")


def marked(example):
    """The plain text of an example, with the spans marked [[content]] and {source}."""
    text, spans, opened = "", {}, {}
    position = 0
    for mark in MARK.finditer(example):
        text += example[position:mark.start()]
        position = mark.end()
        if mark.group() in {"[[", "{"}:
            opened[mark.group()] = len(text)
        else:
            opening = {"]]": "[[", "}": "{"}[mark.group()]
            spans[opening] = text[opened[opening]:], opened[opening], len(text)
    text += example[position:]
    return text, {opening: (start, end) for opening, (_, start, end) in spans.items()}


def statements(text, entities=(), kind="text"):
    """The statements of a text with a voice whose passages are all of one kind; entities are (name, key, kind)."""
    segments = segment(text)
    passages = [passage._replace(kind=kind) for passage in segments.passages]
    mentions = [SimpleNamespace(sent_id=0, start=match.start(), end=match.end(), entity=key)
                for name, key, _ in entities for match in re.finditer(rf"\b{re.escape(name)}\b", text)]
    known = [SimpleNamespace(key=key, name=name, kind=kind, country="") for name, key, kind in entities]
    said = attribute(text, passages, segments.sentences, mentions, known)
    return with_own(said, "opinion", text, passages, segments.sentences, known)


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES for example in rule.examples],
                         ids=lambda value: getattr(value, "rule_id", None))
def test_a_rule_finds_its_examples(rule, example):
    text, spans = marked(example)
    kind = "heading" if rule.rule_id == "headline-colon" else "text"
    found = [item for item in statements(text, kind=kind) if item.rule_id == rule.rule_id]
    contents = [text[item.start:item.end] for item in found]
    assert text[slice(*spans["[["])] in contents, found
    if "{" in spans:
        assert spans["{"] in [(item.speaker_start, item.speaker_end) for item in found]
    else:
        assert found[0].speaker_start == -1


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.counterexamples],
                         ids=lambda value: getattr(value, "rule_id", None))
def test_a_rule_finds_nothing_in_its_counterexamples(rule, text):
    assert [item for item in statements(text) if item.rule_id == rule.rule_id] == []


@pytest.mark.parametrize(("rule", "wording"), [(rule, wording) for rule in RULES
                                               for wording in rule.fields.get("wordings", ())])
def test_every_wording_is_that_of_an_example(rule, wording):
    pattern = worded_as(rule.rule_id, wording)
    lines = [line for example in rule.examples for line in lines_of(marked(example)[0])]
    assert any(_clause(line, at, pattern, None) for line in lines for at in range(len(line)))


def lines_of(text):
    """The tokens of each sentence of a text."""
    segments = segment(text)
    quotes = find_quotes(text, segments.passages)
    return [Line(text, sentence, [quote for quote in quotes if sentence.start <= quote.start < sentence.end])
            for sentence in segments.sentences]


NEAR = read_rules("statements_near.toml")


def spans(pattern, text):
    """What a pattern takes at any place of a text."""
    for line in lines_of(text):
        for at in range(len(line) + 1):
            if found := compiled(pattern).span(line, at):
                first, end = max(found[0], 0), min(found[1], len(line))
                yield text[line.begins[first]:line.ends[end - 1]] if first < end else ""


@pytest.mark.parametrize("rule", NEAR, ids=lambda rule: rule.rule_id)
def test_what_stands_near_a_place_is_as_in_the_examples(rule):
    examples = [(text, span[0]) for text, span in map(marked_once, rule.examples)]
    taken = {pattern: [(text, span) for text, span in examples if span in spans(pattern, text)]
             for pattern in rule.fields["patterns"]}
    assert all(taken.values()), taken
    assert {text for found in taken.values() for text, _ in found} == {text for text, _ in examples}
    assert not [text for text in rule.counterexamples for pattern in taken if any(spans(pattern, text))]


def marked_once(example):
    """The plain text of an example and what is marked [[so]]."""
    return re.sub(r"\[\[|\]\]", "", example), re.findall(r"\[\[(.*?)\]\]", example)


def test_what_is_asked_about_a_place_has_its_rules():
    asked = {question for path in FOLDER.glob("*.py")
             for question in re.findall(r'\bnear(?:_end|_start)?\("([\w-]+)"', path.read_text(encoding="utf-8"))}
    assert asked == {rule.fields["of"] for rule in NEAR} == rule_fields.RULES["statements_near.toml"]["of"].allowed


def cases():
    """(line number, kind, text) of each case: `kind | text with [[content]] and {source}`, kind `-` for none."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            kind, _, text = line.partition(" | ")
            yield pytest.param(kind.strip(), text.replace("\\n", "\n"), id=f"line{number}")


@pytest.mark.parametrize(("kind", "case"), list(cases()))
def test_a_hard_sentence_is_read_right(kind, case):
    text, spans = marked(case)
    found = statements(text)
    if kind == "-":
        assert found == []
        return
    said = [(text[item.start:item.end], text[max(0, item.speaker_start):item.speaker_end], item.kind) for item in found]
    expected = text[slice(*spans["[["])], text[slice(*spans.get("{", (0, -1 - len(text))))], kind
    assert expected in said


def test_every_rule_id_that_can_be_found_is_told():
    told = {rule.rule_id for rule in rules()}
    text = (Path(__file__).parents[1] / "seeds" / "001_c7231357d1905d75.txt").read_text(encoding="utf-8")
    assert {item.rule_id for item in statements(text)} <= told


def test_every_form_of_a_cue_has_one_kind_for_each_first_word():
    for first, by_second in cues().verbs.items():
        for second, forms in by_second.items():
            assert len({tuple(rest) for rest, _ in forms}) == len(forms), (first, second)


CONNOLLY = [("Gerry Connolly", "connolly", "person"), ("Connolly", "connolly", "person"), ("NATO", "nato", "alliance"),
            ("Rutte", "rutte", "person"), ("Russia", "russia", "country")]


def speakers(text, entities=CONNOLLY):
    return [item.speaker for item in statements(text, entities)]


def test_a_pronoun_is_the_last_speaker():
    assert speakers("Gerry Connolly said that it was bad. According to him, it is worse.") == ["connolly"] * 2


def test_a_pronoun_after_a_sentence_about_an_unknown_person_is_no_older_speaker():
    text = "Connolly said it was over.\n\nXurxo Vilks denied it. “It goes on. It must,” he said. He added it rained."
    assert speakers(text) == ["connolly", "", ""]
    assert speakers(text, [*CONNOLLY, ("Xurxo Vilks", "vilks", "person")]) == ["connolly", "vilks", "vilks"]


def test_a_pronoun_after_a_sentence_about_a_country_is_the_older_speaker():
    text = "Connolly said it was over. Saudi Arabia denied it. “It is,” he said. He added that it rained."
    entities = [*CONNOLLY, ("Saudi Arabia", "saudi-arabia", "country")]
    assert set(speakers(text, entities)) == {"connolly"}


def test_a_noun_after_a_participle_is_no_cue():
    text = "Crews stopped work on Monday, blaming European rules on quotas that came into force last week."
    assert [item.kind for item in statements(text)] == ["condemns"]


def test_a_pronoun_is_nobody_named_within_the_last_source():
    entities = [("Ann Lee", "lee", "person"), ("Holt", "holt", "person")]
    assert speakers("Ann Lee of Holt said the pier was lost. “We all go home,” she said.", entities) == ["lee", "lee"]


def test_a_pronoun_is_not_whom_the_last_speaker_spoke_about():
    text = "Gerry Connolly confirmed the president was referring to Sen. Rutte.\n\n“It was very bad,” he said."
    assert speakers(text)[-1] == "connolly"


def test_a_clause_about_a_person_gives_him_no_other_role():
    text = "Connolly said it was over. “I thank them all,” the president said. Connolly, who addressed the union, left."
    assert speakers(text)[-1] == "connolly"


def test_a_role_is_the_person_introduced_with_it():
    text = "NATO PA President Gerry Connolly spoke. Rutte listened. The NATO PA president said it was dangerous."
    assert speakers(text) == ["connolly"]


def test_an_unknown_person_of_a_country_is_not_the_country():
    assert speakers("Hong Wan-suk, a professor in Russia, said the talks were close.") == [""]


def test_an_organisation_speaks_for_its_officials():
    assert speakers("NATO officials said the talks were close.") == ["nato"]


def test_he_may_be_the_spokesman_of_an_organisation():
    text = "Connolly said it was late. A spokesman for NATO said it was ready. He said it would act."
    assert speakers(text) == ["connolly", "nato", "nato"]


def test_a_quotation_over_paragraphs_is_one_statement():
    text = "“First part of it all.\n\n“Second part,” said Rutte."
    assert [text[item.start:item.end] for item in statements(text)] == ["“First part of it all.\n\n“Second part,”"]


def test_an_interview_with_labels_at_the_first_turn_only_keeps_its_turns():
    text = ("Ann Lee: Will the war end?\n\nBob Ray: No. It goes on.\n\nWhy does it go on?\n\nNobody stops it.\n\n"
            "It pays.\n\nAnd what then?\n\nPeace.")
    found = statements(text)
    assert [(text[item.start:item.end], text[item.speaker_start:item.speaker_end], item.kind) for item in found] == [
        ("Will the war end?", "Ann Lee", "asks"), ("No. It goes on.", "Bob Ray", "asserts"),
        ("Why does it go on?", "Ann Lee", "asks"), ("Nobody stops it.\n\nIt pays.", "Bob Ray", "asserts"),
        ("And what then?", "Ann Lee", "asks"), ("Peace.", "Bob Ray", "asserts")]


def test_every_span_is_inside_the_text_and_in_its_sentence():
    for path in sorted((Path(__file__).parents[1] / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        sentences = {sentence.sent_id: sentence for sentence in segment(text).sentences}
        for item in statements(text):
            assert isinstance(item, Statement)
            assert sentences[item.sent_id].start <= item.start < item.end <= len(text)
            assert item.start < sentences[item.sent_id].end


def test_the_five_recommendations_of_a_policy_paper_are_found():
    text = (Path(__file__).parents[1] / "seeds" / "004_add2fef3d8ec9e6e.txt").read_text(encoding="utf-8")
    points = [text[item.start:item.end].split()[0] for item in statements(text) if item.rule_id == "author-point"]
    assert points == ["strengthening", "intensifying", "applying", "carrying", "concretizing"]


def test_two_speakers_of_one_statement_both_say_it():
    entities = [("Moscow", "russia", "country"), ("Pyongyang", "north-korea", "country")]
    assert speakers("Moscow and Pyongyang deny the participation of soldiers.", entities) == ["north-korea", "russia"]


def test_two_speakers_of_whom_the_second_has_an_article_both_say_it():
    entities = [("Greenpeace", "greenpeace", "organization"), ("WWF", "wwf", "organization")]
    assert speakers("Greenpeace and the WWF demanded a ban on trawling.", entities) == ["greenpeace", "wwf"]


@pytest.mark.parametrize("text", ["Norway's new fisheries minister, Mads Eide, said the talks went well.",
                                  "“The talks went very well,” said Norway's fisheries minister, Mads Eide."])
def test_the_name_after_a_role_speaks_and_not_whose_role_it_is(text):
    entities = [("Norway", "norway", "country"), ("Mads Eide", "eide", "organization")]
    assert speakers(text, entities) == ["eide"]


@pytest.mark.parametrize("text", ["According to the Council for the Sea (ICES), stocks are falling fast.",
                                  "Stocks are falling fast, according to the Council for the Sea (ICES).",
                                  "The Council for the Sea (ICES) said that stocks are falling fast."])
@pytest.mark.parametrize("name", ["Council for the Sea", "ICES"])
def test_a_source_is_the_actor_whose_name_or_acronym_holds_its_head(text, name):
    assert speakers(text, [(name, "ices", "organization")]) == ["ices"]


def test_the_seeds_are_read_as_annotated(seeds):
    gold, rows = read_gold(), list(seeds.statements.itertuples())
    assert score(gold, rows)[2] >= 0.93
    matched = match(gold, rows)
    turns = [index for index, item in enumerate(gold) if item["doc_id"].startswith("000") and index > 2]
    assert len(turns) == 14
    assert all(index in matched for index in turns)


def test_the_abstract_does_not_repeat_the_recommendations(seeds):
    rows = seeds.statements
    assert ((rows["rule_id"] == "author-point") & rows["doc_id"].astype("str").str.startswith("004")).sum() == 5
    assert not ((rows["rule_id"] == "author-recommendation") & rows["doc_id"].astype("str").str.startswith("004")).any()


def test_a_transcript_with_a_label_at_every_turn_keeps_its_turns():
    text = "MODERATOR: Welcome.\n\nSMITH: Thank you.\n\nI am glad.\n\nMODERATOR: So am I.\n\nSMITH: Good."
    found = [(text[item.start:item.end], text[item.speaker_start:item.speaker_end]) for item in statements(text)]
    assert found == [("Welcome.", "MODERATOR"), ("Thank you.\n\nI am glad.", "SMITH"), ("So am I.", "MODERATOR"),
                     ("Good.", "SMITH")]


def test_labels_of_sections_are_no_interview():
    text = "Summary: The war goes on.\n\nConclusion: Rutte said that it must end."
    assert [item.rule_id for item in statements(text)] == ["reported-clause"]


PIECES = st.sampled_from([
    "Rutte", " said", " that", " the war", " goes on", ".", " ", "\n\n", "“", "”", '"', ",", " according to", " and",
    " denied", " he", " who", ":", "?", " in", " view", " citing", " as saying", " quoted", "First, ", " must",
    " will"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_gives_valid_spans(text):
    for item in statements(text, CONNOLLY):
        assert 0 <= item.start < item.end <= len(text)
        assert item.speaker_start == -1 or item.start >= 0 < item.speaker_end <= len(text)


def test_an_endless_sentence_takes_no_endless_time():
    assert statements("Rutte said, and " * 20_000) == []


def test_an_empty_text_says_nothing():
    assert statements("") == []


FIRMS = [("US", "united-states", "country"), ("Labour", "labour", "organization"), ("Falic", "falic", "organization"),
         ("Anna Lee", "lee", "person"), ("Bo Holt", "holt", "person")]


@pytest.mark.parametrize(("text", "speaker"), [
    ("A US firm said the talks were close.", ""), ("The US government said the talks were close.", "united-states"),
    ("The US said the talks were close.", "united-states"), ("Labour MPs said the talks were close.", ""),
    ("Labour officials said the talks were close.", "labour"),
    ("One of the brothers behind Falic said the talks were close.", "")])
def test_a_country_speaks_by_its_officials_and_a_body_not_by_some_of_its_members(text, speaker):
    assert speakers(text, FIRMS) == [speaker]


@pytest.mark.parametrize("text", [
    "Anna Lee said it was late. A goal by Bo Holt followed. “We were glad of that,” she said.",
    "Anna Lee said it was late. Bo Holt had failed to see these problems, she said."])
def test_who_is_named_after_a_preposition_or_in_what_is_said_is_not_the_pronoun(text):
    assert speakers(text, FIRMS) == ["lee", "lee"]


@pytest.mark.parametrize(("text", "certain"), [
    ("Anna Lee said it was late.", [True]), ("Anna Lee said it was late. She said it rained.", [True, True]),
    ("He said it was late.", [False]), ("A senior official said it was late.", [True]),
    ("Anna Lee met Bo Holt. He said it was late.", [True]),
    ("Anna Lee said it was late. A goal by Bo Holt followed. “We were glad of that,” she said.", [True, False]),
    ("Anna Lee announced a plan to sell the pier.", [False]), ("Anna Lee denied the report.", [True]),
    ("Some US officials said the talks were close.", [False])])
def test_a_statement_is_certain_by_its_rule_and_its_source(text, certain):
    assert [item.certain for item in statements(text, FIRMS)] == certain


@pytest.mark.parametrize("text", [
    "“It rained,” said Dr. Lee of the U.S. team, who is 54-year-old. ‘We’re wet,’ “he went on, “ and left.",
    "May WHO's Jan Lee say so? Will Holt, e.g. St. Ives, paid £3.5m at 10:30 — “not, ” Ł’Épée said. “No.”",
])
def test_each_token_stands_where_the_line_says(text):
    segments = segment(text)
    quotes = find_quotes(text, segments.passages)
    line = Line(text, SimpleNamespace(start=0, end=len(text)), quotes)
    stands = [text[begin:end] for begin, end in zip(line.begins, line.ends, strict=True)]
    for at, word in enumerate(line.words):
        assert stands[at] == word or at in line.quotes or (word == "," and at - 1 in line.quotes)
    assert line.begins == sorted(line.begins)
    assert len(line.lows) == len(line.words)
