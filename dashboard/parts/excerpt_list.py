"""Excerpts to read, each with its document and a way into the reader."""

import itertools
from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import Excerpt, document_of, signs
from dashboard.parts.filters import plain
from dashboard.parts.keep import keep_excerpt
from dashboard.parts.paging import page_of, turn
from dashboard.parts.wording import written_surely
from dashboard.state import link

SIZE = 10
"""Excerpts on a page."""


def listed(
    name: str, found: list[Excerpt], result: Analysis, notes: Mapping[tuple[str, int], str] = MappingProxyType({}),
    of: str = "", through: str = "", size: int = SIZE,
) -> None:
    """Excerpts to read, page by page, each with its document and a way into the reader.

    Those `of` something else begin at their first page. `through` is what the reader is to go through.
    """
    shown = page_of(name, len(found), size, of)
    for number, excerpt in enumerate(found[shown]):
        with st.container(key=f"sentence-{name}-{number}"):
            told = [note for start in _begins(excerpt) if (note := notes.get((excerpt.doc_id, start)))]
            one_excerpt(excerpt, document_of(result, excerpt.doc_id), told, through, name=f"{name}-{number}")
    turn(name, len(found), size, shown)


def one_excerpt(excerpt: Excerpt, document: pd.Series, notes: Sequence[str] = (), through: str = "",
                of: tuple[int, int] | None = None, name: str = "", head: str = "") -> None:
    """An excerpt, what is to be said about it, and its document, which opens in the reader.

    One that is cut out `of` something longer shows where; one with a `name` of its own on the page can be kept. `head`
    is a heading for who has the page read aloud and goes from one to the next.
    """
    before, after = of and excerpt.start > of[0], of and excerpt.end < of[1]
    st.html((f'<h2 class="aloud">{escape(head)}</h2>' if head else "")
            + f'<p class="excerpt">{"… " if before else ""}{marked(excerpt)}{" …" if after else ""}</p>')
    for note in notes:
        st.caption(plain(note))
    label = " · ".join(filter(None, [plain(document["title"]), f"p. {excerpt.page}" if excerpt.page else "",
                                     written_surely(document),
                                     plain(document["source"])]))
    with st.container(horizontal=True, vertical_alignment="top", gap="small", key=f"foot-{name}" if name else None):
        st.page_link("views/documents/view.py", label=label, icon=":material/menu_book:",
                     help="Read it in its document", query_params=link.address(place=place(excerpt), through=through),
                     width="stretch")
        if name:
            keep_excerpt(name, excerpt, document["title"])


def _begins(excerpt: Excerpt) -> list[int]:
    """Where the spans of evidence in it begin, each once."""
    said = [excerpt.said[0]] if excerpt.said[1] else []
    return list(dict.fromkeys([*said, *(start for start, _ in excerpt.marks)]))


def place(excerpt: Excerpt) -> str:
    """The address of an excerpt: document and characters (RFC 5147)."""
    return f"{excerpt.doc_id}#char={excerpt.start},{excerpt.end}"


def marked(excerpt: Excerpt) -> str:
    """The excerpt as HTML: escaped text without signs of Markdown, the evidence in <mark>, the verbs of a pair in <u>.

    What is said is shaded where more stands around it.
    """
    unseen = [(excerpt.start + left, excerpt.start + right) for left, right in signs(excerpt.text)]
    spans = (*excerpt.marks, *excerpt.verbs, *unseen)
    ends = {excerpt.start, excerpt.end, *excerpt.said, *(end for span in spans for end in span)}
    cuts = sorted(cut for cut in ends if excerpt.start <= cut <= excerpt.end)
    pieces = "".join(_piece(excerpt, left, right) for left, right in itertools.pairwise(cuts)
                     if not any(start <= left and right <= end for start, end in unseen))
    return f"{pieces} …" if excerpt.said[1] > excerpt.end else pieces


def _piece(excerpt: Excerpt, left: int, right: int) -> str:
    text = escape(excerpt.text[left - excerpt.start : right - excerpt.start])
    if any(start <= left and right <= end for start, end in excerpt.marks):
        text = f"<mark>{text}</mark>"
    elif any(start <= left and right <= end for start, end in excerpt.verbs):
        text = f"<u>{text}</u>"
    said = excerpt.said[0] <= left and right <= excerpt.said[1]
    return f'<span class="said">{text}</span>' if said and not _all_said(excerpt) else text


def _all_said(excerpt: Excerpt) -> bool:
    """Whether nothing but a full stop stands around what is said."""
    return len(excerpt.text) - (excerpt.said[1] - excerpt.said[0]) < 3
