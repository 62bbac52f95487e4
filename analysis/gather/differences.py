"""Which words of a repeat are not in the passages that it repeats, and what stands there instead.

"The South Korean leadership" in an abstract, "the North Korean leadership" in the body: only the body is counted, and
a reader is to be told of the words that differ.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.find.repeats import SHINGLE, WORD
from analysis.gather.repeats import Key

LONGEST = 12
"""Words that may stand in place of others; more of them are not in their place but a passage of their own."""


class Word(NamedTuple):
    """A word of a text and where it stands."""

    word: str
    start: int
    end: int


def differences(passages: pd.DataFrame, texts: Mapping[str, str], repeats: Mapping[Key, Key]) -> Iterator[tuple]:
    """The rows of the table `differences`: stretches of the repeats, and of what is kept in their place.

    `passages` (doc_id, passage_id, start, end) are all of the collection, `texts` those of its documents.
    """
    involved = {doc_id for keys in repeats.items() for doc_id, _ in keys}
    documents: dict[str, list] = defaultdict(list)
    for row in passages[passages["doc_id"].isin(involved)].itertuples():
        documents[row.doc_id].append(row)
    for doc_id, rows in documents.items():
        for row in rows:
            kept = repeats.get((doc_id, row.passage_id))
            if kept is None:
                continue
            same = kept[0] == doc_id        # an abstract may repeat several passages
            sources = [source for source in documents[kept[0]]
                       if (same and (doc_id, source.passage_id) not in repeats) or source.passage_id == kept[1]]
            own, other = texts[doc_id][row.start:row.end].casefold(), texts[kept[0]]
            if any(own == other[source.start:source.end].casefold() for source in sources):
                continue                    # the same to the letter, as most copies are
            words = _words(texts[doc_id], row.start, row.end)
            others = [_words(other, source.start, source.end) for source in sources]
            for start, end, kept_start, kept_end in _differing(words, others):
                yield doc_id, row.passage_id, start, end, kept[0], kept_start, kept_end


def _words(text: str, start: int, end: int) -> list[Word]:
    return [Word(found.group().casefold(), *found.span()) for found in WORD.finditer(text, start, end)]


def _differing(words: Sequence[Word], sources: Sequence[Sequence[Word]]) -> Iterator[tuple[int, int, int, int]]:
    """(start, end) of each stretch of `words` that no source has, and (start, end) of what a source has there, or
    (-1, -1) where nothing stands in its place."""
    if any([word.word for word in words] == [word.word for word in source] for source in sources):
        return
    places = _places(words, sources)
    at = 0
    while at < len(words):
        if places[at]:
            at += 1
            continue
        first = at
        while at < len(words) and not places[at]:
            at += 1
        before = places[first - 1] if first else {}
        after = places[at] if at < len(words) else {}
        instead = _between(before, after, sources)
        yield words[first].start, words[at - 1].end, *instead


def _places(words: Sequence[Word], sources: Sequence[Sequence[Word]]) -> list[dict[int, int]]:
    """Per word: {source: where in it the word stands}, as part of a run of words that is there, too."""
    runs: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, source in enumerate(sources):
        for at, run in enumerate(_runs(source)):
            runs[run].append((number, at))
    places: list[dict[int, int]] = [{} for _ in words]
    for at, run in enumerate(_runs(words)):
        for number, where in runs.get(run, ()):
            for offset in range(SHINGLE):
                places[at + offset].setdefault(number, where + offset)
    return places


def _runs(words: Sequence[Word]) -> Iterable[tuple[str, ...]]:
    plain = [word.word for word in words]
    return zip(*(plain[offset:] for offset in range(SHINGLE)), strict=False)


def _between(before: Mapping[int, int], after: Mapping[int, int], sources: Sequence[Sequence[Word]]) -> tuple[int, int]:
    """(start, end) of what stands between two words in a source that has both near each other."""
    for number in before.keys() & after.keys():
        first, last = before[number] + 1, after[number]
        if 0 < last - first <= LONGEST:
            source = sources[number]
            return source[first].start, source[last - 1].end
    return -1, -1
