"""What stands out: a sentence for each finding, and the way to its evidence."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import Analysis, count
from analysis.ask import about, heard, in_words, still_ahead, well_dated
from analysis.store import once
from dashboard.charts.chart import mark_of, n_of
from dashboard.charts.chronicle import chronicle
from dashboard.charts.network import network
from dashboard.charts.pairs import SIGNIFICANT, counted_pairs
from dashboard.charts.statements import ROLES
from dashboard.parts.filters import actor_names, plain
from dashboard.state import link

CHRONICLE = chronicle(10)
"""The chronology as the timeline shows it first."""
MANY, PART = 3, 0.1
"""Documents, and share of all, that tell of a day that stands out."""
FAR = 15
"""Years ahead beyond which one text alone may be misread."""
OLDER = 2
"""Years that a document must be older than all others to stand out."""
YEAR = 365.25
"""Days."""
TITLE = 60
"""Characters of a title."""


class Finding(NamedTuple):
    """A sentence in Markdown, the view that shows its evidence, and what the view is to show."""

    words: str
    view: str
    params: dict[str, str]


def show(result: Analysis) -> None:
    """List what stands out; nothing where nothing does."""
    if not (found := findings(result)):
        return
    st.header("What stands out?", anchor=False)
    with st.container(key="standout", gap="xsmall"):
        for finding in found:
            st.page_link(f"views/{finding.view}/view.py", label=finding.words, icon=":material/arrow_forward:",
                         query_params=link.address(**finding.params))


@once
def findings(result: Analysis) -> list[Finding]:
    """What stands out in the documents that are shown, each kind at most once."""
    found = (busiest(result), closest(result), silent(result), furthest(result), oldest(result))
    return [finding for finding in found if finding]


def busiest(result: Analysis) -> Finding | None:
    """The day of which more documents tell than of any other, where it is a good part of them."""
    table = CHRONICLE.count(result)
    table = table[table["from_date"] == table["to_date"]].sort_values("n_documents", ascending=False, kind="stable")
    numbers = [*table["n_documents"].tolist(), 0, 0]
    if numbers[0] < MANY or numbers[0] < PART * len(result.documents) or numbers[0] == numbers[1]:
        return None
    key = CHRONICLE.key_of(table.iloc[0])
    words = f"**{plain(in_words(*key))}** is the day most told of, in {n_of(numbers[0], 'documents')}."
    return Finding(words, "timeline", {"evidence": mark_of(CHRONICLE, key)})


def closest(result: Analysis) -> Finding | None:
    """The pair with most sentences beyond chance; one that does not hang on a single document before others."""
    table = counted_pairs(result, "sentence")
    table = table[(table["q_value"] < SIGNIFICANT) & (table["n_sentences"] > table["expected"])]
    if table.empty:
        return None
    table = table.assign(beyond=table["n_sentences"] - table["expected"])
    pair = table.sort_values(["survives", "beyond"], ascending=False, kind="stable").iloc[0]
    one, other = (plain(actor_names(result)[pair[column]]) for column in ("actor_a", "actor_b"))
    where = ", all in one document" if pair["n_documents"] == 1 < len(result.documents) else ""
    chance = f"{pair['expected']:,.0f}" if pair["expected"] >= 1 else "less than one"
    words = (f"**{one}** and **{other}** are named together in {n_of(pair['n_sentences'], 'sentences')}{where}; "
             f"chance would give {chance}.")
    return Finding(words, "actors", {"evidence": mark_of(network(), (pair["actor_a"], pair["actor_b"]))})


def silent(result: Analysis) -> Finding | None:
    """Who is spoken about most while neither he nor anybody of his is quoted."""
    told = count(about(result), ["about_id"], "statements")
    told = told[~told["about_id"].isin(heard(result))]
    if told.empty:
        return None
    top = told.sort_values(["n_statements", "about_id"], ascending=[False, True]).iloc[0]
    name = plain(actor_names(result)[top["about_id"]])
    words = f"**{name}** is spoken about in {n_of(top['n_statements'], 'statements')} and never quoted."
    return Finding(words, "voices", {"evidence": mark_of(ROLES, (top["about_id"], "about"))})


def furthest(result: Analysis) -> Finding | None:
    """The last day that falls due of all that lies ahead and has not passed; very far off where two texts name it."""
    rows = still_ahead(result)
    near = rows["due_to"] < rows["written_to"].max() + pd.Timedelta(days=FAR * YEAR)
    rows = rows[near | rows.duplicated("due_to", keep=False)]
    if rows.empty:
        return None
    last = rows.sort_values(["due_to", "doc_id", "start"], ascending=[False, True, True]).iloc[0]
    first, end = (day.date().isoformat() for day in (last["due_from"], last["due_to"]))
    words = f"The texts look ahead as far as **{plain(in_words(first, end))}**."
    return Finding(words, "documents", {"place": f"{last['doc_id']}#char={last['start']},{last['end']}"})


def oldest(result: Analysis) -> Finding | None:
    """A document that is years older than all others; nothing while one of them may be older."""
    known = result.documents.drop(columns="text").sort_values("published_to")
    if len(known) < 3 or not well_dated(known).all():
        return None
    first, second = known.iloc[0], known.iloc[1:]["published_from"].min()
    years = int((second - first["published_to"]) / pd.Timedelta(days=YEAR))
    if years < OLDER:
        return None
    title = first["title"] if len(first["title"]) <= TITLE else first["title"][: TITLE - 1] + "…"
    words = f"**{plain(title)}** is {years:,} years older than the rest."
    return Finding(words, "documents", {"place": str(first["doc_id"])})
