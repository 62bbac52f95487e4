"""The days, months and years of which something is told, and how much each of them matters."""

import numpy as np
import pandas as pd

from analysis.ask.time_of_writing import well_dated
from analysis.store.remembered import once
from analysis.store.tables import Analysis

NOT_TOLD = ("planned", "hypothetical")
"""Modalities that tell of no event."""
UNITS = {"day": "D", "month": "M", "year": "Y"}
"""Grain of a line → numpy unit; what stands for no one of these has no line."""
WEIGHT = {"day": 1.0, "month": 0.8, "year": 0.5}
"""What a date weighs by its grain: an event is told by its day; of a year many things are told."""
NEXT_DAY = 0.75
"""What the documents that appear on the day after count, against those that name the day: news follows events."""
LEAD = 5
"""Sentences at the head of a document in which it tells its news."""
DECADE = pd.Timedelta(days=3652)
KEY = ["from_date", "to_date"]


@once
def told_of(result: Analysis) -> pd.DataFrame:
    """The markers that stand for one day, month or year of which something is told as fact, with that `grain`.

    A date that is counted from an unknown day of writing is left out, as is what is planned or possible.
    """
    markers = result.markers
    known = result.documents.loc[well_dated(result.documents), "doc_id"]
    certain = (markers["basis"] != "relative") | markers["doc_id"].isin(known)
    certain &= ~markers["modality"].isin(NOT_TOLD)
    markers = markers[(certain & markers["from_date"].notna() & markers["to_date"].notna()).to_numpy()]
    grain = grains(markers["from_date"], markers["to_date"])
    return markers.assign(grain=grain)[grain != ""]


def grains(first: pd.Series, last: pd.Series) -> np.ndarray:
    """day, month or year where an interval is just one, else ""."""
    start, after = (days.to_numpy().astype("datetime64[D]") for days in (first, last))
    after = after + 1
    found = np.full(len(start), "", dtype=object)
    for grain in ("year", "month", "day"):
        begins = start.astype(f"datetime64[{UNITS[grain]}]")
        found[(begins.astype("datetime64[D]") == start) & ((begins + 1).astype("datetime64[D]") == after)] = grain
    return found


def leads(result: Analysis) -> pd.DataFrame:
    """The first sentences of each document whose day of writing is known and that name no day: they tell of that
    day. Columns as of sentences, with `from_date`, `to_date`."""
    documents = result.documents
    one_day = well_dated(documents) & (documents["published_from"] == documents["published_to"])
    published = documents[one_day.to_numpy()].set_index("doc_id")["published_from"]
    sentences = result.sentences[result.sentences["doc_id"].isin(published.index)]
    sentences = sentences[sentences.groupby("doc_id", observed=True).cumcount() < LEAD]
    dated = result.markers.dropna(subset=KEY)[["doc_id", "sent_id"]].drop_duplicates()
    marked = sentences.merge(dated, on=["doc_id", "sent_id"], how="left", indicator="place")["place"] == "both"
    free = sentences[~marked.to_numpy()]
    day = published.reindex(free["doc_id"].astype("str")).to_numpy()
    return free.assign(from_date=day, to_date=day)


def weighed(told: pd.DataFrame, lead: pd.DataFrame, published: pd.Series) -> pd.DataFrame:
    """One row per date of which something is told: from_date, to_date, grain, weight; the weightiest first.

    A date weighs by the documents that tell of it as past, and a day by those that appear on the next as well.
    A month or year is a date of its own only where more documents name it than any date in it. Of dates that weigh
    the same those within ten years of the middle of all go first, then those within twenty.
    """
    past = told[told["modality"] == "past"]
    named = past.drop_duplicates([*KEY, "doc_id"]).groupby([*KEY, "grain"]).size().rename("n").reset_index()
    days = lead.drop_duplicates(KEY)[KEY].assign(grain="day", n=0)
    every = pd.concat([named, days]).drop_duplicates(KEY) if len(days) else named
    every = every[_by_itself(every, past)]
    following = published.dropna().value_counts()
    after = (every["to_date"] + pd.Timedelta(days=1)).map(following).fillna(0).where(every["grain"] == "day", 0)
    every = every.assign(weight=np.log1p(every["n"].astype(float)) + NEXT_DAY * np.log1p(after.astype(float)))
    every["weight"] *= every["grain"].map(WEIGHT).astype(float)
    # of dates that weigh the same a birth of long ago tells least of what the documents are about
    middle = past["from_date"].astype("datetime64[s]").median()
    every["far"] = (every["from_date"].astype("datetime64[s]") - middle).abs() // DECADE
    return every.sort_values(["weight", "far", "from_date"], ascending=[False, True, True], ignore_index=True)[
        [*KEY, "grain", "weight"]]


def _by_itself(every: pd.DataFrame, past: pd.DataFrame) -> np.ndarray:
    """Which dates are no mere frame of finer ones: days, and what more documents name than any date in it."""
    kept = np.ones(len(every), dtype=bool)
    for grain, finer in (("month", ("day",)), ("year", ("day", "month"))):
        inner = past[past["grain"].isin(finer)]
        unit = f"datetime64[{UNITS[grain]}]"
        frame = pd.Series(inner["from_date"].to_numpy().astype(unit), index=inner.index, name="frame")
        within = inner.assign(frame=frame.astype(str)).drop_duplicates(["frame", "doc_id"]).groupby("frame").size()
        own = pd.Series(every["from_date"].to_numpy().astype(unit)).astype(str).map(within).fillna(0).to_numpy()
        kept &= (every["grain"] != grain).to_numpy() | (every["n"].to_numpy() > own)
    return kept
