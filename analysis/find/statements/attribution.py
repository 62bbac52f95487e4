"""One document: its quotations, clauses and turns become statements in reading order."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from analysis.find.statements.certainty import is_certain
from analysis.find.statements.clauses import clauses
from analysis.find.statements.colons import headline
from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.epigraphs import find_epigraphs
from analysis.find.statements.kinds import kind_answered, kind_said
from analysis.find.statements.openings import interviewed, speech_of
from analysis.find.statements.phrases import left_phrase
from analysis.find.statements.quotes import Quote, find_quotes
from analysis.find.statements.sentence_line import Line
from analysis.find.statements.speakers import Speakers
from analysis.find.statements.turns import find_turns
from analysis.find.statements.wordings import reporting_words
from analysis.text.tokens import token_class, tokens_of

FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|my|My|us)\b")
SAID_COLON = re.compile(r"\b(said|added|stated|wrote|continued|commented|declared):\s*$")
SIGN = re.compile(r"\S")
SHORTEST_QUOTE, LONGEST_SENTENCE = 6, 3000
CUED = frozenset(("quote-said", "said-quote"))


class Statement(NamedTuple):
    """Something said: its content `text[start:end]`, whose sentence is where it starts, and who says it.

    A quotation includes its marks; what is reported is the clause after `that` or the cue. `speaker` is the key
    of an actor, "" if the source is nobody known, or the author (then the speaker span is -1, -1 and the rule
    tells). `kind`: a kind of `statement_cues.csv`. `certain`: its rule and the way its speaker was told are right nine
    times in ten on news.
    """

    sent_id: int
    start: int
    end: int
    rule_id: str
    speaker: str
    speaker_start: int
    speaker_end: int
    cue: str
    is_quote: bool
    kind: str
    certain: bool = False


def attribute(text: str, passages: Sequence, sentences: Sequence, mentions: Sequence, entities: Sequence
              ) -> list[Statement]:
    """What others say in one document; sentences, mentions and entities are those of text and heading passages."""
    turns = find_turns(text, passages)
    quotes = find_quotes(text, passages)
    speech = None if turns else speech_of(text, entities)
    speakers = Speakers(text, sentences, mentions, entities, quotes, speech)
    document = _Document(text, sentences, quotes, speakers)
    turns = _under_names(text, turns, entities, speakers)
    covered = Spans((turn.start, turn.end) for turn in turns)
    found = [document.turn(turn) for turn in turns]
    for passage, inside in _by_passage(passages, sentences):
        free = [sentence for sentence in inside if not covered.touch(sentence.start, sentence.end)]
        if free:
            found += document.passage(passage, free)
    found = _once(found)
    found += document.epigraphs(passages, found)
    return in_order(item._replace(certain=True) if is_certain(item, speakers) else item for item in set(found))


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """The statements from the front of the text to the back."""
    return sorted(statements, key=lambda item: (item.start, item.end, *item[3:]))


def _under_names(text, turns, entities, speakers):
    """The turns, those of the person interviewed under his name in the first lines: `A:` and `Lee:` are Ann Lee."""
    holder = interviewed(text, turns[0].label_start, entities) if turns else None
    if holder is None:
        return turns
    speakers.known[holder.start, holder.end] = holder.key
    return [turn._replace(label_start=holder.start, label_end=holder.end)
            if not turn.asks and _is_his(text[turn.label_start:turn.label_end], text[holder.start:holder.end]) else turn
            for turn in turns]


def _is_his(label, name):
    """Whether a label is bare, or the family name of the one who is named in full."""
    return label.lower() in word_class("answer") or label.casefold() == name.split()[-1].casefold()


def _once(found):
    """The statements without a second cue of the same quotation, one before and one after it, whose source is `he`."""
    by_content: dict[tuple[int, int], list[Statement]] = {}
    for item in found:
        by_content.setdefault((item.start, item.end), []).append(item)
    again = {id(item) for items in by_content.values() if len({item.rule_id for item in items} & CUED) > 1
             for item in items if item.rule_id == "quote-said"}
    return [item for item in found if id(item) not in again]


class Spans:
    """Stretches of a text, joined where they overlap, to be asked whether they touch another."""

    def __init__(self, spans: Iterable[tuple[int, int]]):
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(end, self.ends[-1])
            else:
                self.starts.append(start)
                self.ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether any stretch shares a character with `[start, end)`."""
        at = bisect_left(self.starts, end) - 1
        return at >= 0 and self.ends[at] > start


class _Document:
    """What the statements of one document are found with, read from the front to the back."""

    def __init__(self, text, sentences, quotes: tuple[Quote, ...], speakers: Speakers):
        self.text, self.quotes, self.speakers = text, quotes, speakers
        self.opened, self.closed = [quote.start for quote in quotes], [quote.end for quote in quotes]
        self.sentences = sorted(sentences, key=lambda sentence: sentence.start)
        self.starts = [sentence.start for sentence in self.sentences]
        tokens = tokens_of(text)
        self.reporting = [tokens.starts[i] for i in tokens.places(MAY_REPORT)]
        self.last: Statement | None = None
        self.block: Statement | None = None

    def turn(self, turn) -> Statement:
        """The statement of an interview turn."""
        speaker = self.speakers.resolve(turn.label_start, turn.label_end)
        rule_id, kind = ("interview-question", "asks") if turn.asks else (
            "interview-answer", kind_answered(self.text[turn.start:turn.end]))
        return Statement(self.sent_id(turn.start), turn.start, turn.end, rule_id, speaker, turn.label_start,
                         turn.label_end, "", False, kind)

    def epigraphs(self, passages, found) -> Iterator[Statement]:
        """The quotations that no cue has claimed, with the source beside them."""
        claimed = Spans((item.start, item.end) for item in found)
        for item in find_epigraphs(self.text, passages, self.quotes):
            if not claimed.touch(item.start, item.end):
                source = item.source_start, item.source_end
                yield Statement(self.sent_id(item.start), item.start, item.end, item.rule_id,
                                self.speakers.resolve(*source), *source, "", True, "asserts")

    def passage(self, passage, sentences) -> list[Statement]:
        """The statements of one passage: of its cues, then of the quotations that no cue has claimed."""
        found: list[Statement] = []
        quotes = self._quotes(passage)
        for sentence in sentences:
            inside = self._quotes(sentence) if quotes else ()
            length = sentence.end - sentence.start
            if length > LONGEST_SENTENCE < length - sum(quote.end - quote.start for quote in inside):
                continue            # a table or a list without full stops
            heads = passage.kind == "heading" and self.text.find(":", sentence.start, sentence.end) >= 0
            colon = inside and self.text[max(0, inside[0].start - 3):inside[0].start].rstrip().endswith(":")
            if heads or colon or self._may_report(sentence):
                line = Line(self.text, sentence, inside, self.speakers.own is not None)
                title = headline(line) if heads else None
                found += self._statements(line, [title] if title else clauses(line))
        self._claim([quote for quote in quotes if quote.start >= passage.start], passage, found)
        if not found and self.block and passage.kind == "text":
            found = self._block(passage, sentences[0])
        self.block = self._opens_block(passage, sentences[-1], found)
        if found:
            self.last = found[-1]
        elif passage.kind == "text" and self.last and not quotes:
            self.last = None
        return found

    def _may_report(self, sentence) -> bool:
        """Whether a word stands in a sentence without which none reports anything."""
        at = bisect_left(self.reporting, sentence.start)
        return at < len(self.reporting) and self.reporting[at] < sentence.end

    def _quotes(self, stretch) -> tuple[Quote, ...]:
        """The quotations that share a character with a passage or a sentence."""
        return self.quotes[bisect_right(self.closed, stretch.start):bisect_left(self.opened, stretch.end)]

    def _opens_block(self, passage, sentence, found) -> Statement | None:
        """The statement whose unquoted words stand in the next passage: `X said:`, or go on in the first person."""
        if found and found[-1].rule_id == "said-block" and FIRST_PERSON.search(self.text, passage.start, passage.end):
            return found[-1]
        near = max(sentence.start, passage.end - 200)
        said = self.text.find(":", near, passage.end) >= 0 and SAID_COLON.search(self.text, near, passage.end)
        if not said:
            return None
        line = Line(self.text, sentence, ())
        at = next((at for at, begin in enumerate(line.begins) if begin >= said.start(1)), len(line))
        source = left_phrase(line, at - 1)
        if source is None:
            return None
        start, end = line.begins[source[0]], line.ends[source[1] - 1]
        speaker = self.speakers.resolve(start, end)
        self.speakers.remember(start, end, speaker)
        return Statement(sentence.sent_id, start, end, "said-block", speaker, start, end, said[1], False, "asserts")

    def _block(self, passage, sentence) -> list[Statement]:
        """The words of the speaker of the passage before, without marks."""
        block = self.block
        return [block._replace(sent_id=sentence.sent_id, start=passage.start, end=passage.end)] if block else []

    def _statements(self, line, of_line) -> list[Statement]:
        found: list[Statement] = []
        for clause in of_line:
            start, end = line.begins[clause.content[0]], line.ends[clause.content[1] - 1]
            source = line.begins[clause.source[0]], line.ends[clause.source[1] - 1]
            inside = [at for at in line.quotes if clause.content[0] <= at < clause.content[1]]
            quoted = sum(line.ends[at] - line.begins[at] for at in inside)
            cue = self.text[line.begins[clause.cue[0]]:line.ends[clause.cue[1] - 1]]
            told = any(item.start <= source[0] < item.end for item in found)    # in the words of another
            after = clause.rule_id in {"reported-after", "reported-aside"}
            for speaker in self.speakers.resolve_all(*source, after):
                if not told:
                    self.speakers.remember(*source, speaker)
                found.append(Statement(self.sent_id(start), start, end, clause.rule_id, speaker, *source, cue,
                                       2 * quoted >= end - start, kind_said(clause.kind, self.text[start:end])))
        return found

    def _claim(self, quotes, passage, found):
        """Give each quotation without a cue to the statement it goes on from, if there is one."""
        if not quotes:
            return
        taken = Spans((item.start, item.end) for item in found)
        ahead = sorted(((max(item.end, item.speaker_end), at) for at, item in enumerate(found)), reverse=True)
        newest = -1     # the last of the statements that end before the quotation
        for quote in quotes:
            while ahead and ahead[-1][0] <= quote.start:
                newest = max(newest, ahead.pop()[1])
            if taken.touch(quote.start, quote.end) or not self._opens_sentence(quote.start):
                continue
            before = found[newest] if newest >= 0 else None
            if before and before.is_quote and self._adjacent(before, quote):
                found[newest] = before._replace(end=quote.end)
                continue
            source = before or (self.last if self._fills(quote, passage) else None)
            if source and quote.n_words >= SHORTEST_QUOTE and source.speaker_start >= 0:
                found.append(source._replace(sent_id=self.sent_id(quote.start), start=quote.start, end=quote.end,
                                             rule_id="quote-continued", cue="", is_quote=True, kind="asserts"))
                newest = len(found) - 1

    def _opens_sentence(self, start):
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and not SIGN.search(self.text, self.starts[at], start)

    def _adjacent(self, statement, quote):
        """Whether only the source of the statement stands between it and the quotation."""
        last = max(statement.end, statement.speaker_end)
        return len(self.text[last:quote.start].strip()) < 60

    def _fills(self, quote, passage):
        return quote.start - passage.start < 3 and 10 * (quote.end - quote.start) > 6 * (passage.end - passage.start)

    def sent_id(self, start: int) -> int:
        """The sentence in which the character `start` is."""
        return self.sentences[max(0, bisect_right(self.starts, start) - 1)].sent_id


def _by_passage(passages, sentences):
    inside: dict[int, list] = {}
    for sentence in sentences:
        inside.setdefault(sentence.passage_id, []).append(sentence)
    return [(passage, inside[passage.passage_id]) for passage in passages if passage.passage_id in inside]


@cache
def _reporting_words() -> frozenset[str]:
    """Words without which no sentence reports anything; of several words of a cue the longest."""
    verbs = {max([first, *rest], key=len) for first, by_second in cues().verbs.items()
             for forms in by_second.values() for rest, _ in forms}
    return frozenset(verbs) | frozenset(cues().nouns) | reporting_words()


MAY_REPORT = token_class(lambda _, parts: not _reporting_words().isdisjoint(parts))
