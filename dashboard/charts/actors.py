"""The actors that charts count, and their names."""

import pandas as pd

from analysis import Analysis

BY_ACTOR = ("actor_id",)


def acting(result: Analysis) -> pd.DataFrame:
    """The mentions of actors that act: all but places."""
    actors = result.actors
    return result.mentions[result.mentions["actor_id"].isin(actors.loc[actors["kind"] != "place", "actor_id"])]


def names(result: Analysis, actor_ids: pd.Series) -> pd.Series:
    """The name of each actor."""
    return actor_ids.astype("str").map(result.actors.set_index("actor_id")["name"])
