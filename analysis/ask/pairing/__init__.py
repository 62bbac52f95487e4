"""Pairs of actors named together: counts, measures against chance, and the way back to the sentences.

Nothing is stored: a pair is counted from the mentions of the analysis given, under the filter it was narrowed by.
"""

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis.ask.pairing import bits, measures
from analysis.ask.pairing.pairs import count_pairs
from analysis.ask.pairing.units import check_window, counted, incidence
from analysis.ask.time_of_writing import days_known
from analysis.errors import InputError

__all__ = ["cooccurrence", "pair_sentences"]
SIGNIFICANT = 0.05
NOT_ACTING = ("place",)


def cooccurrence(result, window: str = "sentence", actors: Collection[str] | None = None,
                 top: int | None = 50, with_places: bool = False, min_count: int = 1) -> pd.DataFrame:
    """One row per pair of actors (`actor_a` < `actor_b`) named in at least `min_count` common units.

    A unit is a sentence, passage or document of counted text (`window`). The actors are those of `actors`, or
    the `top` most often mentioned (None: all); places stay out unless asked for. Columns:

    - `n_sentences` (or `n_passages`): common units; `n_documents`, `n_sources`: documents and named sources they
      are in; `n_a`, `n_b`: units of each actor; `n_units`: all units.
    - `expected`: common units under independence; `npmi`; `log_likelihood` (G²); `p_value`: hypergeometric
      chance of as many or more; `q_value`: Benjamini-Hochberg over all pairs of these actors, together or not.
    - `first_date`, `last_date`: days between which these documents were published, NaT if unknown.
    - `strongest_document`, `without_strongest`: the document with most common units and their number without it;
      `survives`: significant (q < 0.05) and above expectation with and without that document.

    Raises InputError on an unknown window or actor.
    """
    column = check_window(window)
    chosen = _chosen(result, actors, top, with_places)
    units = incidence(result, window, chosen)
    few = window == "document" and len(chosen) <= bits.MOST_ACTORS
    pairs = (bits.count_document_pairs if few else count_pairs)(units, days_known(result.documents))
    table = _table(pairs, units, column, result.documents["doc_id"])
    table = table[table[column] >= min_count]
    return table.sort_values(["log_likelihood", "actor_a", "actor_b"], ascending=[False, True, True],
                             ignore_index=True)


def pair_sentences(result, actor_a: str, actor_b: str, window: str = "sentence") -> pd.DataFrame:
    """The rows of `sentences` behind a pair: those that name either actor, in units that hold both.

    The distinct units among the rows (doc_id with sent_id, passage_id, or alone) are the pair's count.
    """
    check_window(window)
    chosen = _chosen(result, (actor_a, actor_b), None, True)
    named = result.mentions.loc[result.mentions["actor_id"].isin(chosen), ["doc_id", "sent_id", "actor_id"]]
    text = result.passages.loc[result.passages["kind"] == "text", ["doc_id", "passage_id"]]
    rows = named.drop_duplicates().merge(result.sentences, on=["doc_id", "sent_id"])
    rows = rows.merge(text, on=["doc_id", "passage_id"])
    unit = {"sentence": ["doc_id", "sent_id"], "passage": ["doc_id", "passage_id"], "document": ["doc_id"]}
    together = rows.groupby(unit[window], observed=True)["actor_id"].transform("nunique") == len(set(chosen))
    found = rows.loc[together, list(result.sentences.columns)].drop_duplicates(["doc_id", "sent_id"])
    return found.sort_values(["doc_id", "sent_id"], ignore_index=True)


def _chosen(result, actors, top, with_places):
    """The ids of the actors to pair, sorted, so that `a` comes before `b`."""
    known = result.actors
    if actors is not None:
        unknown = sorted(set(actors) - set(known["actor_id"]))
        if unknown:
            raise InputError(f"actor {unknown[0]!r} is not in this analysis; use ids of its table `actors`")
        return sorted(set(actors))
    acting = known if with_places else known[~known["kind"].isin(NOT_ACTING)]
    numbers = result.mentions["actor_id"].cat
    counts = pd.Series(counted(numbers.codes.to_numpy(), len(numbers.categories)), numbers.categories)
    counts = counts.reindex(acting["actor_id"], fill_value=0)
    counts = counts[counts > 0].sort_index().sort_values(ascending=False, kind="stable")
    return sorted(counts.index[:top])


def _table(pairs, units, column, doc_ids):
    names = np.array(units.actors, dtype=object)
    tests = len(names) * (len(names) - 1) // 2
    counts = pairs.both, pairs.n_a, pairs.n_b, units.total
    p_values, p_left = measures.p_value(*counts), measures.p_value(*pairs.left)
    q_values = measures.q_value(p_values, tests)
    robust = (q_values < SIGNIFICANT) & (measures.q_value(p_left, tests) < SIGNIFICANT)
    return pd.DataFrame({
        "actor_a": names[pairs.a], "actor_b": names[pairs.b], column: pairs.both,
        "expected": measures.expected(*counts[1:]), "npmi": measures.npmi(*counts),
        "log_likelihood": measures.log_likelihood(*counts), "p_value": p_values, "q_value": q_values,
        "n_documents": pairs.n_documents, "n_sources": pairs.n_sources, "n_a": pairs.n_a, "n_b": pairs.n_b,
        "n_units": units.total, "first_date": pairs.first, "last_date": pairs.last,
        "strongest_document": doc_ids.iloc[pairs.strongest].astype("str").to_numpy(),
        "without_strongest": pairs.left[0],
        "survives": robust & (pairs.left[0] > measures.expected(*pairs.left[1:])) & (pairs.both > 0),
    })
