"""The sentences with which a page opens: what is in here, in words."""

import pandas as pd

from analysis import Analysis, count
from analysis.ask import inferred, middle_years, quote, well_dated, year_in_words
from analysis.store import once
from dashboard.parts.filters import plain

FROM_TEXT = "inferred"
FEW_DATED = 0.1
"""Part of the documents below which the years of those that are dated do not head a page."""
SHORTER = 4
"""How many times shorter the stretch of half of the dates must be than that of all, to be told instead of it."""
WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


def headline(result: Analysis, of: int) -> str:
    """How many documents out of how many, and when they were written, or that this is not known."""
    n = len(result.documents)
    share = "" if n == of else f" of {in_words(of).lower()}"
    return f"{in_words(n)}{share} document{'' if of == 1 else 's'}, {years_written(result)}"


@once
def how_to_date(result: Analysis) -> str:
    """How dates are set, as Markdown, where documents have none; "" where all are dated."""
    n = int((~well_dated(result.documents)).sum())
    if not n:
        return ""
    told = "" if n == len(result.documents) else f"{in_words(n)} document{' is' if n == 1 else 's are'} not dated: "
    words = "set dates in a `documents.csv` (columns `path,published`) or in the file names (`2018-03-05 title.txt`)."
    return told + words if told else words[0].upper() + words[1:]


def in_words(n: int) -> str:
    """A small number as a word, a large one in digits."""
    return WORDS[n] if n < len(WORDS) else f"{n:,}"


def written(document: pd.Series) -> str:
    """When a document was written, as precisely as is known; "" where one end of the time is open."""
    told = _between(document["published_from"], document["published_to"])
    return told and told + _how(document["published_basis"])


def written_surely(document: pd.Series) -> str:
    """When a document was written, where that is known well enough to stand beside its sentences; else ""."""
    days = {name: pd.to_datetime([document[name]]) for name in ("published_from", "published_to")}
    one = pd.DataFrame({**days, "published_basis": [document["published_basis"]]})
    return written(document) if well_dated(one).iloc[0] else ""


def _how(basis: str) -> str:
    return f" ({FROM_TEXT})" if basis == "text" else ""


def _between(*days: pd.Timestamp) -> str:
    first, last = ("" if pd.isna(day) else f"{day.day} {day:%B} {day.year}" for day in days)
    if first and last:
        return first if first == last else f"{first} to {last}"
    return ""


@once
def years_written(result: Analysis) -> str:
    """The years between which the dated documents were written, how many they are, and how that is known."""
    documents = result.documents[["published_from", "published_to", "published_basis"]]
    dated = documents[well_dated(documents)]
    n = len(result.documents)
    if dated.empty:
        return "not dated: set their dates" if n > 1 else "not dated: set its date"
    if len(dated) < FEW_DATED * n:      # the years of a few say nothing of the others
        return "nearly none dated: set their dates"
    years = [year_in_words(day.year) for day in (dated["published_from"].min(), dated["published_to"].max())]
    share = "" if len(dated) == n else f"{len(dated):,} dated: "
    told = "–".join(dict.fromkeys(years))
    return share + told + (f" ({FROM_TEXT})" if inferred(dated).any() else "")


@once
def lede(result: Analysis) -> str:
    """Who is named in most documents and how far the dates reach, as Markdown."""
    parts = []
    acting = result.actors.loc[result.actors["kind"].astype("str") != "place", "actor_id"]
    named = count(result.mentions[result.mentions["actor_id"].isin(acting)], ["actor_id"], "documents")
    if len(named):
        top = named["n_documents"].max()
        widest = named[named["n_documents"] == top]["actor_id"]
        theirs = result.mentions[result.mentions["actor_id"].isin(widest)]
        sentences = count(theirs, ["actor_id"]).set_index("actor_id")["n_sentences"]
        widest = sorted(widest, key=lambda actor: -sentences[actor])[:3]
        names = result.actors.set_index("actor_id")["name"]
        listed = joined([f"**{plain(names[actor])}**" for actor in widest])
        many = len(result.documents)
        where = f"all {many}" if top == many > 1 else f"{top:,} of {many:,}"
        verb = "is" if len(widest) == 1 else "are"
        parts.append(f"{listed} {verb} named " + ("most often." if many == 1 else f"in {where} documents."))
    spoken = certain_markers(result)
    if len(spoken):
        parts.append(_span(spoken))
    return " ".join(parts)


def certain_markers(result: Analysis) -> pd.DataFrame:
    """The markers on the calendar that stand there as such, or are counted from a day of writing that is known."""
    known = result.documents.loc[well_dated(result.documents), "doc_id"]
    markers = result.markers.dropna(subset=["from_date", "to_date"])
    return markers[(markers["basis"] != "relative") | markers["doc_id"].isin(known)]


def _span(spoken: pd.DataFrame) -> str:
    """From when to when the dates reach, or in which years half of them lie where that is far shorter."""
    years = spoken["from_date"].dt.year.to_numpy()
    first, last = years.min(), spoken["to_date"].dt.year.max()
    middle = middle_years(years)
    if SHORTER * (middle[1] - middle[0] + 1) > last - first:
        return f"The texts speak of dates from **{year_in_words(first)}** to **{year_in_words(last)}**."
    told = [f"**{year_in_words(year)}**" for year in dict.fromkeys(middle)]
    where = f"lie in {told[0]}" if len(told) == 1 else f"lie between {told[0]} and {told[1]}"
    return f"Half of the dates that the texts speak of {where}."


def dated_because(result: Analysis, doc_id: str) -> list[str]:
    """What a document's date was told from: the basis, or each phrase with the days it allows."""
    clues = result.clues[result.clues["doc_id"] == doc_id]
    document = result.documents[result.documents["doc_id"] == doc_id].iloc[0]
    if clues.empty:
        return [f"The date is from the {document['published_basis']}."] if document["published_basis"] else []
    days = [
        " ".join(f"{word} {day.day} {day:%B} {day.year}" for word, day in pair if not pd.isna(day))
        for pair in zip((("not before", day) for day in clues["from_date"]),
                        (("not after", day) for day in clues["to_date"]), strict=True)
    ]
    return [f"“{phrase}”: {when}" for phrase, when in zip(quote(result, clues), days, strict=True)]


def joined(names: list[str]) -> str:
    """The names in a row, "and" before the last."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
