"""What the author of a text says himself: his forecasts and recommendations, where its genre gives him a voice."""

from collections.abc import Iterator, Sequence

from analysis.find.statements.attribution import SHORTEST_QUOTE, Spans, Statement, in_order
from analysis.find.statements.certainty import is_of_sort
from analysis.find.statements.genres import VOICED
from analysis.find.statements.openings import Holder, speech_of
from analysis.find.statements.quotes import find_quotes
from analysis.find.statements.voice import POINT_RULE, author_voice, recommended_points


def with_own(said: list[Statement], genre: str, text: str, passages: Sequence, sentences: Sequence,
             entities: Sequence) -> list[Statement]:
    """What others say (`said`) and, in a text of a genre that gives him a voice, what its author says."""
    if genre not in VOICED:
        return said
    is_interview = any(item.rule_id.startswith("interview-") for item in said)
    speech = None if is_interview else speech_of(text, entities)
    return in_order({*said, *_own_voice(text, passages, sentences, said, speech)})


def _own_voice(text, passages, sentences, said, speech) -> Iterator[Statement]:
    """The author's forecasts and recommendations, outside what others say; those of a speech are the speaker's."""
    taken = Spans([*((item.start, item.end) for item in said),
                   *((quote.start, quote.end) for quote in find_quotes(text, passages)
                     if quote.n_words >= SHORTEST_QUOTE // 2)])
    kinds = {passage.passage_id: passage.kind for passage in passages}
    own = [sentence for sentence in sentences if kinds.get(sentence.passage_id, "text") == "text"
           and not taken.touch(sentence.start, sentence.end)]
    voiced = [(sentence, rule_id, kind) for sentence, rule_id, kind in author_voice(text, own, speech is not None)]
    demanding = {sentence.passage_id for sentence, _, kind in voiced if kind == "demands"}
    points = recommended_points(text, passages, lambda passage: passage.passage_id in demanding)
    listed = {passage.passage_id: passage for passage in passages if passage.start in points}
    ends = {passage.passage_id: passage.end for passage in passages}
    leads = {passage_id - 1 for passage_id in listed if passage_id - 1 not in listed}
    for sentence, rule_id, kind in voiced:
        is_lead = sentence.passage_id in leads and sentence.end >= ends[sentence.passage_id] - 1
        colon = text[sentence.start:sentence.end].rstrip().endswith(":")
        if sentence.passage_id not in listed and not is_lead and not colon:
            yield _own(text, sentence.sent_id, sentence.start, sentence.end, rule_id, kind, speech)
    firsts: dict[int, int] = {}
    for sentence in sentences:
        firsts.setdefault(sentence.passage_id, sentence.sent_id)
    for passage in listed.values():
        if passage.passage_id in firsts:
            yield _own(text, firsts[passage.passage_id], points[passage.start], passage.end, POINT_RULE, "demands",
                       speech)


def _own(text, sent_id, start, end, rule_id, kind, speech):
    while end > start and (text[end - 1] in ".!;" or text[end - 1].isspace()):
        end -= 1
    holder = speech or Holder(-1, -1, "")
    return Statement(sent_id, start, end, rule_id, holder.key, holder.start, holder.end, "", False, kind,
                     is_of_sort(rule_id, kind))
