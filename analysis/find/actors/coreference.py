"""Who is who within one document: full names and surnames, acronyms and their long forms, "the North"."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from analysis.find.actors.acronyms import BODIES, abbreviated, borrowed, explained, partial_acronyms, text_of
from analysis.find.actors.discovery import is_bare, is_inside, stands_alone
from analysis.find.actors.doubles import slip, with_article
from analysis.find.actors.entities import Entity
from analysis.find.actors.heads import Span
from analysis.find.actors.kin import is_addressed, is_half, kinship
from analysis.find.actors.known_names import FAMILY_FIRST, Entry, family_names, surname
from analysis.find.actors.localities import place_cues
from analysis.find.actors.name_index import FullNames, Initials, Named, NameIndex, Sightings, one_company
from analysis.find.actors.page import Page, is_common
from analysis.text.matcher import folded, slug

Key = tuple[str, ...]
STYLE = re.compile(r", (Jr|Sr|I{2,3}|IV)$")   # King, Jr.


# The rules of unknown names that may be somebody's first name, or a surname written first
CALLED = frozenset({"capitalised", "saying", "apposition", "personal-verb"})


class Cast:
    """The entities met in one document so far, and the names they go by."""

    def __init__(self, page: Page, published: tuple[str, str]) -> None:
        self.page, self.published = page, published
        self.entities: dict[str, Entity] = {}
        self.unknown: dict[Key, tuple[Entity, list[Span], str]] = {}
        self.people: dict[str, Sightings] = defaultdict(Sightings)            # a name's word → where, who
        self.relatives: dict[str, tuple[str, Entity]] = {}   # the same → wife …, who is so named for lack of others
        self.named_at: dict[Entity, int] = {}                                 # a person → where first named in full
        self.full_names = FullNames(())
        self.names = NameIndex((), ())

    def know(self, span: Span, entry: Entry) -> None:
        """A known name stands for the entity of `entry`."""
        span.entity, span.rule_id = entry.entity, span.rule_id or entry.rule_id
        self.entities.setdefault(entry.entity.key, entry.entity)
        if entry.entity.kind == "person" and span.last - span.first > 1:
            self._name_person(span, entry.entity)

    def discover(self, key: Key, group: list[Span], kind: str, rule_id: str) -> None:
        """An unknown name is a new entity until `settle` joins it to another one."""
        longest = max(group, key=lambda span: span.last - span.first)
        country = next(filter(None, (self._country(span, kind) for span in group[:5])), "")
        name = self._text(longest)
        name = STYLE.sub(r" \1", name) if "," in name else name
        if kind == "person" and name.isupper() and len(key) > 1:
            name = " ".join(word.capitalize() for word in name.split())   # a byline: PARK HYUN-JU
        entity = Entity("~" + slug("-".join(key)), name, kind, country, "discovered")
        self.unknown[key] = entity, group, rule_id
        if kind == "person" and len(key) > 1:
            relation = next(filter(None, (kinship(self.page, span) for span in group)), "")
            for span in group:
                self._name_person(span, entity, relation)

    def _country(self, span: Span, kind: str) -> str:
        """The country that a name begins with, or that stands before a person's office: French Foreign Ministry."""
        names, words = self.page.gazetteer.names, self.page.tokens.words
        starts = range(span.first - 1, max(span.first - 5, -1), -1) if kind == "person" else (span.first,)
        for i in filter(lambda i: self.page.gazetteer.listed[words[i]], starts):
            end, entries = names.longest(self.page.tokens, i, span.last)
            between = words[end:span.first]
            if entries and all(entry.rule_id.startswith("country-") for entry in entries) and len(entries) == 1:
                offices = all(word[0].isupper() or word in self.page.gazetteer.role_nouns for word in between)
                return entries[0].entity.key if offices and (between or kind != "person") else ""
        return ""

    def settle(self, spans: list[Span]) -> None:
        """Join what the document shows to be one, then give every remaining span its entity."""
        acronyms = self._acronyms(spans)
        self.full_names = FullNames(self._full_names())
        bodies = (Named(tuple(entity.name.lower().split()), entity) for entity in self.entities.values()
                  if entity.kind in BODIES)
        self.names = NameIndex((Named(key, entity) for key, (entity, _, _) in self.unknown.items()), bodies)
        for key, (entity, group, rule_id) in sorted(self.unknown.items(), key=lambda item: -len(item[0])):
            same = self._same(key, entity, group, acronyms)
            alone = rule_id != "short-form" or stands_alone(self.page, key, group)
            called = self._by_first_name(key, group)
            for span in group:
                if same and rule_id == "short-form" and not (is_inside(self.page, span) or self._staffed(span)):
                    continue   # "Council tax" at the head of a sentence is not the Council
                if same:
                    span.entity, span.rule_id = same
                elif found := (self._person_named(key, span) or self._called(key, span, called, rule_id)
                               or self._by_first_surname(key)):
                    span.entity, span.rule_id = found, "surname"
                elif alone:
                    span.entity, span.rule_id = entity, rule_id
        partial_acronyms(self.page, self.unknown.values(), spans)

    def _staffed(self, span: Span) -> bool:
        """`Commission officials said`: a body with people of its own; `The Commission said`: one that acts."""
        words, cues = self.page.tokens.words, self.page.gazetteer.cues
        after = words[span.last] if span.last < len(words) else ""
        acts = after in cues["saying-verb"] or after in cues["acting-verb"] or after in ("was", "were", "are", "s")
        return (after in cues["office-noun"] or after.removesuffix("s") in self.page.gazetteer.role_nouns
                or (acts and words[span.first - 1] == "The"))

    def _text(self, span: Span) -> str:
        return text_of(self.page, span)

    def _name_person(self, span: Span, entity: Entity, relation: str = "") -> None:
        words = [folded(w).lower() for w in self.page.tokens.words[span.first:span.last]]
        family_first = self.page.tokens.words[span.first] in family_names() and (
            entity.country in FAMILY_FIRST or len(words) == 3)
        self.named_at.setdefault(entity, span.first)
        for word in {words[0] if family_first else words[-1], surname(entity.name, entity.country in FAMILY_FIRST)}:
            if relation:
                self.relatives[word] = relation, entity
            elif word == words[-1] and is_half(self.page, span):
                self.relatives.setdefault(word, ("", entity))
            else:
                self.people[word].add(span.first, entity)

    def _person_named(self, key: Key, span: Span) -> Entity | None:
        """The person last named in full whose surname this is (or who is named in full later)."""
        bare = is_bare(self.page, key)
        found, relative = (self.people.get(key[-1]), self.relatives.get(key[-1])) if bare else (None, None)
        if relative and (not found or is_addressed(self.page, span, relative[0])):
            return relative[1]
        if not found:
            return self._titled(key, span)
        return found.before(span.first) or self._by_first_surname(key) or found.first()

    def named_before(self, name: str, span: Span) -> Entity | None:
        """The person last named in full before `span` whose surname `name` is."""
        return self.people[name].before(span.first) if name in self.people else None

    def called(self, name: str) -> Entity | None:
        """The one person of the document whose given name `name` is."""
        same = self.full_names.given(name)
        return next(iter(same)) if len(same) == 1 else None

    def _by_first_name(self, key: Key, group: list[Span]) -> tuple[Entity, list[int]] | None:
        """The one person of the document whose name begins with a name of one word, and where that word stands."""
        person = self.full_names.called(key[0]) if len(key) == 1 else None
        return (person, sorted(span.first for span in group)) if person else None

    def _called(self, key: Key, span: Span, called: tuple[Entity, list[int]] | None, rule_id: str) -> Entity | None:
        """`Ken`, where one person of the document is called Ken; `Xie` for Xie Xuren, `Tamim` for Tamim Iqbal."""
        given = key[0].capitalize() in self.page.gazetteer.given_names
        if called is None or not (given or span.titled or rule_id in CALLED or kinship(self.page, span)):
            return None
        person, places = called
        later = len(places) - bisect_right(places, self.named_at.get(person, span.first))
        sure = given or span.titled or kinship(self.page, span)
        return person if sure or 2 * later > len(places) else None   # Yahoo, and Yahoo Messenger late

    def _by_first_surname(self, key: Key) -> Entity | None:
        """`Gil`, where one person of the document has two surnames, Yván Gil Pinto."""
        same = set(self.full_names.first_surname(key[-1]))
        return same.pop() if len(key) == len(same) == 1 else None

    def _full_names(self) -> Iterator[Named]:
        """Every person whom the document names in full, or may so name, by the words of the name."""
        for name, (entity, _, _) in self.unknown.items():
            if len(name) > 1:
                yield Named(name, entity)
        for entity in self.entities.values():
            if entity in self.named_at:   # not one who is only called by a surname
                yield Named(tuple(folded(entity.name).lower().replace("-", " ").split()), entity)

    def _titled(self, key: Key, span: Span) -> Entity | None:
        """`President Hollande`: the one holder of an office with this surname at the document's date."""
        if not span.titled or len(key) != 1:
            return None
        people = self.page.gazetteer.people.get(key[0], ())
        holders = [person for person in people if self._in_office(person)]
        return holders[0] if len(holders) == 1 else None

    def _in_office(self, person: Entity) -> bool:
        terms = self.page.gazetteer.terms.get(person.key, ())
        start, end = self.published
        if not (start or end):
            return bool(terms) and person.country in self.entities
        return any((not end or term.from_date[:10] <= end) and (not start or not term.to_date
                   or term.to_date >= start[:len(term.to_date)]) for term in terms)

    def _same(self, key: Key, entity: Entity, group: list[Span], acronyms: dict) -> tuple[Entity, str] | None:
        """The entity that an unknown name shares with another name of the document, and the rule that joins."""
        if self._text(group[0]) in acronyms:
            return acronyms[self._text(group[0])], "bracketed-acronym"
        if len(key) > 1 and (longer := self._longer_person(key, entity) or slip(self.names, self.unknown, key, group)):
            return longer
        if entity.kind != "person" and len(key) == 1 and (longer := with_article(self.page, self.names, key, group)):
            return longer
        if entity.kind == "person" and group[0].rule_id != "company-suffix":
            return self._with_suffix(key) or self._firm(key, group)
        return self._with_suffix(key) if entity.kind == "place" else self._longer_name(key)

    def _firm(self, key: Key, group: list[Span]) -> tuple[Entity, str] | None:
        """The company whose name this begins though it speaks as people do: `Tasman declined`, Tasman Foods."""
        given = len(key) > 1 and key[0].capitalize() in self.page.gazetteer.given_names
        if given or any(span.titled for span in group) or (len(key) == 1 and key[0] in self.people):
            return None
        cues = self.page.gazetteer.cues
        starts = cues["organisation-start"]
        headed = {other for name, other in self.names.one_before(key) if name[0].capitalize() in starts}
        if len(headed) == 1 and not any(place_cues(self.page, span) for span in group):
            return headed.pop(), "company-suffix"   # Adriana, of Banca Adriana
        parts = cues.either("company-part", "company-head", "organisation-head")
        longer = one_company([(name, other) for name, other in self.names.beginning(key)
                              if self._begins(name, key, other)
                              and (name[-1] in cues["company-suffix"] or name[-1].capitalize() in parts)])
        return (longer, "company-suffix") if longer else None

    def _longer_person(self, key: Key, entity: Entity) -> tuple[Entity, str] | None:
        """The one person whose name ends in these words (Suu Kyi, Le Pen) or has more words between them."""
        longer = {other for _, other in self.full_names.longer(key)
                  if other.kind == "person" or entity.kind == "person" or entity.name[0].islower()}
        return (longer.pop(), "part-of-name") if len(longer) == 1 else None

    def _longer_name(self, key: Key) -> tuple[Entity, str] | None:
        """The longer name of the same company or body: Norvell Bank for Norvell, the Commission."""
        if found := self._with_suffix(key):
            return found
        names = self.names
        for joins, may_join, rule_id in (
            (self._is_headed, names.one_more(key), "company-suffix"),
            (self._begins, names.beginning(key), "company-suffix"),
            (self._is_tail, names.one_before(key), "short-form"),
            (self._has_adherents, names.beginning(_party(key)), "short-form"),
        ):
            if longer := one_company([(name, other) for name, other in may_join if joins(name, key, other)]):
                full = self._with_suffix(tuple(longer.name.lower().split()))
                return full[0] if full else longer, rule_id
        if key[-1] in self.page.gazetteer.cues["short-body"] and len(key) == 1:
            bodies = [named.entity for named in names.holding(key[0])]
            return (bodies[0], "short-form") if len(bodies) == 1 else None
        return None

    def _with_suffix(self, key: Key) -> tuple[Entity, str] | None:
        """The company whose name is this one with Inc, Corporation …"""
        bare = tuple(word for word in key if word not in self.page.cues["company-suffix"]) or key
        return next(((other, "company-suffix") for name, other in self.names.bare(bare)
                     if len(name) > len(key) and other.kind != "person"), None)

    def _is_headed(self, name: Key, key: Key, other: Entity) -> bool:
        """Whether `name` is `key` with one organisation's head after it."""
        heads = self.page.gazetteer.cues["organisation-head"]
        return (len(name) == len(key) + 1 and name[:len(key)] == key and other.kind == "organization"
                and name[-1].capitalize() in heads and len(key[0]) > 2)

    def _begins(self, name: Key, key: Key, other: Entity) -> bool:
        """Whether `key` is the one proper word that the organisation `name` begins with: Baikal Finance Group."""
        word, cues = key[0].capitalize(), self.page.gazetteer.cues
        if 1 < len(key) < len(name) and name[:len(key)] == key:   # First Quantum Minerals Ltd
            heads = cues.either("organisation-head", "company-part")
            return other.kind == "organization" and all(
                rest in cues["company-suffix"] or rest.capitalize() in heads or is_common(self.page, rest)
                or self.page.gazetteer.resolve(rest.capitalize()) for rest in name[len(key):])
        return (len(key) == 1 and name[0] == key[0] and len(name) > 1 and other.kind in ("organization", "outlet")
                and len(word) > 3 and not is_common(self.page, word) and word not in self.page.gazetteer.given_names)

    def _is_tail(self, name: Key, key: Key, other: Entity) -> bool:
        """Whether `name` is `key` after a country's: US Air Force for Air Force."""
        return (len(name) == len(key) + 1 and name[1:] == key and other.kind == "organization"
                and key[-1].capitalize() in self.page.gazetteer.cues["organisation-head"] and bool(other.country))

    def _has_adherents(self, name: Key, key: Key, other: Entity) -> bool:
        """Whether `name` is the party of `key`: Socialist Party for Socialists, Social Democratic Union."""
        stem = _party(key)[-1]
        return (len(name) > len(key) and key[-1] != stem and name[:len(key)] == _party(key)
                and stem.capitalize() in self.page.seen and other.kind == "organization"
                and name[len(key)].capitalize() in self.page.gazetteer.cues["organisation-head"])

    def _acronyms(self, spans: list[Span]) -> dict[str, Entity]:
        """What the document itself explains; its acronym is its own even where the lexicon knows another one."""
        owner = {id(span): entity for entity, group, _ in self.unknown.values() for span in group}
        found = explained(self.page, spans, owner)
        words = self.page.tokens.words
        unknown = [(entity, words[group[0].first:group[0].last])
                   for key, (entity, group, _) in self.unknown.items() if len(key) > 1 and entity.kind != "person"]
        longer = Initials(unknown)
        single = [self._text(group[0]) for key, (_, group, _) in self.unknown.items() if len(key) == 1]
        for name in single:
            if name not in found and (entity := abbreviated(name, longer.of(name))):
                found[name] = entity
        known = [(span.entity, words[span.first:span.last]) for span in spans
                 if span.entity and span.entity.kind in BODIES and span.last - span.first > 2]
        longer = Initials({entity: (entity, name) for entity, name in [*unknown, *known]}.values())
        for name in {*borrowed(self.page, spans), *(name for name in single if name.isupper() and len(name) > 2)}:
            if name not in found and (entity := abbreviated(name, longer.of(name), strict=True)):
                found[name] = entity
        for span in spans if found else ():
            if span.entity and (entity := found.get(self._text(span), span.entity)) != span.entity:
                span.entity, span.rule_id = entity, "bracketed-acronym"
        return found


def _party(key: Key) -> Key:
    """How the name of a party begins whose adherents are called `key`: Socialist for Socialists."""
    return *key[:-1], "democratic" if key[-1] == "democrats" else key[-1].removesuffix("s")
