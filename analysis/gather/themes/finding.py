"""From passages to themes, the steps in order."""

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from analysis.gather.themes import words
from analysis.gather.themes.continuity import Draft, Identity, aligned, gone, identities
from analysis.gather.themes.labels import labels
from analysis.gather.themes.masks import masked
from analysis.gather.themes.model import Model, fit, merged, scores, share
from analysis.gather.themes.neighbours import neighbours, smoothed
from analysis.gather.themes.number import Curve, number_of_themes
from analysis.gather.themes.positions import positions
from analysis.gather.themes.result import Themes, nothing, table, weakness
from analysis.gather.themes.stability import Material, holds
from analysis.gather.themes.terms import theme_terms, typicality

SAMPLE = 20_000             # passages that themes are fitted on; the others are assigned
CHUNK = 50_000
CARRIED, LEAST = 3, 0.2     # themes a passage can carry, and the share from which it carries one
CLEAR, EVEN = 0.35, 0.01    # share from which a passage speaks for the label; what it counts without a term
FEW = 3                     # words that count which a passage needs to be assigned


def find_themes(passages: pd.DataFrame, masks: pd.DataFrame, n_themes: int | None = None,
                previous: Themes | None = None) -> Themes:
    """The themes of `passages` (doc_id, passage_id, text).

    `masks` (doc_id, passage_id, start, end in the passage's text) cover the names of actors: themes say what,
    actors say who. `n_themes` sets their number, which is chosen otherwise; there are fewer where there are too few
    passages, or too few words to tell so many apart; those that share most of their words are joined where it was
    chosen. Passages that are tables of numbers carry no theme. Themes that continue one of `previous` keep its id and
    label. The same passages in any order give the same tables.
    """
    passages = passages[["doc_id", "passage_id", "text"]].astype({"doc_id": str})
    passages = passages.sort_values(["doc_id", "passage_id"], kind="stable").reset_index(drop=True)
    # sums in one order only, on every machine
    with threadpool_limits(1, "blas"):
        return _found(passages, masks, n_themes, previous)


def _found(passages: pd.DataFrame, masks: pd.DataFrame, n_themes: int | None, previous: Themes | None) -> Themes:
    texts, names = masked(passages, masks)
    texts = ["" if words.is_table(text) else text for text in texts]
    sample = np.unique(np.linspace(0, len(texts) - 1, min(len(texts), SAMPLE)).astype(int))
    sampled = [texts[number] for number in sample]
    corpus = words.read(sampled, _at_least(len(sample)), names)
    if not len(corpus.vocabulary.terms):
        return nothing()
    document = pd.factorize(passages["doc_id"])[0]
    material = _material(corpus, document[sample])
    n, curve = number_of_themes(material, n_themes)
    model = fit(*material, n)
    if n_themes is None:
        model = merged(material.weights, material.documents, model)
    model, shares, chosen = _with_terms(texts, document, sample, corpus, model)
    terms = [[(corpus.vocabulary.terms[column], weight) for column, weight in theme] for theme in chosen]
    typical = _by_word(corpus, typicality(corpus, shares[sample]))
    made = labels(sampled, _carrying(material, shares[sample], chosen), corpus.stop, typical, names)
    carried = _carried(shares)
    drafts = [Draft(label or ", ".join(term for term, _ in own[:2]), [term for term, _ in own], first)
              for label, own, first in zip(made, terms, _first(passages, shares * carried), strict=True)]
    found = identities(drafts, previous)
    times = 50 if len(sample) < 400 else 20
    held = holds(material, model, times)
    return Themes(
        themes=_themes(found, drafts, held, times, carried, previous),
        theme_terms=table("theme_terms", [(identity.theme_id, *term) for identity, own
                                          in zip(found, terms, strict=True) for term in own]),
        passage_themes=_passage_themes(passages, shares, carried, found),
        positions=aligned(_positions(passages, sample, material, shares[sample]), previous),
        curve=_curve(curve),
    )


def _at_least(n_passages: int) -> int:
    """In how many passages a word has to be in order to count."""
    return 1 if n_passages < 8 else 2 if n_passages < 500 else 3 if n_passages < 2000 else 5


def _material(corpus: words.Corpus, documents: np.ndarray) -> Material:
    weights = words.tfidf(corpus.counts, corpus.vocabulary.idf)
    return Material(weights, smoothed(weights, neighbours(corpus.counts)), documents)


def _assigned(texts: list[str], document: np.ndarray, corpus: words.Corpus, model: Model) -> np.ndarray:
    """Passage × theme: the shares; zero where a passage has too few words that count."""
    shares = np.zeros((len(texts), model.weights.shape[0]), dtype=np.float32)
    for start in range(0, len(texts), CHUNK):
        part = slice(start, start + CHUNK)
        counts = words.count(*words.columns_of(texts[part], corpus.vocabulary.columns), len(corpus.vocabulary.terms))
        weights = words.tfidf(counts, corpus.vocabulary.idf)
        found = share(scores(weights, model.weights, document[part]))
        shares[part] = found * (np.diff(counts.indptr) >= min(FEW, len(corpus.vocabulary.terms)))[:, None]
    return shares


def _with_terms(texts: list[str], document: np.ndarray, sample: np.ndarray, corpus: words.Corpus,
                model: Model) -> tuple[Model, np.ndarray, list[list[tuple[int, float]]]]:
    """The model without themes that no word tells from the others, the shares of its themes, and their terms.

    Notes alike but for a number make several themes of the same words, none of which has a name: they are one.
    """
    while True:
        shares = _assigned(texts, document, corpus, model)
        chosen = theme_terms(corpus, shares[sample])
        kept = [theme for theme, own in enumerate(chosen) if own] or [0]
        if len(kept) == len(chosen):
            return model, shares, chosen
        model = Model(model.weights[kept], model.shares[:, kept])


def _carrying(material: Material, shares: np.ndarray, terms: list[list[tuple[int, float]]]) -> np.ndarray:
    """Passage × theme: how much of the theme's terms a passage holds that it has a good share in; else 0.

    The share alone is all but one in half the passages of a large collection.
    """
    weights = np.zeros((len(terms), material.weights.shape[1]), dtype=np.float32)
    for theme, own in enumerate(terms):
        for column, weight in own:
            weights[theme, column] = weight
    return np.where(shares >= CLEAR, shares * (EVEN + material.weights @ weights.T), 0.0)


def _carried(shares: np.ndarray) -> np.ndarray:
    """Passage × theme, true where the passage carries the theme: its three largest shares from a fifth up."""
    third = np.sort(shares, axis=1)[:, -min(CARRIED, shares.shape[1])][:, None]
    return (shares >= np.maximum(third, LEAST)) & (shares > 0)


def _first(passages: pd.DataFrame, shares: np.ndarray) -> list[frozenset[tuple[str, int]]]:
    """Per theme the passages in which it is the first."""
    best = np.where(shares.max(axis=1) > 0, shares.argmax(axis=1), -1)
    keys = np.array(list(zip(passages["doc_id"], passages["passage_id"].tolist(), strict=True)), dtype="O,O")
    return [frozenset(keys[best == theme].tolist()) for theme in range(shares.shape[1])]


def _by_word(corpus: words.Corpus, typical: np.ndarray) -> list[dict[str, float]]:
    """Per theme the weight of each form of each word that is typical of it."""
    columns = corpus.vocabulary.columns
    return [{words.plain(form): float(row[column]) for form, column in columns.items() if row[column] > 0}
            for row in typical]


def _themes(found: list[Identity], drafts: list[Draft], held: np.ndarray, times: int, carried: np.ndarray,
            previous: Themes | None) -> pd.DataFrame:
    rows = []
    for identity, draft, again, n_passages in zip(found, drafts, held.tolist(), carried.sum(axis=0).tolist(),
                                                  strict=True):
        rows.append((identity.theme_id, identity.label, draft.terms, again / times, times, n_passages,
                     identity.status, weakness(again, times, n_passages)))
    rows += [(theme_id, draft.label, draft.terms, 0.0, times, 0, "gone", "no longer found")
             for theme_id, draft in gone(found, previous)]
    return table("themes", rows)


def _passage_themes(passages: pd.DataFrame, shares: np.ndarray, carried: np.ndarray,
                    found: list[Identity]) -> pd.DataFrame:
    passage, theme = np.nonzero(carried)
    ids = np.array([identity.theme_id for identity in found], dtype=object)
    return pd.DataFrame({
        "doc_id": passages["doc_id"].to_numpy()[passage], "passage_id": passages["passage_id"].to_numpy()[passage],
        "theme_id": pd.Categorical.from_codes(theme, ids), "weight": shares[passage, theme].astype(float),
    })


def _positions(passages: pd.DataFrame, sample: np.ndarray, material: Material, shares: np.ndarray) -> pd.DataFrame:
    where = positions(material.weights, shares)
    rows = passages.loc[sample, ["doc_id", "passage_id"]].reset_index(drop=True)
    return rows.assign(x=where[:, 0], y=where[:, 1])


def _curve(curve: Curve) -> pd.DataFrame:
    return table("curve", curve).astype({"chosen": bool})
