"""Every actor that is named, one row each: how often, where, when and under which names."""

import numpy as np
import pandas as pd

from analysis.ask.lookup import look_up
from analysis.ask.spans import quote
from analysis.ask.time_of_writing import days_known
from analysis.store.remembered import once
from analysis.store.tables import Analysis, unit_keys

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
    ids = mentions["actor_id"].astype("str")
    sentences = pd.Series(unit_keys(mentions, "sent_id"), index=mentions.index)
    documents = mentions["doc_id"].cat.codes
    table = pd.DataFrame({"actor_id": ids, "sentence": sentences, "document": documents})
    grouped = table.groupby("actor_id", sort=True)
    counted = pd.DataFrame({
        "n_mentions": grouped.size(), "n_sentences": grouped["sentence"].nunique(),
        "n_documents": grouped["document"].nunique(),
    })
    first = mentions.assign(actor_id=ids).drop_duplicates("actor_id").set_index("actor_id")[["doc_id", "start", "end"]]
    known = result.actors.set_index("actor_id")[["name", "kind", "country", "origin"]]
    rows = known.join(counted, how="inner").join(_written(result, table)).join(_surfaces(result, ids)).join(first)
    rows = rows.rename_axis("actor_id").reset_index()
    return rows.sort_values(["n_mentions", "actor_id"], ascending=[False, True], ignore_index=True)


def _written(result: Analysis, table: pd.DataFrame) -> pd.DataFrame:
    """When the documents that name each actor were written: the first and the last day."""
    known = days_known(result.documents).set_index(result.documents["doc_id"].cat.codes)
    pairs = table.drop_duplicates(["actor_id", "document"])
    dates = known.reindex(pairs["document"])
    dated = pd.DataFrame({"actor_id": pairs["actor_id"].to_numpy(), "first_date": dates["published_from"].to_numpy(),
                          "last_date": dates["published_to"].to_numpy()})
    return dated.groupby("actor_id").agg({"first_date": "min", "last_date": "max"})


def _surfaces(result: Analysis, ids: pd.Series) -> pd.Series:
    words = [" ".join(surface.split()) for surface in quote(result, result.mentions)]
    counted = pd.DataFrame({"actor_id": ids.to_numpy(), "surfaces": words}).value_counts().reset_index()
    counted = counted.sort_values(["actor_id", "count", "surfaces"], ascending=[True, False, True])
    top = counted.groupby("actor_id").head(SURFACES)
    names: dict[str, list[str]] = {}
    for actor, surface in zip(top["actor_id"].tolist(), top["surfaces"].tolist(), strict=True):
        names.setdefault(actor, []).append(surface)
    return pd.Series({actor: " · ".join(found) for actor, found in names.items()}, name="surfaces", dtype="str")


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
