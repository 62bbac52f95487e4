"""What recognition gives: entities of one document and the places where the text names them."""

from typing import NamedTuple

KINDS = ("country", "person", "organization", "alliance", "outlet", "place")


class Entity(NamedTuple):
    """Somebody or something named in a document; `key` is local to it, for the lexicon's it is the actor_id."""

    key: str
    name: str
    kind: str       # one of KINDS
    country: str    # actor_id of the country it belongs to, or ""
    origin: str     # lexicon, user or discovered


class Mention(NamedTuple):
    """One place where an entity is named: `text[start:end]`; `rule_id` says why it was recognised."""

    sent_id: int
    start: int
    end: int
    rule_id: str
    entity: str


class DocumentActors(NamedTuple):
    """The entities of one document and their mentions in reading order, which never overlap."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    surname_only: frozenset[str] = frozenset()   # keys of the lexicon's people who are nowhere named in full
