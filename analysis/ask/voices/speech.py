"""Statements with their voice, the actors they are about, and what each actor does in them.

A voice is an actor, the author of the document, or a source that is nobody known by name.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.ask.pairing import NOT_ACTING
from analysis.ask.spans import quote, within
from analysis.ask.summaries import SPAN
from analysis.errors import InputError
from analysis.store.remembered import once
from analysis.store.tables import Analysis

AUTHOR, UNNAMED = "~author", "~unnamed"
"""Voices that are no actor; an actor's id never begins with a tilde."""
KINDS = ("asserts", "denies", "opposes", "supports", "doubts", "predicts", "demands", "promises", "praises",
         "condemns", "asks")
LABELS = {
    **dict.fromkeys((("interview-question", label) for label in ("Q", "Question", "QUESTION")), "The interviewer"),
    **dict.fromkeys((("interview-answer", label) for label in ("A", "Answer", "ANSWER")), "The person interviewed"),
}
PRONOUNS = ("he", "she", "they", "it")
SHOWN = 60
"""Characters of an unnamed source's own words."""


@once
def voiced(result: Analysis) -> pd.DataFrame:
    """The statements with `voice`: the speaker's actor_id, AUTHOR, or UNNAMED."""
    return result.statements.assign(voice=_voices(result.statements))


@once
def counted(result: Analysis) -> pd.DataFrame:
    """The statements of `voiced` that are certain: what charts, first sentences and findings are made of.

    Who only asks the questions of an interview is no voice in it.
    """
    asked = result.statements["rule_id"] == "interview-question"
    return voiced(result)[(result.statements["certain"] & ~asked).to_numpy()]


def _voices(said: pd.DataFrame) -> np.ndarray:
    speaker = said["speaker_id"].astype(object)     # of a category: each id is one text, however often it stands
    return np.where(speaker != "", speaker, np.where(said["speaker_start"] < 0, AUTHOR, UNNAMED))


def of_kind(result: Analysis, kind: str) -> Analysis:
    """The analysis with the statements of one kind; all of them for ""."""
    if kind and kind not in KINDS:
        raise InputError(f"of_kind: {kind!r} is no kind of statement; it is one of {', '.join(KINDS)}")
    return _of_kind(result, kind) if kind else result


@once
def _of_kind(result: Analysis, kind: str) -> Analysis:
    return replace(result, statements=result.statements[result.statements["kind"] == kind])


@once
def about(result: Analysis) -> pd.DataFrame:
    """One row per certain statement and actor named in what is said, with `voice` and `about_id`.

    Places do not act and are left out, as is a name that stands in the source of a divided quotation.
    """
    return named_in(result).drop_duplicates(["doc_id", "start", "end", "voice", "about_id"])


@once
def named_in(result: Analysis) -> pd.DataFrame:
    """As `about`, with one row per place where the actor is named, and `named_in`: the sentence of that place."""
    said, named = counted(result), _acting(result)
    rows, names = within(said, named)
    said, named = said.iloc[rows], named.iloc[names]
    outside = (named["end"].to_numpy() <= said["speaker_start"]) | (named["start"].to_numpy() >= said["speaker_end"])
    told = said.assign(about_id=named["actor_id"].astype(object).to_numpy(), named_in=named["sent_id"].to_numpy())
    return told[outside.to_numpy()]


@once
def roles(result: Analysis) -> pd.DataFrame:
    """One row per certain statement, actor and what the actor does in it: `actor_id` with `role` says or about."""
    said, told = counted(result), about(result)
    says = said[said["speaker_id"] != ""]
    both = [says.assign(actor_id=says["voice"], role="says"), told.assign(actor_id=told["about_id"], role="about")]
    return pd.concat(both)[[*said.columns, "actor_id", "role"]]


MUTE = frozenset(("alliance", "place"))
"""What is told to be silent of none: a name as of Europe is more often an adjective or a region than a body."""
WIDELY, LARGER = 5, 10
"""Documents that must speak about somebody before his silence tells anything, in a collection of so many at least."""


@once
def heard(result: Analysis) -> frozenset[str]:
    """The actors of whom it cannot be said that they are never quoted.

    They speak themselves, or somebody of theirs does: an actor of the country, one whom the words for a source name
    (`UKIP spokesman Mark Croucher`), or they are named in a document in which it is open who "he" is that speaks.
    Nor can it be said of a name that only looks like that of a body: it may be a product or a film; nor of one that,
    in a larger collection, is spoken about in a few documents alone.
    """
    said = result.statements
    spoken = about(result).drop_duplicates(["doc_id", "about_id"])["about_id"].astype("str").value_counts()
    seldom = set(spoken[spoken < WIDELY].index) if len(result.documents) >= LARGER else set()
    speaks = set(said["speaker_id"].unique()) - {""}
    countries = result.actors.loc[result.actors["actor_id"].isin(speaks), "country"]
    sources = said.assign(start=said["speaker_start"].clip(lower=0), end=said["speaker_end"].clip(lower=0))
    _, names = within(sources, result.mentions)
    nobody = sources[voiced(result)["voice"] == UNNAMED]
    words = pd.Series(quote(result, nobody), index=nobody.index, dtype="str").str.lower()
    open_in = nobody.loc[words.isin(PRONOUNS), "doc_id"].unique()
    people = result.actors.loc[result.actors["kind"].astype("str") == "person", "actor_id"]
    around = result.mentions[result.mentions["doc_id"].isin(open_in) & result.mentions["actor_id"].isin(people)]
    named = result.mentions["actor_id"].iloc[names].unique()
    supposed = result.actors.loc[(result.actors["origin"].astype("str") == "discovered")
                                 & (result.actors["kind"].astype("str") != "person"), "actor_id"]
    kinds = result.actors["kind"].astype("str")
    mute = result.actors.loc[kinds.isin(MUTE), "actor_id"].astype("str")
    quoted = {*mute, *speaks, *countries, *named, *around["actor_id"].unique()}
    return frozenset(quoted | seldom | set(supposed))


def speakers(result: Analysis, rows: pd.DataFrame) -> list[str]:
    """Who makes each of the statements: the actor's name, the words for an unnamed source, or the author of the text by
    name where that is known.

    A bare `Q` or `A` of an interview is told as the interviewer or the person interviewed; who speaks for his country
    stands behind its name in brackets.
    """
    names = dict(zip(result.actors["actor_id"], result.actors["name"], strict=True))
    authors = dict(zip(result.documents["doc_id"].astype(str), result.documents["author"], strict=True))
    sources = rows.assign(start=rows["speaker_start"].clip(lower=0), end=rows["speaker_end"].clip(lower=0))
    officials = rows["spoken_by"] if "spoken_by" in rows else [""] * len(rows)
    return [
        _cut(LABELS.get((rule_id, words)) or " ".join(words.split())) if voice == UNNAMED
        else (authors.get(str(doc_id)) or "The author") if voice == AUTHOR
        else f"{names[voice]} ({names[official]})" if official else names[voice]
        for doc_id, voice, words, rule_id, official in
        zip(rows["doc_id"], _voices(rows), quote(result, sources), rows["rule_id"], officials, strict=True)
    ]


def manners(result: Analysis, rows: pd.DataFrame) -> dict[tuple[str, int], str]:
    """{(doc_id, start): who makes the statements that start there, and how: "Mark Rutte doubts (“noted”)"}."""
    rows = rows.drop_duplicates([*SPAN, "speaker_id"])
    told: dict[tuple[str, int], str] = {}
    for row, name in zip(rows.itertuples(), speakers(result, rows), strict=True):
        said = f"{name} {row.kind}" + (f" (“{' '.join(row.cue.split())}”)" if row.cue else "")
        key = str(row.doc_id), int(row.start)
        told[key] = f"{told[key]} · {said}" if key in told else said
    return told


def _cut(words: str) -> str:
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def _acting(result: Analysis) -> pd.DataFrame:
    others = result.actors.loc[result.actors["kind"].isin(NOT_ACTING), "actor_id"]
    return result.mentions[~result.mentions["actor_id"].isin(others)]
