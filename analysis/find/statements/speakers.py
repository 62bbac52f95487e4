"""Who is meant by a source phrase: a named actor, the holder of a role, or the person a pronoun points to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.openings import Holder
from analysis.find.statements.sentence_line import small_words

WORD = re.compile(r"\w[\w’'-]*")
PERSON = re.compile(r"[A-Z][\w’'-]*(?:\s(?:[A-Z]\.\s|(?:de|von|van|der|af|bin|al)\s)*[A-Z][\w’'-]*)+")
BRACKET = re.compile(r"\s?\(([A-Z][\w.&-]+)\)")
HEAD_ENDS = re.compile(r",|\b(?:of|in|for|at|from|to|who|that|which|close)\b")
BEFORE, AFTER, FARTHEST = 70, 90, 1500
PARTS = frozenset(("one", "some", "several", "many", "few", "two", "three", "four", "five", "most", "former"))
PEOPLE, OTHERS = frozenset(("he", "she", "him", "her", "his", "who")), frozenset(("they", "it", "them", "their", "its"))
HEADS_OF_STATE = frozenset(("president", "leader", "premier", "chancellor"))
LANDS = frozenset(("country", "place"))
BODIES = frozenset(("organization", "alliance", "outlet"))
SPOKEN_FOR = ("person", "organization", "alliance", "outlet", "country", "place")


class Speakers:
    """The actors of one document and who spoke last; asked in reading order."""

    def __init__(self, text: str, sentences: Sequence, mentions: Sequence, entities: Sequence, quotes: Sequence = (),
                 own: Holder | None = None):
        self.text, self.quotes, self.own = text, quotes, own
        self.known = {(own.start, own.end): own.key} if own else {}
        self.spans = sorted((sentence.start, sentence.end, sentence.passage_id) for sentence in sentences)
        self.sentences = [start for start, _, _ in self.spans]
        self.mentions = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
        self.starts = [mention.start for mention in self.mentions]
        self.kinds = {entity.key: entity.kind for entity in entities}
        self.spoke: dict[bool, tuple[int, str]] = {}
        self._roles: dict[str, list[tuple[int, str, frozenset[str]]]] | None = None

    def resolve(self, start: int, end: int, after: bool = False) -> str:
        """The key of the actor that the phrase `text[start:end]` names, "" if none is known.

        `after`: what is said stands before it, so that `he` is nobody named in it: `Ann Lee was ill, he said`.
        """
        words = self._words_of(start, end)
        if (start, end) in self.known:
            return self.known[start, end]
        if self.own and self._is_own(words):
            return self.own.key
        if len(words) == 1 and words[0] in PEOPLE | OTHERS:
            return self._pronoun(start, words[0] in PEOPLE, after)
        inside = self.within(start, end)
        if apposed := self._apposed(inside, start, end):
            return apposed
        people = [mention for mention in inside if self._kind(mention) == "person"]
        if people:
            itself = (mention for mention in people if self.text[mention.end:mention.end + 2] not in {"'s", "’s"})
            return next(itself, people[0]).entity
        return self._body(words, start) or self._role(words, inside, start) or self._named(
            inside, start, end) or self._acronym(end)

    def is_sure(self, start: int, end: int, key: str) -> bool:
        """Whether the phrase leaves no doubt that `key` speaks: it names him, or "he" who was named last.

        Who is nobody known speaks for sure, unless "he" or "they" might be somebody.
        """
        words = self._words_of(start, end)
        if (start, end) in self.known or self._is_own(words):
            return True
        if len(words) == 1 and words[0] in PEOPLE | OTHERS:
            return bool(key) and self._nearest(start, words[0] in PEOPLE) == key
        if not key:
            return True
        own = [mention for mention in self.within(start, end) if mention.entity == key]
        return any(self._kind(mention) == "person" or self._speaks_for(mention, start, end) for mention in own)

    def _is_own(self, words):
        """Whether who gives the speech names himself: `I`, `we`."""
        return self.own is not None and len(words) == 1 and words[0] in word_class("author")

    def _is_part(self, words, head):
        """Whether the phrase names some of many, who do not speak for all: `one of the owners`, `Labour MPs`."""
        return (words[0] in PARTS and "of" in words[1:3]) or head in word_class("member")

    def _nearest(self, position, is_person):
        """Who of that sort was named last before the sentence, outside quotations."""
        at = bisect_right(self.sentences, position) - 1
        before = self.sentences[at] if at >= 0 else position
        for place in range(bisect_left(self.starts, position) - 1, -1, -1):
            mention = self.mentions[place]
            if position - mention.start > FARTHEST:
                break
            named = (self._kind(mention) == "person") == is_person and not self._is_quoted(mention)
            if named and (mention.start < before or self._opens(mention)):
                return mention.entity
        return ""

    def _speaks_for(self, mention, start, end):
        """Whether the phrase speaks for a body or country in it: it is its name, or that of its officials."""
        words = self._words_of(start, end)
        if words and words[0] in PARTS:
            return False                        # `some Acme officials`, `a former minister`
        head = self._head_end(start, end)
        last = WORD.findall(self.text, start, head)[-1:]
        joined = self.text[mention.end:head].lstrip().startswith("and ")
        return mention.end >= head or joined or bool(last and last[0].lower() in word_class("official", "text"))

    def _words_of(self, start, end):
        return [word.lower().replace("’", "'") for word in WORD.findall(self.text, start, end)]

    def _head_end(self, start, end):
        """Where the head of the phrase ends: before `of`, `for`, a comma, `who`."""
        return start + len(re.split(HEAD_ENDS, self.text[start:end])[0].rstrip())

    def _apposed(self, inside, start, end):
        """The name between commas after a role: `Norway's new minister, Mads Eide,`."""
        for mention in inside:
            before = self.text[start:mention.start].rstrip()
            apposed = before.endswith(",") and self.text[mention.end:end][:1] in {"", ","}
            if apposed and self._kind(mention) not in {"country", "place"}:
                words = [word.lower() for word in WORD.findall(before)]
                return mention.entity if _head(words) else ""
        return ""

    def _acronym(self, end):
        """The actor whose acronym stands in brackets after the phrase: `the Sea Council (ICES)`."""
        bracket = BRACKET.match(self.text, end)
        known = self.within(bracket.start(1), bracket.end(1)) if bracket else ()
        return known[0].entity if known and self._kind(known[0]) != "place" else ""

    def resolve_all(self, start: int, end: int, after: bool = False) -> list[str]:
        """The keys of the actors of a phrase: two if it joins two names (`Moscow and Pyongyang`), else one."""
        inside = self.within(start, end)
        for left, right in pairwise(inside):
            joined = self.text[left.end:right.start].strip().lower() in {"and", "&", "and the"}
            if joined and left.start - start < 5 and right.end == end and left.entity != right.entity:
                return [left.entity, right.entity]
        return [self.resolve(start, end, after)]

    def within(self, start: int, end: int) -> list:
        """The mentions inside `text[start:end]`."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    def remember(self, start: int, end: int, key: str) -> None:
        """Note that the actor `key` speaks in the phrase `text[start:end]`; `he` may be the spokesman of it."""
        is_person = self.kinds.get(key) == "person"
        if not key or is_person or self._is_official(start, end):
            self.spoke[True] = end - 1, key         # who is named in the phrase (`Ann Lee of Acme`) does not come after
        if not is_person:
            self.spoke[False] = end - 1, key

    def _is_official(self, start, end):
        head = _head([word.lower() for word in WORD.findall(self.text, start, end)])
        return head.endswith(("man", "woman", "person", "official", "minister", "secretary", "or", "er", "ist"))

    def _kind(self, mention):
        return self.kinds.get(mention.entity, "")

    def _pronoun(self, position, is_person, after):
        """The last speaker of that sort, or who was named since as the first of a sentence."""
        spoken = self.spoke.get(is_person, (-1, ""))
        at = bisect_right(self.sentences, position) - 1
        said_from = self.sentences[at] if after and at >= 0 and spoken[0] >= 0 else position
        last = ""
        for at in range(bisect_left(self.starts, position) - 1, -1, -1):
            mention = self.mentions[at]
            if mention.start <= spoken[0] or position - mention.start > FARTHEST:
                break
            if mention.start >= said_from:
                continue
            if (self._kind(mention) == "person") == is_person and not self._is_quoted(mention):
                if self._opens(mention):
                    return mention.entity
                last = last or mention.entity
        if is_person and self._is_of_another(position, spoken[0]):
            return ""
        return spoken[1] if spoken[0] >= 0 else last

    def _is_of_another(self, position, spoken):
        """Whether a person nobody knows is the subject of the sentence before, so that `he` is no older speaker."""
        at = bisect_right(self.sentences, position) - 1
        if at < 1:
            return False
        passage_id, before = self.spans[at][2], at - 1
        while before > 0 and self._is_quoted_at(*self.spans[before][:2]):
            before -= 1
        start, end, of_passage = self.spans[before]
        name = PERSON.match(self.text, start, end) if of_passage == passage_id and spoken < start else None
        words = name.group().lower().split() if name else ()
        if len(words) < 2 or words[0] in small_words() or words[-1] in word_class("role") | {"i"}:
            return False
        known = self.within(start, name.end())
        if not known:
            return True
        verb = WORD.match(self.text, name.end() + 1)
        return {self._kind(mention) for mention in known} == {"place"} and verb is not None and verb[0] in cues().verbs

    def _opens(self, mention):
        """Whether the mention is near the start of its sentence and after no preposition, so probably its subject."""
        sentence = bisect_right(self.sentences, mention.start) - 1
        if sentence < 0 or mention.start - self.sentences[sentence] >= BEFORE // 2:
            return False
        before = self.text[self.sentences[sentence]:mention.start].rpartition(",")[2]
        return not any(word.lower() in word_class("preposition") for word in WORD.findall(before))

    def _is_quoted(self, mention):
        return self._is_quoted_at(mention.start, mention.end)

    def _is_quoted_at(self, start, end):
        at = bisect_right(self.quotes, start, key=lambda quote: quote.start) - 1
        return at >= 0 and self.quotes[at].end >= end

    def _body(self, words, position):
        """The body that `the institute` goes back to: the last one named so, for `the group` the last that spoke."""
        if len(words) != 2 or words[0] != "the" or words[1] not in word_class("body"):
            return ""
        for at in range(bisect_left(self.starts, position) - 1, -1, -1):
            mention = self.mentions[at]
            if position - mention.start > FARTHEST:
                break
            of_sort = self._kind(mention) not in {"person", "country", "place"}
            if of_sort and words[1] in self._words(mention):
                return mention.entity
        key = self.spoke.get(False, (-1, ""))[1]
        return key if words[1] in word_class("any-body") and self.kinds.get(key) in BODIES else ""

    def _role(self, words, inside, position):
        """The person introduced with the role that the phrase names: `the NATO PA president`."""
        head = _head(words)
        if not head or words[0] in {"a", "an", "one", "some", "many", "several"} or head.endswith("s"):
            return ""
        names = {word for mention in inside for word in self._words(mention)}
        if words[0] != "the" and not names:
            return ""
        best, key = 0, ""
        for start, person, described in self._described().get(head, ()):
            overlap = len(described & set(words))
            if start < position and (not names or names & described) and overlap >= best:
                best, key = overlap, person
        is_bare = words[0] == "the" and (len(words) == 2 or head in HEADS_OF_STATE) and head not in word_class("body")
        return key or (self._last_person(head) if is_bare else "")

    def _last_person(self, role):
        """The last person who spoke, for `the chancellor`, unless introduced with another role."""
        key = self.spoke.get(True, (-1, ""))[1]
        roles = {name for name, holders in self._described().items() if any(person == key for _, person, _ in holders)}
        return key if not roles or role in roles else ""

    def _described(self):
        """By role word, who is introduced with it: (position, key, words around the name), the first of equals."""
        if self._roles is None:
            self._roles = {}
            seen = set()
            for mention in self.mentions:
                words = self._surroundings(mention) if self._kind(mention) == "person" else frozenset()
                for role in words & word_class("role") if (mention.entity, words) not in seen else ():
                    self._roles.setdefault(role, []).append((mention.start, mention.entity, words))
                seen.add((mention.entity, words))
        return self._roles

    def _surroundings(self, mention):
        before = re.split(r"[.,;:!?\n“”\"]", self.text[max(0, mention.start - BEFORE):mention.start])[-1]
        after = self.text[mention.end:mention.end + AFTER]
        is_apposition = after.startswith(",") and not after.startswith(", who ")
        after = re.split(r"[.,;:!?\n“”\"]", after[1:])[0] if is_apposition else ""
        return frozenset(word.lower() for word in [*WORD.findall(before)[-6:], *WORD.findall(after)])

    def _words(self, mention):
        return {word.lower() for word in WORD.findall(self.text[mention.start:mention.end])}

    def _named(self, inside, start, end):
        """The organisation or country in the phrase: the last one before `of`, `for` … that is no mere adjective."""
        if not inside:
            return ""
        stop = self._head_end(start, end)
        said = [word.lower() for word in WORD.findall(self.text, start, stop)[-1:]]
        if not said or self._is_part(self._words_of(start, end), said[0]):
            return ""
        # a place speaks where the phrase is its name; in `BRUSSELS - Ministers`, `officials in Brussels` it does not
        speaks = {"": True, "place": False, "country": said[0] in word_class("official")}
        heads = [mention for mention in inside if mention.start < stop
                 and (mention.end >= stop or speaks.get(self._kind(mention), True))]
        if not heads and self.text[start + 1:stop].islower() and said[0] in word_class("official"):
            heads = [mention for mention in inside if self._kind(mention) != "place"]
        if not heads:
            return ""
        rank = {kind: place for place, kind in enumerate(SPOKEN_FOR)}
        return min(reversed(heads), key=lambda mention: rank.get(self._kind(mention), 9)).entity


def _head(words):
    """The role word that heads the phrase: the last one before `of`, `for` …"""
    stop = next((i for i, word in enumerate(words) if word in {"of", "for", "at", "in", "from"}), len(words))
    roles = [word for word in words[:stop] if word in word_class("role")]
    return roles[-1] if roles and words[stop - 1] == roles[-1] else ""
