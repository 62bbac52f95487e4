"""What the reader is sent: the passages of a document, what is marked in them, and what can be gone through."""

from collections import Counter
from urllib.parse import quote

import pandas as pd

from analysis import Analysis
from analysis.ask import marks
from dashboard.charts.quantities import written

LAYERS = {"mentions": "Actors", "markers": "Dates", "statements": "Statements", "quantities": "Numbers"}
SHOWN = ("mentions", "markers")
"""What is marked at first."""
MOST_ACTORS, MOST_COPIES = 30, 3
"""Actors that can be gone through; copies of a passage that are told."""
Span = tuple[int, int, str, str]


def everything(result: Analysis, shown: Analysis, place: tuple[str, int, int], words: str, through: str) -> dict:
    """The data of the reader: passages with their copies, spans by layer, actors for their cards, stops."""
    doc_id, start, end = place
    document = result.documents[result.documents["doc_id"] == doc_id].iloc[0]
    passages = _of(result.passages, doc_id)
    copies = _copies(result, passages)
    layers = _layers(result, doc_id)
    told = _words(document["text"], _of(shown.passages, doc_id), words)
    actors = _actors(result, doc_id)
    stops = _stops(layers, told, actors, words)
    return {
        "id": f"{quote(doc_id)} {start} {end} {words} {through}",
        "place": [start, end], "names": LAYERS, "shown": list(SHOWN),
        "passages": [
            {"start": left, "end": right, "kind": kind, "text": document["text"][left:right],
             "copies": copies.get((left, right), [])}
            for left, right, kind in zip(passages["start"].tolist(), passages["end"].tolist(),
                                         passages["kind"].astype("str"), strict=True)
        ],
        "layers": layers | {"words": told, "evidence": [(start, end, "", "")] if end > start else []},
        "actors": actors, "stops": stops, "through": through if through in stops else next(iter(stops), ""),
    }


def _of(table: pd.DataFrame, doc_id: str) -> pd.DataFrame:
    return table[table["doc_id"] == doc_id]


def _layers(result: Analysis, doc_id: str) -> dict[str, list[Span]]:
    """{layer: (start, end, what is said about it, the actor it is of) in order}."""
    names = dict(zip(result.actors["actor_id"], result.actors["name"], strict=True))
    kinds = dict(zip(result.actors["actor_id"], result.actors["kind"].astype("str"), strict=True))
    tell = {
        "mentions": lambda row: (f"{names[row.actor_id]} ({kinds[row.actor_id]})", row.actor_id),
        "markers": lambda row: (f"{row.value} ({row.basis}{f', from {row.anchor}' if row.anchor else ''})", ""),
        "statements": lambda row: (_said(row, names), row.speaker_id if row.speaker_id in names else ""),
        "quantities": lambda row: (f"{written(row.low, row.high)} {row.unit}", ""),
    }
    return {
        layer: [(int(row.start), int(row.end), *(str(part) for part in tell[layer](row)))     # type: ignore[misc]
                for row in _of(getattr(result, layer), doc_id).sort_values(["start", "end"]).itertuples()]
        for layer in LAYERS
    }


def _said(row, names: dict[str, str]) -> str:
    nobody = "an unnamed source" if row.speaker_start >= 0 else "the author"
    return f"{names.get(row.speaker_id, nobody)} {row.kind}"


def _words(text: str, passages: pd.DataFrame, words: str) -> list[Span]:
    """The words of the filter, in the passages that hold them."""
    if not words:
        return []
    return [(start + left, start + right, "", "")
            for start, end in zip(passages["start"].tolist(), passages["end"].tolist(), strict=True)
            for left, right in marks(text[start:end], words)]


def _actors(result: Analysis, doc_id: str) -> dict[str, dict]:
    """{actor_id: its name, how often it is named here, in how many documents}, the most frequent first."""
    here = Counter(_of(result.mentions, doc_id)["actor_id"].astype("str"))
    named = result.mentions[result.mentions["actor_id"].isin(here)]
    documents = named.drop_duplicates(["actor_id", "doc_id"])["actor_id"].astype("str").value_counts()
    names = dict(zip(result.actors["actor_id"], result.actors["name"], strict=True))
    return {actor: {"name": names[actor], "here": number, "all": int(documents[actor])}
            for actor, number in here.most_common()}


def _stops(layers: dict[str, list[Span]], told: list[Span], actors: dict[str, dict], words: str) -> dict[str, dict]:
    """{what can be gone through: its label, its places}; what is nowhere in the document is left out."""
    found = {"words": {"label": f"“{words}”", "spans": told}}
    for layer in ("markers", "statements", "quantities"):
        found[layer] = {"label": LAYERS[layer], "spans": layers[layer]}
    for actor in list(actors)[:MOST_ACTORS]:
        places = [span for span in layers["mentions"] if span[3] == actor]
        found[f"actor:{actor}"] = {"label": actors[actor]["name"], "spans": places}
    return {key: stop | {"spans": [span[:2] for span in stop["spans"]]} for key, stop in found.items() if stop["spans"]}


def _copies(result: Analysis, passages: pd.DataFrame) -> dict[tuple[int, int], list[tuple[str, str]]]:
    """{span of a passage: (title, place) of its other copies}: the one that is counted, or those that are not."""
    titles = dict(zip(result.documents["doc_id"].astype("str"), result.documents["title"], strict=True))
    own = {f"{doc_id}#char={start},{end}": (start, end) for doc_id, start, end in
           zip(passages["doc_id"], passages["start"].tolist(), passages["end"].tolist(), strict=True)}
    kept = zip(own.values(), passages["repeat_of"], strict=True)
    found = {span: [(titles[of.rpartition("#char=")[0]], of)] for span, of in kept if of}
    others = result.passages[result.passages["repeat_of"].isin(own)]
    for row in others.itertuples():
        copies = found.setdefault(own[row.repeat_of], [])
        if len(copies) < MOST_COPIES:
            copies.append((titles[str(row.doc_id)], f"{row.doc_id}#char={row.start},{row.end}"))
    return found
