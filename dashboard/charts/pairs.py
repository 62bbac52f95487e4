"""Pairs of actors: the choice of what to look at, the counted table, and what is to be said about a pair."""

from dataclasses import dataclass

import pandas as pd

from analysis import Analysis, cooccurrence
from analysis.ask import document_of, neighbours, pair_sentences
from analysis.store import once
from dashboard.charts.chart import n_of

BY_PAIR = ("actor_a", "actor_b")
DRAWN = 18
"""Actors in the network and the matrix: as many as can be read at once."""
BESIDE = 20
"""Of those an actor is named with, how many are compared besides the ones mentioned most."""
WINDOWS = {"sentence": "sentences", "passage": "passages", "document": "documents"}
MEASURES = {"count": "Count", "npmi": "NPMI", "log_likelihood": "Log-likelihood"}
SIGNIFICANT = 0.05


@dataclass(frozen=True)
class Choice:
    """Which pairs are shown and what weighs: a window, a measure, a least count, only those beyond chance."""

    window: str = "sentence"
    measure: str = "count"
    least: int = 1
    beyond: bool = False
    groups: bool = False

    @property
    def unit(self) -> str:
        """What is counted."""
        return WINDOWS[self.window]


DEFAULT = Choice()


@once
def counted_pairs(result: Analysis, window: str) -> pd.DataFrame:
    """The pairs of the most mentioned actors with all their measures, the strongest first. Not to be changed."""
    return cooccurrence(result, window=window, top=DRAWN)


def pairs(result: Analysis, choice: Choice) -> pd.DataFrame:
    """The pairs that the choice shows, with their `strength` in [0, 1] by its measure."""
    table = counted_pairs(result, choice.window)
    number = f"n_{choice.unit}"
    table = table.assign(strength=_strength(table, number, choice.measure))
    kept = table[number] >= choice.least
    if choice.beyond:
        kept &= (table["q_value"] < SIGNIFICANT) & (table[number] > table["expected"])
    return table[kept].sort_values(["strength", number, *BY_PAIR], ascending=[False, False, True, True],
                                   ignore_index=True)


def _strength(table: pd.DataFrame, number: str, measure: str) -> pd.Series:
    """The measure as a share of its largest value; of a measure against chance, nothing where chance gives more."""
    values = table[number] if measure == "count" else table[measure].where(table[number] > table["expected"], 0)
    return values / max(values.max() if len(values) else 0, 1e-12)


def trace_pair(result: Analysis, key: tuple[str, ...], choice: Choice) -> pd.DataFrame:
    """The sentences that name either, in the units that hold both."""
    return pair_sentences(result, key[0], key[1], choice.window)


@once
def counted_partners(result: Analysis, window: str, actor: str) -> pd.DataFrame:
    """The pairs of one actor with the most mentioned ones and those it is named with most, the strongest first.

    Not to be changed.
    """
    ends = {*counted_pairs(result, window)[list(BY_PAIR)].to_numpy().ravel(), *list(neighbours(result, actor))[:BESIDE]}
    table = cooccurrence(result, window=window, actors={actor, *ends})
    return table[(table["actor_a"] == actor) | (table["actor_b"] == actor)]


def tell_pair(result: Analysis, key: tuple[str, ...], choice: Choice, actor: str = "") -> list[str]:
    """The measures of a pair in words; of a pair of `actor`, where its partners are counted."""
    table = counted_partners(result, choice.window, actor) if actor else counted_pairs(result, choice.window)
    row = table[(table["actor_a"] == key[0]) & (table["actor_b"] == key[1])].iloc[0]
    return [_against_chance(row, choice), _in_documents(row, result, choice), _for_experts(row)]


def _against_chance(row: pd.Series, choice: Choice) -> str:
    n = row[f"n_{choice.unit}"]
    times = n / row["expected"]
    often = f"{times:.1f} times as often" if times >= 1.05 else "no more than that"
    sure = "beyond chance" if row["q_value"] < SIGNIFICANT and times > 1 else "this may be chance"
    return f"Named together in {n_of(n, choice.unit)} where chance would give {row['expected']:.1f}: {often}; {sure}."


def _in_documents(row: pd.Series, result: Analysis, choice: Choice) -> str:
    of = len(result.documents)
    told = f"In {row['n_documents']:,} of {n_of(of, 'documents')}"
    if choice.window == "document" or row["n_documents"] == 1:
        return f"{told}."
    left = row["without_strongest"]
    held = " and still beyond chance" if row["survives"] else ""
    return f"{told}; without “{document_of(result, row['strongest_document'])['title']}”: {left:,}{held}."


def _for_experts(row: pd.Series) -> str:
    return (f"NPMI {row['npmi']:.2f} · log-likelihood {row['log_likelihood']:.1f} · p = {row['p_value']:.2g} · "
            f"q = {row['q_value']:.2g}, all pairs of these actors compared")
