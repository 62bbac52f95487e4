"""Officials who speak for their country: its president, ministers, spokespeople and ministries."""

from dataclasses import replace
from functools import cache

from analysis.lexicons import read_table
from analysis.store.remembered import once
from analysis.store.tables import Analysis

BODIES = frozenset(("administration", "army", "cabinet", "embassy", "government", "ministry", "parliament",
                    "presidency"))
"""Words in the name of a body that speaks for its country."""


@once
def for_countries(result: Analysis) -> Analysis:
    """The analysis with what officials say given to their country; `spoken_by` is the official, "" for all others."""
    actors = result.actors
    country = actors["country"].astype("str")
    official = actors["name"].isin(in_office()) | actors["name"].map(is_body)
    known = official & country.isin(actors["actor_id"]) & (country != actors["actor_id"])
    speaks = dict(zip(actors.loc[known, "actor_id"], country[known], strict=True))
    speaker = result.statements["speaker_id"].astype("str")
    joined = speaker.map(speaks)
    statements = result.statements.assign(
        speaker_id=joined.fillna(speaker).astype("category"), spoken_by=speaker.where(joined.notna(), ""))
    return replace(result, statements=statements)


def is_body(name: str) -> bool:
    """Whether a body of this name speaks for its country."""
    return not BODIES.isdisjoint(name.lower().split())


@cache
def in_office() -> frozenset[str]:
    """Who holds or held an office of state."""
    states = {row["name"] for row in read_table("countries.csv", ["name", "alias", "form", "from", "to", "source"])}
    held = read_table("offices.csv", ["holder", "office", "titles", "body", "from", "to", "elected", "source"])
    return frozenset(row["holder"] for row in held if row["body"] in states)
