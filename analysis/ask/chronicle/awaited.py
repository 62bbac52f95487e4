"""What lies ahead of the texts: dates after their writing, and plans, wishes and demands without a date."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.ask.chronicle.dates import KEY, NOT_TOLD, told_of
from analysis.ask.chronicle.outlook import looks_ahead, says_by_when, tells_ahead
from analysis.ask.spans import quote, sentence_rows, texts, within
from analysis.ask.summaries import narrow
from analysis.ask.time_of_writing import days_known
from analysis.store.remembered import once
from analysis.store.tables import Analysis, unit_keys

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
    known = days_known(result.documents)
    rows = _expected(result, known)
    rows = rows.assign(n_later=_n_later(result, rows, known), undated=rows["kind"] != "dated",
                       doc_id=rows["doc_id"].astype("str"))
    return rows.sort_values(["due_from", "due_to", "undated", "written_to", "doc_id", "start"], na_position="last",
                            ignore_index=True)[COLUMNS]


def still_ahead(result: Analysis) -> pd.DataFrame:
    """The rows of `ahead` that fall due on a day, not before the latest document was written, and of which it is known
    when they were written; without `n_later`. No document is read that names no such day."""
    result = narrow(result)
    known = days_known(result.documents)
    latest, markers = known["published_to"].max(), result.markers
    to_come = (markers["to_date"] >= latest) & (
        markers["from_date"] > _of_documents(known, markers["doc_id"], "published_to"))
    ids = markers.loc[to_come, "doc_id"].unique()
    tables = {name: getattr(result, name) for name in ("documents", "sentences", "markers", "statements")}
    part = replace(result, **{name: table[table["doc_id"].isin(ids)] for name, table in tables.items()})
    rows = _expected(part, known)
    return rows[rows["due_to"].notna() & rows["written_to"].notna() & ~rows["has_passed"]]


def _expected(result: Analysis, known: pd.DataFrame) -> pd.DataFrame:
    """What lies ahead in the documents of `result`, in no order; of all documents is `known` when they were written."""
    dated, said = _dated(result), _said(result)
    fresh = ~np.isin(unit_keys(said, "sent_id"), unit_keys(dated, "sent_id"))
    rows = pd.concat([dated, _with_their_time(result, said[fresh])], ignore_index=True)
    rows["written_from"] = _of_documents(known, rows["doc_id"], "published_from")
    rows["written_to"] = _of_documents(known, rows["doc_id"], "published_to")
    latest = known["published_to"].max()
    rows["has_passed"] = (rows["due_to"] < latest).to_numpy() if pd.notna(latest) else False
    return rows


def happened(result: Analysis, row: pd.Series) -> pd.DataFrame:
    """What later texts say of the day on which one row of `ahead` falls due: rows of markers. It is not decided
    whether that is what was expected."""
    result = narrow(result)
    told = _told_when(result, days_known(result.documents))
    return told[((told[KEY[0]] == row["due_from"]) & (told[KEY[1]] == row["due_to"])
                 & (told["begun"] > row["written_to"])).to_numpy()].astype({"doc_id": "str"})


def _dated(result: Analysis) -> pd.DataFrame:
    """The markers that stand for a time after the writing of their text."""
    markers = result.markers[result.markers["modality"].isin(NOT_TOLD)]
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
    due_surely = surely.to_numpy(copy=True)
    asked = np.flatnonzero((after | free) & ~surely)    # no other is read: that is dear
    due_surely[asked] = _looks_ahead(result, markers.iloc[asked], until.isna().iloc[asked])
    rows = markers[due_surely]
    rows = rows[~(rows["from_date"].where(due).isna() & rows.duplicated(["doc_id", "sent_id"]))]
    return rows.assign(kind="dated", due_from=rows["from_date"].where(due), due_to=rows["to_date"].where(due),
                       expected_by=_speakers(result, rows))


def _of_documents(documents: pd.DataFrame, doc_ids: pd.Series, column: str) -> pd.Series:
    """The day in `column` of each document named."""
    days = np.full(len(documents["doc_id"].cat.categories), np.datetime64("NaT"), dtype="datetime64[s]")
    days[documents["doc_id"].cat.codes] = documents[column]
    return pd.Series(days[doc_ids.cat.codes], doc_ids.index)


def _looks_ahead(result: Analysis, rows: pd.DataFrame, undated: pd.Series) -> list[bool]:
    """Whether the verb nearest before each span, else the first behind it, looks ahead, in the same sentence."""
    sentences = result.sentences.iloc[sentence_rows(result, rows)]
    read = texts(result)
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
    said = result.statements[result.statements["kind"].isin(EXPECTING)]
    said = said.sort_values(["doc_id", "start", "end"], ascending=[True, True, False])
    before = said.groupby("doc_id", observed=True)["end"].cummax().groupby(said["doc_id"], observed=True).shift(1)
    said = said[~(said["start"] < before).to_numpy()]
    kinds = said["kind"].astype("str").map(EXPECTING)
    fits = [tells_ahead(*pair) for pair in zip(kinds, quote(result, said), strict=True)]
    said = said[np.array(fits, dtype=bool)]
    nat = pd.Series(pd.NaT, said.index, dtype="datetime64[s]")
    return said.assign(kind=said["kind"].astype("str").map(EXPECTING), due_from=nat, due_to=nat,
                       expected_by=_named_speakers(result, said))


def _with_their_time(result: Analysis, said: pd.DataFrame) -> pd.DataFrame:
    """What is expected, promised or demanded; where it says by when, as a dated row: `to defer payments until 2012`."""
    rows, markers = within(said, result.markers)
    timed = result.markers.iloc[markers].assign(
        row=said.index[rows], end_said=said["end"].to_numpy()[rows], expected_by=said["expected_by"].to_numpy()[rows])
    if timed.empty:
        return said
    until, read = _of_documents(result.documents, timed["doc_id"], "published_to"), texts(result)
    due = (timed["from_date"] > until) | (until.isna() & (timed["basis"].astype("str") == "explicit"))
    tells = [not OPEN.search(value) and says_by_when(read[doc_id][max(0, start - REACH):start].lower(),
                                                     read[doc_id][start:end].lower(), read[doc_id][end:last].lower())
             for doc_id, start, end, last, value in zip(*(
                 timed[name] for name in ("doc_id", "start", "end", "end_said", "value")), strict=True)]
    found = timed[(due | until.isna()) & np.array(tells, dtype=bool)].drop_duplicates("row")
    days = found.assign(kind="dated", due_from=found["from_date"].where(due), due_to=found["to_date"].where(due))
    return pd.concat([said.drop(index=found["row"]), days[["doc_id", "sent_id", "start", "end", "kind", "due_from",
                                                            "due_to", "expected_by"]]])


def _speakers(result: Analysis, rows: pd.DataFrame) -> np.ndarray:
    """Who says each span, "" where it is in no statement; of statements in one another the inner one tells."""
    outer, inner = within(result.statements, rows)
    statements = result.statements.iloc[outer]
    said = pd.DataFrame({"row": inner, "start": statements["start"].to_numpy(), "end": statements["end"].to_numpy(),
                         "speaker": _named_speakers(result, statements)})
    said = said.sort_values(["row", "start", "end", "speaker"]).drop_duplicates("row", keep="last")
    found = np.full(len(rows), "", dtype=object)
    found[said["row"]] = said["speaker"]
    return found


def _named_speakers(result: Analysis, statements: pd.DataFrame) -> list[str]:
    """The speaker of each statement; "" where it is only the owner: in "Korea's top car maker" Korea says nothing."""
    read = texts(result)
    columns = (statements[name] for name in ("doc_id", "speaker_id", "speaker_start", "speaker_end"))
    return ["" if end > 0 and OWNER.search(read[doc_id][start:end + 3]) else str(speaker)
            for doc_id, speaker, start, end in zip(*columns, strict=True)]


def _told_when(result: Analysis, known: pd.DataFrame) -> pd.DataFrame:
    """The markers that tell of a day as fact, one of each sentence and day, with the day their text `begun`."""
    told = told_of(result)
    told = told.assign(begun=_of_documents(known, told["doc_id"], "published_from"))
    return told[told["begun"].notna()].drop_duplicates([*KEY, "doc_id", "sent_id"])


def _n_later(result: Analysis, rows: pd.DataFrame, known: pd.DataFrame) -> np.ndarray:
    """For each row how many sentences of later documents tell of just its day as fact."""
    told = _told_when(result, known)
    due = rows[["due_from", "due_to"]].set_axis(KEY, axis=1)
    days = pd.concat([told[KEY], due]).groupby(KEY, sort=False, dropna=False).ngroup().to_numpy(np.int64)
    # one number for a day and when it was written of, so that those later stand behind each other
    begun = np.sort((days[:len(told)] << 32) + _number(told["begun"]))
    of_rows = days[len(told):] << 32
    later = np.searchsorted(begun, of_rows + 2**31) - np.searchsorted(begun, of_rows + _number(rows["written_to"]),
                                                                      "right")
    return np.where(due.notna().all(axis=1) & rows["written_to"].notna(), later, 0)


def _number(days: pd.Series) -> np.ndarray:
    """Days as numbers of days from 1970; 0 for an open one."""
    return days.fillna(pd.Timestamp(0)).to_numpy().astype("datetime64[D]").astype(np.int64)
