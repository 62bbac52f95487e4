"""Every actor that is named, one row each: how often, where, when and under which names."""

from collections import Counter

import numpy as np
import pandas as pd

from analysis.ask.lookup import look_up
from analysis.ask.pairing.units import distinct
from analysis.ask.spans import quoted, sentence_rows
from analysis.ask.time_of_writing import days_known
from analysis.store.remembered import once
from analysis.store.tables import Analysis

SURFACES = 3
"""Names told of an actor, those that stand most often first."""


@once
def everyone(result: Analysis) -> pd.DataFrame:
    """One row per actor that is named, the most named first.

    `actor_id, name, kind, country, origin`; `n_mentions, n_sentences, n_documents`; `first_date, last_date`: when the
    documents that name it were written, where that is known; `surfaces`: the names it has in the texts; `doc_id,
    start, end`: its first mention, in the order of documents.
    """
    mentions = result.mentions
    ids = mentions["actor_id"].cat
    actors, documents = (mentions[column].cat.codes.to_numpy(np.int64) for column in ("actor_id", "doc_id"))
    in_sentences = _pairs(actors, sentence_rows(result, mentions))
    in_documents = _pairs(actors, documents)
    sizes = {"n_mentions": actors, "n_sentences": in_sentences["actor"], "n_documents": in_documents["actor"]}
    counted = pd.DataFrame({name: np.bincount(rows, minlength=len(ids.categories))
                            for name, rows in sizes.items()}, index=ids.categories.astype("str"))
    counted = counted[counted["n_mentions"] > 0].join(_written(result, in_documents, counted.index))
    places = mentions.drop_duplicates("actor_id")
    first = places.set_index(places["actor_id"].astype("str"))[["doc_id", "start", "end"]]
    known = result.actors.set_index("actor_id")[["name", "kind", "country", "origin"]]
    rows = known.join(counted, how="inner").join(_surfaces(result)).join(first)
    rows = rows.rename_axis("actor_id").reset_index()
    return rows.sort_values(["n_mentions", "actor_id"], ascending=[False, True], ignore_index=True)


def _pairs(actors: np.ndarray, units: np.ndarray) -> pd.DataFrame:
    """Each actor and unit that names it once, as numbers; one number for both takes less room than two columns."""
    width = int(units.max(initial=0)) + 1
    both = distinct(actors * width + units)
    return pd.DataFrame({"actor": both // width, "unit": both % width})


def _written(result: Analysis, pairs: pd.DataFrame, ids: pd.Index) -> pd.DataFrame:
    """When the documents that name each actor were written: the first and the last day."""
    dates = days_known(result.documents)[["published_from", "published_to"]]
    dates = dates.set_index(result.documents["doc_id"].cat.codes).reindex(pairs["unit"])
    dated = pd.DataFrame({"actor": pairs["actor"].to_numpy(), "first_date": dates["published_from"].to_numpy(),
                          "last_date": dates["published_to"].to_numpy()})
    grouped = dated.groupby("actor")
    found = pd.DataFrame({"first_date": grouped["first_date"].min(), "last_date": grouped["last_date"].max()})
    return found.set_index(ids[found.index])


def _surfaces(result: Analysis) -> pd.Series:
    mentions = result.mentions
    counted = Counter(zip(mentions["actor_id"].tolist(), quoted(result, mentions), strict=True))
    names: dict[str, Counter[str]] = {}
    for (actor, surface), number in counted.items():
        names.setdefault(actor, Counter())[" ".join(surface.split())] += number
    told = {actor: " · ".join(sorted(found, key=lambda name: (-found[name], name))[:SURFACES])
            for actor, found in names.items()}
    return pd.Series(told, name="surfaces", dtype="str")


ORDERS = {
    "mentions": ["n_mentions"], "documents": ["n_documents", "n_mentions"], "name": ["name"],
    "latest": ["last_date", "n_mentions"],
}
"""By what the table of actors can be sorted."""


def find_actors(result: Analysis, typed: str = "", kinds: tuple[str, ...] = (), new: bool = False,
                order: str = "mentions") -> pd.DataFrame:
    """The rows of `everyone` of the actors with `typed` in any of their names, of one of the `kinds`.

    `new` are those that no list of names holds, found in these documents alone.
    """
    rows = everyone(result)
    kept = np.ones(len(rows), dtype=bool)
    if typed.strip():
        kept &= rows["actor_id"].isin(look_up(result, "actor", typed).ids).to_numpy()
    if kinds:
        kept &= rows["kind"].astype("str").isin(kinds).to_numpy()
    if new:
        kept &= (rows["origin"].astype("str") == "discovered").to_numpy()
    keys = ORDERS[order]
    return rows[kept].sort_values([*keys, "actor_id"], ascending=[*[key == "name" for key in keys], True],
                                  ignore_index=True)
