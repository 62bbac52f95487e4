"""Who is for and who is against what."""

import re

import pandas as pd

from analysis.ask.spans import quote
from analysis.ask.time_of_writing import days_known
from analysis.ask.voices.speech import counted, speakers
from analysis.store.remembered import once
from analysis.store.tables import Analysis

SIDES = {"opposes": "is against", "supports": "is for"}
WORD = re.compile(r"\w+")
ARTICLES = frozenset(("the", "a", "an", "any", "this", "that", "its", "his", "her", "their", "in"))


@once
def sides(result: Analysis) -> pd.DataFrame:
    """One row per certain statement that opposes or supports something: its columns, `voice`, `who`, `side` (is
    against, is for), `what` (its words), `written` (NaT: not known).

    What most statements are on comes first, told by the first word of `what` that is no article; then the older.
    """
    said = counted(result)
    said = said[said["kind"].isin(SIDES).to_numpy()]
    days = days_known(result.documents).astype({"doc_id": "str"}).set_index("doc_id")["published_from"]
    what = [" ".join(words.split()) for words in quote(result, said)]
    said = said.assign(who=speakers(result, said), side=said["kind"].astype("str").map(SIDES), what=what,
                       written=said["doc_id"].astype("str").map(days), thing=[_thing(words) for words in what])
    said = said.assign(often=-said.groupby("thing")["thing"].transform("size"))
    said = said.sort_values(["often", "thing", "side", "written", "doc_id", "start"], kind="stable", na_position="last")
    return said.drop(columns=["often", "thing"])


def _thing(words: str) -> str:
    """The first word of what is opposed that is no article."""
    return next((word for word in map(str.lower, WORD.findall(words)) if word not in ARTICLES), "")
