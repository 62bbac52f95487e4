"""The chronology: of the dates that matter, the sentences that tell them best."""

import re
from collections import Counter
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.ask.chronicle.dates import KEY, leads, told_of, weighed
from analysis.ask.spans import quote, texts
from analysis.ask.summaries import narrow
from analysis.errors import InputError
from analysis.store.remembered import once
from analysis.store.tables import Analysis

COLUMNS = ["from_date", "to_date", "grain", "doc_id", "sent_id", "start", "end", "n_documents", "weight"]
WORD = re.compile(r"\w+")
SHORTEST, LONGEST = 6, 60
"""Words of a sentence that can be a line."""
ALIKE = 0.5
"""Cosine from which two sentences tell the same."""
ABOUT, PAST, LEADS, WHEN, LEANS = 0.5, 0.1, 0.1, 0.5, -0.1
"""What nearness to the whole collection, a past tense and a place in the lead add to nearness to the day (0 to 1), and
for a month or year, that it tells when: "in 1993 we began", not "since 1941" or "its 2002 series"; and that it leans on
the sentence before: "It", "The company"."""
LEANING = re.compile(r"\W*(?i:(?:but|and|so|then|later|earlier),? )?(?i:(?:in|on|by) [^,]{3,25}, )?"
                     r"(?:(?i:he|she|it|they|this|that|these|those|his|hers?|its|their|both|another|others?)\b|"
                     r"(?:[Tt]he|[Oo]ther|[Ss]uch) [a-z-]+ [a-z]+\b)")
"""The beginning of a sentence that tells little alone: who or what is meant stands before it."""
BOUNDS = re.compile(r"\b(?:since|until|till|before|than)\s+(?:the\s+(?:end|start|beginning) of\s+)?(?:the\s+)?$", re.I)
SAYS_WHEN = re.compile(r"\b(?:in|during|early in|late in)\s+(?:the (?:spring|summer|fall|autumn|winter) of\s+)?$", re.I)
SPARE = 2
"""Dates looked at for each that is wanted: some are told by the sentence of another."""
RARE = 0.1
"""What a word counts that stands in every sentence."""
LOOKED_AT = 10
"""Sentences of a date, for each that is wanted, among which it is looked for."""


class Told(NamedTuple):
    """The sentences that may tell a date, one row per date and sentence, and the dates by weight."""

    sentences: pd.DataFrame
    dates: pd.DataFrame


def chronology(result: Analysis, n_dates: int | None = 30, per_date: int = 1, since: str = "",
               until: str = "") -> pd.DataFrame:
    """What happened when: one row per line, in the order of dates; None for all dates.

    `from_date` and `to_date` are one day, month or year (`grain`); doc_id, sent_id, start and end the sentence that
    tells it; `n_documents` how many documents are `behind` the date; `weight` how much it matters. `since` and
    `until` are ISO days, both inclusive.
    """
    for name, number in (("n_dates", n_dates), ("per_date", per_date)):
        if number is not None and number < 1:
            raise InputError(f"chronology: {name} is {number}; it must be at least 1")
    return _chronology(result, n_dates, per_date, since, until).copy()


@once
def _chronology(result: Analysis, n_dates: int | None, per_date: int, since: str, until: str) -> pd.DataFrame:
    told = _told(narrow(result), n_dates, _day("since", since), _day("until", until))
    lines = _lines(result, told, n_dates, per_date)
    counted = told.sentences.merge(lines[["doc_id", "sent_id", *KEY]], on=["doc_id", "sent_id", *KEY], how="left",
                                   indicator="line")
    counted = counted[counted["is_named"] | (counted["line"] == "both")]
    n = counted.drop_duplicates([*KEY, "doc_id"]).groupby(KEY).size().rename("n_documents").reset_index()
    return lines.merge(n, on=KEY)[COLUMNS].astype({"n_documents": "int32"})


def behind(result: Analysis, lines: pd.DataFrame) -> pd.DataFrame:
    """The evidence behind the lines: the markers that name their dates as fact, and the place (an empty span) of
    those that tell the day on which they were published. Columns: those of a span, with `from_date` and `to_date`."""
    span = ["doc_id", "sent_id", "start", "end", *KEY]
    told = told_of(narrow(result))
    told = told.loc[told["from_date"].isin(lines["from_date"]), span]
    named = told.merge(lines[KEY].drop_duplicates(), on=KEY)
    ids = named["doc_id"].astype("str") if len(named) else []
    known = set(zip(ids, named["sent_id"], named["from_date"], named["to_date"], strict=True))
    own = [(str(row.doc_id), row.sent_id, row.from_date, row.to_date) not in known for row in lines.itertuples()]
    return pd.concat([named.astype({"doc_id": "str"}), _places(lines.loc[own, span])]).astype(
        {"doc_id": result.documents["doc_id"].dtype, "sent_id": "int32"})


def _places(lines: pd.DataFrame) -> pd.DataFrame:
    """The beginnings of the sentences: nothing in them names their date."""
    return lines.assign(doc_id=lines["doc_id"].astype("str"), end=lines["start"])


def _day(name: str, given: str) -> np.datetime64 | None:
    if not given:
        return None
    try:
        return np.datetime64(given, "s")
    except ValueError as error:
        raise InputError(f"chronology: {name} is {given!r}; write a day as 2024-10-18") from error


def _told(result: Analysis, n_dates: int | None, since: np.datetime64 | None, until: np.datetime64 | None) -> Told:
    """What may be told between two days, where so many dates are wanted."""
    told, lead = told_of(result), leads(result)
    told, lead = (rows[_within(rows, since, until)] for rows in (told, lead))
    documents = result.documents
    published = documents["published_from"].where(documents["published_from"] == documents["published_to"])
    dates = weighed(told, lead, published).head(n_dates * SPARE if n_dates else None)
    told, lead = (rows[_among(rows, dates)] for rows in (told, lead))
    is_past = (told["modality"].astype("str") == "past").to_numpy()
    place = ["doc_id", "sent_id", *KEY]
    named = told[place].assign(is_past=is_past, is_named=True, is_when=_says_when(result, told))
    named = named.sort_values(["is_when", "is_past"], ascending=False, kind="stable")
    # the span of a line is its sentence, not the date in it
    named = named.drop_duplicates(place).merge(result.sentences, on=["doc_id", "sent_id"])
    lead = lead.assign(is_past=False, is_named=False, is_when=True)
    every = pd.concat([named, lead[named.columns]]) if len(lead) else named
    first = result.sentences.groupby("doc_id", observed=True)["sent_id"].min()
    heads = every["sent_id"] - every["doc_id"].astype("str").map(first).to_numpy() < 3
    return Told(every.assign(is_head=heads).sort_values([*KEY, "doc_id", "sent_id"], ignore_index=True), dates)


def _among(rows: pd.DataFrame, dates: pd.DataFrame) -> np.ndarray:
    """Whether the date of each row may be one of these: whether its ends are. Sentences of others are not read."""
    return np.logical_and.reduce([rows[end].isin(dates[end]) for end in KEY])


def _says_when(result: Analysis, told: pd.DataFrame) -> list[bool]:
    """Whether each date tells when something was, and not since or until when something else is."""
    read = texts(result)
    places = zip(told["doc_id"], told["start"], told["end"], told["grain"], strict=True)
    found = []
    for doc_id, start, end, grain in places:
        before = read[doc_id][max(0, start - 30):start]
        in_it = SAYS_WHEN.search(before) or read[doc_id][start:end].lower().startswith("in ")
        found.append(bool(in_it or (grain == "day" and not BOUNDS.search(before))))
    return found


def _within(rows: pd.DataFrame, since: np.datetime64 | None, until: np.datetime64 | None) -> np.ndarray:
    kept = np.ones(len(rows), dtype=bool)
    if since is not None:
        kept &= (rows["from_date"] >= since).to_numpy()
    if until is not None:
        kept &= (rows["to_date"] <= until).to_numpy()
    return kept


def _lines(result: Analysis, told: Told, n_dates: int | None, per_date: int) -> pd.DataFrame:
    """The best sentences of the weightiest dates; what an earlier line tells is not told again."""
    rows = told.sentences.merge(told.dates.assign(rank=range(len(told.dates))), on=KEY)
    if rows.empty:
        return rows.assign(weight=0.0, grain="")
    read = quote(result, rows)
    words = [WORD.findall(text.lower()) for text in read]
    vectors = _vectors(words)
    rows = rows.assign(leans=[LEANING.match(text) is not None for text in read])
    rows = rows.assign(score=_scores(rows, vectors, np.array([len(found) for found in words])))
    lines = rows.loc[_chosen(rows, vectors, n_dates, per_date)]
    order = lines.sort_values([*KEY, "score"], ascending=[True, True, False], kind="stable")
    return order.reset_index(drop=True)


def _chosen(rows: pd.DataFrame, vectors: sparse.csr_matrix, n_dates: int | None, per_date: int) -> list[int]:
    """The rows that become lines, from the weightiest date on; a sentence is the line of one date only."""
    ranked = rows.sort_values(["rank", "score"], ascending=[True, False], kind="stable")
    places = list(zip(rows["doc_id"], rows["sent_id"], strict=True))
    chosen: list[int] = []
    taken: set[tuple[str, int]] = set()
    n_told = 0
    for _, group in ranked.groupby("rank", sort=False):
        left = [row for row in group.index if places[row] not in taken]
        if not left:
            continue
        found = _different(left, chosen, vectors, per_date)
        taken.update(places[row] for row in found)
        chosen += found
        n_told += 1
        if n_told == n_dates:
            break
    return chosen


def _different(ranked: list[int], taken: list[int], vectors: sparse.csr_matrix, most: int) -> list[int]:
    """The first `most` of the ranked sentences that tell nothing that is told already; the first of all if none."""
    ranked = ranked[: LOOKED_AT * most]
    like = (vectors[ranked] @ vectors[[*taken, *ranked]].T).toarray()
    found: list[int] = []
    against = list(range(len(taken)))
    for place in range(len(ranked)):
        if not against or like[place, against].max() < ALIKE:
            found.append(ranked[place])
            against.append(len(taken) + place)
        if len(found) == most:
            break
    return found or ranked[:1]


def _vectors(words: list[list[str]]) -> sparse.csr_matrix:
    """Each sentence as a unit vector over its words, rare ones heavier."""
    sets = [set(found) for found in words]
    frequency = Counter(word for found in sets for word in found)
    known = {word: place for place, word in enumerate(frequency)}
    heavy = np.log(len(sets) / np.array([*frequency.values()], dtype=float)) + RARE
    columns = [[known[word] for word in found] for found in sets]
    flat = np.array([place for row in columns for place in row], dtype=int)
    starts = np.concatenate([[0], np.cumsum([len(row) for row in columns])])
    table = sparse.csr_matrix((heavy[flat], flat, starts), (len(sets), max(1, len(known))))
    length = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    return sparse.diags_array(1 / np.maximum(length, 1e-9)).tocsr() @ table


def _scores(rows: pd.DataFrame, vectors: sparse.csr_matrix, n_words: np.ndarray) -> np.ndarray:
    """How well each sentence tells its date."""
    day = rows.groupby(KEY).ngroup().to_numpy()
    share = 1.0 + rows["is_named"].to_numpy()
    n = len(rows)
    groups = sparse.csr_matrix((share, (day, np.arange(n))), (day.max() + 1, n))
    near = _nearness(vectors, _unit(groups @ vectors), day)
    about = vectors @ np.asarray(_unit(sparse.csr_matrix(vectors.sum(axis=0).reshape(1, -1))).todense()).ravel()
    fits = (n_words >= SHORTEST) & (n_words <= LONGEST)
    told = PAST * rows["is_past"] + LEADS * rows["is_head"] + WHEN * rows["is_when"] + LEANS * rows["leans"]
    return near + ABOUT * about + told - ~fits


def _nearness(vectors: sparse.csr_matrix, centres: sparse.csr_matrix, day: np.ndarray) -> np.ndarray:
    """The product of each sentence with the centre of its day, of which no copy is made for each: of a day of which
    thousands tell that is the whole of their words."""
    centres.sort_indices()
    width = centres.shape[1]
    words = np.repeat(np.arange(centres.shape[0]), np.diff(centres.indptr)) * width + centres.indices
    sentence = np.repeat(np.arange(len(day)), np.diff(vectors.indptr))
    places = np.searchsorted(words, day[sentence] * width + vectors.indices)
    return np.bincount(sentence, vectors.data * centres.data[places], minlength=len(day))


def _unit(table: sparse.csr_matrix) -> sparse.csr_matrix:
    length = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    return sparse.diags_array(1 / np.maximum(length, 1e-9)).tocsr() @ table
