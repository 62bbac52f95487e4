"""The verb between two actors of a sentence: what the one does to the other, as far as the order of words tells."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from itertools import pairwise

import pandas as pd

from analysis.ask.spans import texts
from analysis.lexicons import read_table
from analysis.store.tables import Analysis

WORD = re.compile(r"[A-Za-z]+")
FARTHEST = 160
"""Characters between two actors beyond which the words between them hardly say what they do to each other."""
BEFORE_NOUNS = frozenset("a an the this that these those its their his her our any no some of s".split())
"""Words after which a form of a verb is a noun: the attack, its support, Russia's demand."""

Span = tuple[int, int]


@cache
def verb_forms() -> frozenset[str]:
    """All forms of the verbs that say what actors do to each other."""
    rows = read_table("verbs.csv", ("verb", "forms", "source"))
    return frozenset(form for row in rows for form in row["forms"].split(";"))


def verbs_in(text: str, start: int, end: int) -> Iterator[Span]:
    """The spans of verbs in `text[start:end]`; a capital makes a word part of a name."""
    before = ""
    for word in WORD.finditer(text, start, end):
        form = word[0].lower()
        if form in verb_forms() and word[0] == form and before not in BEFORE_NOUNS:
            yield word.span()
        before = form


def verbs_between(result: Analysis, rows: pd.DataFrame, actors: Collection[str]) -> dict[str, list[Span]]:
    """{doc_id: spans of the verbs between two of the actors}, in the sentences that the rows stand in."""
    named = result.mentions[result.mentions["actor_id"].isin(actors)]
    named = named.merge(rows[["doc_id", "sent_id"]].drop_duplicates(), on=["doc_id", "sent_id"])
    named = named.sort_values(["doc_id", "start"])
    read = texts(result)
    found: dict[str, list[Span]] = defaultdict(list)
    for one, other in pairwise(named.itertuples(index=False)):
        together = (one.doc_id, one.sent_id) == (other.doc_id, other.sent_id) and one.actor_id != other.actor_id
        if together and other.start - one.end <= FARTHEST:
            found[one.doc_id] += verbs_in(read[one.doc_id], one.end, other.start)
    return dict(found)
