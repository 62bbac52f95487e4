"""From passages to themes, the steps in order."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from analysis.gather.themes import words
from analysis.gather.themes.assignment import REST, Assigned, assigned, assigned_all
from analysis.gather.themes.broad import Broad, broad_themes
from analysis.gather.themes.division import Division, division
from analysis.gather.themes.factors import NOTHING, reduced
from analysis.gather.themes.masks import masked
from analysis.gather.themes.masks import names as names_of
from analysis.gather.themes.model import Model, learned
from analysis.gather.themes.naming import best_units, named
from analysis.gather.themes.neighbours import neighbours, smoothed
from analysis.gather.themes.number import SMALL
from analysis.gather.themes.positions import positions
from analysis.gather.themes.result import Themes, nothing
from analysis.gather.themes.sentence import best_sentence
from analysis.gather.themes.stability import Material, lots
from analysis.gather.themes.subjects import DOCUMENTS, subjects
from analysis.gather.themes.subjects import TIMES as SUBJECT_TIMES
from analysis.gather.themes.tabling import Theme, tables
from analysis.gather.themes.terms import theme_terms
from analysis.gather.themes.units import Units, texts_of, units
from analysis.gather.themes.warm_start import warm_start
from analysis.store.memory import give_back

SAMPLE = 20_000             # units that themes are fitted on; the others are assigned
BEST = 30                   # units of a theme in which its best sentence is looked for

Terms = list[list[tuple[int, float]]]


def find_themes(passages: pd.DataFrame, masks: pd.DataFrame, n_themes: int | None = None,
                previous: Themes | None = None) -> Themes:
    """The themes of `passages` (doc_id, passage_id, text), on two levels.

    `masks` (doc_id, passage_id, start, end in the passage's text) cover the names of actors: themes say what,
    actors say who. `n_themes` sets the number of themes, which are then not divided; there are fewer where there are
    too few passages, or too few words to tell so many apart. Otherwise the number of broad themes is chosen, those
    that share most of their words are joined, those that do not hold under resampling are left out, and each is
    divided into finer ones that hold. A few documents on clearly different subjects have a theme for each subject.
    Passages that are tables of numbers carry no theme; where passages are short, whole documents carry themes.
    Themes that continue one of `previous` keep its id and label. The same passages in any order give the same tables.
    """
    passages = _in_order(passages[["doc_id", "passage_id", "text"]].astype({"doc_id": str}))
    # sums in one order only, on every machine
    with threadpool_limits(1, "blas"):
        return _found(passages, masks, n_themes, previous)


def _in_order(passages: pd.DataFrame) -> pd.DataFrame:
    """The passages by document and place; as they are, without a second copy of their texts, where they stand so."""
    passages = passages.reset_index(drop=True)
    order = passages[["doc_id", "passage_id"]].sort_values(["doc_id", "passage_id"], kind="stable").index
    return passages if order.is_monotonic_increasing else passages.iloc[order].reset_index(drop=True)


class Levels(NamedTuple):
    """The themes on both levels: the broad ones with their terms, how each is divided, and whether they are `kept` from
    a previous analysis, with their names."""

    broad: Broad
    terms: Terms
    divisions: list[Division | None]
    kept: bool = False


def _found(passages: pd.DataFrame, masks: pd.DataFrame, n_themes: int | None, previous: Themes | None) -> Themes:
    texts, inside = masked(passages, masks)
    cut = words.encode(texts)
    give_back()
    names = names_of(inside, cut)
    is_table = np.array(list(map(words.is_table, texts)), dtype=bool)
    lengths = np.where(is_table, 0, texts.str.len().to_numpy(dtype=np.int64))
    own = units(lengths, pd.factorize(passages["doc_id"])[0])
    cut = cut.without(is_table).joined(own.of)
    keys = passages.iloc[np.searchsorted(own.of, np.arange(len(own.document)))][["doc_id", "passage_id"]]
    keys = keys.reset_index(drop=True)
    drawn = lots([f"{doc_id}#{passage_id}" for doc_id, passage_id in keys.itertuples(index=False)])
    sample = np.sort(np.argsort(drawn, kind="stable")[:SAMPLE])
    sampled = texts_of(own, sample, texts, is_table)
    del texts       # of a large folder as much as the folder
    few = n_themes is None and len(sample) <= DOCUMENTS     # a word said once may tell what one of them is about
    corpus = words.read(cut.part(sample), 1 if few else _at_least(len(sample)), names)
    if not len(corpus.vocabulary.terms):
        return nothing()
    weights, documents = words.tfidf(corpus.counts, corpus.vocabulary.idf), own.document[sample]
    of_units = keys.iloc[sample].reset_index(drop=True)
    kept = warm_start(previous, of_units, corpus, weights, documents) if n_themes is None else None
    table = NOTHING if kept else reduced(smoothed(weights, neighbours(corpus.counts)))
    material = Material(weights, table, documents, drawn[sample])
    levels = _levels(corpus, material, n_themes, len(own.document), kept)
    of_sample = assigned(corpus.counts, material.documents, corpus, levels.broad.model, levels.divisions)
    themes = _themes(sampled, corpus, material, levels, of_sample, names)
    themes = _with_sentences(themes, passages, own, sample)
    whole = of_sample if len(sample) == len(own.document) else assigned_all(
        cut, own.document, corpus, levels.broad.model, levels.divisions)
    where = positions(material.weights, of_sample.shares)
    give_back()
    return tables(passages, own, themes, whole, levels.broad, (sample, where), previous)


def _at_least(n_passages: int) -> int:
    """In how many passages a word has to be in order to count."""
    return 1 if n_passages < 8 else 2 if n_passages < 500 else 3 if n_passages < 2000 else 5


def _levels(corpus: words.Corpus, material: Material, n_themes: int | None, n_units: int,
            kept: tuple[Broad, list[Division | None]] | None) -> Levels:
    """The broad themes, without those that no word tells from the others, and the finer ones of each; those `kept`
    from a previous analysis are not sought again."""
    if kept is not None:
        found = assigned(corpus.counts, material.documents, corpus, kept[0].model, ())
        return Levels(kept[0], theme_terms(corpus, found.shares), kept[1], kept=True)
    broad = (_of_subjects(corpus, material) if n_themes is None else None) or broad_themes(material, n_themes)
    while True:
        found = assigned(corpus.counts, material.documents, corpus, broad.model, ())
        terms = theme_terms(corpus, found.shares)
        named = [theme for theme, own in enumerate(terms) if own] or [0]
        if len(named) == len(terms):
            break
        # notes alike but for a number make several themes of the same words, none of which has a name: they are one
        broad = broad._replace(model=Model(broad.model.weights[named], broad.model.shares[:, named]),
                               held=broad.held[named])
    divisions: list[Division | None] = [None] * len(terms)
    if n_themes is None and n_units >= SMALL:
        best = np.where(found.shares.max(axis=1) > 0, found.shares.argmax(axis=1), REST)
        divisions = [division(corpus, material, np.flatnonzero(best == theme), n_units) for theme in range(len(terms))]
    return Levels(broad, terms, divisions)


def _of_subjects(corpus: words.Corpus, material: Material) -> Broad | None:
    """A broad theme for each subject of a few documents."""
    found = subjects(corpus, material.documents)
    if found is None:
        return None
    shares = np.eye(found.of.max() + 1, dtype=np.float32)[found.of[material.documents]]
    return Broad(learned(material.weights, material.documents, shares), found.held, SUBJECT_TIMES, [])


def _themes(sampled: list[str], corpus: words.Corpus, material: Material, levels: Levels, of_sample: Assigned,
            names: frozenset[str]) -> list[Theme]:
    """The broad themes, then the finer ones of each, with terms and names."""
    broad, terms = levels.broad, list(levels.terms)
    shares = [of_sample.shares[:, theme] for theme in range(len(terms))]
    rows = [(REST, REST, int(held), broad.times) for held in broad.held]
    for parent, found in enumerate(levels.divisions):
        if found is None:
            continue
        there = np.flatnonzero(of_sample.carried[:, parent])
        own = np.zeros((len(there), len(found.firm) + 1), dtype=np.float32)    # and the rest, to be told from
        part = of_sample.parts[there, parent]
        own[np.arange(len(there)), part] = 1
        for number, chosen in enumerate(theme_terms(words.part(corpus, there), own)[:-1]):
            if found.firm[number] and chosen:
                rows.append((parent, number, int(found.held[number]), found.times))
                terms.append(chosen)
                shares.append(np.where(of_sample.parts[:, parent] == number, of_sample.shares[:, parent], 0))
    orders = best_units(material, np.column_stack(shares), terms)
    made = [""] * len(terms) if levels.kept else named(
        sampled, corpus, material.documents, orders, [row[0] for row in rows], names)
    return [Theme(*row, [(corpus.vocabulary.terms[column], weight) for column, weight in own], name, order[:BEST], "")
            for row, own, name, order in zip(rows, terms, made, orders, strict=True)]


def _with_sentences(themes: list[Theme], passages: pd.DataFrame, own: Units, sample: np.ndarray) -> list[Theme]:
    """The themes with the sentence that tells each best, of the passages that carry it best."""
    texts, starts = passages["text"].array, np.searchsorted(own.of, np.arange(len(own.document) + 1)).tolist()
    done = []
    for theme in themes:
        units_read = [int(sample[number]) for number in theme.units]
        read = [texts[passage] for unit in units_read for passage in range(starts[unit], starts[unit + 1])]
        done.append(theme._replace(sentence=best_sentence(read, theme.terms)))
    return done
