"""What is said on one subject, by whom and when, so that those who differ stand side by side.

A subject is a theme, or two actors that are spoken of together. A statement is sorted by how it is made: it denies or
doubts, speaks of what is wanted or to come, or asserts; of those that assert, the ones with a negation in their first
sentence stand apart. Of a long statement, only the sentences that name both actors are read. Nothing here tells
whether two statements contradict each other, nor who is right.
"""

import re
from functools import cache

import numpy as np
import pandas as pd

from analysis.ask.spans import passage_keys, quote
from analysis.ask.time_of_writing import days_known
from analysis.ask.voices.speech import AUTHOR, counted, named_in
from analysis.errors import InputError
from analysis.lexicons import read_rules
from analysis.store.remembered import once
from analysis.store.tables import Analysis, unit_keys

STANCES = ("so", "denies", "not", "wants")
AGAINST, WANTING = ("denies", "opposes", "doubts"), ("predicts", "demands", "promises", "asks")
PAIRED = 14
"""Actors whose pairs are subjects."""
READABLE = 60
"""Statements that can be read side by side; a wider subject comes after those."""
LONG = 300
"""Characters from which a statement is read in part."""
FIRST_SENTENCE = re.compile(r".*?(?:[.!?…][\"”’']?(?=\s)|$)", re.DOTALL)
SPOKEN = ["doc_id", "start", "end", "voice"]


@once
def subjects(result: Analysis) -> pd.DataFrame:
    """One row per subject on which more than one voice speaks, first those on which most assert and most deny or
    doubt, then those on which most assert and most say that something is not.

    A weak theme and a subject with more statements than can be read side by side come after the others.

    `subject` is a theme_id, or two actor ids as `a|b`; `n_statements`, `n_voices` (each document's author is one),
    of which `n_so` assert, `n_denies` deny or doubt, `n_not` assert that something is not and `n_wants`
    expect, demand or ask; and `n_documents`.
    """
    said = _all_subjects(result)
    speaks = said["voice"].where(said["voice"] != AUTHOR, said["doc_id"].astype("str"))
    said = said.assign(speaks=speaks, **{stance: speaks.where(said["stance"] == stance) for stance in STANCES})
    table = said.groupby("subject", observed=True).agg(
        n_statements=("start", "size"), n_voices=("speaks", "nunique"), n_so=("so", "nunique"),
        n_denies=("denies", "nunique"), n_not=("not", "nunique"), n_wants=("wants", "nunique"),
        n_documents=("doc_id", "nunique"),
    ).reset_index()
    table = table[table["n_voices"] > 1]
    denied, both = (np.minimum(table["n_so"], against) for against in (table["n_denies"], table["n_not"]))
    weak = table["subject"].isin(result.themes.loc[result.themes["weakness"] != "", "theme_id"].astype("str"))
    later = (table["n_statements"] > READABLE) | weak
    return table.iloc[np.lexsort((table["subject"], -table["n_voices"], -both, -denied, later))].reset_index(drop=True)


def on_subject(result: Analysis, subject: str) -> pd.DataFrame:
    """The statements on one subject with `voice` and `stance`: of each document and voice the first, the oldest
    document first, then the second of each, and so on.

    `shown_start` and `shown_end` are the part that bears on the subject.
    """
    said = _all_subjects(result)
    said = said[(said["subject"] == subject).to_numpy()]
    if said.empty:
        raise InputError(f"on_subject: nothing is said on {subject!r}; subjects() lists what there is")
    written = said["doc_id"].astype("str").map(
        days_known(result.documents).astype({"doc_id": "str"}).set_index("doc_id")["published_from"]
    )
    said = said.assign(written=written).sort_values(["written", "doc_id", "start", "end"], na_position="last")
    of_voice = said.groupby(["doc_id", "voice", "stance"], observed=True).cumcount()
    said = said.assign(of_voice=of_voice).sort_values("of_voice", kind="stable")
    of_document = said.groupby(["doc_id", "stance", "of_voice"], observed=True).cumcount()
    said = said.assign(of_document=of_document).sort_values(["of_voice", "of_document"], kind="stable")
    return said.drop(columns=["written", "of_voice", "of_document"])


def negations(result: Analysis, rows: pd.DataFrame) -> list[tuple[int, int] | None]:
    """The span of the negation in the shown part of each statement of `on_subject`, None where there is none."""
    shown = rows.assign(start=rows["shown_start"], end=rows["shown_end"])
    found = map(negation, quote(result, shown))
    return [span and (start + span[0], start + span[1]) for start, span in zip(shown["start"], found, strict=True)]


def negation(words: str) -> tuple[int, int] | None:
    """Where the first sentence of `words` says not, outside a clause that depends on another."""
    first = FIRST_SENTENCE.match(words)
    end = first.end() if first else len(words)
    for pattern, dependent in _rules():
        if (found := pattern.search(words, 0, end)) and not dependent.search(words, 0, found.start()):
            return found.span()
    return None


@once
def _all_subjects(result: Analysis) -> pd.DataFrame:
    """One row per statement and subject."""
    said = pd.concat([_by_theme(result), _by_pair(result)], ignore_index=True)
    return said.assign(stance=_stances(result, said))


def _stances(result: Analysis, said: pd.DataFrame) -> np.ndarray:
    kinds = said["kind"].astype("str")
    negated = np.array([span is not None for span in negations(result, said)], dtype=bool)
    return np.select([kinds.isin(AGAINST), kinds.isin(WANTING), negated], ["denies", "wants", "not"], "so")


def _by_theme(result: Analysis) -> pd.DataFrame:
    said = counted(result)
    carried = pd.DataFrame({
        "passage": unit_keys(result.passage_themes, "passage_id"),
        "subject": result.passage_themes["theme_id"].astype("str"),
    })
    said = said.assign(passage=passage_keys(result, said), shown_start=said["start"], shown_end=said["end"])
    return said.merge(carried, on="passage").drop(columns="passage")


def _by_pair(result: Analysis) -> pd.DataFrame:
    """One row per statement and pair of actors in it, with the shortest run of sentences that names both."""
    told = named_in(result)
    most = told["about_id"].value_counts().sort_index().sort_values(ascending=False, kind="stable").head(PAIRED).index
    told = told[told["about_id"].isin(most)].drop_duplicates([*SPOKEN, "about_id", "named_in"])
    pairs = told.merge(told[[*SPOKEN, "about_id", "named_in"]], on=SPOKEN, suffixes=("", "_b"))
    pairs = pairs[pairs["about_id"] < pairs["about_id_b"]]
    pairs = pairs.assign(
        subject=pairs["about_id"] + "|" + pairs["about_id_b"], first=pairs[["named_in", "named_in_b"]].min(axis=1),
        last=pairs[["named_in", "named_in_b"]].max(axis=1),
    )
    pairs = pairs.assign(run=pairs["last"] - pairs["first"]).sort_values(["run", "first"], kind="stable")
    return _shown(result, pairs.drop_duplicates([*SPOKEN, "subject"]))


def _shown(result: Analysis, pairs: pd.DataFrame) -> pd.DataFrame:
    keys = unit_keys(result.sentences, "sent_id")
    begins = result.sentences["start"].to_numpy()[np.searchsorted(keys, unit_keys(pairs, "first"))]
    ends = result.sentences["end"].to_numpy()[np.searchsorted(keys, unit_keys(pairs, "last"))]
    long = pairs["end"] - pairs["start"] > LONG
    return pairs.assign(
        shown_start=pairs["start"].where(~long, np.maximum(begins, pairs["start"])),
        shown_end=pairs["end"].where(~long, np.minimum(ends, pairs["end"])),
    ).drop(columns=["about_id", "about_id_b", "named_in", "named_in_b", "first", "last", "run"])


@cache
def _rules() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [
        (re.compile(rule.fields["pattern"], re.IGNORECASE), re.compile(rule.fields["unless_after"], re.IGNORECASE))
        for rule in read_rules("voices.toml")
    ]
