"""Why a marker stands for its days, in a sentence a reader can check."""

import pandas as pd

from analysis.ask.periods import in_words, iso
from analysis.ask.spans import quote
from analysis.ask.undated_times import often, undated_in_words
from analysis.store.tables import Analysis


def reasons(result: Analysis, rows: pd.DataFrame) -> dict[tuple[str, int], str]:
    """{(doc_id, start): the days of the marker that starts there, and what they were told from}."""
    rows = rows[["doc_id", "start"]].drop_duplicates().merge(result.markers, on=["doc_id", "start"])
    written = _written(result, set(rows["doc_id"].astype("str")))
    known = rows.assign(first=iso(rows["from_date"]), last=iso(rows["to_date"]))
    return {
        (str(row.doc_id), int(row.start)): f"“{' '.join(words.split())}” → {_days(row)}{_because(row, written)}"
        for row, words in zip(known.itertuples(), quote(result, rows), strict=True)
    }


def _days(row) -> str:
    if row.first or row.last:
        return in_words(row.first, row.last)
    return f"{undated_in_words(row.value, often(str(row.rule_id)))}, no day on the calendar"


def _because(row, written: dict[str, tuple[str, str]]) -> str:
    anchor, told = written[str(row.doc_id)]
    basis = str(row.basis)
    if basis == "event":
        return f", from the list of events and offices: {row.anchor}"
    if basis == "explicit" or not row.anchor:
        return ", as it stands there" if basis == "explicit" else ", told from the words around it"
    if row.anchor == anchor:
        return f", because the text was written {told}"
    first, slash, last = str(row.anchor).partition("/")
    return f", counted from {_anchor(first, last or first) if slash or len(first) == 10 else row.anchor}"


def _anchor(first: str, last: str) -> str:
    return in_words(first, last) if len(first) == len(last) == 10 else " to ".join(dict.fromkeys([first, last]))


def _written(result: Analysis, doc_ids: set[str]) -> dict[str, tuple[str, str]]:
    """{doc_id: (the anchor its markers name, when it was written and how that is known)}."""
    documents = result.documents[result.documents["doc_id"].isin(doc_ids)]
    clues = result.clues[result.clues["doc_id"].isin(doc_ids)]
    phrases = clues.assign(words=quote(result, clues)).groupby("doc_id", observed=True)["words"].agg(list).to_dict()
    ends = zip(documents["doc_id"], iso(documents["published_from"]), iso(documents["published_to"]),
               documents["published_basis"], strict=True)
    return {
        str(doc_id): ("/".join(dict.fromkeys([first, last])), _told(first, last, basis, phrases.get(doc_id, [])))
        for doc_id, first, last, basis in ends
    }


def _told(first: str, last: str, basis: str, phrases: list[str]) -> str:
    when = in_words(first, last)
    if first and last:
        when = f"on {when}" if first == last else f"between {in_words(first, first)} and {in_words(last, last)}"
    known = [f"“{' '.join(phrase.split())}”" for phrase in dict.fromkeys(phrases)]
    because = ", ".join(known) or (f"from the {basis}" if basis else "")
    return f"{when} ({because})" if because else when

