"""Actors of one document: every rule finds its examples, and the seeds name whom they name."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find.actors import KINDS, gazetteer, recognise, rules
from analysis.find.actors.set_apart import citations
from analysis.lexicons import read_rules
from analysis.text import segment

GAZETTEER = gazetteer()
RULES = [rule for rule in read_rules("actors.toml") if rule.rule_id != "user"]
EXAMPLES = [(rule.rule_id, text) for rule in RULES for text in rule.examples]
COUNTEREXAMPLES = [(rule.rule_id, text) for rule in RULES for text in rule.counterexamples]


def found(text):
    """(surface, rule_id, name) of every mention in `text`."""
    actors = recognise(text, segment(text).sentences, GAZETTEER)
    names = {entity.key: entity.name for entity in actors.entities}
    return [(text[m.start:m.end], m.start, m.rule_id, names[m.entity]) for m in actors.mentions]


@pytest.mark.parametrize(("rule_id", "marked"), EXAMPLES)
def test_a_rule_finds_the_marked_span_of_its_example(rule_id, marked):
    start = marked.index("[[")
    surface = marked[start + 2:marked.index("]]")]
    text = marked.replace("[[", "").replace("]]", "")
    assert (surface, start, rule_id) in [mention[:3] for mention in found(text)]


@pytest.mark.parametrize(("rule_id", "text"), COUNTEREXAMPLES)
def test_a_rule_finds_nothing_in_its_counterexample(rule_id, text):
    assert rule_id not in [mention[2] for mention in found(text)]


@pytest.fixture(scope="module")
def seeds():
    paths = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return [(text, recognise(text, segment(text).sentences, GAZETTEER)) for text in texts]


def test_mentions_lie_in_order_without_overlap_inside_their_sentences(seeds):
    for text, actors in seeds:
        sentences = {sentence.sent_id: sentence for sentence in segment(text).sentences}
        end = 0
        for mention in actors.mentions:
            sentence = sentences[mention.sent_id]
            assert sentence.start <= mention.start < mention.end <= sentence.end
            assert end <= mention.start
            end = mention.end


def test_every_rule_found_is_explained_and_every_entity_has_a_kind(seeds):
    known = {rule.rule_id for rule in rules()}
    for _, actors in seeds:
        assert {mention.rule_id for mention in actors.mentions} <= known
        assert {mention.entity for mention in actors.mentions} == {entity.key for entity in actors.entities}
        assert {entity.kind for entity in actors.entities} <= set(KINDS)


CITED = read_rules("citations.toml")


@pytest.mark.parametrize(("rule", "marked"), [(rule, text) for rule in CITED for text in rule.examples])
def test_a_citation_is_found_as_marked_and_names_nobody(rule, marked):
    at = re.search(r"\[\[((?:\[\d{4}\])?[^\]]+)\]\]", marked)
    text, span = marked[:at.start()] + at[1] + marked[at.end():], (at.start(), at.start() + len(at[1]))
    assert rule.fields["mark"] in text
    assert span in list(citations(text))
    assert not [mention for mention in found(text) if span[0] <= mention[1] < span[1]]


@pytest.mark.parametrize("text", [text for rule in CITED for text in rule.counterexamples])
def test_a_number_and_initials_are_no_citation(text):
    assert list(citations(text)) == []


CASES = [line for line in (Path(__file__).parent / "cases/actors.txt").read_text(encoding="utf-8").splitlines()
         if line and not line.startswith("#")]


@pytest.mark.parametrize("case", CASES)
def test_a_hard_sentence_names_exactly_its_marked_actors(case):
    marked = case.replace("\\n", "\n")
    text = re.sub(r"\[([^\]|]+)\|([^\]]+)\]", r"\1", marked)
    wanted = [(m[1], m[2]) for m in re.finditer(r"\[([^\]|]+)\|([^\]]+)\]", marked)]
    assert [(surface, name) for surface, _, _, name in found(text)] == wanted


STRINGS = [("the Kremlin", "russia"), ("DPRK", "north-korea"), ("Ouagadougou", "burkina-faso"), ("Zairean", "dr-congo"),
           ("Republic of Türkiye", "turkey"), ("Washington, D.C.", "united-states"), ("Elysee", "france"),
           ("Korea", "")]


@pytest.mark.parametrize(("string", "actor_id"), STRINGS)
def test_a_string_alone_resolves_to_its_country_or_to_nothing(string, actor_id):
    assert GAZETTEER.resolve(string) == actor_id


@given(st.text(alphabet=st.sampled_from("AaBbTrump Kim's U.S.-\n,()“”&of the North Korea\u00a0é"), max_size=200))
def test_any_text_gives_mentions_in_order_inside_the_text(text):
    actors = recognise(text, segment(text).sentences, GAZETTEER)
    ends = [0, *(mention.end for mention in actors.mentions)]
    assert all(end <= m.start < m.end <= len(text) for end, m in zip(ends, actors.mentions, strict=False))


def test_a_document_read_twice_gives_the_same(seeds):
    for text, actors in seeds:
        assert recognise(text, segment(text).sentences, GAZETTEER) == actors


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("Officials told Tarsheg on Thursday that it was late.", "Tarsheg", "outlet"),
    ("Tarsheg Velk left. They told Tarsheg on Thursday that it was late.", "Tarsheg Velk", "person"),
    ("Velkar Tarshimba, the union's president, left.", "Velkar Tarshimba", "person"),
    ("Velkar International fell.", "Velkar International", "organization"),
    ("The ship was bound for Zelvuz with grain.", "Zelvuz", "place"),
    ("The line from Velkuz to Tarshfa was ready.", "Tarshfa", "place"),
    ("It rained in Velkuzu. In Velkuzu and Tarsho, where it rained, they slept.", "Tarsho", "place"),
])
def test_what_stands_beside_a_name_tells_its_kind(text, name, kind):
    actors = recognise(text, segment(text).sentences, gazetteer())
    assert (name, kind) in {(entity.name, entity.kind) for entity in actors.entities}
