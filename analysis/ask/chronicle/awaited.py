"""What lies ahead of the texts: dates after their writing, and plans, wishes and demands without a date."""

import re
from bisect import bisect_right

import numpy as np
import pandas as pd

from analysis.ask.chronicle.dates import KEY, NOT_TOLD, told_of
from analysis.ask.chronicle.outlook import looks_ahead, says_by_when, tells_ahead
from analysis.ask.spans import quote, texts
from analysis.ask.summaries import narrow
from analysis.ask.time_of_writing import days_known
from analysis.store.remembered import once
from analysis.store.tables import Analysis

COLUMNS = ["due_from", "due_to", "doc_id", "sent_id", "start", "end", "kind", "expected_by", "written_from",
           "written_to", "has_passed", "n_later"]
EXPECTING = {"predicts": "expected", "promises": "promised", "demands": "demanded"}
"""Kind of statement → what lies ahead of it."""
OWNER = re.compile(r"(?:['’]s|s['’])(?: |$)")
OPEN = re.compile(r"^(?:P|PRESENT|PAST|FUTURE)|T(?:MO|AF|EV|NI|\d)")
"""Values that are a length, a time of day or no time at all: nothing falls due then."""
AGAIN = ("weekday-set", "weekdays-set")
"""Rules that find what comes again and again, on no day of its own."""
LONGEST = pd.Timedelta(days=3653)
"""Time in which something can fall due: a decade may, in a century nothing does."""
REACH = 120
"""Characters before and after an expression of time in which its verb is looked for."""


def ahead(result: Analysis) -> pd.DataFrame:
    """What lies ahead: one row per expectation, by the day it falls due; those without a day follow.

    `start` and `end` are the words of time, or, where nobody says when, what is said. `kind` is dated, expected,
    promised or demanded; `expected_by` the speaker (an actor_id, "author", "unnamed"), "" where it is the document.
    `due_from` and `due_to` are open where the day is not told; `written_from` and `written_to` where the writing is
    not dated. `has_passed`: due before the latest document was written. `n_later`: sentences of later documents that
    tell of the same day as fact (`happened`).
    """
    return _ahead(result).copy()


@once
def _ahead(result: Analysis) -> pd.DataFrame:
    result = narrow(result)
    dated, said = _dated(result), _said(result)
    places = set(zip(dated["doc_id"], dated["sent_id"], strict=True))
    fresh = [place not in places for place in zip(said["doc_id"], said["sent_id"], strict=True)]
    rows = pd.concat([dated, _with_their_time(result, said[np.array(fresh, dtype=bool)])], ignore_index=True)
    known = days_known(result.documents)
    rows["written_from"] = _of_documents(known, rows["doc_id"], "published_from")
    rows["written_to"] = _of_documents(known, rows["doc_id"], "published_to")
    latest = known["published_to"].max()
    rows["has_passed"] = (rows["due_to"] < latest).to_numpy() if pd.notna(latest) else False
    rows["n_later"] = [len(found) for found in _later(result, rows)]
    rows = rows.assign(undated=rows["kind"] != "dated")
    return rows.sort_values(["due_from", "due_to", "undated", "written_to", "doc_id", "start"], na_position="last",
                            ignore_index=True)[COLUMNS]


def happened(result: Analysis, row: pd.Series) -> pd.DataFrame:
    """What later texts say of the day on which one row of `ahead` falls due: rows of markers. It is not decided
    whether that is what was expected."""
    return _later(narrow(result), row.to_frame().T)[0]


def _dated(result: Analysis) -> pd.DataFrame:
    """The markers that stand for a time after the writing of their text."""
    markers = result.markers[result.markers["modality"].astype("str").isin(NOT_TOLD)].astype({"doc_id": "str"})
    until = _of_documents(result.documents, markers["doc_id"], "published_to")
    after = markers["from_date"] > until
    due = after | (until.isna() & (markers["basis"].astype("str") == "explicit"))
    due &= ~(markers["to_date"] - markers["from_date"] > LONGEST)
    open_ended = np.array([bool(OPEN.search(value)) for value in markers["value"]], dtype=bool)
    over = markers["to_date"] < _of_documents(result.documents, markers["doc_id"], "published_from")
    named = markers["basis"].astype("str") == "event"
    again = markers["rule_id"].astype("str").isin(AGAIN)
    free = ~over & (markers["from_date"].isna() | until.isna()) & ~open_ended & ~named & ~again
    surely = after & (markers["modality"].astype("str") == "planned") & (markers["basis"].astype("str") == "explicit")
    rows = markers[surely | ((after | free) & np.array(_looks_ahead(result, markers, until.isna()), dtype=bool))]
    rows = rows[~(rows["from_date"].where(due).isna() & rows.duplicated(["doc_id", "sent_id"]))]
    return rows.assign(kind="dated", due_from=rows["from_date"].where(due), due_to=rows["to_date"].where(due),
                       expected_by=_speakers(result, rows))


def _of_documents(documents: pd.DataFrame, doc_ids: pd.Series, column: str) -> pd.Series:
    """The day in `column` of each document named."""
    days = documents.set_index(documents["doc_id"].astype("str"))[column]
    return pd.Series(days.reindex(doc_ids).to_numpy().astype("datetime64[s]"), doc_ids.index)


def _looks_ahead(result: Analysis, rows: pd.DataFrame, undated: pd.Series) -> list[bool]:
    """Whether the verb nearest before each span, else the first behind it, looks ahead, in the same sentence."""
    sentences = rows[["doc_id", "sent_id"]].merge(
        result.sentences.astype({"doc_id": "str"}), on=["doc_id", "sent_id"], how="left")
    read = texts(result, rows["doc_id"]) if len(rows) else {}
    found = []
    places = zip(rows["doc_id"], rows["start"], rows["end"], sentences["start"], sentences["end"], undated,
                 strict=True)
    for doc_id, start, end, first, last, is_undated in places:
        text = read[doc_id]
        words = text[start:end].lower()
        before, behind = text[max(first, start - REACH):start].lower(), text[end:min(last, end + REACH)].lower()
        found.append(looks_ahead(before, words, behind, text[first:last].lower() if is_undated else ""))
    return found


def _said(result: Analysis) -> pd.DataFrame:
    """What is expected, promised or demanded, and not more: no statement inside another."""
    said = result.statements[result.statements["kind"].astype("str").isin(EXPECTING)].astype({"doc_id": "str"})
    said = said.sort_values(["doc_id", "start", "end"], ascending=[True, True, False])
    said = said[~(said["start"] < said.groupby("doc_id")["end"].cummax().groupby(said["doc_id"]).shift(1)).to_numpy()]
    kinds = said["kind"].astype("str").map(EXPECTING)
    fits = [tells_ahead(*pair) for pair in zip(kinds, quote(result, said), strict=True)]
    said = said[np.array(fits, dtype=bool)]
    nat = pd.Series(pd.NaT, said.index, dtype="datetime64[s]")
    return said.assign(kind=said["kind"].astype("str").map(EXPECTING), due_from=nat, due_to=nat,
                       expected_by=_named_speakers(result, said))


def _with_their_time(result: Analysis, said: pd.DataFrame) -> pd.DataFrame:
    """What is expected, promised or demanded; where it says by when, as a dated row: `to defer payments until 2012`."""
    markers = result.markers.astype({"doc_id": "str"})
    within = said.reset_index(names="row")[["row", "doc_id", "start", "end", "expected_by"]].merge(
        markers, on="doc_id", suffixes=("_said", ""))
    within = within[(within["start"] >= within["start_said"]) & (within["end"] <= within["end_said"])]
    if within.empty:
        return said
    until, read = _of_documents(result.documents, within["doc_id"], "published_to"), texts(result, within["doc_id"])
    due = (within["from_date"] > until) | (until.isna() & (within["basis"].astype("str") == "explicit"))
    tells = [not OPEN.search(value) and says_by_when(read[doc_id][max(0, start - REACH):start].lower(),
                                                     read[doc_id][start:end].lower(), read[doc_id][end:last].lower())
             for doc_id, start, end, last, value in zip(*(
                 within[name] for name in ("doc_id", "start", "end", "end_said", "value")), strict=True)]
    found = within[(due | until.isna()) & np.array(tells, dtype=bool)].drop_duplicates("row")
    timed = found.assign(kind="dated", due_from=found["from_date"].where(due), due_to=found["to_date"].where(due))
    return pd.concat([said.drop(index=found["row"]), timed[["doc_id", "sent_id", "start", "end", "kind", "due_from",
                                                            "due_to", "expected_by"]]])


def _speakers(result: Analysis, rows: pd.DataFrame) -> list[str]:
    """Who says each span, "" where it is in no statement; of statements in one another the inner one tells."""
    said: dict[str, list[tuple[int, int, str]]] = {}
    statements = result.statements[result.statements["doc_id"].astype("str").isin(rows["doc_id"].unique())]
    columns = (statements[name] for name in ("doc_id", "start", "end"))
    for doc_id, start, end, speaker in zip(*columns, _named_speakers(result, statements), strict=True):
        said.setdefault(doc_id, []).append((start, end, speaker))
    found = []
    for doc_id, start, end in zip(rows["doc_id"], rows["start"], rows["end"], strict=True):
        spans = sorted(said.get(doc_id, ()))
        upto = spans[: bisect_right(spans, (start, np.iinfo(np.int64).max, ""))]
        found.append(next((speaker for _, last, speaker in reversed(upto) if end <= last), ""))
    return found


def _named_speakers(result: Analysis, statements: pd.DataFrame) -> list[str]:
    """The speaker of each statement; "" where it is only the owner: in "Korea's top car maker" Korea says nothing."""
    read = texts(result, statements["doc_id"]) if len(statements) else {}
    columns = (statements[name] for name in ("doc_id", "speaker_id", "speaker_start", "speaker_end"))
    return ["" if end > 0 and OWNER.search(read[doc_id][start:end + 3]) else str(speaker)
            for doc_id, speaker, start, end in zip(*columns, strict=True)]


def _later(result: Analysis, rows: pd.DataFrame) -> list[pd.DataFrame]:
    """For each row the markers of later documents that tell of just its day as fact."""
    told = told_of(result).astype({"doc_id": "str"})
    told = told.assign(begun=_of_documents(days_known(result.documents), told["doc_id"], "published_from"))
    by_day = dict(iter(told.groupby(KEY)))
    none = told.head(0)
    found = []
    for due_from, due_to, written in zip(rows["due_from"], rows["due_to"], rows["written_to"], strict=True):
        same = by_day.get((due_from, due_to), none) if pd.notna(due_from) and pd.notna(written) else none
        found.append(same[same["begun"] > written].drop_duplicates(["doc_id", "sent_id"]) if len(same) else none)
    return found
