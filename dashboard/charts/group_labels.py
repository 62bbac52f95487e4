"""Where the labels of groups of points stand: near their own points, on no point and on no other label."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

STEP, ACROSS, UP = 0.025, 16, 24
"""Places tried around the middle of a group: their distance as a share of the map, and how many to each side."""
POINT = 0.015
"""How far a point reaches beyond its place, as a share of the map."""
ON_POINT, ON_LABEL, OUTSIDE = 5.0, 100.0, 1000.0
FAR, ASIDE, STRANGE = 12.0, 12.0, 0.25
"""What weighs beside what is covered: distance, distance sideways, points of others close by."""


class Group(NamedTuple):
    """Points (x, y) between 0 and 1, and half the width and half the height of their label."""

    points: np.ndarray
    half: tuple[float, float]


def places(groups: Mapping[str, Group], others: np.ndarray) -> dict[str, tuple[float, float]]:
    """{group: the middle of its label}, between 0 and 1; `others` are points of no group. Large groups choose first."""
    found: dict[str, tuple[float, float]] = {}
    order = sorted(groups, key=lambda name: (-len(groups[name].points), name))
    for name in order:
        strange = np.vstack([others, *(groups[other].points for other in order if other != name)])
        taken = [(*found[other], *groups[other].half) for other in found]
        found[name] = _place(groups[name], strange, taken)
    return found


def _place(group: Group, strange: np.ndarray, taken: list[tuple[float, float, float, float]]) -> tuple[float, float]:
    middle = np.median(group.points, axis=0)
    across, up = np.arange(-ACROSS, ACROSS + 1) * STEP, np.arange(-UP, UP + 1) * STEP
    x, y = (middle[axis] + shift.ravel() for axis, shift in enumerate(np.meshgrid(across, up)))
    half_x, half_y = group.half
    cost = FAR * np.hypot(x - middle[0], y - middle[1]) + ASIDE * np.abs(x - middle[0])
    cost += OUTSIDE * ((x < half_x) | (x > 1 - half_x) | (y < half_y) | (y > 1 - half_y))
    cost += ON_POINT * _covered(x, y, np.vstack([group.points, strange]), group.half)
    cost += STRANGE * _covered(x, y, strange, (half_x + 2 * POINT, half_y + 3 * POINT))
    for at_x, at_y, wide, high in taken:
        cost += ON_LABEL * ((np.abs(x - at_x) < half_x + wide) & (np.abs(y - at_y) < half_y + high))
    best = int(cost.argmin())
    return float(x[best]), float(y[best])


def _covered(x: np.ndarray, y: np.ndarray, points: np.ndarray, half: tuple[float, float]) -> np.ndarray:
    """How many points a label around each (x, y) would cover."""
    near = np.abs(x[:, None] - points[None, :, 0]) < half[0] + POINT
    return (near & (np.abs(y[:, None] - points[None, :, 1]) < half[1] + POINT)).sum(axis=1)
