"""Who is meant by a source phrase: a named actor, the holder of a role, or the person a pronoun points to."""

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from itertools import islice, pairwise

from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.mentions import Mentions
from analysis.find.statements.openings import Holder
from analysis.find.statements.references import BODIES, NO_PERSONS, References, head_of, head_word
from analysis.find.statements.sentence_line import WORD, small_words

PERSON = re.compile(r"[A-Z][\w’'-]*(?:\s(?:[A-Z]\.\s|(?:de|von|van|der|af|bin|al)\s)*[A-Z][\w’'-]*)+")
BRACKET = re.compile(r"\s?\(([A-Z][\w.&-]+)\)")
BELONGS = re.compile(r"[a-z] (?:of|for|to|with|against|by|from|investigating|representing) "
                     r"(?:[A-Z][\w.-]*,? |the |and )*\Z")
HEAD_ENDS = re.compile(r",|\b(?:of|in|for|at|from|to|who|that|which|close)\b")
SPOKEN_FOR = re.compile(r"(?:[Aa]|[Tt]he) spokes\w+ (?:for|of) (?=(?:the|its|his|her) [a-z])")
ASKED = re.compile(r"(?:When |After being )?(?:[Aa]sked|[Qq]uestioned|[Pp]ressed)\b")
NEAR, LONGEST_OPENING = 500, 7
RANKS = ("person", "organization", "alliance", "outlet", "country", "place")


class Speakers:
    """The actors of one document and who spoke last; asked in reading order."""

    def __init__(self, text: str, sentences: Sequence, mentions: Sequence, entities: Sequence, quotes: Sequence = (),
                 own: Holder | None = None):
        self.text, self.own = text, own
        self.known = {(own.start, own.end): own.key} if own else {}
        self.named = Mentions(text, sentences, mentions, entities, quotes)
        self.spoke: dict[bool, tuple[int, str]] = {}
        self.heard: list[int] = []              # where the sources end, in order
        self.went_on: set[int] = set()          # where `they` or `it` is who spoke just before
        self.references = References(self.named, self.spoke)
        self._words: dict[tuple[int, int], list[str]] = {}

    def resolve(self, start: int, end: int, after: bool = False) -> str:
        """The key of the actor that the phrase `text[start:end]` names, "" if none is known.

        `after`: what is said stands before it, so that `he` is nobody named in it: `Ann Lee was ill, he said`.
        """
        words = self.words_of(start, end)
        if (start, end) in self.known:
            return self.known[start, end]
        if self.own and self.is_own(words):
            return self.own.key
        if len(words) == 1 and words[0] in word_class("person-pronoun", "other-pronoun"):
            return self._pronoun(start, words[0] in word_class("person-pronoun"), after)
        if spoken_for := SPOKEN_FOR.match(self.text, start, end):
            return self.resolve(spoken_for.end(), end)
        inside = self.named.within(start, end)
        if apposed := self._apposed(inside, start, end):
            return apposed
        people = [mention for mention in inside if self.named.kind(mention) == "person"]
        if people:
            itself = [mention for mention in people if not self._is_another(mention, start, end)]
            if itself:
                return self._named_last(itself, start, end).entity
            return people[0].entity if self._speaks_for_person(people[0], start, end) else ""
        found = self.references.find(words, inside, start, end)
        if found or self.references.is_national(words, inside, start, end):
            return found
        return self._named(inside, start, end) or self._acronym(end)

    def is_own(self, words: list[str]) -> bool:
        """Whether who gives the speech names himself: `I`, `we`."""
        return self.own is not None and len(words) == 1 and words[0] in word_class("author")

    def _is_part(self, words, head):
        """Whether the phrase names some of many, who do not speak for all: `one of the owners`, `Labour MPs`."""
        some = words[0] in word_class("part") and "of" in words[1:3]
        return some or "former" in words[:2] or head in word_class("member")

    def nearest(self, position: int, is_person: bool) -> str:
        """Who of that sort was named last before the sentence, outside quotations."""
        at = self.named.sentence_at(position)
        before = self.named.sentences[at] if at >= 0 else position
        for mention in self.named.before(position):
            opens = self.named.opens(mention)
            if opens and self.is_told(mention.start):
                continue                        # `Ann Lee told Bo Holt it was late. She said`
            if (self.named.kind(mention) == "person") == is_person and (mention.start < before or opens):
                return self.named.subject(mention, ("person",)) if opens and is_person else mention.entity
        return ""

    def names_body(self, position: int) -> bool:
        """Whether a body is named before, to which a noun may point."""
        return any(self.named.kind(mention) in BODIES for mention in self.named.before(position))

    def is_told(self, position: int) -> bool:
        """Whether a source stands before `position` in its sentence, so that what follows is what it says."""
        at = self.named.sentence_at(position)
        return at >= 0 and self.named.sentences[at] <= self.spoke_before(position)

    def spoke_before(self, position: int) -> int:
        """Where the last source before `position` ends, -1 where there is none."""
        at = bisect_left(self.heard, position)
        return self.heard[at - 1] if at else -1

    def words_of(self, start: int, end: int) -> list[str]:
        """The words of a phrase in small letters; of one source they are asked for again and again."""
        if (start, end) not in self._words:
            self._words[start, end] = " ".join(WORD.findall(self.text, start, end)).lower().replace("’", "'").split()
        return self._words[start, end]

    def head_end(self, start: int, end: int) -> int:
        """Where the head of the phrase ends: before `of`, `for`, a comma, `who`."""
        ends = HEAD_ENDS.search(self.text, start, end)
        return start + len(self.text[start:ends.start() if ends else end].rstrip())

    def _apposed(self, inside, start, end):
        """The name between commas after a role: `Norway's new minister, Mads Eide,`."""
        for mention in inside:
            before = self.text[start:mention.start].rstrip()
            apposed = before.endswith(",") and self.text[mention.end:end][:1] in {"", ","}
            if apposed and self.named.kind(mention) not in {"country", "place"}:
                words = [word.lower() for word in WORD.findall(before)]
                return mention.entity if head_of(words) else ""
        return ""

    def _is_another(self, mention, start, end):
        """Whether a person only tells whose somebody is: `Lee's aunt`, `a friend of Lee`, `the Lee administration`."""
        before = self.text[start:mention.start].rpartition(",")[2]
        follows = WORD.match(self.text, mention.end + 1, end)
        crowd = word_class("collective", "role", "member", but=word_class("text"))
        return self.named.owns(mention) or bool(BELONGS.search(before)) or (
            follows is not None and self.text[mention.end] == " " and follows[0] in crowd)

    def _named_last(self, people, start, end):
        """Of several persons the one after a role with another's name: `Lee ally Bo Holt`."""
        first, stop = people[0], self.head_end(start, end)
        last = next((mention for mention in people[1:] if mention.end == stop), first)
        between = [word.lower() for word in WORD.findall(self.text, first.end, last.start)]
        return last if "and" not in between and not word_class("role", "member").isdisjoint(between) else first

    def _speaks_for_person(self, person, start, end):
        """Whether it speaks for a person: `Lee's spokesman`, `Lee's letter`, `Lee's change of mind, who said`."""
        stop = self.head_end(start, end)
        head = head_word(self.words_of(start, stop))
        is_whose = self.text.startswith(", who ", end) and head not in word_class("role", "collective")
        return head.startswith("spokes") or head == "office" or head in word_class("text") or is_whose \
            or stop - 2 <= person.end <= stop

    def _acronym(self, end):
        """The actor whose acronym stands in brackets after the phrase: `the Sea Council (ICES)`."""
        bracket = BRACKET.match(self.text, end)
        known = self.named.within(bracket.start(1), bracket.end(1)) if bracket else ()
        return known[0].entity if known and self.named.kind(known[0]) != "place" else ""

    def resolve_all(self, start: int, end: int, after: bool = False) -> list[str]:
        """The keys of the actors of a phrase: two if it joins two names (`Moscow and Pyongyang`), else one."""
        inside = self.named.within(start, end)
        for left, right in pairwise(inside):
            joined = self.text[left.end:right.start].strip().lower() in {"and", "&", "and the"}
            if joined and left.start - start < 5 and right.end == end and left.entity != right.entity:
                return [left.entity, right.entity]
        return [self.resolve(start, end, after)]

    def remember(self, start: int, end: int, key: str) -> None:
        """Note that the actor `key` speaks in the phrase `text[start:end]`; `he` may be the spokesman of it."""
        is_person = self.named.kinds.get(key) == "person"
        insort(self.heard, end - 1)
        if not key or is_person or self._is_official(start, end):
            self.spoke[True] = end - 1, key         # who is named in the phrase (`Ann Lee of Acme`) does not come after
        if not is_person:
            self.spoke[False] = end - 1, key

    def _is_official(self, start, end):
        head = head_of([word.lower() for word in WORD.findall(self.text, start, end)])
        return head.endswith(("man", "woman", "person", "official", "minister", "secretary", "or", "er", "ist"))

    def _pronoun(self, position, is_person, after):
        """The last speaker of that sort, or who was named since as the first of a sentence."""
        spoken = self.spoke.get(is_person, (-1, ""))
        at = self.named.sentence_at(position)
        begins = self.named.sentences[at] if at >= 0 else position
        asked = ASKED.match(self.text, begins, position)        # `Asked if Ann Lee was ready, she said`
        said_from = begins if asked or (after and spoken[0] >= 0) else position
        last = ""
        for mention in self.named.before(said_from):
            if mention.start <= spoken[0]:
                break
            if (self.named.kind(mention) == "person") == is_person:
                opens = self.named.opens(mention) and not self.is_told(mention.start)
                opens = opens and not (is_person and spoken[1] and self.named.owns(mention))
                if opens and is_person:
                    return self.named.subject(mention, ("person",))
                if opens:
                    return "" if self._is_adjective(mention) else mention.entity
                last = last or mention.entity
        if spoken[1] and position - spoken[0] < NEAR:
            self.went_on.add(position)
        if is_person and self._is_of_another(position, spoken[0]):
            return ""
        return spoken[1] if spoken[0] >= 0 else last

    def _is_adjective(self, mention):
        """Whether a country only tells of what sort people are: `UK scientists`."""
        after = WORD.match(self.text, mention.end + 1)
        people = word_class("role", but=word_class("official"))
        return self.named.kind(mention) == "country" and after is not None and after[0].endswith("s") \
            and after[0] in people

    def _is_of_another(self, position, spoken):
        """Whether a person nobody knows is the subject of the sentence before, so that `he` is no older speaker."""
        at = self.named.sentence_at(position)
        if at < 1:
            return False
        spans = self.named.spans
        passage_id, before = spans[at][2], at - 1
        while before > 0 and self.named.is_quoted(*spans[before][:2]):
            before -= 1
        start, end, of_passage = spans[before]
        if of_passage != passage_id or spoken >= start:
            return False
        return self._opens_with_stranger(start, end)

    def _opens_with_stranger(self, start, end):
        """Whether a sentence opens with somebody nobody knows: a full name, `one of my friends`, `a former aide`."""
        words = [word.group().lower() for word in islice(WORD.finditer(self.text, start, end), LONGEST_OPENING)]
        if words[:2] == ["one", "of"]:
            return words[2:3] != ["them"]
        if words and words[0] in word_class("one-of-many"):
            head = next((word for word in words if word in word_class("role", "preposition")), "")
            return head in word_class("role") and not head.endswith("s") and head not in word_class(*NO_PERSONS)
        name = PERSON.match(self.text, start, end)
        words = name.group().lower().split() if name else ()
        if len(words) < 2 or words[0] in small_words() or words[-1] in word_class("role", also=("i",)):
            return False
        known = self.named.within(start, name.end())
        if not known:
            return True
        verb = WORD.match(self.text, name.end() + 1)
        return {self.named.kind(mention) for mention in known} == {"place"} and verb is not None \
            and verb[0] in cues().verbs

    def _introduces(self, after, stop):
        """Whether somebody nobody knows is named after a role: `Acme director Warren Hall`."""
        words = WORD.findall(self.text, after, stop)
        is_name = bool(words) and words[-1][0].isupper() and words[-1].lower() not in word_class("role")
        return is_name and any(word.lower() in word_class("role") for word in words[:-1])

    def _named(self, inside, start, end):
        """The organisation or country in the phrase: the last one before `of`, `for` … that is no mere adjective."""
        if not inside:
            return ""
        stop = self.head_end(start, end)
        said = [word.lower() for word in WORD.findall(self.text, start, stop)[-1:]]
        if not said or self._is_part(self.words_of(start, end), said[0]):
            return ""
        # a place speaks where the phrase is its name; in `BRUSSELS - Ministers`, `officials in Brussels` it does not
        speaks = {"": True, "place": False, "country": said[0] in word_class("official")}
        heads = [mention for mention in inside if mention.start < stop
                 and (mention.end >= stop or speaks.get(self.named.kind(mention), True))]
        if self._introduces(inside[-1].end, stop):
            return ""
        foreign = said[0] in word_class("envoy") and self.text.startswith(" in ", stop)     # `diplomats in Brussels`
        if not heads and self.text[start + 1:stop].islower() and said[0] in word_class("official") and not foreign:
            comma = self.text.find(",", start, end) % (end + 1)     # `a spokesman for Unis, Britain's biggest union`
            heads = [mention for mention in inside if self.named.kind(mention) != "place" and mention.start < comma]
        if not heads:
            return ""
        rank = {kind: place for place, kind in enumerate(RANKS)}
        return min(reversed(heads), key=lambda mention: rank.get(self.named.kind(mention), 9)).entity
