"""From tables of evidence to counts and back: narrow (apply a filter), count, trace (a number's spans).

A filter keeps passages, the unit in which things belong together: those of the chosen documents that name one
of the chosen actors, carry one of the chosen themes, speak of a date in the period and contain the words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.ask.finding import matching
from analysis.ask.spans import passage_keys, sentence_rows
from analysis.ask.telling_apart import has_one
from analysis.ask.theme_levels import carrying
from analysis.errors import InputError
from analysis.gather import became
from analysis.store.tables import EVIDENCE, Analysis, unit_keys

SENTENCE, PASSAGE, SPAN = ("doc_id", "sent_id"), ("doc_id", "passage_id"), ("doc_id", "start", "end")
UNITS = {
    "sentences": SENTENCE,
    "passages": PASSAGE,
    "documents": ("doc_id",),
    "mentions": SPAN,
    "markers": SPAN,
    "statements": SPAN,
    "quantities": SPAN,
}
"""What a count can count, and the columns that tell one such unit from another."""


@dataclass(frozen=True)
class Filter:
    """What a reader wants to see; an empty field lets everything through. Dates are ISO days, both inclusive.

    `words` are what the search box takes (`analysis.text.query`): whole words, each with its regular inflections,
    "phrases" as they are, AND, OR, NOT, NEAR, beginnings* and fields (`actor:russia`); InputError says what is wrong.
    `together` wants every chosen actor in one passage, not any of them; `properties` are ids of `ask.properties`.
    """

    actors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    words: str = ""
    together: bool = False
    properties: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Filter()


def narrow(result: Analysis, chosen: Filter = Filter()) -> Analysis:
    """The part of the analysis that the filter keeps. Only text is kept: headings are marked, never counted.

    An actor that was merged into another one stands for that.
    """
    kept_passages = _kept(result, chosen)
    if not chosen and kept_passages.all():
        return result
    passages = _only(result.passages, kept_passages)
    keys = unit_keys(result.passages, "passage_id")
    in_sentences = kept_passages[np.searchsorted(keys, unit_keys(result.sentences, "passage_id"))]
    in_themes = kept_passages[np.searchsorted(keys, unit_keys(result.passage_themes, "passage_id"))]
    kept = {name: _only(rows, in_sentences[sentence_rows(result, rows)])
            for name, rows in ((name, getattr(result, name)) for name in EVIDENCE)}
    kept |= {"sentences": _only(result.sentences, in_sentences),
             "passage_themes": _only(result.passage_themes, in_themes)}
    documents = result.documents
    if chosen:
        documents = documents[documents["doc_id"].isin(passages["doc_id"].unique())]
    return replace(result, documents=documents, passages=passages, **kept)


def _only(rows: pd.DataFrame, kept: np.ndarray) -> pd.DataFrame:
    """The rows that are kept, counted anew: their numbers of before would take the room of a column of days."""
    return rows[kept].reset_index(drop=True)


def _kept(result: Analysis, chosen: Filter) -> np.ndarray:
    passages = result.passages
    kept = (passages["kind"] == "text").to_numpy(copy=True)
    if chosen.documents:
        kept &= passages["doc_id"].isin(chosen.documents).to_numpy()
    if chosen.properties:
        kept &= passages["doc_id"].isin(result.documents.loc[has_one(result, chosen.properties), "doc_id"]).to_numpy()
    for rows in _evidence_for(result, chosen):
        kept &= np.isin(unit_keys(passages, "passage_id"), passage_keys(result, rows))
    if chosen.words:
        kept &= matching(result, chosen.words)
    return kept


def _evidence_for(result: Analysis, chosen: Filter) -> Iterable[pd.DataFrame]:
    named = tuple(became(result, actor) for actor in chosen.actors)
    wanted = [(actor,) for actor in named] if chosen.together else [named]
    for actors in filter(None, wanted):
        yield result.mentions[result.mentions["actor_id"].isin(actors)]
    if chosen.themes:
        yield carrying(result, chosen.themes)
    if chosen.since or chosen.until:
        markers = result.markers
        until = markers["from_date"] <= np.datetime64(chosen.until, "s") if chosen.until else True
        since = markers["to_date"] >= np.datetime64(chosen.since, "s") if chosen.since else True
        dated = markers["from_date"].notna() & markers["to_date"].notna()
        yield markers[dated & until & since]


def count(rows: pd.DataFrame, keys: Sequence[str], unit: str = "sentences") -> pd.DataFrame:
    """One row per combination of `keys`, with `n_<unit>`: how many distinct units its rows come from."""
    if unit not in UNITS:
        raise InputError(f"count: unit {unit!r} is unknown; it is one of {', '.join(UNITS)}")
    if missing := [name for name in (*keys, *UNITS[unit]) if name not in rows.columns]:
        known = ", ".join(map(str, rows.columns))
        raise InputError(f"count: the rows have no column {missing[0]!r}; they have {known}")
    distinct = rows.drop_duplicates([*keys, *(column for column in UNITS[unit] if column not in keys)])
    counted = distinct.groupby(list(keys), observed=True, sort=True).size()
    return counted.rename(f"n_{unit}").reset_index()


def trace(rows: pd.DataFrame, keys: Sequence[str], key: Sequence[str]) -> pd.DataFrame:
    """The rows behind one combination of `keys`: what `count` counted for it."""
    chosen = np.ones(len(rows), dtype=bool)
    for column, value in zip(keys, key, strict=True):
        chosen &= _is(rows[column], value)
    return rows[chosen]


def _is(values: pd.Series, wanted: str) -> np.ndarray:
    """Whether each value, written out, is the one that is wanted; of a category each is written out once."""
    if not isinstance(values.dtype, pd.CategoricalDtype):
        return (values.astype("str") == wanted).to_numpy()
    of_category = values.cat.categories.astype("str") == wanted
    return np.append(of_category, False)[values.cat.codes]      # the last is for no category, -1


def n_units(rows: pd.DataFrame, unit: str) -> int:
    """How many distinct units the rows come from."""
    return len(rows.drop_duplicates(list(UNITS[unit])))
