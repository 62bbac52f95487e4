"""Where actors stand in a picture of their network, and which of them belong together."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.ask.pairing import NOT_ACTING, cooccurrence
from analysis.ask.spans import times_found
from analysis.store.remembered import once

PLACED = 120
"""Actors that get a place of their own; more cannot be told apart in one picture."""
CENTRAL = 18
"""Actors placed first; the others find a place around them, and move none of them."""
STEPS = 400
GOLDEN = np.pi * (3 - 5**0.5)


def places(result, most: int = PLACED) -> pd.DataFrame:
    """One row per actor, the most mentioned first: `actor_id`, and `x`, `y` in [-1, 1].

    Actors named together more than chance attract each other, all repel each other (Fruchterman and Reingold
    1991), from the same beginning each time: the same analysis gives the same picture.
    """
    pairs = cooccurrence(result, "sentence", top=most)
    actors = _by_mentions(result, most)
    pull = _pull(pairs, actors)
    spot = _spiral(len(actors))
    central = min(CENTRAL, len(actors))
    spot[:central] = _settled(spot[:central], pull[:central, :central], 0)
    spot[:central] = _filling(spot[:central])
    if len(actors) > central:
        spot[central:] = _beside(spot, pull, central)
        spot = _settled(spot, pull, central)
    return pd.DataFrame({"actor_id": actors, "x": spot[:, 0].clip(-1, 1), "y": spot[:, 1].clip(-1, 1)})


def communities(pairs: pd.DataFrame, weight: str) -> dict[str, int]:
    """{actor_id: number of its group}, the largest group 0; `pairs` weigh as the column `weight` says.

    Groups join while that raises modularity, always the pair that raises it most (Clauset, Newman, Moore 2004).
    """
    pairs = pairs[pairs[weight] > 0]
    actors = sorted({*pairs["actor_a"], *pairs["actor_b"]})
    share = _matrix(pairs, actors, pairs[weight].to_numpy(float))
    share /= max(share.sum(), 1e-12)
    groups = [[actor] for actor in actors]
    while len(groups) > 1:
        gain = 2 * (share - np.outer(share.sum(0), share.sum(0)))
        np.fill_diagonal(gain, -1)
        i, j = sorted(divmod(int(gain.argmax()), len(groups)))
        if gain[i, j] <= 1e-12:
            break
        share[i] += share[j]
        share[:, i] += share[:, j]
        share = np.delete(np.delete(share, j, 0), j, 1)
        groups[i] += groups.pop(j)
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    return {actor: number for number, group in enumerate(ordered) for actor in group}


@once
def circles(result) -> tuple[tuple[str, ...], ...]:
    """The groups of the most mentioned actors named together more than chance would have it, the largest first.

    Each is the ids of three actors or more, the most mentioned first.
    """
    pairs = cooccurrence(result, "sentence", top=PLACED)
    found = communities(pairs.assign(beyond=(pairs["n_sentences"] - pairs["expected"]).clip(lower=0)), "beyond")
    members: dict[int, list[str]] = {}
    for actor in _by_mentions(result, PLACED):
        if actor in found:
            members.setdefault(found[actor], []).append(actor)
    large = (group for group in members.values() if len(group) > 2)
    return tuple(tuple(group) for group in sorted(large, key=lambda group: (-len(group), group)))


def only(result, actors: Collection[str]):
    """The analysis with the mentions of these actors and of no others; sentences and documents are all there."""
    kept = result.mentions["actor_id"].isin(set(actors))
    return replace(result, mentions=result.mentions[kept].reset_index(drop=True))


def _by_mentions(result, most: int) -> list[str]:
    acting = set(result.actors.loc[~result.actors["kind"].isin(NOT_ACTING), "actor_id"])
    mentioned = times_found(result.mentions["actor_id"])
    named = [actor for actor in mentioned.index if actor in acting]
    return mentioned[named].sort_index().sort_values(ascending=False, kind="stable").index[:most].tolist()


def _matrix(pairs: pd.DataFrame, actors: list[str], weights: np.ndarray) -> np.ndarray:
    """The weights as a symmetric matrix."""
    place = {actor: number for number, actor in enumerate(actors)}
    a, b = pairs["actor_a"].map(place).to_numpy(int), pairs["actor_b"].map(place).to_numpy(int)
    matrix = np.zeros((len(actors), len(actors)))
    matrix[a, b] = matrix[b, a] = weights
    return matrix


def _pull(pairs: pd.DataFrame, actors: list[str]) -> np.ndarray:
    """How strongly actors attract each other, in [0, 1]: times together, those beyond chance more."""
    beyond = (pairs["n_sentences"] / pairs["expected"]).clip(0.2, 3)
    strength = np.sqrt(pairs["n_sentences"] * beyond)
    return _matrix(pairs, actors, (strength / max(strength.max(), 1e-12)).to_numpy(float) if len(pairs) else strength)


def _spiral(n: int) -> np.ndarray:
    """Places on a sunflower's spiral, the first in the middle."""
    number = np.arange(n)
    radius = np.sqrt((number + 0.5) / max(n, 1))
    return np.column_stack([radius * np.cos(number * GOLDEN), radius * np.sin(number * GOLDEN)])


def _settled(spot: np.ndarray, pull: np.ndarray, fixed: int) -> np.ndarray:
    """The places after attraction and repulsion have settled; the first `fixed` do not move."""
    spot = spot.copy()
    ideal = 1.3 / np.sqrt(max(len(spot), 1))
    for step in range(STEPS):
        apart = spot[:, None] - spot[None, :]
        distance = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 0.01)
        force = ideal**2 / distance**2 - pull * distance / ideal
        move = (apart * force[..., None]).sum(1) - 0.6 * spot
        length = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)[:, None]
        move *= np.minimum(length, 0.12 * (1 - step / STEPS)) / length
        spot[fixed:] += move[fixed:]
    return spot


def _filling(spot: np.ndarray) -> np.ndarray:
    """The places stretched half-way to an even spread over the frame, in both directions."""
    if len(spot) < 2:
        return spot * 0
    rank = spot.argsort(0, kind="stable").argsort(0, kind="stable") / (len(spot) - 1) * 2 - 1
    low, high = spot.min(0), spot.max(0)
    return 0.4 * (2 * (spot - low) / np.maximum(high - low, 1e-9) - 1) + 0.6 * rank


def _beside(spot: np.ndarray, pull: np.ndarray, central: int) -> np.ndarray:
    """Where the others begin: at the middle of the central actors they are named with, a step outwards."""
    weights = pull[central:, :central] + 1e-6
    middle = weights @ spot[:central] / weights.sum(1, keepdims=True)
    return middle + 0.25 * spot[central:]
