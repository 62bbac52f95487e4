"""What a phrase is worth as a name by its kind: a subject, a thing or somebody in a story, the title of an office."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from analysis.gather.themes.labels import Usage, ends_as_noun, lexicon, stem
from analysis.lexicons import read_table

SUBJECT = 1.5           # what a phrase counts that is known as a subject (pensions, nuclear tests),
HEADED = 1.1            # and what a longer one counts that ends in such a word
PHRASE = 1.25           # what a phrase tells more than a word, where a theme is not broad
BROAD_WORD = 0.5        # what a word counts that says much only beside another (market, player), and is no subject
TITLE = 0.5             # what an office or a trade (prime minister, actor) counts: it is rather somebody than something
CUES, DENSE = 2, 0.08   # words that speak of a subject in a unit that is on it, and their part of its words

Key = tuple[str, ...]


@cache
def subject_names() -> dict[Key, str]:
    """The subjects that an editor has folders for, as they are written there, by their words in the singular."""
    names = [row["subject"] for row in read_table("subject_names.csv", ["subject", "source"])]
    return {tuple(stem(word) for word in name.split()): name for name in names}


@cache
def subject_cues() -> dict[str, tuple[Key, ...]]:
    """Words in the singular that speak of a subject beside another such word: {fly-half: (("rugby",),)}."""
    by_name = {name: key for key, name in subject_names().items()}
    cues: dict[str, tuple[Key, ...]] = {}
    for row in read_table("subject_cues.csv", ["word", "subject", "source"]):
        cues[row["word"]] = (*cues.get(row["word"], ()), by_name[row["subject"]])
    return cues


@cache
def with_cues() -> frozenset[Key]:
    """The subjects that words are known for."""
    return frozenset(subject for subjects in subject_cues().values() for subject in subjects)


def spoken_of(phrases: Iterable[Key]) -> tuple[set[Key], set[Key]]:
    """The subjects of which enough of the single words speak that they are what is spoken of, whether or not they are
    called by name, and those of which a few do."""
    known = subject_cues()
    words = [key[0] for key in phrases if len(key) == 1]
    found = Counter(subject for word in words for subject in known.get(word, ()))
    dense = max(CUES, DENSE * len(words))
    return {subject for subject, n in found.items() if n >= dense}, {key for key, n in found.items() if n >= CUES}


@cache
def desks() -> frozenset[Key]:
    """The subjects that whole desks of a newspaper are called after: they hold much that does not name them."""
    rows = read_table("desk_subjects.csv", ["subject", "source"])
    return frozenset(tuple(stem(word) for word in row["subject"].split()) for row in rows)


@cache
def _roles() -> frozenset[str]:
    rows = read_table("roles.csv", ["role", "kind", "source"])
    return frozenset(stem(row["role"].casefold().split()[-1]) for row in rows)


def worth(words: tuple[str, ...], key: Key, usage: Usage, is_broad: bool) -> float:
    """What a phrase of this kind counts; `key` holds its words in the singular."""
    if is_subject(words, key, usage):
        return SUBJECT
    if key[-1] in _roles():
        return TITLE
    if len(words) > 1:
        return (HEADED if key[-1:] in subject_names() else 1.0) * (1.0 if is_broad else PHRASE)
    return BROAD_WORD if words[0] in lexicon()["bare"] else 1.0


def is_subject(words: tuple[str, ...], key: Key, usage: Usage) -> bool:
    """Whether the phrase, as it is mostly written, is a known subject: novels, but not novel as an adjective."""
    name = subject_names().get(key)
    return name is not None and (len(key) > 1 or name.casefold() == words[0] or ends_as_noun(words[0], usage))


def speaks_of(key: Key, other: Key) -> bool:
    """Whether a word of the one phrase speaks of the subject that the other one tells: movies of films."""
    return any(set(subject) <= set(other) for word in key for subject in subject_cues().get(word, ()))


def is_telling(key: Key) -> bool:
    """Whether the phrase can be a whole name: more than one word, and nobody's office, or a subject by itself."""
    return key in subject_names() or (len(key) > 1 and key[-1] not in _roles())


def is_bare(key: Key) -> bool:
    """Whether it says much only beside another word, and is no subject."""
    return not is_telling(key) and (key[-1] in lexicon()["bare"] or key[-1] in _roles())
