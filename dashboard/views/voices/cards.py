"""A statement as a card: who says it, how, when that was written, its words, and its document."""

from html import escape

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import KINDS, quote, speakers
from dashboard.parts.filters import plain
from dashboard.parts.wording import joined, written
from dashboard.state import link

TITLE, LONG = 34, 300
"""Characters of a title under a statement; of its words, where it is not cut already."""
PLURAL = {kind: kind.removesuffix("s") for kind in KINDS} | {"denies": "deny"}
"""What several voices do together."""


def card(result: Analysis, rows: pd.DataFrame, words: str = "") -> None:
    """One statement, whose `rows` are those who say it alike; `words` are its words as HTML, if not as they stand."""
    row = rows.iloc[0]
    names = [escape(name) for name in dict.fromkeys(speakers(result, rows))]
    who, says = joined(names), str(row["kind"]) if len(names) == 1 else PLURAL[str(row["kind"])]
    document = result.documents[result.documents["doc_id"] == row["doc_id"]].iloc[0]
    when = written(document) or "date not known"
    st.html(f'<p class="voice"><b>{who}</b> {says}<span>{when}</span></p>'
            f'<p class="excerpt">{words or _words(result, rows.iloc[:1])}</p>')
    leads(document, int(row["start"]), int(row["end"]))


def leads(document: pd.Series, start: int, end: int) -> None:
    """The way to a place in its document."""
    title = document["title"]
    st.page_link("views/documents/view.py", label=plain(title if len(title) <= TITLE else title[: TITLE - 1] + "…"),
                 icon=":material/menu_book:", help="Read it in its document",
                 query_params=link.address(place=f"{document['doc_id']}#char={start},{end}"))


def _words(result, row):
    words = " ".join(quote(result, row)[0].split())
    return escape(words if len(words) <= LONG else words[: LONG - 1] + "…")
