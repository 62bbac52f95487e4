"""Which words of a repeat are not in the passages that it repeats, and what stands there instead.

"The South Korean leadership" in an abstract, "the North Korean leadership" in the body: only the body is counted, and
a reader is to be told of the words that differ.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from analysis.find.repeats import SHINGLE, WORD

KNOWN = 1_000
"""Passages that are kept whose words are remembered while copies of them are looked at."""
LONGEST = 12
"""Words that may stand in place of others; more of them are not in their place but a passage of their own."""


class Words:
    """The words of a passage, and where in its text each stands."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.found = list(WORD.finditer(text, start, end))
        self.plain = [word[0].casefold() for word in self.found]

    @property
    def runs(self) -> Iterable[tuple[str, ...]]:
        """Each run of words."""
        return zip(*(self.plain[offset:] for offset in range(SHINGLE)), strict=False)

    @cached_property
    def places(self) -> dict[tuple[str, ...], list[int]]:
        """Where each run of words stands."""
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, run in enumerate(self.runs):
            places[run].append(at)
        return places


def differences(passages: pd.DataFrame, texts: Mapping[str, str], repeats: Mapping[int, int]) -> Iterator[tuple]:
    """The rows of the table `differences`: stretches of the repeats, and of what is kept in their place.

    `passages` (doc_id, passage_id, start, end) are all of the collection in its order, `texts` those of its documents;
    `repeats` tells for the row of a passage that repeats another the row of that one.
    """
    documents, ids, starts, ends = (column.to_numpy() for column in (
        passages["doc_id"].cat.codes, passages["passage_id"], passages["start"], passages["end"]))
    doc_ids = passages["doc_id"].cat.categories

    def span(row: int) -> tuple[str, int, int]:
        return texts[doc_ids[documents[row]]], int(starts[row]), int(ends[row])

    words = lru_cache(KNOWN)(lambda row: Words(*span(row)))
    for row in sorted(repeats):
        kept = repeats[row]
        sources = [kept]
        if documents[kept] == documents[row]:       # an abstract may repeat several passages
            first, last = np.searchsorted(documents, [documents[row], documents[row] + 1])
            sources = [source for source in range(first, last) if source == kept or source not in repeats]
        own = _written(*span(row))
        if any(_holds(_written(*span(source)), own) for source in sources):
            continue                                # the same to the letter, as most copies are
        for start, end, kept_start, kept_end in _differing(Words(*span(row)), [words(source) for source in sources]):
            yield doc_ids[documents[row]], ids[row], start, end, doc_ids[documents[kept]], kept_start, kept_end


def _written(text: str, start: int, end: int) -> str:
    """The passage without regard to capitals."""
    return text[start:end].casefold()


def _holds(source: str, own: str) -> bool:
    """Whether the source has this text as it is, and no word of it goes on there."""
    at = source.find(own)
    return at >= 0 and not source[max(at - 1, 0):at].isalnum() and not source[at + len(own):at + len(own) + 1].isalnum()


def _differing(words: Words, sources: Sequence[Words]) -> Iterator[tuple[int, int, int, int]]:
    """(start, end) of each stretch of `words` that no source has, and (start, end) of what a source has there, or
    (-1, -1) where nothing stands in its place."""
    if any(words.plain == source.plain for source in sources):
        return
    places = _places(words, sources)
    at = 0
    while at < len(places):
        if places[at]:
            at += 1
            continue
        first = at
        while at < len(places) and not places[at]:
            at += 1
        before = places[first - 1] if first else {}
        after = places[at] if at < len(places) else {}
        instead = _between(before, after, sources)
        yield words.found[first].start(), words.found[at - 1].end(), *instead


def _places(words: Words, sources: Sequence[Words]) -> list[dict[int, int]]:
    """Per word: {source: where in it the word stands}, as part of a run of words that is there, too."""
    places: list[dict[int, int]] = [{} for _ in words.plain]
    for at, run in enumerate(words.runs):
        for number, source in enumerate(sources):
            for where in source.places.get(run, ()):
                for offset in range(SHINGLE):
                    places[at + offset].setdefault(number, where + offset)
    return places


def _between(before: Mapping[int, int], after: Mapping[int, int], sources: Sequence[Words]) -> tuple[int, int]:
    """(start, end) of what stands between two words in a source that has both near each other."""
    for number in before.keys() & after.keys():
        first, last = before[number] + 1, after[number]
        if 0 < last - first <= LONGEST:
            source = sources[number].found
            return source[first].start(), source[last - 1].end()
    return -1, -1
