"""The document component: a text with what was found in it marked, opened at a place, gone through place by place.

The text travels to the browser as data and becomes nodes through `textContent`: nothing in it is ever markup.
"""

import re
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from analysis import Analysis
from dashboard.parts import follow
from dashboard.parts.corrections.actor_form import CORRECT_NOW
from dashboard.parts.filters import PERIOD
from dashboard.parts.keep import keep_sentence
from dashboard.parts.reader_data import everything
from dashboard.state import cache, link

HERE = Path(__file__).parent
PLACE = re.compile(r"(?P<doc_id>.+?)(?:#char=(?P<start>\d{1,9}),(?P<end>\d{1,9}))?", re.DOTALL)
PROFILES, VOICES = "views/actors/view.py", "views/voices/view.py"

_component = st.components.v2.component(
    "dossier_reader",
    html='<div class="frame"><div class="tools" role="toolbar" aria-label="Reading"></div>'
         '<div class="both"><article class="reader" tabindex="0" aria-label="The document"></article>'
         '<aside class="margin" aria-label="In this document"></aside></div></div>',
    css=(HERE / "reader.css").read_text(encoding="utf-8"),
    js="".join((HERE / name).read_text(encoding="utf-8") for name in ("reader_card.js", "reader.js")),
)


class Place(NamedTuple):
    """A document, and the characters in it that are to be shown; 0, 0 is its beginning."""

    doc_id: str
    start: int = 0
    end: int = 0


def parse_place(address: str) -> Place | None:
    """The place that `doc_id#char=start,end` names, or None."""
    found = PLACE.fullmatch(address)
    if not found:
        return None
    return Place(found["doc_id"], int(found["start"] or 0), int(found["end"] or 0))


def read(result: Analysis, shown: Analysis, place: Place, words: str) -> None:
    """Show the document, opened at the place.

    The words are marked in the passages that the filter keeps (`shown`). A card leads to the profile of an actor.
    """
    asked = (place.doc_id, place.start, place.end), words, link.read("through")
    data = cache.of(shown).get(("reader", *asked), lambda: everything(result, shown, *asked))
    _component(data=data, key=f"reader-{place.doc_id}", on_act_change=lambda: _act(result, place))


def _act(result: Analysis, place: Place) -> None:
    """Do what was clicked in a card or at a repeated passage; what the browser sends is looked at first."""
    told = st.session_state[f"reader-{place.doc_id}"].act or {}
    what, of = str(told.get("do")), str(told.get("id"))
    if what == "place" and parse_place(of):
        link.write("place", of)
        link.drop("through")
    elif what == "keep" and of.isascii() and of.isdigit() and len(of) < 10:
        keep_sentence(result, place.doc_id, int(of))
    elif what == "period" and PERIOD.fullmatch(of):
        link.write("period", of)
    elif what == "speaker" and parse_place(of):
        follow.ask(VOICES, statement=of)
    elif of in set(result.actors["actor_id"]):
        _of_actor(what, of)


def _of_actor(what: str, actor: str) -> None:
    if what == "filter":
        link.write_ids("actor", [actor])
        link.write("through", f"actor:{actor}")
    elif what in ("profile", "correct"):
        st.session_state[CORRECT_NOW] = actor if what == "correct" else ""
        follow.ask(PROFILES, profile=actor)
