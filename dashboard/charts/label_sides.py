"""On which side of a node its label stands: above, unless it would cover a node or another label there."""

from collections.abc import Sequence

import numpy as np

ACROSS, UP = 170.0, 230.0
"""Pixels of one unit of the network where it is drawn narrowest beside another chart."""
LETTER, LINE, GAP = 6.8, 17.0, 2.0
"""Pixels of a letter and of a line of a label, and between a node and its label."""
SIDES = {
    "top center": (0, 1), "bottom center": (0, -1), "middle right": (1, 0), "middle left": (-1, 0),
    "top right": (1, 1), "top left": (-1, 1), "bottom right": (1, -1), "bottom left": (-1, -1),
}
"""Where a label may stand, the plainest first."""
ON_LABEL = 2
"""What a covered label weighs beside a covered node."""


def sides(places: np.ndarray, sizes: Sequence[float], labels: Sequence[str]) -> list[str]:
    """Plotly's `textposition` of each label; large nodes choose first. `sizes` are diameters in pixels."""
    middles, radii = places * (ACROSS, UP), np.asarray(sizes, dtype=float) / 2
    halves = np.array([half_size(label) for label in labels]).reshape(-1, 2)
    found = ["top center"] * len(labels)
    taken: list[np.ndarray] = []
    for node in np.argsort(-radii, kind="stable").tolist():
        boxes = {side: label_box(middles[node], radii[node], halves[node], side) for side in SIDES}
        covered = {side: _covered(box, middles, radii, taken, node) for side, box in boxes.items()}
        found[node] = min(covered, key=covered.__getitem__)
        taken.append(boxes[found[node]])
    return found


def half_size(label: str) -> tuple[float, float]:
    """Half the width and half the height of a label in pixels."""
    lines = label.split("<br>")
    return max(map(len, lines)) * LETTER / 2, len(lines) * LINE / 2


def label_box(middle: np.ndarray, radius: float, half: np.ndarray, side: str) -> np.ndarray:
    """left, bottom, right, top of a label beside a node."""
    at = middle + np.array(SIDES[side]) * (radius + GAP + half)
    return np.concatenate([at - half, at + half])


def _covered(box: np.ndarray, middles: np.ndarray, radii: np.ndarray, taken: list[np.ndarray], own: int) -> int:
    """How many nodes and labels a label at `box` would cover."""
    near = np.clip(middles, box[:2], box[2:])
    nodes = np.hypot(*(middles - near).T) < radii
    nodes[own] = False
    labels = sum(bool((box[:2] < other[2:]).all() and (other[:2] < box[2:]).all()) for other in taken)
    return int(nodes.sum()) + ON_LABEL * labels
