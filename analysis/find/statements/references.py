"""Whom a noun with `the` goes back to: `the minister`, `the company`, `the 54-year-old`, `the country's ministry`."""

import re

from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.mentions import FARTHEST, Mentions
from analysis.find.statements.sentence_line import WORD

CLAUSE_END = re.compile(r"[.,;:!?\n“”\"]")
YEARS_OLD = re.compile(r"(\d+)-year-old$")
# `a soldier`, `one British firm`, but not `Acme, a software firm` or `a week after the firm`
INDEFINITE = (r"(?<!, )\b(?:an?|one|another|two|three|some)\s"
              r"(?:(?!(?:the|of|by|for|at|to|from|in|after)\b)[\w’'-]+\s){0,3}")
BEFORE, AFTER, NEAR, BESIDE, AHEAD = 70, 90, 700, 20, 500
# `the union Cockpit`; `the Unite union`, `the SNPL pilots' union`; `Holt, a software firm`
BESIDE_BEFORE = re.compile(r"([a-z]+)\s\Z")
BESIDE_AFTER = re.compile(r"\s(?:[a-z]+[’']\s)?([a-z]+)\b|, (?:an?|the) (?:[a-z-]+\s){0,3}?([a-z]+)"
                          r"(?=,|\.|\sof\b|\sthat\b|\swhich\b|\sin\b)")
LONGEST = 5
PEOPLE = frozenset(("person",))
BODIES = frozenset(("organization", "alliance", "outlet"))
NO_PERSONS = "body", "collective", "firm", "text", "vague"


class References:
    """Goes back from a noun to an actor of the document; `spoke` is who spoke last, {is a person: (place, key)}."""

    def __init__(self, named: Mentions, spoke: dict[bool, tuple[int, str]]):
        self.named, self.spoke = named, spoke
        self.called: dict[str, set[str]] = {}
        self.sure: set[int] = set()             # where the noun leaves no doubt
        self.told: set[int] = set()             # where the text itself gives the noun to its actor
        self._nouns: dict[str, set[str]] | None = None
        self._roles: dict[str, list[tuple[int, str, frozenset[str]]]] | None = None

    def find(self, words: list[str], inside: list, start: int, end: int) -> str:
        """The key of the actor that the noun phrase `text[start:end]` of these words goes back to, "" for nobody."""
        if key := self._of_country(words, start) or self._role(words, inside, start) \
                or self._named_later(words, inside, end):
            return key
        key = self._body(words, start)
        if len(words) == 2 and words[0] in {"a", "the", "its"} and words[1].startswith("spokes"):
            key = self.subject(start, False)
        elif self.is_national(words, inside, start, end):
            key = self.subject(start, True) or self._only_person(start)
        elif not key and words[0] == "the" and len(words) <= LONGEST and not self._is_name(inside, start, end):
            key = self._firm(words, inside, start) or self._individual(words, start)
        if key in self.named.kinds and (start in self.told or self._is_last(key, start)):
            self.sure.add(start)
        return key

    def _is_last(self, key, position):
        """Whether nobody else of its sort is named since: `Ann Lee met Bo Holt. The mayor said` may be either."""
        kinds = PEOPLE if self.named.kinds[key] == "person" else BODIES
        last = next((mention.entity for mention in self.named.before(position, NEAR)
                     if self.named.kind(mention) in kinds), key)
        return last == key

    def _only_person(self, position):
        """The person who is the only one named near before `position`."""
        named = {mention.entity for mention in self.named.before(position) if self.named.kind(mention) == "person"}
        return named.pop() if len(named) == 1 else ""

    def is_national(self, words: list[str], inside: list, start: int, end: int) -> bool:
        """Whether `the Italian` is a person: a country's name, and no land, after `the` and before no other noun."""
        if words[0] != "the" or not inside:
            return False
        mention = inside[0]
        follows = self.named.text[mention.end:end]
        is_word = self.named.kind(mention) == "country" and mention.start == start + len("the ") and (
            not follows or follows.startswith((",", " who ", " whose ")))
        return is_word and self.named.text[mention.start:mention.end].lower() in word_class("national")

    def _is_name(self, inside, start, end):
        """Whether the phrase has a capital that is not that of a country's adjective: `the World Bank`."""
        if any(self.named.kind(mention) != "country" for mention in inside):
            return True
        lands = {mention.start for mention in inside}
        return any(word.start() not in lands and word.start() > start and word.group()[0].isupper()
                   for word in WORD.finditer(self.named.text, start, end))

    def subject(self, position: int, is_person: bool, noun: str = "", farthest: int = NEAR) -> str:
        """Who of that sort, and that the noun may be, spoke last or was since the subject of a sentence."""
        at, key = self.spoke.get(is_person, (-1, ""))
        kinds = PEOPLE if is_person else BODIES
        for mention in self.named.before(position, farthest):
            if mention.start <= at:
                break
            if self.named.kind(mention) in kinds and self.named.opens(mention) and self._may_be(mention.entity, noun):
                return self.named.subject(mention, kinds)
        return key if position - at <= farthest and self._may_be(key, noun) else ""

    def _may_be(self, key, noun):
        """Whether a body may be called so: what the text calls a union is no airline, and may be an organisation."""
        nouns = self._nouns_of(key) if noun in word_class("body", "firm") else frozenset()
        general = word_class("any-body") & word_class("firm")
        firms = bool(nouns & word_class("firm"))
        if not nouns or noun in nouns or (noun in general and firms):
            return True
        return noun in word_class("any-body", but=word_class("firm", "medium", also=("club", "union")))

    def _nouns_of(self, key):
        """What the text calls a body beside its name: `the Unite union`, `the battery maker Holt`."""
        if self._nouns is None:
            self._nouns = {}
            for mention in self.named.mentions:
                if self.named.kind(mention) in BODIES:
                    self._nouns.setdefault(mention.entity, set()).update(self._beside(mention))
        return self._nouns.get(key, frozenset())

    def _beside(self, mention):
        text = self.named.text
        before = BESIDE_BEFORE.search(text, max(0, mention.start - BESIDE), mention.start)
        after = BESIDE_AFTER.match(text, mention.end)
        words = {match[match.lastindex] for match in (before, after) if match} | self.named.words(mention)
        return words & word_class("body", "firm")

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
            if of_sort and words[1] in self.named.words(mention) | self._nouns_of(mention.entity):
                self.told.add(position)
                return mention.entity
        if words[1] not in word_class("any-body"):
            return ""
        key = self._unless_new(words[1], position, False)
        press = word_class("medium", but=("agency",))           # `the agency` may be one of health
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
            if aged := self._aged(age[1], position):
                self.told.add(position)
            return aged or self.subject(position, True)
        if head not in word_class("individual") or words[-1] != head:
            return ""
        key = self._unless_new(head, position, True)
        if not key or self._is_other(key, head, words):
            return ""
        self.called.setdefault(key, set()).add(head)
        return key

    def _is_other(self, key, head, words):
        """Whether a person has another office than the one named: a minister, or a deputy, is not `the chancellor`."""
        roles = self.roles_of(key)
        held = [described for _, person, described in self._described().get(head, ()) if person == key]
        lesser = word_class("lesser") - set(words)
        return (bool(roles) and head not in roles and head in word_class("official")) or (
            bool(held) and all(described & lesser for described in held))

    def _aged(self, years, position):
        """The person whose age stands behind the name: `Nowik, 47,`."""
        text = self.named.text
        return next((mention.entity for mention in self.named.before(position) if self.named.kind(mention) == "person"
                     and text[mention.end:mention.end + 5].startswith((f", {years}", f" ({years}"))), "")

    def _unless_new(self, head, position, is_person):
        """The subject before `position`, unless somebody unknown was introduced by that word: `a soldier`."""
        key = self.subject(position, is_person, head)
        before = self.named.text[max(0, position - NEAR):position]
        return "" if not key or re.search(INDEFINITE + re.escape(head) + r"\b", before, re.IGNORECASE) else key

    def _role(self, words, inside, position):
        """The person introduced with the role that the phrase names: `the NATO PA president`."""
        head = head_of(words)
        if not head or words[0] in word_class("somebody") or head.endswith("s") or head in word_class(*NO_PERSONS):
            return ""
        names = {word for mention in inside for word in self.named.words(mention)}
        if words[0] != "the" and not names:
            return ""
        best, key, meant = 0, "", set()
        for start, person, described in self._described().get(head, ()):
            overlap = len(described & set(words))
            if start < position and (not names or names & described) and overlap >= best \
                    and not (described & word_class("lesser")) - set(words):
                best, key = overlap, person
                meant.add(person)
        if len(meant) == 1 and self._is_introduced(words, names, key, head):
            self.sure.add(position)
        is_bare = words[0] == "the" and (len(words) == 2 or head in word_class("head-of-state"))
        return key or (self._last_person(head, position) if is_bare else "")

    def _named_later(self, words, inside, end):
        """Who holds an office that opens the text and is named next: `Iran's minister said … Ann Lee's words come`."""
        head = head_of(words)
        held = head in word_class("individual") & word_class("official") and words[-1] == head and inside
        if not held or any(self.named.kind(mention) in PEOPLE for mention in self.named.before(end)):
            return ""
        mention = self.named.next_person(end, AHEAD)
        if mention is None or not self.named.opens(mention):
            return ""
        roles = self._surroundings(mention) & word_class("role")
        if roles and head not in roles:
            return ""
        self.sure.add(inside[0].start)
        return mention.entity

    def _is_introduced(self, words, names, key, head):
        """Whether all words of `the foreign secretary` stand beside the name of the person somewhere."""
        phrase = set(words[1:words.index(head)]) - names
        return any(phrase <= described for _, person, described in self._described()[head] if person == key)

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
    ends = word_class("head-end", but=("who", "which", "that"))
    stop = next((i for i, word in enumerate(words) if word in ends), len(words))
    roles = [word for word in words[:stop] if word in word_class("role")]
    return roles[-1] if roles and words[stop - 1] == roles[-1] else ""


def _after_verb(words):
    """The words after the last verb: in `a judge ruled President Lee's law` the judge is another."""
    verbs = word_class("auxiliary", "be")
    return words[max((at for at, word in enumerate(words, 1) if word in verbs or (
        word in cues().verbs and word.endswith(("ed", "said", "told")))), default=0):]


def head_word(words):
    """The word that heads the phrase, whatever it is."""
    stop = next((i for i, word in enumerate(words) if word in word_class("head-end")), len(words))
    return words[stop - 1] if stop else ""
