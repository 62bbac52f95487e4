"""Statements that differ: one voice asserts what another denies or doubts, or a voice has changed what it says.

Two statements of two voices differ where one denies or doubts the statement it points back to (“the claim”), denies
what the other speaks of in the same words, or says not of the verb or noun that the other asserts. It is told that
they differ, never who is right. A change is told where the text itself tells that somebody said otherwise before.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

import pandas as pd

from analysis.ask.spans import quote, texts
from analysis.ask.voices.speech import AUTHOR, UNNAMED, named_in, speakers, voiced
from analysis.ask.voices.stances import negation
from analysis.lexicons import read_rules, read_table
from analysis.store.remembered import once
from analysis.store.tables import Analysis

NEAR, LONG = 450, 300
"""Characters back to what "the claim" may be; characters of a statement that is read whole."""
AGAINST = frozenset(("denies", "doubts"))
ASSERTED = frozenset(("asserts", "condemns", "predicts"))
DENIED = frozenset(("deny", "denied", "denies", "denying", "dismiss", "dismissed", "dismisses", "dismissing", "reject",
                    "rejected", "rejects", "rejecting", "refuted", "refute", "refutes", "disputed", "disputes", "ruled",
                    "rules"))
OPPOSED = frozenset(("wrong", "unable", "ineligible", "against", "false", "untrue", "stop", "refuse", "refused", "nor",
                     "fail", "failed", "failure", "denied", "denies", "not", "never", "no", "nothing", "nobody",
                     "cannot", "rather", "instead"))
WORD = re.compile(r"[A-Za-z][\w’'-]+")
STEM, SHORTEST, HEAD, ALIKE = 6, 3, 3, 2
"""Letters that forms of a word share; letters of a word that tells something; words that head what is denied; words
that two statements share."""
COLUMNS = ["pair", "side", "how"]


class _Said(NamedTuple):
    """A statement with what it is compared by: lower-case stems of its first words, the actors in it, its polarity."""

    row: Any
    words: str
    stems: frozenset[str]
    actors: frozenset[str]
    head: frozenset[str]
    negated: bool


@once
def disagreements(result: Analysis) -> pd.DataFrame:
    """Statements that differ, two rows or more per `pair` (0 is the surest): the columns of `voiced`, with `side`
    (0: says it, 1: denies or doubts it) and `how` (points back, denies, says not).
    """
    return _as_table(result, sorted(_pairs(result), key=lambda pair: (
        -pair[0], str(pair[1].doc_id), pair[1].start, pair[2].start)))


@once
def changes(result: Analysis) -> pd.DataFrame:
    """What one voice says now and said before, as the text tells it: as `disagreements`, side 0 is the earlier."""
    return _as_table(result, _turns(result))


@once
def reworded(result: Analysis) -> pd.DataFrame:
    """The rows of `differences` in which a repeat has other words, and not only more or fewer than what it repeats."""
    rows = result.differences
    rows = rows[((rows["kept_start"] >= 0) & (rows["end"] > rows["start"])).to_numpy()]
    kept = rows.assign(doc_id=rows["kept_doc_id"], start=rows["kept_start"], end=rows["kept_end"])
    other = [_told(one) != _told(two) for one, two in zip(quote(result, rows), quote(result, kept), strict=True)]
    return rows[pd.Series(other, index=rows.index, dtype=bool)]


def _told(words: str) -> list[str]:
    return [word.lower() for word in WORD.findall(words)]


def _as_table(result, pairs):
    """The pairs as rows; those who differ from one statement stand together, in the place of the first of them."""
    groups: dict[int, list[tuple]] = {}
    for _, one, other, how in pairs:
        groups.setdefault(one.Index, [(one, 0, "")]).append((other, 1, how))
    rows = [(row.Index, pair, side, how) for pair, sides in enumerate(groups.values()) for row, side, how in sides]
    table = pd.DataFrame(rows, columns=["at", *COLUMNS])
    return voiced(result).loc[table["at"]].assign(**{name: table[name].to_numpy() for name in COLUMNS})


def _pairs(result) -> Iterator[tuple[float, Any, Any, str]]:
    for rows in _by_document(result).values():
        targets: set[int] = set()
        for at, against in enumerate(rows):
            if not against.negated:
                continue
            if against.row.kind in AGAINST and _rule("refers-back").search(against.words):
                said = _before(rows[:at], against)
                if said:
                    targets.add(said.row.Index)
                    yield 100.0, said.row, against.row, "points back"
                continue
            best = max(((score, said.row.Index in targets, -said.row.start, said) for said in rows
                        if (score := _differ(said, against))), key=lambda item: item[:3], default=None)
            if best:
                how = "denies" if against.row.kind in AGAINST else "says not"
                yield best[0], best[3].row, against.row, how


def _before(rows, against):
    """The statement that "the claim" points back to: the nearest of another voice, first of those about who denies."""
    near = [said for said in reversed(rows) if said.row.kind in ASSERTED and said.row.certain
            and said.row.end <= against.row.start <= said.row.end + NEAR and _of_two(said, against)]
    return next((said for said in near if against.row.voice in said.actors), near[0] if near else None)


def _of_two(said, against):
    one, other = said.row, against.row
    return one.voice != other.voice or (one.voice == UNNAMED and one.who != other.who)


def _differ(said, against) -> float:
    """How much two statements share, 0.0 where they do not differ on one thing."""
    of_kind = ASSERTED if against.row.kind not in AGAINST else ASSERTED | {"demands"}
    if said.negated or said.row.kind not in of_kind or not (said.row.certain and against.row.certain) \
            or not _of_two(said, against) or (said.row.start < against.row.end and against.row.start < said.row.end):
        return 0.0
    words, actors = said.stems & against.stems, said.actors & (against.actors | {against.row.voice})
    of_head, alike = not words.isdisjoint(against.head), len(words) >= ALIKE
    if against.row.kind in AGAINST:
        differ = (of_head and (alike or against.row.voice in actors)) or (alike and len(actors) >= ALIKE)
    else:
        differ = of_head and alike and (len(words) + len(actors) > ALIKE or 2 * len(words) >= min(
            len(said.stems), len(against.stems)))
    return len(words) + len(actors) if differ else 0.0


@once
def _by_document(result) -> dict[str, list[_Said]]:
    """The statements of each document in reading order, without those of the author and without questions."""
    said = voiced(result)
    said = said[((said["voice"] != AUTHOR) & (said["kind"] != "asks")).to_numpy()].sort_values(["doc_id", "start"])
    said = said.assign(who=speakers(result, said))
    actors: dict[tuple, set[str]] = defaultdict(set)
    for row in named_in(result).itertuples():
        actors[str(row.doc_id), row.start, row.end].add(str(row.about_id))
    found: dict[str, list[_Said]] = defaultdict(list)
    for row, words in zip(said.itertuples(), quote(result, said), strict=True):
        named = frozenset(actors.get((str(row.doc_id), row.start, row.end), ()))
        found[str(row.doc_id)].append(_compared(row, " ".join(words.split())[:LONG], named))
    return found


def _compared(row, words, named) -> _Said:
    stems = list(_stems(words))
    if row.kind in AGAINST:
        denies = row.cue.lower().split()[:1]
        is_asked = words.lower().startswith(("question", "any question"))
        head = stems[:HEAD] if not is_asked and (row.kind == "doubts" or not DENIED.isdisjoint(denies)) else []
        return _Said(row, words, frozenset(stems), named, frozenset(head), True)
    found = _rule("negated-verb").search(words) if negation(words) else None
    head = list(_stems(found["what"] or found["done"])) if found and row.kind != "promises" else []
    low = words.lower().replace("’", "'")
    opposed = negation(words) is not None or "n't" in low or not OPPOSED.isdisjoint(WORD.findall(low))
    return _Said(row, words, frozenset(stems), named, frozenset(head), opposed)


def _stems(words) -> Iterator[str]:
    """The beginnings of the words that tell something: no names, no nouns of saying, no function words."""
    for word in WORD.findall(words):
        told = word.islower() and len(word) >= SHORTEST and "n't" not in word.replace("’", "'")
        if told and word not in _function_words() and not _rule("talk").fullmatch(word):
            yield _base_forms().get(word, word)[:STEM]


def _turns(result) -> Iterator[tuple[float, Any, Any, str]]:
    read = texts(result)
    sentences = {(str(row.doc_id), row.sent_id): row for row in result.sentences.itertuples()}
    for doc_id, rows in _by_document(result).items():
        for at, earlier in enumerate(rows):
            sentence = sentences[doc_id, earlier.row.sent_id]
            lead = read[doc_id][sentence.start:earlier.row.start]
            told = read[doc_id][max(0, sentence.start - LONG):sentence.end + LONG]
            if not earlier.row.certain or not _rule("turn").search(lead) or not _rule("change").search(told):
                continue
            soon = [other for other in rows[at + 1:] if other.row.start < sentence.end + LONG]
            others = chain(soon, reversed(rows[:at]), rows[at + 1:])
            now = next((other for other in others if other.row.voice == earlier.row.voice != UNNAMED
                        and other.row.certain and other.row.sent_id != earlier.row.sent_id), None)
            if now:
                yield 1.0, earlier.row, now.row, "changed"


@cache
def _rule(rule_id: str) -> re.Pattern[str]:
    return next(re.compile(rule.fields["pattern"]) for rule in read_rules("differing.toml") if rule.rule_id == rule_id)


@cache
def _base_forms() -> dict[str, str]:
    """{form: its verb}, so that `broke` and `breaking` are one word."""
    rows = read_table("verbs.csv", ["verb", "forms", "source"])
    return {form: row["verb"] for row in rows for form in row["forms"].split(";")}


@cache
def _function_words() -> frozenset[str]:
    rows = read_table("stopwords.csv", ["word", "language", "source"])
    return frozenset(row["word"] for row in rows if row["language"] == "en")
