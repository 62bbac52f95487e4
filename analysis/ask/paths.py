"""From one actor to another over actors that are named together: the shortest way, and of those the strongest."""

from itertools import pairwise

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.ask.pairing import NOT_ACTING
from analysis.store.remembered import once
from analysis.store.tables import Analysis, unit_keys

STEPS, FOLLOWED = 3, 500
"""Steps a way may have (over more, everybody is connected with everybody), and the ways followed at each step."""


@once
def _together(result: Analysis) -> tuple[pd.Index, sparse.csr_matrix]:
    """The actors that act, and in how many sentences each two of them are named together."""
    acting = result.actors.loc[~result.actors["kind"].isin(NOT_ACTING), "actor_id"]
    rows = result.mentions[result.mentions["actor_id"].isin(acting)]
    actors = pd.Index(sorted(rows["actor_id"].astype("str").unique()))
    sentences, at = np.unique(unit_keys(rows, "sent_id"), return_inverse=True)
    who = actors.get_indexer(rows["actor_id"].astype("str"))
    names = sparse.csr_matrix((np.ones(len(rows), np.int32), (at, who)), shape=(len(sentences), len(actors)))
    names.data[:] = 1
    pairs = (names.T @ names).tocsr()
    pairs.setdiag(0)
    pairs.eliminate_zeros()
    return actors, pairs


def neighbours(result: Analysis, actor: str) -> dict[str, int]:
    """{actor_id: sentences that name both}, the most first."""
    actors, pairs = _together(result)
    if actor not in actors:
        return {}
    row = pairs.getrow(actors.get_loc(actor))
    found = zip(actors[row.indices], row.data.tolist(), strict=True)
    return dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def ways(result: Analysis, one: str, other: str, most: int = 3) -> list[list[str]]:
    """Up to `most` ways from one actor to another, each a list of actor ids from `one` to `other`.

    All have as few steps as can be, at most STEPS; first those whose weakest step is named in most sentences, then
    those with most sentences together. None where the two are the same, unknown, or too far apart.
    """
    actors, pairs = _together(result)
    if one == other or one not in actors or other not in actors:
        return []
    start, end = actors.get_loc(one), actors.get_loc(other)
    level = {start}
    found: dict[int, set[int]] = {start: set()}
    for _ in range(STEPS):
        reached: dict[int, set[int]] = {}
        for actor in level:
            for neighbour in pairs.indices[pairs.indptr[actor]:pairs.indptr[actor + 1]]:
                if neighbour not in found:
                    reached.setdefault(int(neighbour), set()).add(actor)
        found |= reached
        if end in reached:
            break
        level = set(reached)
    if end not in found:
        return []
    return [[str(actors[step]) for step in way] for way in _ranked(pairs, found, end)[:most]]


def _ranked(pairs: sparse.csr_matrix, before: dict[int, set[int]], end: int) -> list[tuple[int, ...]]:
    """The ways that end at `end`, the strongest first; `before` holds the actors one step nearer to the start."""
    def rank(way: tuple[int, ...]) -> tuple[int, int, tuple[int, ...]]:
        steps = [int(pairs[a, b]) for a, b in pairwise(way)]
        return -min(steps), -sum(steps), way

    ends: list[tuple[int, ...]] = [(end,)]
    while before[ends[0][0]]:
        ends = sorted(((step, *way) for way in ends for step in before[way[0]]), key=rank)[:FOLLOWED]
    return ends
