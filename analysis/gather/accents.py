"""Known names with the accents that the texts write: `Nicolas Maduro` of a list is `Nicolás Maduro`."""

from collections import Counter, defaultdict
from collections.abc import Mapping

import pandas as pd

from analysis.text.matcher import folded


def as_written(actors: pd.DataFrame, mentions: pd.DataFrame, texts: Mapping[str, str]) -> pd.Series:
    """The names of the actors; one of the lexicon in the writing that is most frequent of those that differ in
    accents only. What a user wrote stays as it is."""
    names = actors.loc[actors["origin"].astype("str") == "lexicon"].set_index("actor_id")["name"]
    accented = {doc_id for doc_id, text in texts.items() if not text.isascii()}
    if not accented:
        return actors["name"]
    codes, ids = pd.factorize(mentions["actor_id"])
    long = names.str.len().reindex(ids).to_numpy()[codes]
    rows = mentions[(mentions["end"] - mentions["start"] == long) & mentions["doc_id"].isin(accented)]
    places = zip(*(rows[column].tolist() for column in ("doc_id", "start", "end", "actor_id")), strict=True)
    surfaces = Counter((actor, texts[doc_id][start:end]) for doc_id, start, end, actor in places)
    written: dict[str, dict[str, int]] = defaultdict(dict)
    for (actor, surface), times in surfaces.items():
        if folded(surface) == folded(names[actor]):
            written[actor][surface] = times
    found = {actor: max(sorted(forms), key=lambda form: (forms[form], not form.isascii()))
             for actor, forms in written.items() if not all(map(str.isascii, forms))}
    pairs = zip(actors["actor_id"], actors["name"], strict=True)
    return pd.Series([found.get(actor, name) for actor, name in pairs], actors.index, dtype=actors["name"].dtype)
