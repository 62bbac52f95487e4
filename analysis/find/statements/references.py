"""Whom a noun with `the` goes back to: `the minister`, `the company`, `the 54-year-old`, `the country's ministry`."""

import re

from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.mentions import FARTHEST, Mentions
from analysis.find.statements.sentence_line import WORD

HEAD_ENDS = frozenset(("of", "for", "at", "in", "from", "who", "which", "that"))
CLAUSE_END = re.compile(r"[.,;:!?\n“”\"]")
YEARS_OLD = re.compile(r"(\d+)-year-old$")
# `a soldier`, `one British firm`, but not `Acme, a software firm` or `a week after the firm`
INDEFINITE = (r"(?<!, )\b(?:an?|one|another|two|three|some)\s"
              r"(?:(?!(?:the|of|by|for|at|to|from|in|after)\b)[\w’'-]+\s){0,3}")
BEFORE, AFTER, NEAR = 70, 90, 700
LONGEST = 5
HEADS_OF_STATE = frozenset(("president", "leader", "premier", "chancellor"))
PEOPLE = frozenset(("person",))
BODIES = frozenset(("organization", "alliance", "outlet"))
NO_PERSONS = "body", "collective", "firm", "text", "vague"
SOMEBODY = frozenset(("a", "an", "one", "some", "many", "several"))


class References:
    """Goes back from a noun to an actor of the document; `spoke` is who spoke last, {is a person: (place, key)}."""

    def __init__(self, named: Mentions, spoke: dict[bool, tuple[int, str]]):
        self.named, self.spoke = named, spoke
        self.called: dict[str, set[str]] = {}
        self.sure: set[int] = set()             # where the noun leaves no doubt
        self._roles: dict[str, list[tuple[int, str, frozenset[str]]]] | None = None

    def find(self, words: list[str], inside: list, start: int, end: int) -> str:
        """The key of the actor that the noun phrase `text[start:end]` of these words goes back to, "" for nobody."""
        if key := self._of_country(words, start) or self._role(words, inside, start):
            return key
        key = self._body(words, start)
        if len(words) == 2 and words[0] in {"a", "the", "its"} and words[1].startswith("spokes"):
            key = self.subject(start, False)
        elif len(words) == 2 and words[0] == "the" and inside and self._is_national(inside[0], end):
            key = self.subject(start, True)
        elif not key and words[0] == "the" and len(words) <= LONGEST and not self._is_name(inside, start, end):
            key = self._firm(words, inside, start) or self._individual(words, start)
        if key and key in self.named.kinds:
            self.sure.add(start)
        return key

    def _is_national(self, mention, end):
        """Whether `the Italian` is a person: a country's name of one word that ends with the phrase, and is no land."""
        is_word = self.named.kind(mention) == "country" and mention.end == end
        return is_word and self.named.text[mention.start:end].lower() in word_class("national")

    def _is_name(self, inside, start, end):
        """Whether the phrase has a capital that is not that of a country's adjective: `the World Bank`."""
        if any(self.named.kind(mention) != "country" for mention in inside):
            return True
        lands = {mention.start for mention in inside}
        return any(word.start() not in lands and word.start() > start and word.group()[0].isupper()
                   for word in WORD.finditer(self.named.text, start, end))

    def subject(self, position: int, is_person: bool, farthest: int = NEAR) -> str:
        """Who of that sort spoke last or was since the subject of a sentence, before `position`."""
        at, key = self.spoke.get(is_person, (-1, ""))
        kinds = PEOPLE if is_person else BODIES
        for mention in self.named.before(position, farthest):
            if mention.start <= at:
                break
            if self.named.kind(mention) in kinds and self.named.opens(mention):
                return self.named.subject(mention, kinds)
        return key if position - at <= farthest else ""

    def _of_country(self, words, position):
        """The country for `the country's health ministry`: that which opens the sentence, else the one last named."""
        if words[:2] != ["the", "country's"] or words[-1] not in word_class("official"):
            return ""
        countries = [mention for mention in self.named.before(position, NEAR)
                     if self.named.kind(mention) == "country"]
        sentence = self.named.sentences[max(0, self.named.sentence_at(position))]
        own = [mention for mention in countries if mention.start >= sentence and self.named.opens(mention)]
        return next((mention.entity for mention in own + countries), "")

    def _body(self, words, position):
        """The body that `the institute` goes back to: the last one named so, for `the group` the last that spoke."""
        if len(words) != 2 or words[0] != "the" or words[1] not in word_class("body"):
            return ""
        for mention in self.named.before(position):
            of_sort = self.named.kind(mention) not in {"person", "country", "place"}
            if of_sort and words[1] in self.named.words(mention):
                return mention.entity
        if words[1] not in word_class("any-body"):
            return ""
        key = self._unless_new(words[1], position, False)
        press = word_class("medium") - {"agency"}           # `the agency` may be one of health
        sorts = {"organization"} if words[1] in word_class("firm") else {"outlet"} if words[1] in press else BODIES
        return key if self.named.kinds.get(key) in sorts else ""

    def _firm(self, words, inside, position):
        """The company that `the German battery maker` goes back to; `the human rights group` is another than that."""
        head = head_word(words)
        described = len(words) - len(inside) > 2
        if head not in word_class("firm") or (described and head in word_class("any-body")):
            return ""
        key = self._unless_new(head, position, False)
        lands = {mention.entity for mention in inside}
        country = self.named.countries.get(key, "")
        fits = not lands or (country in lands if country else len(lands) == 1)
        return key if fits and self.named.kinds.get(key) == "organization" else ""

    def _individual(self, words, position):
        """The person that `the 54-year-old` or `the Welsh striker` goes back to, unless introduced as another."""
        head = head_word(words)
        if age := next(filter(None, map(YEARS_OLD.match, words)), None):
            return self._aged(age[1], position) or self.subject(position, True)
        if head not in word_class("individual") or words[-1] != head:
            return ""
        key = self._unless_new(head, position, True)
        if not key or self._is_other(key, head):
            return ""
        self.called.setdefault(key, set()).add(head)
        return key

    def _is_other(self, key, head):
        """Whether a person has another office than the one named: a minister is not `the chancellor`."""
        roles = self.roles_of(key)
        return bool(roles) and head not in roles and head in word_class("official")

    def _aged(self, years, position):
        """The person whose age stands behind the name: `Nowik, 47,`."""
        text = self.named.text
        return next((mention.entity for mention in self.named.before(position) if self.named.kind(mention) == "person"
                     and text[mention.end:mention.end + 5].startswith((f", {years}", f" ({years}"))), "")

    def _unless_new(self, head, position, is_person):
        """The subject before `position`, unless somebody unknown was introduced by that word: `a soldier`."""
        key = self.subject(position, is_person)
        before = self.named.text[max(0, position - NEAR):position]
        return "" if not key or re.search(INDEFINITE + re.escape(head) + r"\b", before, re.IGNORECASE) else key

    def _role(self, words, inside, position):
        """The person introduced with the role that the phrase names: `the NATO PA president`."""
        head = head_of(words)
        if not head or words[0] in SOMEBODY or head.endswith("s") or head in word_class(*NO_PERSONS):
            return ""
        names = {word for mention in inside for word in self.named.words(mention)}
        if words[0] != "the" and not names:
            return ""
        best, key, meant = 0, "", set()
        for start, person, described in self._described().get(head, ()):
            overlap = len(described & set(words))
            if start < position and (not names or names & described) and overlap >= best:
                best, key = overlap, person
                meant.add(person)
        if len(meant) == 1:
            self.sure.add(position)
        is_bare = words[0] == "the" and (len(words) == 2 or head in HEADS_OF_STATE)
        return key or (self._last_person(head, position) if is_bare else "")

    def _last_person(self, role, position):
        """The last person who spoke, for `the chancellor`, unless introduced with another role."""
        at, key = self.spoke.get(True, (-1, ""))
        is_person = self.named.kinds.get(key) == "person" and role in word_class("individual", "official")
        if position - at > FARTHEST or not (is_person or role.startswith("spokes")):
            return ""
        roles = self.roles_of(key)
        if key and (not roles or role in roles):
            self.called.setdefault(key, set()).add(role)
            return key
        return ""

    def roles_of(self, key: str) -> set[str]:
        """The roles with which a person is introduced anywhere, or that were found to point to him."""
        introduced = {name for name, holders in self._described().items() if any(who == key for _, who, _ in holders)}
        return introduced | self.called.get(key, set())

    def _described(self):
        """By role word, who is introduced with it: (position, key, words around the name), the first of equals."""
        if self._roles is None:
            self._roles = {}
            seen = set()
            for mention in self.named.mentions:
                words = self._surroundings(mention) if self.named.kind(mention) == "person" else frozenset()
                for role in words & word_class("role") if (mention.entity, words) not in seen else ():
                    self._roles.setdefault(role, []).append((mention.start, mention.entity, words))
                seen.add((mention.entity, words))
        return self._roles

    def _surroundings(self, mention):
        text = self.named.text
        clauses = re.split(CLAUSE_END, text[max(0, mention.start - BEFORE):mention.start])
        is_named = text[mention.end:mention.end + 1] == "," and not clauses[-1].strip()     # `the minister, Ann Lee,`
        before = clauses[-2] if is_named and len(clauses) > 1 else clauses[-1]
        before = _after_verb(WORD.findall(before)[-6:])
        after = text[mention.end:mention.end + AFTER]
        is_apposition = after.startswith(",") and not after.startswith(", who ")
        after = re.split(CLAUSE_END, after[1:])[0] if is_apposition else ""
        return frozenset(word.lower() for word in [*before, *WORD.findall(after)])


def head_of(words: list[str]) -> str:
    """The role word that heads the phrase: the last one before `of`, `for` …"""
    stop = next((i for i, word in enumerate(words) if word in {"of", "for", "at", "in", "from"}), len(words))
    roles = [word for word in words[:stop] if word in word_class("role")]
    return roles[-1] if roles and words[stop - 1] == roles[-1] else ""


def _after_verb(words):
    """The words after the last verb: in `a judge ruled President Lee's law` the judge is another."""
    verbs = word_class("auxiliary", "be")
    return words[max((at for at, word in enumerate(words, 1) if word in verbs or (
        word in cues().verbs and word.endswith(("ed", "said", "told")))), default=0):]


def head_word(words):
    """The word that heads the phrase, whatever it is."""
    stop = next((i for i, word in enumerate(words) if word in HEAD_ENDS), len(words))
    return words[stop - 1] if stop else ""
