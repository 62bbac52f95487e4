"""What the reader is sent: the passages of a document, what is marked in them, and what can be gone through."""

from collections import Counter
from urllib.parse import quote

import numpy as np
import pandas as pd

from analysis import Analysis
from analysis.ask import in_words, iso, marks, reasons, signs, texts
from dashboard.charts.quantities import written
from dashboard.parts.filters import theme_labels, titles

LAYERS = {"mentions": "Actors", "markers": "Dates", "statements": "Statements", "quantities": "Numbers"}
NAMES = LAYERS | {"themes": "Themes"}
"""What can be shown and hidden, with its name in the legend; the themes stand above their passages."""
SHOWN = ("mentions", "markers")
"""What is marked at first."""
MOST_ACTORS, MOST_COPIES, MOST_DATES = 30, 3, 40
"""Actors and speakers that can be gone through; copies of a passage that are told; dates in the margin."""
Span = tuple[int, int, str, str]
"""Where it is, what is said about it, and what it is of: an actor, the years of a date, the place of another copy."""


def everything(result: Analysis, shown: Analysis, place: tuple[str, int, int], words: str, through: str) -> dict:
    """The data of the reader: passages with their copies, spans by layer, actors for their cards, stops."""
    doc_id, start, end = place
    document = result.documents[result.documents["doc_id"] == doc_id].iloc[0]
    passages = _of(result.passages, doc_id)
    copies, pages, themes = _copies(result, passages), _pages(result, passages), _themes(result, passages)
    layers = _layers(result, doc_id)
    told = {"words": _words(document["text"], _of(shown.passages, doc_id), words),
            "differs": _differs(result, passages),
            "unseen": [(left, right, "", "") for left, right in signs(document["text"])]}
    actors = _actors(result, doc_id)
    stops = _stops(layers | told, actors, words) | _theme_stops(passages, themes)
    return {
        "id": f"{quote(doc_id)} {len(told['words'])} {words}", "doc": doc_id,
        "place": [start, end], "names": NAMES, "shown": list(SHOWN),
        "passages": [
            {"start": left, "end": right, "kind": kind, "text": document["text"][left:right],
             "copies": copies.get((left, right), []), "page": pages.get(left, 0),
             "themes": [label for _, label in themes.get(number, [])]}
            for left, right, kind, number in zip(passages["start"].tolist(), passages["end"].tolist(),
                                                 passages["kind"].astype("str"), passages["passage_id"], strict=True)
        ],
        "layers": layers | told | {"evidence": [(start, end, "", "")] if end > start else []},
        "actors": actors, "stops": stops, "through": through if through in stops else next(iter(stops), ""),
        "dates": _dates(_of(result.markers, doc_id)),
    }


def _of(table: pd.DataFrame, doc_id: str) -> pd.DataFrame:
    return table[table["doc_id"] == doc_id]


def _layers(result: Analysis, doc_id: str) -> dict[str, list[Span]]:
    """{layer: (start, end, what is said about it, the actor or the years it is of) in order}."""
    names = dict(zip(result.actors["actor_id"], result.actors["name"], strict=True))
    kinds = dict(zip(result.actors["actor_id"], result.actors["kind"].astype("str"), strict=True))
    why = reasons(result, _of(result.markers, doc_id))
    tell = {
        "mentions": lambda row: (f"{names[row.actor_id]} ({kinds[row.actor_id]})", row.actor_id),
        "markers": lambda row: (why[doc_id, row.start], _years(row)),
        "statements": lambda row: (_said(row, names), row.speaker_id if row.speaker_id in names else ""),
        "quantities": lambda row: (f"{written(row.low, row.high)} {row.unit}", ""),
    }
    return {
        layer: [(int(row.start), int(row.end), *(str(part) for part in tell[layer](row)))     # type: ignore[misc]
                for row in _of(getattr(result, layer), doc_id).sort_values(["start", "end"]).itertuples()]
        for layer in LAYERS
    }


def _years(row) -> str:
    """The years of a marker as the filter takes them; "" where it is not on the calendar."""
    known = [day.year for day in (row.from_date, row.to_date) if not pd.isna(day)]
    return f"{known[0]}..{known[-1]}" if known else ""


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


def _differs(result: Analysis, passages: pd.DataFrame) -> list[Span]:
    """The words of repeats that the passages they repeat have not so, with what these have instead."""
    rows = _of(result.differences, str(passages["doc_id"].iloc[0])) if len(passages) else result.differences[:0]
    read = texts(result)
    of = dict(zip(passages["passage_id"], passages["repeat_of"], strict=True))
    found = []
    for row in rows.itertuples():
        there = row.kept_start >= 0
        instead = " ".join(read[row.kept_doc_id][row.kept_start:row.kept_end].split()) if there else ""
        place = f"{row.kept_doc_id}#char={row.kept_start},{row.kept_end}" if there else of[row.passage_id]
        hint = f"The other copy has “{instead}” here" if there else "Not in the other copy"
        found.append((int(row.start), int(row.end), hint, place))
    return sorted(found)


def _actors(result: Analysis, doc_id: str) -> dict[str, dict]:
    """{actor_id: its name, how often it is named here, in how many documents}, the most frequent first."""
    here = Counter(_of(result.mentions, doc_id)["actor_id"].astype("str"))
    named = result.mentions[result.mentions["actor_id"].isin(here)]
    documents = named.drop_duplicates(["actor_id", "doc_id"])["actor_id"].astype("str").value_counts()
    names = dict(zip(result.actors["actor_id"], result.actors["name"], strict=True))
    return {actor: {"name": names[actor], "here": number, "all": int(documents[actor])}
            for actor, number in here.most_common()}


def _stops(layers: dict[str, list[Span]], actors: dict[str, dict], words: str) -> dict[str, dict]:
    """{what can be gone through: its label, its places}; what is nowhere in the document is left out."""
    found = {"words": {"label": f"“{words}”", "spans": layers["words"]}}
    for layer in ("markers", "statements", "quantities"):
        found[layer] = {"label": LAYERS[layer], "spans": layers[layer]}
    found["differs"] = {"label": "Words that differ", "spans": layers["differs"]}
    for kind, layer in (("actor", "mentions"), ("said", "statements")):
        places: dict[str, list[Span]] = {actor: [] for actor in actors}
        for span in layers[layer]:
            places.setdefault(span[3], []).append(span)
        often = sorted((actor for actor in actors if places[actor]), key=lambda actor: -len(places[actor]))
        for actor in often[:MOST_ACTORS]:
            found[f"{kind}:{actor}"] = {"label": actors[actor]["name"], "spans": places[actor]}
    return {key: stop | {"spans": [span[:2] for span in stop["spans"]]} for key, stop in found.items() if stop["spans"]}


def _themes(result: Analysis, passages: pd.DataFrame) -> dict[int, list[tuple[str, str]]]:
    """{passage_id: (theme_id, label) of each theme it carries}."""
    labels = theme_labels(result)
    found: dict[int, list[tuple[str, str]]] = {}
    carried = result.passage_themes[result.passage_themes["doc_id"].isin(passages["doc_id"].unique())]
    for passage_id, theme in zip(carried["passage_id"].tolist(), carried["theme_id"].astype("str"), strict=True):
        found.setdefault(passage_id, []).append((theme, labels[theme]))
    return found


def _theme_stops(passages: pd.DataFrame, themes: dict[int, list[tuple[str, str]]]) -> dict[str, dict]:
    """The passages of each theme, to be gone through."""
    stops: dict[str, dict] = {}
    for start, end, number in zip(passages["start"].tolist(), passages["end"].tolist(), passages["passage_id"],
                                  strict=True):
        for theme, label in themes.get(number, []):
            stops.setdefault(f"theme:{theme}", {"label": label, "spans": []})["spans"].append((start, end))
    return stops


def _pages(result: Analysis, passages: pd.DataFrame) -> dict[int, int]:
    """{start of a passage: the printed page that begins there or in it}."""
    rows = result.pages[result.pages["doc_id"].isin(passages["doc_id"].unique())]
    starts, ends = passages["start"].to_numpy(), passages["end"].to_numpy()
    at = np.searchsorted(ends, rows["start"].to_numpy(), side="right")
    return {int(starts[i]): int(page) for i, page in zip(at, rows["page"], strict=True) if i < len(starts)}


def _dates(markers: pd.DataFrame) -> list[tuple[int, str]]:
    """(where, in words) of the days spoken of, the earliest first, each once, evenly thinned where they are many."""
    known = markers.dropna(subset=["from_date", "to_date"]).sort_values(["from_date", "to_date", "start"])
    told: dict[str, int] = {}
    for start, first, last in zip(known["start"].tolist(), iso(known["from_date"]), iso(known["to_date"]), strict=True):
        told.setdefault(in_words(first, last), start)
    dates = [(start, words) for words, start in told.items()]
    return dates if len(dates) <= MOST_DATES else [dates[round(i * (len(dates) - 1) / (MOST_DATES - 1))]
                                                   for i in range(MOST_DATES)]


def _copies(result: Analysis, passages: pd.DataFrame) -> dict[tuple[int, int], list[tuple[str, str]]]:
    """{span of a passage: (where, place) of its other copies}: the one that is counted, or those that are not."""
    named = titles(result)
    own = {f"{doc_id}#char={start},{end}": (start, end) for doc_id, start, end in
           zip(passages["doc_id"], passages["start"].tolist(), passages["end"].tolist(), strict=True)}

    def told(of: str, here: tuple[int, int]) -> tuple[str, str]:
        if of in own:
            return f"further {'down' if own[of] > here else 'up'} in this document", of
        return named[of.rpartition("#char=")[0]], of

    kept = zip(own.values(), passages["repeat_of"], strict=True)
    found = {span: [told(of, span)] for span, of in kept if of}
    others = result.passages[result.passages["repeat_of"].isin(own)]
    for row in others.itertuples():
        copies = found.setdefault(own[row.repeat_of], [])
        if len(copies) < MOST_COPIES:
            copies.append(told(f"{row.doc_id}#char={row.start},{row.end}", own[row.repeat_of]))
    return found
