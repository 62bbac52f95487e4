"""What a search has found, to be read and taken away: in which order, by whom and what, and as a table."""

import numpy as np
import pandas as pd

from analysis.ask.excerpting import Excerpt
from analysis.ask.exports import FORMULA
from analysis.ask.finding import marks
from analysis.ask.periods import dated, in_words, iso
from analysis.ask.spans import in_passages, texts
from analysis.ask.summaries import count
from analysis.ask.theme_levels import short_labels
from analysis.ask.time_of_writing import days_known
from analysis.errors import InputError
from analysis.store.remembered import once
from analysis.store.tables import Analysis

ORDERS = ("best", "oldest", "newest")
SUBJECTS = ("actor", "theme", "source", "year")
LONGEST, BEFORE = 380, 90
"""Characters of a passage that are shown, so that several hits stand on a screen; those before the first mark where
there are more."""


def in_order(result: Analysis, found: pd.DataFrame, order: str) -> pd.DataFrame:
    """The hits in an order: `best` first, or by the day on which the document was written; undated ones come last."""
    if order not in ORDERS:
        raise InputError(f"in_order: {order!r} is no order; it is one of {', '.join(ORDERS)}")
    if order == "best":
        return found
    known = days_known(result.documents)
    days = dict(zip(known["doc_id"], known["published_from"].to_numpy().astype("datetime64[D]"), strict=True))
    written = np.array([days[doc_id] for doc_id in found["doc_id"]], "datetime64[D]").astype(np.int64)
    undated = written == np.datetime64("NaT").astype(np.int64)
    by_day = np.where(undated, 0, written if order == "oldest" else -written)
    return found.iloc[np.lexsort((found["rank"], by_day, undated))]


def hit_excerpts(result: Analysis, found: pd.DataFrame, words: str) -> list[Excerpt]:
    """The hits to be read, the words marked; a long passage is cut to where most different ones stand together."""
    read = texts(result)
    return [_excerpt(doc_id, read[doc_id], int(start), int(end), words)
            for doc_id, start, end in zip(found["doc_id"], found["start"], found["end"], strict=True)]


def _excerpt(doc_id: str, text: str, start: int, end: int, words: str) -> Excerpt:
    marked = [(start + left, start + right) for left, right in marks(text[start:end], words)]
    first, last = start, end
    if end - start > LONGEST:
        at = _fullest(text, marked) if marked else start
        first = start if at - start <= BEFORE else text.rfind(" ", start, at - BEFORE // 2) + 1 or at
        first = max(start, first)
        last = end if end - first <= LONGEST else max(text.rfind(" ", first, first + LONGEST), first + LONGEST // 2)
    inside = tuple((left, right) for left, right in marked if first <= left and right <= last)
    return Excerpt(doc_id, first, last, text[first:last], inside)


def _fullest(text: str, marked: list[tuple[int, int]]) -> int:
    """The mark from which on most different words are marked in what is shown, the first of such."""
    words = [(left, right, text[left:right].lower()) for left, right in marked]

    def different(at: int) -> int:
        return len({word for left, right, word in words if at <= left and right <= at + LONGEST - BEFORE})

    return max((left for left, _ in marked), key=different)


@once
def passages_by(result: Analysis, subject: str) -> pd.DataFrame:
    """One row per actor, theme, source or year spoken of (`key`) with `n_passages`, the most frequent first.

    A passage is of a year where a date in it touches the year, as in the filter.
    """
    rows = {"actor": _by_actor, "theme": _by_theme, "source": _by_source, "year": _by_year}
    if subject not in rows:
        raise InputError(f"passages_by: subject {subject!r} is unknown; it is one of {', '.join(SUBJECTS)}")
    counted = count(rows[subject](result), ["key"], "passages")
    return counted.sort_values(["n_passages", "key"], ascending=[False, True], ignore_index=True)


def _by_actor(result: Analysis) -> pd.DataFrame:
    return in_passages(result, result.mentions).rename(columns={"actor_id": "key"}).astype({"key": "str"})


def _by_theme(result: Analysis) -> pd.DataFrame:
    return result.passage_themes.rename(columns={"theme_id": "key"}).astype({"key": "str"})


def _by_source(result: Analysis) -> pd.DataFrame:
    sources = dict(zip(result.documents["doc_id"], result.documents["source"], strict=True))
    told = result.passages.assign(key=[sources[doc_id] for doc_id in result.passages["doc_id"]])
    return told[told["key"] != ""]


def _by_year(result: Analysis) -> pd.DataFrame:
    """One row per marker and year it touches, of the years in which one begins."""
    rows = in_passages(result, dated(result))
    first, last = (rows[day].str.rsplit("-", n=2).str[0].astype(int).to_numpy() for day in ("from_date", "to_date"))
    pieces = [rows[(first <= year) & (last >= year)].assign(key=year) for year in np.unique(first).tolist()]
    return pd.concat(pieces) if pieces else rows.assign(key=0)


def gathered_by_passage(result: Analysis, found: pd.DataFrame) -> list[tuple[list[str], list[str]]]:
    """For each hit the names of the actors in it, in the order in which they are named, and its themes."""
    mentions = result.mentions[result.mentions["doc_id"].isin(found["doc_id"].unique())]
    names = dict(zip(result.actors["actor_id"], result.actors["name"], strict=True))
    labels = short_labels(result)
    actors = _listed(in_passages(result, mentions), "actor_id", names)
    carried = result.passage_themes[result.passage_themes["doc_id"].isin(found["doc_id"].unique())]
    themes = _listed(carried, "theme_id", labels)
    keys = list(zip(found["doc_id"], found["passage_id"], strict=True))
    return [(actors.get(key, []), themes.get(key, [])) for key in keys]


def _listed(rows: pd.DataFrame, column: str, names: dict[str, str]) -> dict[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], dict[str, None]] = {}
    for doc_id, passage_id, value in zip(rows["doc_id"], rows["passage_id"], rows[column], strict=True):
        found.setdefault((doc_id, passage_id), {})[names[value]] = None
    return {key: list(values) for key, values in found.items()}


def hits_table(result: Analysis, found: pd.DataFrame) -> bytes:
    """The hits as CSV with a byte order mark, so that a spreadsheet reads every letter; each with its address.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    documents = result.documents.set_index(result.documents["doc_id"].astype("str"))
    documents = documents.loc[found["doc_id"].astype("str")]
    known = days_known(documents)
    about = gathered_by_passage(result, found)
    read = texts(result)
    ends = zip(iso(known["published_from"]), iso(known["published_to"]), strict=True)
    days = [in_words(*pair) if all(pair) else "" for pair in ends]
    columns = {
        "rank": found["rank"].tolist(), "title": documents["title"].tolist(), "written": days,
        "source": documents["source"].tolist(), "actors": ["; ".join(actors) for actors, _ in about],
        "themes": ["; ".join(themes) for _, themes in about],
        "passage": [" ".join(read[doc_id][start:end].split())
                    for doc_id, start, end in zip(found["doc_id"], found["start"], found["end"], strict=True)],
        "address": [f"{doc_id}#char={start},{end}"
                    for doc_id, start, end in zip(found["doc_id"], found["start"], found["end"], strict=True)],
    }
    safe = {name: [f"'{value}" if str(value).startswith(FORMULA) else value for value in values]
            for name, values in columns.items()}
    return pd.DataFrame(safe).to_csv(index=False).encode("utf-8-sig", "replace")
