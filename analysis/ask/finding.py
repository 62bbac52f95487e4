"""Search: which passages hold what was typed, and how well; where to mark it.

The words of a query are asked of the index, its fields of the tables; both give one answer per passage, and these are
joined. The filter asks the same, so that every number under a query is the number of passages that it finds.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from weakref import WeakValueDictionary

import numpy as np
import pandas as pd

from analysis.ask.lookup import look_up
from analysis.ask.spans import passage_keys, quoted
from analysis.ask.time_of_writing import days_known
from analysis.errors import InputError
from analysis.store import index, indexing
from analysis.store.remembered import once
from analysis.store.tables import Analysis, unit_keys
from analysis.text import query as language
from analysis.text.searching import Located, located, rendered, spelled

DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
MOST_RANKED = 40_000
K, B = 1.2, 0.75
"""The parameters of BM25 as FTS5 has them: how soon more of a word tells no more, how much length counts."""
_MADE: WeakValueDictionary[str, index.Index] = WeakValueDictionary()
"""The indexes in memory: corrections and other numbers of themes leave the passages as they are."""


def search(result: Analysis, words: str) -> pd.DataFrame:
    """One row per passage that holds what was typed (`analysis.text.query`), best first: its place and `rank`.

    `rank` counts from 1. Better is a passage that is short, holds more of the words, or rarer ones (BM25). More hits
    than MOST_RANKED come in the order of the documents: a word that is everywhere tells no passage from another.
    """
    found = np.flatnonzero(matching(result, words))
    passages = result.passages.iloc[found]
    order = np.lexsort((found, _scores(result, words, found)))
    ranked = passages.iloc[order][["doc_id", "passage_id", "start", "end"]]
    return ranked.assign(rank=np.arange(1, len(ranked) + 1)).reset_index(drop=True)


def search_within(result: Analysis, narrowed: Analysis, words: str) -> pd.DataFrame:
    """As `search` in the passages of `narrowed`, which a filter kept of `result`: nothing is indexed anew."""
    found = search(result, words)
    kept = np.isin(unit_keys(found, "passage_id"), unit_keys(narrowed.passages, "passage_id"))
    return found[kept].assign(rank=np.arange(1, kept.sum() + 1)).reset_index(drop=True)


def matching(result: Analysis, words: str) -> np.ndarray:
    """Which passages of text hold what was typed; all of them where it asks for nothing."""
    asked = language.parse(words)
    return _found(result, asked) if asked else (result.passages["kind"] == "text").to_numpy()


def save_index(result: Analysis, folder: str | Path, previous: Analysis | None = None) -> None:
    """Write the index of words beside the saved tables, so that nobody waits for it later.

    What an index saved with a `previous` analysis holds goes on.
    """
    path, told = Path(folder) / index.NAME, index.fingerprint(result.documents, result.passages)
    before = index.offered(index.fingerprint(previous.documents, previous.passages)) if previous else None
    if previous and before:
        indexing.grow(before, _contents(previous), _contents(result), path, told)
    else:
        indexing.build(_contents(result), path, told)


def marks(text: str, words: str) -> list[tuple[int, int]]:
    """The places in `text` of what was typed, in order, none inside another: what a hit holds is marked in it."""
    wanted = list(language.terms_of(language.parse(words)))
    found = sorted({span for line in located(text) for term in wanted for span in _spans(line, term)},
                   key=lambda span: (span[0], -span[1])) if wanted else []
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def plain_words(words: str) -> str:
    """What was typed where it is but words, to be looked up among names; "" where it is a query of another kind."""
    asked = language.parse(words)
    parts = asked.parts if isinstance(asked, language.Every) else (asked,)
    return words if all(isinstance(part, language.Term) and not part.prefix for part in parts) else ""


def each_word(result: Analysis, words: str) -> list[np.ndarray]:
    """For each word or phrase of what is but words: which passages hold it; [] for a query of another kind."""
    asked = language.parse(words) if plain_words(words) else None
    return [_found(result, part) for part in asked.parts] if isinstance(asked, language.Every) else []


def words_like(result: Analysis, shortest: int, longest: int, first: str) -> list[tuple[str, int]]:
    """(word, how many passages hold it) of the words of the passages that have so many letters and begin so."""
    return _index(result).vocabulary(shortest, longest, first)


@once
def _index(result: Analysis) -> index.Index:
    """The index of the analysis: the one saved with it, else one made now, in memory."""
    told = index.fingerprint(result.documents, result.passages)
    found = index.offered(told) or _MADE.get(told)
    if found is None:
        found = _MADE[told] = indexing.build(_contents(result), fingerprint=told)
    return found


def _contents(result: Analysis) -> indexing.Contents:
    """The passages that are counted."""
    counted = np.flatnonzero(result.passages["kind"] == "text")
    return indexing.Contents(counted, lambda numbers: quoted(result, result.passages.iloc[numbers]), rendered)


def _found(result: Analysis, asked: language.Query) -> np.ndarray:
    if isinstance(asked, language.Every):
        return np.logical_and.reduce([_found(result, part) for part in asked.parts])
    if isinstance(asked, language.Any):
        return np.logical_or.reduce([_found(result, part) for part in asked.parts])
    counted = (result.passages["kind"] == "text").to_numpy()
    if isinstance(asked, language.Not):
        return counted & ~_found(result, asked.part)
    if isinstance(asked, language.Field):
        return counted & FIELDS[asked.name](result, asked.value)
    found, words = np.zeros(len(counted), bool), _index(result)
    common = words.common & asked.ways if isinstance(asked, language.Term) and not asked.prefix else frozenset()
    for word in common:
        found[words.holding_common(word)] = True
    if expression := _expression(asked, leave_out=common):
        found[words.holding(expression)] = True
    return found


def _scores(result: Analysis, words: str, found: np.ndarray) -> np.ndarray:
    """How well each of the `found` passages holds the words, lower is better; 0 where nothing tells."""
    scores = np.zeros(len(result.passages))
    asked = _ranking(language.parse(words), _index(result).common) if len(found) <= MOST_RANKED else ""
    if asked:
        passages, told = _index(result).ranked(asked)
        scores[passages] = told
    return scores[found] / _length(result)[found]


@once
def _length(result: Analysis) -> np.ndarray:
    """By how much BM25 counts a hit less for the length of its passage, against one without length."""
    length = (result.passages["end"] - result.passages["start"]).to_numpy(np.float64)
    return 1 + K * (1 - B + B * length / max(length.mean(), 1)) if len(length) else length


def _ranking(asked: language.Query | None, common: frozenset[str]) -> str:
    """What hits are ranked by: the words of a query without its fields and what it excludes; "" where none is left.

    Words that are `common` tell hardly more of one passage than of another; to weigh them FTS5 would read all of them.
    """
    if isinstance(asked, language.Term | language.Near):
        return "" if isinstance(asked, language.Term) and asked.ways & common else _expression(asked)
    if isinstance(asked, language.Every | language.Any):
        parts = [f"({part})" for part in (_ranking(part, common) for part in asked.parts) if part]
        return (" AND " if isinstance(asked, language.Every) else " OR ").join(parts)
    return ""


def _expression(asked: language.Term | language.Near, leave_out: frozenset[str] = frozenset()) -> str:
    """A term in the words of FTS5, without some of its ways. Ways hold letters, digits and blanks alone."""
    if isinstance(asked, language.Term):
        return " OR ".join(_ways(language.Term(asked.ways - leave_out, asked.prefix)))
    pairs = itertools.product(_ways(asked.one), _ways(asked.other))
    return " OR ".join(f"NEAR({one} {other}, {asked.apart})" for one, other in pairs)


def _ways(term: language.Term) -> list[str]:
    return [f'"{way}"{" *" if term.prefix else ""}' for way in sorted(term.ways)]


def _spans(line: list[Located], term: language.Term) -> Iterator[tuple[int, int]]:
    words = [word for word, _, _ in line]
    for way in _split(term.ways):
        last = len(way) - 1
        for at, word in enumerate(words):
            if (word == way[0] or (not last and term.prefix and word.startswith(way[0]))) and _stands(words, at, way,
                                                                                                   term.prefix):
                yield line[at].start, line[at + last].end


@lru_cache(maxsize=256)
def _split(ways: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(way.split(" ")) for way in sorted(ways))


def _stands(words: list[str], at: int, way: tuple[str, ...], prefix: bool) -> bool:
    there = words[at : at + len(way)]
    if len(there) < len(way) or list(way[:-1]) != there[:-1]:
        return False
    return there[-1].startswith(way[-1]) if prefix else there[-1] == way[-1]


def _named(result: Analysis, subject: str, value: str) -> list[str]:
    """The ids of what is called so; of what has it in a name, where nothing is called just so."""
    if value in set(result.actors["actor_id"] if subject == "actor" else result.themes["theme_id"]):
        return [value]
    found = look_up(result, subject, value)
    if not found.ids:
        raise InputError(f"search: no {subject} here has “{value[:60]}” in a name; try another part of the name")
    return list(found.ids[: found.n_exact or None])


def _passages_of(result: Analysis, rows: pd.DataFrame) -> np.ndarray:
    return np.isin(unit_keys(result.passages, "passage_id"), passage_keys(result, rows))


def _actor(result: Analysis, value: str) -> np.ndarray:
    """Passages that name an actor."""
    return _passages_of(result, result.mentions[result.mentions["actor_id"].isin(_named(result, "actor", value))])


def _said_by(result: Analysis, value: str) -> np.ndarray:
    """Passages in which a statement of an actor begins."""
    said = result.statements
    return _passages_of(result, said[said["speaker_id"].isin(_named(result, "actor", value))])


def _theme(result: Analysis, value: str) -> np.ndarray:
    """Passages that carry a theme."""
    carried = result.passage_themes
    return _passages_of(result, carried[carried["theme_id"].isin(_named(result, "theme", value))])


def _source(result: Analysis, value: str) -> np.ndarray:
    """Passages of documents whose source is called so; or has it in its name, where none is called just so."""
    wanted, sources = spelled(value), sorted(set(result.documents["source"]) - {""})
    chosen = ({source for source in sources if spelled(source) == wanted}
              or {source for source in sources if f" {wanted} " in f" {spelled(source)} "})
    if not chosen:
        told = f"sources are {', '.join(sources[:5])}" if sources else "no document names its source"
        raise InputError(f"search: no source here is called “{value[:60]}”; {told}")
    return _of_documents(result, result.documents["source"].isin(chosen))


def _before(result: Analysis, value: str) -> np.ndarray:
    """Passages of documents that were certainly written before a day, month or year."""
    return _of_documents(result, days_known(result.documents)["published_to"] < _days(value)[0])


def _after(result: Analysis, value: str) -> np.ndarray:
    """Passages of documents that were certainly written after a day, month or year."""
    return _of_documents(result, days_known(result.documents)["published_from"] > _days(value)[1])


def _days(value: str) -> tuple[np.datetime64, np.datetime64]:
    """The first and the last day of `2024`, `2024-03` or `2024-03-05`."""
    try:
        first, following = np.datetime64(value), np.datetime64(value) + 1
    except ValueError:
        first = following = np.datetime64("NaT")
    if not DAY.fullmatch(value) or np.isnat(first):
        raise InputError(f"search: “{value[:60]}” is no date; write 2024, 2024-03 or 2024-03-05")
    return first.astype("datetime64[s]"), (following.astype("datetime64[D]") - 1).astype("datetime64[s]")


def _of_documents(result: Analysis, chosen: pd.Series) -> np.ndarray:
    return result.passages["doc_id"].isin(result.documents.loc[chosen, "doc_id"]).to_numpy()


FIELDS: Mapping[str, Callable[[Analysis, str], np.ndarray]] = MappingProxyType({
    "actor": _actor, "theme": _theme, "source": _source, "said-by": _said_by, "before": _before, "after": _after,
})
