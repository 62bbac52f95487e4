"""The mentions of one document, asked from a place in it: who is named inside a phrase, and who before it."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from analysis.find.statements.cues import word_class
from analysis.find.statements.quotes import Quote
from analysis.find.statements.sentence_line import WORD

FARTHEST = 1500
"""Characters back to which a pronoun or a noun may point."""
TELLING = 4
OPENING = 35
"""Characters from the start of a sentence in which its subject begins."""


class Mentions:
    """Mentions in reading order, with their sentences and the quotations in which some of them stand."""

    def __init__(self, text: str, sentences: Sequence, mentions: Sequence, entities: Sequence,
                 quotes: Sequence[Quote] = ()):
        self.text, self.quotes = text, quotes
        self.spans = sorted((sentence.start, sentence.end, sentence.passage_id) for sentence in sentences)
        self.sentences = [start for start, _, _ in self.spans]
        self.mentions = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
        self.starts = [mention.start for mention in self.mentions]
        self.kinds = {entity.key: entity.kind for entity in entities}
        self.countries = {entity.key: entity.country for entity in entities}

    def kind(self, mention) -> str:
        """The kind of the actor that the mention names."""
        return self.kinds.get(mention.entity, "")

    def within(self, start: int, end: int) -> list:
        """The mentions inside `text[start:end]`."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    def before(self, position: int, farthest: int = FARTHEST) -> Iterator:
        """The mentions before `position` outside quotations, the nearest first."""
        for place in range(bisect_left(self.starts, position) - 1, -1, -1):
            mention = self.mentions[place]
            if position - mention.start > farthest:
                return
            if not self.is_quoted(mention.start, mention.end):
                yield mention

    def next_person(self, position: int, farthest: int):
        """The first person named after `position` outside quotations, None where there is none near."""
        after = self.mentions[bisect_left(self.starts, position):]
        near = (mention for mention in after if mention.start - position < farthest)
        return next((mention for mention in near if self.kind(mention) == "person"
                     and not self.is_quoted(mention.start, mention.end)), None)

    def sentence_at(self, position: int) -> int:
        """The number of the sentence in which `position` is, -1 before the first one."""
        return bisect_right(self.sentences, position) - 1

    def opens(self, mention) -> bool:
        """Whether the mention is near the start of its sentence and after no preposition, so probably its subject."""
        sentence = self.sentence_at(mention.start)
        if sentence < 0 or mention.start - self.sentences[sentence] >= OPENING:
            return False
        before = self.text[self.sentences[sentence]:mention.start].rpartition(",")[2]
        return not any(word.lower() in word_class("preposition") for word in WORD.findall(before))

    def subject(self, mention, kinds: Collection[str]) -> str:
        """The actor that the sentence of a mention which `opens` it is about: the first of these kinds in it."""
        sentence = self.sentences[self.sentence_at(mention.start)]
        return next(other.entity for other in self.within(sentence, mention.end) if other is mention or (
            self.kind(other) in kinds and self.opens(other) and not self.owns(other)
            and not self._tells_of(other, mention)
            and not self.text.startswith(":", other.end)))      # the label of a turn: `LEE: He left`

    def _tells_of(self, other, mention):
        """Whether a name only tells whose coach or aide the one named after it is: `Holt coach Ann Lee`."""
        between = self.text[other.end:mention.start].split()
        return 0 < len(between) < TELLING and between[-1].lower() in word_class("role")

    def owns(self, mention) -> bool:
        """Whether something belongs to who is named: `Lee's lawyer`, `Jaynes' lawyer`."""
        plain = self.text[mention.end - 1:mention.end] == "s" and self.text[mention.end + 1:mention.end + 2] == " "
        return self.text.startswith(("'s", "’s"), mention.end) or (
            plain and self.text.startswith(("'", "’"), mention.end))

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a quotation holds `text[start:end]`."""
        at = bisect_right(self.quotes, start, key=lambda quote: quote.start) - 1
        return at >= 0 and self.quotes[at].end >= end

    def words(self, mention) -> set[str]:
        """The words of a mention in small letters."""
        return {word.lower() for word in WORD.findall(self.text[mention.start:mention.end])}
