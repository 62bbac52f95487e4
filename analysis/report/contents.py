"""What a report tells: its rows, each with the counted sentences behind it. The page and the Markdown say the same."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.ask import (
    AUTHOR,
    UNNAMED,
    Filter,
    ahead,
    behind,
    broad_of,
    broad_themes,
    chronology,
    cooccurrence,
    counted,
    in_words,
    iso,
    look_up,
    narrow,
    pair_sentences,
    quote,
    short_labels,
    speakers,
    well_dated,
)
from analysis.ask.everyone import everyone
from analysis.ask.pairing import NOT_ACTING
from analysis.errors import InputError
from analysis.store import Analysis
from analysis.store.tables import unit_keys

MOST_ACTORS, MOST_PAIRS, N_DATES, MOST_VOICES = 100, 40, 40, 60
"""Rows of a report, those with most behind them; all are in the files of `export`."""
NAMED = 5
"""Actors that are told when a name means several."""
DUE = {"dated": "Day not certain", "expected": "Expected", "demanded": "Demanded", "promised": "Promised"}


class Row(NamedTuple):
    """A line of the report: what it says, and the numbers of the sentences that its number is counted from."""

    id: str
    name: str
    told: str
    n: int
    unit: str
    sentences: list[int]
    when: str = ""
    beside: str = ""
    """Further figures that hold for the whole report, and not for a part of it."""


class Said(NamedTuple):
    """Something said or awaited: its words, who says so and how, its place, and the sentence in which it begins."""

    words: str
    how: str
    doc_id: str
    start: int
    end: int
    sentence: int

    @property
    def address(self) -> str:
        """Its place as a link has it (RFC 5147)."""
        return f"{self.doc_id}#char={self.start},{self.end}"


class Contents:
    """All rows of a report on the analysis, or on what it has of one actor."""

    def __init__(self, result: Analysis, title: str, actor: str = "") -> None:
        self.whole = result
        self.actor = actor_called(result, actor) if actor else ""
        self.shown = narrow(result, Filter(actors=(self.actor,)) if self.actor else Filter())
        self.names = dict(zip(result.actors["actor_id"], result.actors["name"], strict=True))
        self.title = f"{self.names[self.actor]} in {title}" if self.actor else title
        self.titles = dict(zip(result.documents["doc_id"].astype("str"), result.documents["title"], strict=True))
        self._keys = unit_keys(self.shown.sentences, "sent_id")
        self._ends = self.shown.sentences["end"].tolist()
        self._same = (self._keys[1:] >> 32 == self._keys[:-1] >> 32).tolist()
        self._passages = unit_keys(self.shown.sentences, "passage_id")

    def numbers(self, rows: pd.DataFrame) -> list[int]:
        """The numbers of the sentences in which the rows stand: their places among all that are counted."""
        return sorted(set(self.places(rows)))

    def places(self, rows: pd.DataFrame) -> list[int]:
        """The number of the sentence in which each row begins."""
        return np.searchsorted(self._keys, unit_keys(rows, "sent_id")).tolist()

    def reached(self, number: int, end: int) -> Iterator[int]:
        """The numbers of the sentences from this one to the one of its document that ends at `end` or later."""
        yield number
        while self._ends[number] < end and number + 1 < len(self._keys) and self._same[number]:
            number += 1
            yield number

    def numbers_of_passages(self, rows: pd.DataFrame) -> list[int]:
        """The numbers of all sentences of the rows' passages."""
        return np.flatnonzero(np.isin(self._passages, unit_keys(rows, "passage_id"))).tolist()

    def lede(self) -> str:
        """What is in the folder, in one sentence."""
        documents, n = self.shown.documents, len(self.shown.documents)
        of = f" of {len(self.whole.documents):,}" if self.actor else ""
        there = f"{n:,}{of} document{'' if len(self.whole.documents) == 1 else 's'}"
        known = documents[well_dated(documents)]
        when = ", not dated"
        if len(known):
            first, last = iso(pd.Series([known["published_from"].min(), known["published_to"].max()]))
            when = f", {'' if len(known) == n else f'{len(known):,} of them dated: '}written {in_words(first, last)}"
        return f"{there}{when}; {n_of(len(self.shown.sentences), 'sentence')} counted."

    def actors(self) -> list[Row]:
        """The actors named most, with the sentences that name them."""
        rows = everyone(self.shown)
        rows = rows[~rows["kind"].astype("str").isin(NOT_ACTING)].head(MOST_ACTORS)
        named = {str(actor): group for actor, group in self.shown.mentions.groupby("actor_id", observed=True)}
        return [Row(row.actor_id, row.name, f"{row.kind} · as {row.surfaces}", row.n_sentences, "sentence",
                    self.numbers(named[row.actor_id]), beside=f"in {n_of(row.n_documents, 'document')}")
                for row in rows.itertuples()]

    def pairs(self) -> list[Row]:
        """The pairs of these actors that are named together most, against what chance would give."""
        table = cooccurrence(self.shown, "sentence")
        table = table.sort_values(["n_sentences", "log_likelihood", "actor_a", "actor_b"],
                                  ascending=[False, False, True, True]).head(MOST_PAIRS)
        return [Row(f"{row.actor_a}|{row.actor_b}", f"{self.names[row.actor_a]} and {self.names[row.actor_b]}",
                    "", row.n_sentences, "sentence",
                    self.numbers(pair_sentences(self.shown, row.actor_a, row.actor_b)),
                    beside=f"in {n_of(row.n_documents, 'document')}; chance would give {row.expected:,.1f}, "
                           f"q = {row.q_value:.2g}") for row in table.itertuples()]

    def themes(self) -> list[Row]:
        """The broad themes with their best sentence, those with most passages first."""
        carried = {str(theme): rows for theme, rows in broad_themes(self.shown).groupby("theme_id", observed=True)}
        rows, names = [], short_labels(self.whole)
        for theme in self.whole.themes.itertuples():
            if theme.theme_id in carried:
                of_it = self.whole.themes["parent"] == theme.theme_id
                parts = [names[part] for part in self.whole.themes.loc[of_it, "theme_id"]]
                finer = f" · {', '.join(parts)}" if parts else ""
                told = f"“{one_line(theme.sentence)}”" if theme.sentence else ""
                own = carried[theme.theme_id]
                rows.append(Row(theme.theme_id, names[theme.theme_id], told + finer, len(own), "passage",
                                self.numbers_of_passages(own)))
        return sorted(rows, key=lambda row: (-row.n, row.id))

    def lines(self) -> list[Row]:
        """The chronology: a sentence a date, with the documents that tell of it."""
        lines = chronology(self.shown, N_DATES)
        traced = behind(self.shown, lines)
        told = quote(self.shown, lines)
        rows = []
        for line, words in zip(lines.itertuples(), told, strict=True):
            days = (traced["from_date"] == line.from_date) & (traced["to_date"] == line.to_date)
            when = in_words(*iso(pd.Series([line.from_date, line.to_date])))
            rows.append(Row(f"{line.doc_id}#char={line.start},{line.end}", one_line(words), self.titles[line.doc_id],
                            line.n_documents, "document", self.numbers(traced[days]), when))
        return rows

    def awaited(self) -> list[tuple[str, list[Said]]]:
        """(when it falls due, the sentences that say so), by the day it falls due."""
        rows = ahead(self.shown).astype({"doc_id": self.shown.documents["doc_id"].dtype, "sent_id": "int32"})
        places = self.places(rows)
        sentences = self.shown.sentences.iloc[places]
        told: dict[str, list[Said]] = {}
        for row, sentence, words, place in zip(rows.itertuples(), sentences.itertuples(),
                                               quote(self.shown, sentences), places, strict=True):
            who = self.names.get(row.expected_by, "")
            said = Said(one_line(words), who, str(row.doc_id), sentence.start, sentence.end, place)
            told.setdefault(_due(row), []).append(said)
        return list(told.items())

    def voices(self) -> list[tuple[str, list[Said]]]:
        """(who speaks, what he says), those with most statements first, then all who are nobody known by name.

        What the authors assert themselves is left out."""
        rows = counted(self.shown)
        rows = rows[rows["voice"] != AUTHOR]
        said: dict[str, list[Said]] = {}
        for row, name, words, place in zip(rows.itertuples(), speakers(self.shown, rows), quote(self.shown, rows),
                                           self.places(rows), strict=True):
            how = f"{row.kind} (“{one_line(row.cue)}”)" if row.cue else str(row.kind)
            known = row.voice != UNNAMED
            told = Said(one_line(words), how if known else f"{name} {how}", str(row.doc_id), row.start, row.end, place)
            said.setdefault(row.voice, []).append(told)
        unnamed = said.pop(UNNAMED, [])
        ordered = sorted(said.items(), key=lambda voice: (-len(voice[1]), voice[0]))[:MOST_VOICES]
        named = [(self.names[voice], sayings) for voice, sayings in ordered]
        return [*named, ("Unnamed sources", unnamed)] if unnamed else named


def _due(row) -> str:
    """When something falls due, and whether that has passed."""
    if pd.isna(row.due_from):
        return DUE[row.kind]
    return in_words(*iso(pd.Series([row.due_from, row.due_to]))) + (", passed since" if row.has_passed else "")


def actor_called(result: Analysis, name: str) -> str:
    """The id of the actor with this id or name; InputError says which there are where it is none or several."""
    if name in set(result.actors["actor_id"]):
        return name
    called = result.actors.loc[result.actors["name"].str.casefold() == name.casefold(), "actor_id"]
    if len(called) == 1:
        return called.iloc[0]
    found = look_up(result, "actor", name)
    if found.certain:
        return found.certain
    near = ", ".join(found.ids[:NAMED]) or ", ".join(everyone(result)["actor_id"].head(NAMED))
    raise InputError(f"actor {name!r} is {'more than one' if found.ids else 'none'} here; write an id, such as {near}")


def carried_by(shown: Analysis) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """{key of a passage: ids} of the actors named in it, and of the broad themes it carries."""
    sentences, mentions = shown.sentences, shown.mentions
    places = np.searchsorted(unit_keys(sentences, "sent_id"), unit_keys(mentions, "sent_id"))
    keys = unit_keys(sentences, "passage_id")[places]
    themes = shown.passage_themes["theme_id"].astype("str").map(broad_of(shown.themes))
    return (_gathered(keys, mentions["actor_id"].astype("str")),
            _gathered(unit_keys(shown.passage_themes, "passage_id"), themes))


def _gathered(keys: np.ndarray, ids: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, dict[str, None]] = {}
    for key, value in zip(keys.tolist(), ids, strict=True):
        found.setdefault(key, {})[value] = None
    return {key: list(values) for key, values in found.items()}


def n_of(number: int, unit: str) -> str:
    """A number with its unit."""
    return f"{number:,} {unit}{'' if number == 1 else 's'}"


def one_line(text: str) -> str:
    """The text without its line breaks."""
    return " ".join(text.split())
