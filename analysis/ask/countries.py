"""A country with its people and institutions: its president, ministers and ministries counted as the country itself."""

from dataclasses import replace

from analysis.ask.voices.countries import in_office, is_body
from analysis.store.remembered import once
from analysis.store.tables import Analysis

INSTITUTIONS = frozenset(("agency", "assembly", "commission", "congress", "court", "department", "duma", "forces",
                          "guard", "navy", "office", "police", "senate", "service", "treasury"))
"""Further words in the name of a body of a state."""


@once
def belonging(result: Analysis, country: str) -> tuple[str, ...]:
    """The ids of those who act for a country, the most mentioned first: who holds or held an office of it, whom the
    texts call its minister, spokesman …, and its bodies. Empty for what is no country."""
    actors = result.actors
    named = result.mentions["actor_id"].astype("str").value_counts()
    kind, words = actors["kind"].astype("str"), actors["name"].str.lower().str.split()
    office = actors["name"].isin(in_office()) | (actors["origin"].astype("str") == "discovered")
    body = actors["name"].map(is_body) | words.map(lambda found: not INSTITUTIONS.isdisjoint(found))
    acts = ((kind == "person") & office) | ((kind == "organization") & body)
    own = (actors["country"].astype("str") == country) & (actors["actor_id"] != country)
    found = actors.loc[acts & own & actors["actor_id"].isin(named.index), "actor_id"]
    return tuple(sorted(found, key=lambda actor: (-named[actor], actor)))


def as_country(result: Analysis, country: str) -> Analysis:
    """The analysis in which those who act for a country are the country: their mentions and statements are its own."""
    members = belonging(result, country)
    mentioned, spoken = result.mentions["actor_id"].astype("str"), result.statements["speaker_id"].astype("str")
    return replace(
        result, actors=result.actors[~result.actors["actor_id"].isin(members)].reset_index(drop=True),
        mentions=result.mentions.assign(actor_id=mentioned.mask(mentioned.isin(members), country).astype("category")),
        statements=result.statements.assign(speaker_id=spoken.mask(spoken.isin(members), country).astype("category")))
