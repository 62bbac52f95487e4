"""Corrections of who speaks: the statement at a place is said by another actor, or by nobody known."""

import re

import pandas as pd

PLACE = re.compile(r"(?P<doc_id>.+)#char=(?P<start>\d+),(?P<end>\d+)")
WHAT = "wrong speaker"


def place_of(doc_id: str, start: int, end: int) -> str:
    """The address of a statement: `doc_id#char=1204,1290` (RFC 5147)."""
    return f"{doc_id}#char={start},{end}"


def problem_of(place: str) -> str:
    """What is wrong with the address of a statement, or ""."""
    return "" if PLACE.fullmatch(place) else f"{place!r} is no place in a text; write it as report.txt#char=1204,1290"


def correct_speaker(statements: pd.DataFrame, place: str, actor: str) -> tuple[pd.DataFrame, str]:
    """The statements with that at `place` given to `actor` ("": nobody known), and why that is not done, or ""."""
    found = PLACE.fullmatch(place)
    if found is None:
        return statements, problem_of(place)
    start, end = int(found["start"]), int(found["end"])
    at = (statements["doc_id"].astype("str") == found["doc_id"]) & (statements["start"] == start) & (
        statements["end"] == end)
    if not at.any():
        return statements, f"no statement stands at {place!r}; the document or its statements have changed"
    speaker = statements["speaker_id"].astype("str").mask(at, actor).astype("category")
    corrected = statements.assign(speaker_id=speaker, certain=statements["certain"] | at)
    again = corrected.duplicated(["doc_id", "start", "end", "speaker_id"]) & at       # two spoke, now it is one
    return corrected[~again].reset_index(drop=True), ""
