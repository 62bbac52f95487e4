"""Actors of a kind that their name or their sentences speak against, and names that seem to be no actors."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from analysis.ask.spans import texts
from analysis.lexicons import read_table
from analysis.store.remembered import once
from analysis.store.tables import Analysis

HALF, SEEN = 0.5, 2
"""The share of an actor's mentions, and the mentions, from which on what stands beside them counts as evidence."""
BEFORE, AFTER = 24, 12
"""Characters beside a mention that are looked at."""
MOST, LARGE = 200, 20_000_000
"""Mentions of an actor, and characters of texts, spread over all of them, from which no more are looked at: shares are
known by then."""
IN_PLACE = re.compile(r"\b(?:in|near|outside|across|throughout)\s$")
NUMBER = re.compile(r"\s\d\d?\s[a-z]")
WORD = re.compile(r"[^\W\d_]+")


def misread(result: Analysis, counted: Mapping[str, int]) -> Iterator[tuple]:
    """(suspicion, actor_id, "", what, to, n) of the discovered actors; `counted` are their mentions."""
    beside = _beside(result)
    lower = _small_words(result)
    for actor_id, name, kind, origin in zip(*(result.actors[c].astype("str") for c in (
            "actor_id", "name", "kind", "origin")), strict=True):
        if origin != "discovered" or actor_id not in counted:
            continue
        n = counted[actor_id]
        looked = min(n, MOST)
        if reason := _no_actor(name, kind, n, beside.get(actor_id, {}), lower):
            yield reason, actor_id, "", "not an actor", "", n
        elif better := _better_kind(name, kind, looked, beside.get(actor_id, {})):
            yield "kind", actor_id, "", "kind", better, n


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """The vocabularies that are asked, by what they tell."""
    cues = read_table("cues.csv", ("cue", "kind", "source"))
    found = {"given": frozenset(row["name"] for row in read_table("given_names.csv", ("name", "source"))),
             "common": frozenset(row["word"] for row in read_table("words.csv", ("word", "source")))}
    for kind in ("organisation-head", "place-head", "body-officer"):
        found[kind] = frozenset(row["cue"] for row in cues if row["kind"] == kind)
    return found


def _beside(result: Analysis) -> dict[str, Counter]:
    """actor_id → how often a mention stands after `in`, before a number, before an officer of a body."""
    discovered = result.actors.loc[result.actors["origin"].astype("str") == "discovered", "actor_id"]
    mentions = result.mentions[result.mentions["actor_id"].isin(discovered)]
    mentions = mentions[mentions.groupby("actor_id", observed=True).cumcount() < MOST]
    read, officers = texts(result), _words()["body-officer"]
    found: dict[str, Counter] = defaultdict(Counter)
    for doc_id, start, end, actor_id in zip(*(mentions[column].tolist() for column in (
            "doc_id", "start", "end", "actor_id")), strict=True):
        text, told = read[doc_id], found[actor_id]
        after = text[end:end + BEFORE]
        if IN_PLACE.search(text[max(0, start - AFTER):start]):
            told["in"] += 1
        if NUMBER.match(after):
            told["number"] += 1
        if after.startswith(" ") and (word := WORD.match(after.lstrip(" "))) and word[0] in officers:
            told["officer"] += 1
    return found


@once
def _small_words(result: Analysis) -> Counter:
    """How often each word stands in small letters in the texts."""
    parts: Counter = Counter()      # between blanks, most of which are one word: cut faster than words are found
    step = 1 + int(result.documents["n_characters"].sum()) // LARGE
    for text in result.documents["text"].iloc[::step]:
        parts.update(text.split())
    counts: Counter = Counter()
    for part, n in parts.items():
        for word in WORD.findall(part):
            counts[word] += n
    return Counter({word: n for word, n in counts.items() if word.islower()})


def _no_actor(name: str, kind: str, n: int, beside: Mapping[str, int], lower: Mapping[str, int]) -> str:
    """Why a name may be no actor, or ""."""
    words = WORD.findall(name)
    if not words or (kind in ("person", "place") and len(words) > 1):
        return "" if words else "no letters"
    if beside.get("number", 0):
        return "a number follows"
    common = all(word.lower() in _words()["common"] or lower.get(word.lower(), 0) > 1 for word in words)
    headed = any(word in _words()["organisation-head"] or (len(word) > 1 and word.isupper()) for word in words)
    if len(words) == 1:
        return "a common word" if lower.get(words[0].lower(), 0) > n / 2 and not words[0].isupper() else ""
    return "common words" if common and not headed else ""


def _better_kind(name: str, kind: str, n: int, beside: Mapping[str, int]) -> str:
    """The kind that the words of a name or their neighbours tell, where it is another one, or ""."""
    words, known = WORD.findall(name), _words()
    if kind == "person":
        body = len(words) > 1 and words[-1] in known["organisation-head"] and words[0] not in known["given"]
        if body or beside.get("officer", 0) > n * HALF / 2 or "&" in name:
            return "organization"
        if len(words) == 1 and n >= SEEN and beside.get("in", 0) >= n * HALF:
            return "place"
        return ""
    if kind == "organization" and 1 < len(words) < 4 and words[0] in known["given"] and (
            words[-1] not in known["organisation-head"]):
        return "person"
    if kind == "organization" and n >= SEEN and beside.get("in", 0) >= n * HALF:
        return "place"
    if kind == "place" and words and words[-1] not in known["place-head"] and beside.get("officer", 0) > n * HALF / 2:
        return "organization"
    return ""
