"""Which terms stand in the name of a theme, and how they are written."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from analysis.gather.themes.labels import Usage, related, stem, written
from analysis.gather.themes.words import plain
from analysis.gather.themes.worth import Key, desks, is_bare, is_telling, speaks_of, subject_names, with_cues

SECOND = 0.6            # part of the best term's score below which another does not stand beside it,
NO_SUBJECT = 0.95       # and where it is neither a subject nor a phrase
TOGETHER = 0.85         # and part of what chance would bring together of two terms below which they do not belong so
AS_GOOD = 0.5           # part of a score from which what tells more stands in the place of what tells less
CLOSER = 0.3            # part of a word's units from which a phrase with it stands in its place
CLOSER_BROAD = 0.6      # the same where a longer phrase stands for the subject of a broad theme
SAID, CLEAR = 0.88, 25  # what the part of the units that is on a name, and this part of its score, come to at least,
MANY, EASE = 100, 0.15  # the score being the higher for it where fewer are read;
DESK = 0.4              # the same of a broad theme that is called after a desk of a newspaper
OWN, OWN_SUBJECT = 0.2, 0.1     # part of the units that each of its terms is told in
MOST = 2                # terms in a name
ALONE = 0.25            # part of the units from which a phrase can be the whole name;
NEITHER, ONE = 0.5, 0.8 # of words that are no subjects, two of them or one
FEW, SECOND_OF_FEW = 25, 0.7    # units among which a weak second term is mostly chance;
LEAST = 10              # units of a finer theme that has a name
PLURAL = 0.25           # part of its uses in the plural from which a phrase is in the plural,
SOME, COUNTED = 0.02, 0.2   # and a word from a few on, if these and those after "a" together are so many
SMALL = 0.2             # part of its uses in which it is in small letters, from which a name has it so


class Candidate(NamedTuple):
    """A phrase that may name a theme: its score, its words, and the units read that hold it."""

    score: float
    key: Key
    units: frozenset[int]
    told: frozenset[int]    # those that are on it, and do not only hold the word (oil company, of oil)


def chosen_names(ranked: list[tuple[list[Candidate], int]], parents: Sequence[int], forms: dict[Key, Counter],
                 usage: Usage) -> list[str]:
    """The names: broad themes choose first, then what is told best, and no term stands in the names of two themes."""
    taken: dict[int, list[Key]] = {}
    made = [""] * len(ranked)
    firm = [own[0].score if own else 0.0 for own, _ in ranked]
    tell: dict[bool, dict[Key, float]] = {True: {}, False: {}}
    for (own, _), parent in zip(ranked, parents, strict=True):
        for row in own[:1]:
            for among in {False, parent < 0}:       # what tells a part of a broad theme best may name the whole
                tell[among][row.key] = max(row.score, tell[among].get(row.key, 0.0))
    for theme in sorted(range(len(ranked)), key=lambda theme: (parents[theme] >= 0, -firm[theme], theme)):
        own, n = ranked[theme]
        # what tells another theme best, and better, is left to that
        told = tell[parents[theme] < 0]
        own = [row for place, row in enumerate(own) if not place or told.get(row.key, 0.0) <= row.score]
        own = _telling([row for row in own if not _is_taken(row.key, theme, parents, taken) and _is_told(row, n)])
        parts = _parts(own, n, parents[theme] < 0) if n >= LEAST or parents[theme] < 0 else []
        taken[theme] = [row.key for row in parts]
        made[theme] = joined([_as_written(row.key, forms, usage) for row in parts])
    return made


def _is_taken(key: Key, theme: int, parents: Sequence[int], taken: dict[int, list[Key]]) -> bool:
    """Whether the phrase names another theme; also whether one of another part of the same theme holds it or is in it,
    or one of the theme that this is a part of holds it."""
    words = set(key)
    for other, names in taken.items():
        beside, above = parents[other] == parents[theme], other == parents[theme]
        if any(key == name or ((beside or above) and words <= set(name)) or (beside and words >= set(name))
               for name in names):
            return True
    return False


def joined(terms: list[str]) -> str:
    """The terms as one name: "Airlines, fuel and fares"."""
    name = " and ".join(filter(None, [", ".join(terms[:-1]), *terms[-1:]]))
    return name[:1].upper() + name[1:]


def _telling(own: list[Candidate]) -> list[Candidate]:
    """The phrases; without words that say much only beside another, where a subject or a longer one is as good."""
    best = max((row.score for row in own), default=0)
    if not any(is_telling(row.key) and row.score >= AS_GOOD * best for row in own):
        return own
    return [row for row in own if not is_bare(row.key)]


def _is_told(row: Candidate, n: int) -> bool:
    """Whether some of the `n` units read are on what the phrase says."""
    return len(row.told) >= (OWN_SUBJECT if row.key in with_cues() else OWN) * n


def _parts(own: list[Candidate], n: int, is_broad: bool = False) -> list[Candidate]:
    """The terms that name a theme of whose units `n` were read, none where no term would do.

    After the best one those follow that are in units where none before them is. Of a broad theme a word that is a
    subject is the name, of a finer one a longer phrase with it.
    """
    ranked, parts = own, list[Candidate]()
    covered: frozenset[int] = frozenset()
    top = 0.0
    while own:
        best = max(own, key=lambda row: row.score * (1 + len(row.units - covered) / len(row.units)))
        top = max(top, best.score)
        best = _closer(best, own, CLOSER_BROAD if is_broad and best.key in subject_names() else AS_GOOD)
        parts.append(best)
        covered |= best.units
        if len(parts) >= MOST or (len(parts) == 1 < len(best.key) and len(best.units) >= ALONE * n):
            break
        least = (SECOND_OF_FEW if n < FEW else SECOND) * top
        own = [row for row in own if row.score >= least and not _akin(row.key, best.key) and _together(row, best, n)
               and (is_telling(row.key) or row.score >= NO_SUBJECT * top)]
    if _is_said(parts, n, is_broad):
        return parts
    return next(([row] for row in ranked if is_telling(row.key) and _is_said([row], n, is_broad)), [])


def _together(row: Candidate, best: Candidate, n: int) -> bool:
    """Whether two terms belong together: nearly as many units hold both as would by chance, or more."""
    return len(row.units & best.units) >= TOGETHER * len(row.units) * len(best.units) / n


def _is_said(parts: list[Candidate], n: int, is_broad: bool) -> bool:
    """Whether the name says what is in enough of the `n` units read; the clearer it is this theme's own, the fewer
    they may be."""
    if not parts:
        return False
    told = len(frozenset[int]().union(*(row.told for row in parts)))
    held = len(frozenset[int]().union(*(row.units for row in parts)))
    if not any(is_telling(row.key) for row in parts) and (
            held < (ONE if len(parts) == 1 else NEITHER) * n or any(is_bare(row.key) for row in parts)):
        return False
    clear = max(row.score for row in parts) / CLEAR * max(MANY / n, 1) ** EASE
    wanted = DESK if is_broad and any(row.key in desks() for row in parts) else SAID
    return (told + held) / 2 / n + clear >= wanted


def _closer(row: Candidate, own: list[Candidate], least: float) -> Candidate:
    """The phrase that stands for the one given: a longer one that many of its units hold, and `least` of its score."""
    longer = [other for other in own if len(other.key) > len(row.key) and _within(row.key, other.key)
              and len(other.units) >= CLOSER * len(row.units) and other.score >= least * row.score]
    return _closer(max(longer, key=lambda other: (other.score, other.key)), own, least) if longer else row


def _within(key: Key, other: Key) -> bool:
    return any(other[at:at + len(key)] == key for at in range(len(other) - len(key) + 1))


def _as_written(key: Key, forms: dict[Key, Counter], usage: Usage) -> str:
    """The commonest form of the phrase; in the plural and in small letters where it is often so."""
    if key in subject_names():
        return subject_names()[key]
    uses = forms[key]
    plural = Counter({form: n for form, n in uses.items() if _is_plural(form)})
    one = usage.single[key[-1]] / max(usage.seen[key[-1]], 1)
    share = plural.total() / uses.total()
    if share >= PLURAL or (len(key) == 1 and share >= SOME and share + one >= COUNTED):
        uses = plural
    small = Counter({form: n for form, n in uses.items() if form.islower()})
    return written(small if small.total() >= SMALL * uses.total() else uses)


def _is_plural(form: str) -> bool:
    last = plain(form.rpartition(" ")[2])
    return stem(last) != last


def _akin(one: Key, other: Key) -> bool:
    """Whether a word of one is, or looks derived from, one of the other, or the one speaks of the other's subject."""
    return any(related(a, b) for a in one for b in other) or speaks_of(one, other) or speaks_of(other, one)
