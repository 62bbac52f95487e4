"""The numbers of the charts that most is kept of, counted by their evidence alone: for a report without the app.

The app counts every chart by itself; tests hold the two to the same numbers.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import pandas as pd

from analysis.ask import (
    about,
    broad_themes,
    counted,
    for_countries,
    n_units,
    of_kind,
    pair_sentences,
    roles,
    trace,
)
from analysis.errors import InputError
from analysis.notebook.checking import Marks, Shown
from analysis.notebook.views import View
from analysis.store import Analysis

WINDOWS = {"passage": "passages", "document": "documents"}
"""Within what two actors are named together, where it is no sentence, and what is counted then."""
PAIRS = ("network", "pairs", "matrix", "partners", "step")
Rows = Callable[[Analysis], pd.DataFrame]
ROWS: Mapping[str, tuple[Rows, tuple[str, ...], str]] = MappingProxyType({
    "actors": (lambda shown: shown.mentions, ("actor_id",), "sentences"),
    "themes": (broad_themes, ("theme_id",), "passages"),
    "roles": (roles, ("actor_id", "role"), "statements"),
    "voices": (about, ("voice", "about_id"), "statements"),
    "kinds": (counted, ("kind",), "statements"),
})
"""Chart → the rows that it counts, by which columns, and what of them."""


def evidence_behind(chart: str, view: View, shown: Shown) -> Marks | None:
    """The marks of a chart, each counted by its evidence; None where that is not known here."""
    if chart in PAIRS:
        window = "sentence" if chart in ("partners", "step") else view.get("window")
        window, unit = (window, WINDOWS[window]) if window in WINDOWS else ("sentence", "sentences")
        return Marks(unit, {}, str, partial(_of_pair, shown[1], window, unit))
    if chart not in ROWS:
        return None
    rows, keys, unit = ROWS[chart]
    known = set(shown[0].themes["theme_id"]) if chart == "themes" else None
    made = rows(said_in(view, shown[1], chart))

    def behind(key: tuple[str, ...]) -> int | None:
        if len(key) != len(keys):
            return 0
        return n_units(trace(made, keys, key), unit) if known is None or key[0] in known else None

    return Marks(unit, {}, str, behind)


def _of_pair(shown: Analysis, window: str, unit: str, key: tuple[str, ...]) -> int:
    """The units that name both actors, or the one where there is no second."""
    if len(key) != 2:
        return 0
    if key[1]:
        try:
            return n_units(_with_passage(shown, pair_sentences(shown, *key, window=window), unit), unit)
        except InputError:      # an actor that is not here
            return 0
    return n_units(_with_passage(shown, shown.mentions[shown.mentions["actor_id"] == key[0]], unit), unit)


def _with_passage(shown: Analysis, rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    if unit != "passages" or "passage_id" in rows.columns:
        return rows
    return rows.merge(shown.sentences[["doc_id", "sent_id", "passage_id"]], on=["doc_id", "sent_id"])


def said_in(view: View, shown: Analysis, chart: str) -> Analysis:
    """What the Voices page counts: officials may speak for their country, and one kind of statement alone."""
    if view.page != "voices":
        return shown
    if view.get("officials") == "countries":
        shown = for_countries(shown)
    kind = view.get("kind")
    one_kind = chart in ("roles", "voices") and (shown.statements["kind"] == kind).any()
    return of_kind(shown, kind) if one_kind else shown
