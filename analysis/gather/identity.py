"""Who is who across documents: one actor per person or organisation, however it is spelt."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from analysis.find.actors.entities import DocumentActors, Entity
from analysis.find.actors.known_names import gazetteer, shipped_cues, surname
from analysis.text.matcher import folded, slug

ENTITY = attrgetter("entity")


class Joined(NamedTuple):
    """The actor that an entity of a document is, and the rule that joined it to the actor."""

    actor_id: str
    rule: str


class Identities(NamedTuple):
    """The actors of a collection and which of them each document's entities are."""

    actors: tuple[Entity, ...]                  # key is the actor_id
    of: dict[tuple[str, str], Joined]           # (doc_id, entity key) → the actor it is


def identify(documents: Iterable[tuple[str, DocumentActors]]) -> Identities:
    """The actors of a collection; `documents` are (doc_id, what `recognise` found in it)."""
    documents = list(documents)
    known: dict[str, Entity] = {}
    found: dict[str, list[tuple[str, Entity, int]]] = defaultdict(list)
    of: dict[tuple[str, str], Joined] = {}
    joined = cache(Joined)      # one object for all that are equal: a large folder has millions
    namesakes, called = _namesakes(documents), []
    for doc_id, actors in documents:
        counts = Counter(map(ENTITY, actors.mentions))
        for entity in actors.entities:
            if entity.key in actors.surname_only and entity.key in namesakes:
                entity = entity._replace(name=namesakes[entity.key], origin="discovered")
                found[spelling(entity.name)].append((doc_id, entity, 0))
                called.append((doc_id, entity.key))
            elif entity.origin == "discovered":
                found[spelling(entity.name)].append((doc_id, entity, counts[entity.key]))
            else:
                known[entity.key] = entity
                of[doc_id, entity.key] = joined(entity.key, entity.origin)
    merged = {name: _merged(name, rows) for name, rows in found.items()}
    people = _people([*known.values(), *merged.values()])
    acronyms = _acronyms([*known.values(), *merged.values()])
    companies = _companies(merged.values())
    bodies = _bodies([*known.values(), *merged.values()])
    taken, discovered = set(known), {}
    for name in sorted(found):
        actor, rule = _target(merged[name], people, acronyms, companies, bodies)
        if rule == "same-name":
            actor = actor._replace(key=_free(slug(actor.name), taken))
            taken.add(actor.key)
            merged[name] = discovered[name] = actor
    for name, rows in found.items():
        target, rule = _target(merged[name], people, acronyms, companies, bodies)
        while target.origin == "discovered" and (full := _target(
                merged[spelling(target.name)], people, acronyms, companies, bodies)[0]).name != target.name:
            target = full   # Velk is Banca Velk, which is Banca Velk S.p.A
        actor_id = merged[spelling(target.name)].key if target.origin == "discovered" else target.key
        for doc_id, entity, _ in rows:
            of[doc_id, entity.key] = joined(actor_id, rule)
    of |= {place: joined(of[place].actor_id, "surname") for place in called}
    return Identities(tuple(sorted((*known.values(), *discovered.values()))), of)


def _namesakes(documents: list[tuple[str, DocumentActors]]) -> dict[str, str]:
    """actor_id → whom the surname of a known person means, who is nowhere named in full: the one person who is.

    A surname by which everybody knows one person (Putin) is somebody else's only where it stands in no more documents
    than the full name of the other one.
    """
    in_full = {entity.key for _, actors in documents for entity in actors.entities
               if entity.key not in actors.surname_only}
    called: Counter = Counter()
    known = {}
    for _, actors in documents:
        for entity in actors.entities:
            if entity.key in actors.surname_only and entity.key not in in_full:
                known[entity.key] = entity
                rules = {mention.rule_id for mention in actors.mentions if mention.entity == entity.key}
                called[entity.key] += rules != {"surname"}
    others = _full_names(documents) if known else {}
    found = {}
    for key, entity in known.items():
        same = others.get(surname(entity.name), {})
        if len(same) == 1 and all(len(doc_ids) >= called[key] for _, doc_ids in same.values()):
            found[key] = next(iter(same.values()))[0]
    return found


def _full_names(documents: list[tuple[str, DocumentActors]]) -> dict[str, dict[str, tuple[str, set[str]]]]:
    """Surname → spelling → (name, documents) of the people whom no lexicon knows."""
    found: dict[str, dict[str, tuple[str, set[str]]]] = defaultdict(dict)
    for doc_id, actors in documents:
        for entity in actors.entities:
            if entity.kind == "person" and entity.origin == "discovered" and " " in entity.name:
                same = found[surname(entity.name)].setdefault(spelling(entity.name), (entity.name, set()))
                same[1].add(doc_id)
    return found


@lru_cache(1 << 16)
def spelling(name: str) -> str:
    """What spellings of one name share: `Zelenskyy`, `Zelensky` and `Jong Un`, `Jong-un` are equal."""
    words = [word for word in folded(name).lower().replace("-", " ").replace("’", "'").split()
             if word not in ("the", "jr.", "jr") and len(word.strip(".")) > 1]
    joined = "".join(words) or folded(name).lower()
    for old, new in (("yy", "y"), ("iy", "y"), ("ii", "i"), ("'", ""), (".", ""), ("ou", "u"), ("centre", "center"),
                     ("organisation", "organization"), ("defence", "defense"), ("programme", "program")):
        joined = joined.replace(old, new)
    return joined


def _merged(name: str, rows: list[tuple[str, Entity, int]]) -> Entity:
    """One entity for all of one spelling: the kind and the writing that its mentions show most."""
    kinds: dict[str, int] = defaultdict(int)
    writings: dict[str, int] = defaultdict(int)
    for _, entity, n in rows:
        kinds[entity.kind] += n
        writings[entity.name] += n
    best = max(sorted(writings), key=lambda writing: (writings[writing], not writing.isupper()))
    kind = max(sorted(kinds), key=lambda kind: kinds[kind])
    return Entity("", best, kind, next((e.country for _, e, _ in rows if e.country), ""), "discovered")


def _people(entities: list[Entity]) -> dict[str, list[Entity]]:
    people: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.kind == "person" and " " in entity.name:
            people[surname(entity.name)].append(entity)
    return people


def _acronyms(entities: list[Entity]) -> dict[str, list[Entity]]:
    acronyms: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        words = [word for word in entity.name.replace("-", " ").split() if word[0].isupper()]
        if entity.kind in ("organization", "alliance", "outlet") and len(words) > 2:
            acronyms["".join(word[0] for word in words)].append(entity)
    return acronyms


def _companies(entities: Iterable[Entity]) -> dict[str, list[Entity]]:
    """Companies with Inc, ASA … by the spelling of their name without it."""
    companies: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        bare, _, suffix = entity.name.rpartition(" ")
        if bare and suffix in shipped_cues()["legal-form"] and entity.kind == "organization":
            companies[spelling(bare)].append(entity)
    return companies


def _bodies(entities: Iterable[Entity]) -> dict[str, list[Entity]]:
    """Bodies of two words by the spelling of the one that is no head: Banca Velk, Velk Bank, Project Velk.

    `Commission` is there for the one commission of the collection, as the last word of any body's name.
    """
    cues, bodies = gazetteer().cues, defaultdict(list)
    for entity in entities:
        words = entity.name.split()
        if entity.kind not in ("organization", "alliance", "outlet") or len(words) < 2:
            continue
        if len(words) == 2 and (words[0] in cues["organisation-start"] or words[0] == "Project"):
            bodies[spelling(words[1])].append(entity)
        elif len(words) == 2 and words[1] in cues["company-head"] | {"Bank"} and not _is_plain(words[0]):
            bodies[spelling(words[0])].append(entity)
        if words[-1].lower() in cues["short-body"]:
            bodies[spelling(words[-1])].append(entity)
    return bodies


def _is_plain(word: str) -> bool:
    """Whether a word is ordinary English, so that it names no body by itself."""
    return word.lower() in gazetteer().common_words


def _target(entity: Entity, people: dict, acronyms: dict, companies: dict,
            bodies: dict) -> tuple[Entity, str]:
    """The actor that a discovered name belongs to, and the rule that says so."""
    if len(same := companies.get(spelling(entity.name), [])) == 1 and not (
            entity.kind == "person" and " " in entity.name):
        return same[0], "company-suffix"
    if " " not in entity.name and len(same := bodies.get(spelling(entity.name), [])) == 1 and (
            entity.kind != "place" and not people.get(surname(entity.name)) and not gazetteer().is_place(entity.name)):
        return same[0], "company-suffix"
    if " " not in entity.name and entity.kind == "person":
        same = people.get(surname(entity.name), [])
        return (same[0], "surname") if len(same) == 1 else (entity, "same-name")
    if entity.name.isupper() and len(fits := acronyms.get(entity.name, [])) == 1:
        return fits[0], "acronym"
    return entity, "same-name"


def _free(actor_id: str, taken: set[str]) -> str:
    candidate, n = actor_id or "unnamed", 2
    while candidate in taken:
        candidate, n = f"{actor_id}-{n}", n + 1
    return candidate
