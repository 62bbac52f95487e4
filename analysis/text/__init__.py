"""Passages and sentences of a text, with exact offsets; headings and site furniture told from text."""

from collections.abc import Iterable, Sequence

from analysis.lexicons import Rule
from analysis.text.furniture import FILE, furniture_rules
from analysis.text.headline import shortened, title_of
from analysis.text.passages import find_passages
from analysis.text.segments import Passage, Segments, Sentence
from analysis.text.sentences import sentence_spans

__all__ = ["Passage", "Segments", "Sentence", "evidence_sentences", "rules", "segment", "shortened", "title_of"]


def segment(text: str, apart: Sequence[tuple[int, int]] = ()) -> Segments:
    """The passages of `text` and the sentences of each, numbered in reading order; what is `apart` is boilerplate."""
    passages = tuple(find_passages(text, apart))
    spans = ((passage.passage_id, span) for passage in passages for span in sentence_spans(text, passage))
    return Segments(passages, tuple(Sentence(i, passage_id, *span) for i, (passage_id, span) in enumerate(spans)))


def evidence_sentences(segments: Segments) -> list[Sentence]:
    """The sentences in which evidence is looked for: all but those of boilerplate."""
    boilerplate = {passage.passage_id for passage in segments.passages if passage.kind == "boilerplate"}
    return [sentence for sentence in segments.sentences if sentence.passage_id not in boilerplate]


def rules() -> Iterable[Rule]:
    """The rules by which furniture is known."""
    return (Rule(rule.rule_id, FILE, rule.line, rule.fields["pattern"]) for rule in furniture_rules())
